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
      \"\"\"What a run leaves behind; series count epochs, with the start at 0.

      `path` holds the parameters after each epoch and `final` the last ones, in the units of
      training: layer by layer, weights [outputs, inputs] and then biases.
      \"\"\"

      degree, x_center, x_scale, y_center, y_scale, gives = 1, 0.0, 1.0, 0.0, 1.0, "numbers"

      def __init__(self, **values):
          self.__dict__.update(values)

      def at(self, epoch):
          \"\"\"The run as it stood after an epoch.\"\"\"
          return Run(**{**self.__dict__, "final": self.path[epoch]})

      def epochs_to(self, condition):
          for epoch in range(len(self.loss)):
              if condition(epoch):
                  return epoch
          return float("inf")

      def diverged_at(self):
          for epoch, loss in enumerate(self.loss):
              if self.diverges() and not loss <= 10 * self.loss[0]:
                  return epoch
          return float("inf")

      def diverges(self):
          return not self.loss[-1] <= 10 * self.loss[0]

      def plateaus(self, first, last, share=0.01):
          start = self.loss[first]
          return all(abs(loss - start) <= share * start for loss in self.loss[first:last + 1])

      def oscillates(self, times=3):
          \"\"\"Whether the loss turns up so often, or with one update an epoch a parameter around.\"\"\"
          def turns(values):
              signs = np.sign(np.diff(values))
              signs = signs[signs != 0]
              return int((signs[1:] != signs[:-1]).sum())

          most = turns(self.loss) // 2
          if self.iterations_per_epoch == 1:
              most = max([most] + [turns(values) for values in np.array(self.path).T])
          return most >= times

      def overfits_after(self):
          best = int(np.argmin(self.validation_loss))
          rose = self.validation_loss[-1] >= 1.1 * self.validation_loss[best]
          return best if rose and self.loss[-1] < self.loss[best] else float("inf")

      @property
      def weights(self):
          \"\"\"Of one layer with one output, in the units of the data.\"\"\"
          return self.final[:self.x.shape[1]] * self.y_scale / self.x_scale

      @property
      def bias(self):
          own = self.final[self.x.shape[1]:].sum() * self.y_scale + self.y_center
          return float(np.ravel(own)[0]) - float((self.weights * self.x_center).sum())

      def outputs(self, x):
          \"\"\"What the model gives for scaled rows: numbers, scores or probabilities.\"\"\"
          values = np.asarray(self.forward(self.final, x)[-1][1])
          if self.gives == "logits":
              powers = np.exp(values - values.max(axis=1, keepdims=True))
              return powers / powers.sum(axis=1, keepdims=True)
          return 1 / (1 + np.exp(-values)) if self.gives == "logit" else values

      def predict(self, *row):
          \"\"\"The prediction for a row in the units of the data.\"\"\"
          x = np.array([row], float)
          x = x ** np.arange(1, self.degree + 1) if self.degree > 1 else x
          values = self.outputs((x - self.x_center) / self.x_scale)
          return float(np.ravel(values * self.y_scale + self.y_center)[0])

      def residuals(self, part="training"):
          x, y = self.parts[part]
          return np.ravel((y - self.outputs(x)) * self.y_scale)

      def measure(self, name, part="training"):
          if name == "accuracy":
              x, y = self.parts[part]
              values = self.outputs(x)
              border = 0 if self.gives == "scores" else 0.5
              found = values.argmax(axis=1) if values.shape[1] > 1 else values[:, 0] >= border
              return float((found == np.ravel(y)).mean())
          errors = self.residuals(part)
          if name == "r2":
              targets = np.ravel(self.parts[part][1] * self.y_scale)
              return 1 - float((errors ** 2).sum() / ((targets - targets.mean()) ** 2).sum())
          if name == "mae":
              return float(np.abs(errors).mean())
          return float((errors ** 2).mean()) ** (0.5 if name == "rmse" else 1)

      def curvature(self, factor=None):
          \"\"\"The eigenvalues of the Hessian of the loss over all rows, largest first.\"\"\"
          design = np.column_stack([self.x, np.ones(len(self.x))]) if self.has_bias else self.x
          if factor is None:
              p = self.outputs(self.x)
              factor = p * (1 - p)
          return np.linalg.eigvalsh(design.T @ (design * factor) / len(design))[::-1]

      def gradient_norm(self, start=0, end=None):
          \"\"\"The length of the loss's gradient over all rows, of these parameters.\"\"\"
          return float(np.linalg.norm(self.gradient(self.final, self.x, self.y)[start:end]))

      def gradient_check(self, h, step=None):
          \"\"\"The largest relative error of central differences, at an update or at the start.\"\"\"
          w, x, y = self.path[0], self.x, self.y
          if step:
              w, x, y = self.steps[step].before, self.steps[step].x, self.steps[step].y
          worst = 0.0
          for place, slope in enumerate(self.plain_gradient(w, x, y)):
              move = h * (np.arange(len(w)) == place)
              numeric = (self.value(w + move, x, y) - self.value(w - move, x, y)) / (2 * h)
              if slope or numeric:
                  worst = max(worst, abs(slope - numeric) / max(abs(slope), abs(numeric)))
          return worst


  class Step:
      \"\"\"One update: the parameters before and after it, the rows that it saw, and what the
      optimizer keeps.\"\"\"

      def __init__(self, run, before, after, x=None, y=None, **state):
          self.run, self.before, self.after, self.x, self.y = run, before, after, x, y
          self.__dict__.update(state)

      change = property(lambda self: self.after - self.before)
      gradient = property(lambda self: self.run.gradient(self.before, self.x, self.y))
      loss = property(lambda self: self.run.value(self.before, self.x, self.y))
      loss_after = property(lambda self: self.run.value(self.after, self.x, self.y))

      @property
      def prediction(self):
          return Run(**{**self.run.__dict__, "final": self.before}).outputs(self.x)

      @property
      def slope(self):
          \"\"\"Of the loss by the model's outputs.\"\"\"
          return self.run.slope(self.run.forward(self.before, self.x)[-1][1], self.y)

      def z(self, layer):
          \"\"\"A layer's sums.\"\"\"
          return np.asarray(self.run.forward(self.before, self.x)[layer][0])

      def a(self, layer):
          \"\"\"What a layer gives.\"\"\"
          return np.asarray(self.run.forward(self.before, self.x)[layer][1])


  def line(parameters, x):
      \"\"\"One layer with one output, forward.\"\"\"
      values = (x @ parameters[:x.shape[1]] + parameters[x.shape[1]:].sum())[:, None]
      return [(values, values)]


  def column(table, name, part=None):
      \"\"\"A column of one of the lesson's tables, or of the rows that have a part in it.\"\"\"
      rows = tables[table]
      return (rows[rows["part"] == part] if part else rows)[name].to_numpy()


  runs, tables = {}, {}


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
