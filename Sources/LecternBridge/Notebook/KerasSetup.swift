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


  def fit(model, optimizer, loss, x, y, plan, penalty=None, shrink=None, held=None,
          patience=None, delta=0.0, restore=True):
      \"\"\"Trains on the planned batches and stops after the epoch with the first number that is
      not finite.

      The loss after each epoch is the one over all rows, without penalties.
      \"\"\"
      optimizer.build(model.trainable_variables)
      variables = [v.value for v in model.trainable_variables]
      state = [v.value for v in optimizer.variables]

      def outputs(variables, rows):
          return model.stateless_call(variables, [], rows)[0]

      @jax.jit
      def measure(variables, rows, targets):
          return loss(targets, outputs(variables, rows))

      @jax.jit
      def sweep(variables, state, x, y, batches):
          def step(carry, rows):
              def objective(variables):
                  value = loss(y[rows], outputs(variables, x[rows]))
                  extra = penalty([v for v in variables if v.ndim > 1]) if penalty else 0.0
                  return value + extra, value

              variables, state = carry
              (_, value), gradients = jax.value_and_grad(objective, has_aux=True)(variables)
              variables, state = optimizer.stateless_apply(state, gradients, variables)
              if shrink:
                  variables = [shrink(v, state) if v.ndim > 1 else v for v in variables]
              finite = jnp.isfinite(value) & jnp.all(
                  jnp.stack([jnp.isfinite(v).all() for v in variables]))
              return (variables, state), (value, finite)

          return jax.lax.scan(step, (variables, state), batches)

      x, y = jnp.asarray(x), jnp.asarray(y)
      run = Run(loss=[float(measure(variables, x, y))], running_loss=[float("nan")],
                step_loss=[float("nan")], validation_loss=[], updates=0, first_nonfinite_step=None)
      if held:
          run.validation_loss.append(float(measure(variables, *held)))
      best, kept, waited, run.epochs = float("inf"), None, 0, 0
      for epoch in plan:
          total = 0.0
          whole = len(epoch) - (len(epoch[-1]) < len(epoch[0]))
          for part in (epoch[:whole], epoch[whole:]):  # the last batch may be smaller
              if not part or run.first_nonfinite_step:
                  continue
              (variables, state), (values, finite) = sweep(variables, state, x, y, np.stack(part))
              values, finite = np.asarray(values), np.asarray(finite)
              count = len(values) if finite.all() else int(np.argmin(finite)) + 1
              run.updates += count
              run.step_loss += values[:count].tolist()
              total += float(values[:count].sum()) * len(part[0])
              if not finite.all():
                  run.first_nonfinite_step = run.updates
          run.epochs += 1
          run.running_loss.append(total / len(x))
          run.loss.append(float(measure(variables, x, y)))
          if held:
              run.validation_loss.append(float(measure(variables, *held)))
          if run.first_nonfinite_step:
              break
          if patience is not None:
              watched = run.validation_loss[-1] if held else run.loss[-1]
              if watched < best - delta:
                  best, kept, waited = watched, variables, 0
              else:
                  waited += 1
                  if waited >= patience:
                      break
      if patience is not None and restore and kept is not None:
          variables = kept
      run.parameters = [np.array(v) for v in variables]
      run.outputs = lambda rows: np.array(outputs(variables, rows))
      return run


  def layers(run):
      \"\"\"Weights as [outputs, inputs] and biases, layer by layer, in one row of numbers.\"\"\"
      return np.concatenate([v.T.ravel() for v in run.parameters])


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
      return keras.losses.Huber(delta=delta)


  def binary_cross_entropy(targets, logits):
      return jnp.mean(jax.nn.softplus(logits) - logits * targets)


  def cross_entropy(targets, logits):
      return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(logits), targets[:, None], axis=1))


  def hinge(targets, scores):
      return jnp.mean(jnp.maximum(1 - (2 * targets - 1) * scores, 0))

  """
