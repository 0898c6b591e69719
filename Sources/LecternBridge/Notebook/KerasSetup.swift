/// The rest of the first cell of a Keras notebook: training in double precision on given batches.
let kerasSetup = """
  import os

  os.environ.setdefault("KERAS_BACKEND", "jax")
  import jax

  jax.config.update("jax_enable_x64", True)
  import jax.numpy as jnp
  import keras

  keras.config.set_floatx("float64")


  class Rates(keras.optimizers.schedules.LearningRateSchedule):
      \"\"\"A learning rate for every update, in double precision.\"\"\"

      def __init__(self, rates):
          self.rates = jnp.asarray(rates)

      def __call__(self, step):
          return self.rates[jnp.minimum(jnp.asarray(step, "int32"), len(self.rates) - 1)]

      def get_config(self):
          return {"rates": self.rates}


  class TorchForm(keras.optimizers.Optimizer):
      \"\"\"An optimizer with PyTorch's placement of epsilon, decay and learning rate.\"\"\"

      def __init__(self, kind, learning_rate, coupled=0.0, weight_decay=None, clipnorm=None,
                   clipvalue=None, global_clipnorm=None, **options):
          super().__init__(learning_rate, weight_decay=weight_decay, clipnorm=clipnorm,
                           clipvalue=clipvalue, global_clipnorm=global_clipnorm)
          self.kind, self.coupled, self.options = kind, coupled, options

      def build(self, variables):
          if not self.built:
              super().build(variables)
              self.m = self.add_optimizer_variables(variables, "m")
              self.v = self.add_optimizer_variables(variables, "v")
              self.product = self.add_optimizer_variables(variables, "product", "ones")

      def _clip_gradients(self, gradients):
          if not self.global_clipnorm:
              return super()._clip_gradients(gradients)
          norm = jnp.sqrt(sum((g ** 2).sum() for g in gradients))
          return [g * jnp.minimum(1.0, self.global_clipnorm / (norm + 1e-6)) for g in gradients]

      def update_step(self, g, w, rate):
          o, i = self.options, self._get_variable_index(w)
          t = jnp.asarray(self.iterations.value + 1, "float64")
          m, v, w0 = self.m[i].value, self.v[i].value, w.value
          g = g + self.coupled * w0
          b1, b2 = o.get("beta_1"), o.get("beta_2")
          epsilon, correct = o.get("epsilon"), o.get("bias_correction", True)
          if self.kind == "sgd":
              m = o["momentum"] * m + g
              move = g + o["momentum"] * m if o.get("nesterov") else m
          elif self.kind == "adagrad":
              v = v + g ** 2
              move = g / (jnp.sqrt(v + o["initial_accumulator"]) + epsilon)
          elif self.kind == "rmsprop":
              v = o["rho"] * v + (1 - o["rho"]) * g ** 2
              move = g / (jnp.sqrt(v) + epsilon)
          elif self.kind == "adadelta":
              v = o["rho"] * v + (1 - o["rho"]) * g ** 2
              move = g * jnp.sqrt(m + epsilon) / jnp.sqrt(v + epsilon)
              m = o["rho"] * m + (1 - o["rho"]) * move ** 2
          else:
              m = b1 * m + (1 - b1) * g
              c1, c2 = (1 - b1 ** t, 1 - b2 ** t) if correct else (1.0, 1.0)
              if self.kind == "adamax":
                  v = jnp.maximum(b2 * v, jnp.abs(g) + epsilon)
                  move = m / c1 / v
              else:
                  v = b2 * v + (1 - b2) * g ** 2
                  scale = jnp.sqrt(v / c2) + epsilon
                  move = m / c1 / scale
              if self.kind == "nadam":
                  mu, after = (b1 * (1 - 0.5 * 0.96 ** (0.004 * k)) for k in (t, t + 1))
                  product = self.product[i].value * mu
                  self.product[i].assign(product)
                  mean = after * m / (1 - product * after) + (1 - mu) * g / (1 - product)
                  move = mean / scale
          self.m[i].assign(m)
          self.v[i].assign(v)
          w.assign(w0 - rate * move)


  def slope(function, w):
      return np.array(jax.grad(function)(jnp.asarray(w)))


  def fit(model, optimizer, loss, x, y, plan, penalty=None, shrink=None, held=None,
          patience=None, monitor="held", delta=0.0, restore=True, watch=()):
      \"\"\"Trains on the planned batches and stops after the epoch with the first number that is
      not finite.

      The loss after each epoch is the one over all rows, without penalties. The updates to watch
      are kept in `steps`.
      \"\"\"
      optimizer.build(model.trainable_variables)
      variables = [v.value for v in model.trainable_variables]
      state = [v.value for v in optimizer.variables]

      def rate_of(state):
          rates = optimizer._learning_rate
          return rates(state[0]) if callable(rates) else state[1]

      def outputs(variables, rows):
          return model.stateless_call(variables, [], rows)[0]

      def flat(variables):
          return np.concatenate([np.array(v).T.ravel() for v in variables])

      def shaped(parameters):
          ends = np.cumsum([int(np.prod(v.shape)) for v in model.trainable_variables])
          parts = np.split(np.asarray(parameters), ends[:-1])
          return [jnp.asarray(part.reshape(v.shape[::-1]).T)
                  for part, v in zip(parts, model.trainable_variables)]

      def forward(parameters, x):
          parts, passed = iter(shaped(parameters)), []
          for layer in model.layers:
              z = x @ next(parts) + (next(parts) if layer.use_bias else 0.0)
              x = layer.activation(z)
              passed.append((z, x))
          return passed

      def penalized(variables):
          return penalty([v for v in variables if v.ndim > 1]) if penalty else 0.0

      def gradient(parameters, x, y, extra=penalized):
          return flat(jax.grad(lambda v: loss(y, outputs(v, x)) + extra(v))(shaped(parameters)))

      @jax.jit
      def measure(variables, rows, targets):
          return loss(targets, outputs(variables, rows))

      def stretches(epoch, done):
          \"\"\"The epoch's batches in stretches of one size, cut around the updates to watch.\"\"\"
          start = 0
          for end in range(1, len(epoch) + 1):
              if (end == len(epoch) or len(epoch[end]) != len(epoch[start])
                      or done + end in watch or done + end + 1 in watch):
                  yield epoch[start:end]
                  start = end

      @jax.jit
      def sweep(variables, state, x, y, batches):
          def step(carry, rows):
              def objective(variables):
                  value = loss(y[rows], outputs(variables, x[rows]))
                  return value + penalized(variables), value

              variables, state = carry
              (_, value), gradients = jax.value_and_grad(objective, has_aux=True)(variables)
              rate = rate_of(state)
              variables, state = optimizer.stateless_apply(state, gradients, variables)
              if shrink:
                  variables = [shrink(v, rate) if v.ndim > 1 else v for v in variables]
              finite = jnp.isfinite(value) & jnp.all(
                  jnp.stack([jnp.isfinite(v).all() for v in variables]))
              return (variables, state), (value, finite)

          return jax.lax.scan(step, (variables, state), batches)

      x, y = jnp.asarray(x), jnp.asarray(y)
      run = Run(loss=[float(measure(variables, x, y))], running_loss=[float("nan")],
                step_loss=[float("nan")], validation_loss=[], updates=0, first_nonfinite_step=None,
                path=[flat(variables)], steps={}, forward=forward, gradient=gradient,
                plain_gradient=lambda w, x, y: gradient(w, x, y, lambda v: 0.0),
                value=lambda w, x, y: float(measure(shaped(w), x, y)),
                slope=lambda p, y: np.array(jax.grad(lambda p: loss(y, p))(jnp.asarray(p))))
      if held:
          run.validation_loss.append(float(measure(variables, *held)))
      best, kept, waited, run.epochs = float("inf"), None, 0, 0
      for epoch in plan:
          total, seen = 0.0, sum(map(len, epoch))
          for part in stretches(epoch, run.updates):  # the last batch may be smaller
              before = variables
              (variables, state), (values, finite) = sweep(variables, state, x, y, np.stack(part))
              values, finite = np.asarray(values), np.asarray(finite)
              count = len(values) if finite.all() else int(np.argmin(finite)) + 1
              run.updates += count
              run.step_loss += values[:count].tolist()
              total += float(values[:count].sum()) * len(part[0])
              if run.updates in watch:
                  run.steps[run.updates] = Step(
                      run, flat(before), flat(variables), x[part[0]], y[part[0]])
              if not finite.all():
                  run.first_nonfinite_step = run.updates
                  break
          run.epochs += 1
          run.running_loss.append(total / seen)
          run.loss.append(float(measure(variables, x, y)))
          run.path.append(flat(variables))
          if held:
              run.validation_loss.append(float(measure(variables, *held)))
          if not np.isfinite(run.loss[-1]) and not run.first_nonfinite_step:
              run.first_nonfinite_step = run.updates
          if run.first_nonfinite_step:
              break
          if patience is not None:
              watched = run.validation_loss[-1] if held and monitor == "held" else run.loss[-1]
              if watched < best - delta:
                  best, kept, waited = watched, variables, 0
              else:
                  waited += 1
                  if waited >= patience:
                      break
      if patience is not None and restore and kept is not None:
          variables = kept
      run.final = flat(variables)
      return run


  def mean_squared(targets, outputs):
      return jnp.mean((outputs - targets) ** 2)


  def half_squared(targets, outputs):
      return jnp.mean((outputs - targets) ** 2) / 2


  def absolute(z):
      \"\"\"|z| with the slope 0 at 0, where JAX has 1.\"\"\"
      return jnp.where(z == 0, 0.0, jnp.abs(z))


  def mean_absolute(targets, outputs):
      return jnp.mean(absolute(outputs - targets))


  def huber(delta):
      \"\"\"As Keras's own, which rounds to 32 bits.\"\"\"

      def loss(targets, outputs):
          size = absolute(outputs - targets)
          line = delta * (size - delta / 2)
          return jnp.mean(jnp.where(size <= delta, size ** 2 / 2, line))

      return loss


  def binary_cross_entropy(targets, logits):
      return jnp.mean(jax.nn.softplus(logits) - logits * targets)


  def surprise(targets, p):
      return -jnp.mean(targets * jnp.log(p) + (1 - targets) * jnp.log1p(-p))


  def cross_entropy(targets, logits):
      return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(logits), targets[:, None], axis=1))


  def hinge(targets, scores):
      return jnp.mean(jnp.maximum(1 - (2 * targets - 1) * scores, 0))

  """
