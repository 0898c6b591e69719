/// The part of a notebook's first cell that both libraries need: Lectern's random order of rows,
/// a record of each run, and the comparison of a claim with its number.
let sharedSetup = """
  import numpy as np
  import pandas as pd

  WORD = (1 << 64) - 1


  def words(state):
      \"\"\"SplitMix64.\"\"\"
      while True:
          state = (state + 0x9E3779B97F4A7C15) & WORD
          z = state
          z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
          z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
          yield z ^ (z >> 31)


  class Stream:
      \"\"\"xoshiro256**, seeded as Lectern seeds it: one independent stream per purpose.\"\"\"

      def __init__(self, seed, purpose):
          key = (next(words(seed & WORD)) + purpose * 0xDA942042E4DD58B5) & WORD
          source = words(key)
          self.a, self.b, self.c, self.d = (next(source) for _ in range(4))

      def next(self):
          product = (self.b * 5) & WORD
          result = (((product << 7) | (product >> 57)) * 9) & WORD
          t = (self.b << 17) & WORD
          self.c ^= self.a
          self.d ^= self.b
          self.b ^= self.c
          self.a ^= self.d
          self.c ^= t
          self.d = ((self.d << 45) | (self.d >> 19)) & WORD
          return result

      def below(self, bound):
          product = (self.next() >> 32) * bound
          if product & 0xFFFFFFFF < bound:
              threshold = (1 << 32) % bound
              while product & 0xFFFFFFFF < threshold:
                  product = (self.next() >> 32) * bound
          return product >> 32

      def uniform(self, low, high):
          return low + (high - low) * ((self.next() >> 11) * 2.0 ** -53)

      def shuffle(self, items):
          for i in range(len(items) - 1, 0, -1):
              j = self.below(i + 1)
              items[i], items[j] = items[j], items[i]


  def batches(rows, size, epochs, order, seed, drop_last=False):
      \"\"\"The rows of every batch of every epoch, in the order in which Lectern takes them.\"\"\"
      sequence, stream = list(range(rows)), Stream(seed, 6)
      for epoch in range(epochs):
          if size < rows and (order == "shuffled" or (order == "fixed" and epoch == 0)):
              stream.shuffle(sequence)
          end = rows - rows % size if drop_last else rows
          yield [np.array(sequence[i:i + size]) for i in range(0, end, size)]


  def drawn(widths, square, seed):
      \"\"\"A network's start, layer by layer: weights [outputs, inputs] within the root of `square`,
      drawn in Lectern's order, and biases at zero.\"\"\"
      stream, parts = Stream(seed, 5), []
      for inputs, outputs in zip(widths, widths[1:]):
          limit = np.sqrt(square(inputs, outputs))
          weights = [stream.uniform(-limit, limit) for _ in range(outputs * inputs)]
          parts += [np.array(weights).reshape(outputs, inputs), np.zeros(outputs)]
      return parts


  class Run:
      \"\"\"What a run leaves behind; series count epochs, with the start at 0.\"\"\"

      def __init__(self, **values):
          self.__dict__.update(values)

      def epochs_to(self, condition):
          for epoch in range(len(self.loss)):
              if condition(epoch):
                  return epoch
          return float("inf")


  runs = {}


  def check(run, found, expected, tolerance):
      \"\"\"Compares parameters with those that Lectern recorded.\"\"\"
      difference = np.abs(found - expected) / np.maximum(np.abs(expected), 1e-3)
      worst = float(difference.max()) if difference.size else 0.0
      print(f"parameters: largest relative difference {worst:.1e}")
      assert worst <= tolerance, f"{worst:.1e} is more than {tolerance:.0e}"


  def check_losses(run, expected, tolerance, first_nonfinite_step, name="losses"):
      \"\"\"Compares losses, by epoch, with those that Lectern recorded.\"\"\"
      worst = 0.0
      for epoch, loss in expected.items():
          worst = max(worst, abs(run.loss[epoch] - loss) / max(abs(loss), 1e-3))
      print(f"{name}: largest relative difference {worst:.1e}")
      assert worst <= tolerance, f"{worst:.1e} is more than {tolerance:.0e}"
      assert run.first_nonfinite_step == first_nonfinite_step


  def close(value, written, tolerance):
      \"\"\"Whether a number in the text is the run's, to the digits written.\"\"\"
      if np.isinf(written):
          return value == written
      return abs(value - written) <= tolerance * (1 + 1e-6) + 1e-12

  """
