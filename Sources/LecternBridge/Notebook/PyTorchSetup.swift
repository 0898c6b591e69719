/// The rest of the first cell of a PyTorch notebook: training in double precision on given batches,
/// and the optimizers in the form that Keras gives them, where it differs from PyTorch's own.
let pytorchSetup = """
  import torch
  from torch import nn

  torch.set_default_dtype(torch.float64)


  class KerasForm(torch.optim.Optimizer):
      \"\"\"An optimizer with Keras's placement of epsilon, accumulators and learning rate.\"\"\"

      def __init__(self, parameters, kind, lr, **options):
          self.kind, self.options, self.time = kind, options, 0
          super().__init__(parameters, {"lr": lr})

      @torch.no_grad()
      def step(self):
          self.time += 1
          t, o = self.time, self.options
          for group in self.param_groups:
              rate = group["lr"]
              for w in (p for p in group["params"] if p.grad is not None):
                  g, s = w.grad, self.state[w]
                  if not s:
                      start = o.get("initial_accumulator", 0.0)
                      s["m"] = torch.full_like(w, start if self.kind == "adagrad" else 0.0)
                      s["v"] = torch.zeros_like(w)
                  m, v = s["m"], s["v"]
                  w.sub_(rate * o.get("decay", 0.0) * w)
                  if self.kind == "sgd":
                      m.mul_(o["momentum"]).sub_(rate * g)
                      w.add_(o["momentum"] * m - rate * g if o.get("nesterov") else m)
                  elif self.kind == "adagrad":
                      m.add_(g * g)
                      w.sub_(rate * g / torch.sqrt(m + o["epsilon"]))
                  elif self.kind == "rmsprop":
                      v.mul_(o["rho"]).add_((1 - o["rho"]) * g * g)
                      w.sub_(rate * g / torch.sqrt(v + o["epsilon"]))
                  elif self.kind == "adadelta":
                      v.mul_(o["rho"]).add_((1 - o["rho"]) * g * g)
                      move = g * torch.sqrt(m + o["epsilon"]) / torch.sqrt(v + o["epsilon"])
                      m.mul_(o["rho"]).add_((1 - o["rho"]) * move * move)
                      w.sub_(rate * move)
                  elif self.kind in ("adam", "adamw", "nadam"):
                      b1, b2 = o["beta_1"], o["beta_2"]
                      m.mul_(b1).add_((1 - b1) * g)
                      v.mul_(b2).add_((1 - b2) * g * g)
                      if self.kind == "nadam":
                          mu, after = (b1 * (1 - 0.5 * 0.96 ** k) for k in (t, t + 1))
                          product = s["product"] = s.get("product", 1.0) * mu
                          mean = after * m / (1 - product * after) + (1 - mu) * g / (1 - product)
                          w.sub_(rate * mean / (torch.sqrt(v / (1 - b2 ** t)) + o["epsilon"]))
                      else:
                          correct = o.get("bias_correction", True)
                          factor = np.sqrt(1 - b2 ** t) / (1 - b1 ** t) if correct else 1.0
                          w.sub_(rate * factor * m / (torch.sqrt(v) + o["epsilon"]))
                  elif self.kind == "adamax":
                      b1, b2 = o["beta_1"], o["beta_2"]
                      m.mul_(b1).add_((1 - b1) * g)
                      torch.maximum(b2 * v, g.abs(), out=v)
                      w.sub_(rate / (1 - b1 ** t) * m / (v + o["epsilon"]))


  def clip_norm(parameters, limit, slack=0.0):
      \"\"\"Scales gradients down to a norm of at most `limit`.\"\"\"
      norm = torch.sqrt(sum((p.grad ** 2).sum() for p in parameters)) + slack
      if norm > limit:
          for p in parameters:
              p.grad *= limit / norm


  def slope(function, w):
      w = torch.tensor(w, requires_grad=True)
      function(w).backward()
      return w.grad.numpy().copy()


  def fit(model, optimizer, loss, x, y, plan, rates=None, penalty=None, shrink=None, clip=None,
          held=None, patience=None, monitor="held", delta=0.0, restore=True, watch=()):
      \"\"\"Trains on the planned batches and stops at the first number that is not finite.

      The loss after each epoch is the one over all rows, without penalties. The updates to watch
      are kept in `steps`.
      \"\"\"
      x, y = torch.as_tensor(x), torch.as_tensor(y)
      held = held and tuple(torch.as_tensor(part) for part in held)

      def measure(rows, targets):
          with torch.no_grad():
              return loss(targets, model(rows)).item()

      def penalized():
          return penalty([p for p in model.parameters() if p.dim() > 1]) if penalty else 0.0

      def flat():
          return nn.utils.parameters_to_vector(model.parameters()).detach().numpy().copy()

      def put(parameters):
          nn.utils.vector_to_parameters(torch.tensor(parameters), model.parameters())

      def forward(parameters, x):
          put(parameters)
          passed, x = [], torch.as_tensor(x)
          for part in model:
              x = part(x)
              passed += [[None, None]] if isinstance(part, nn.Linear) else []
              passed[-1] = [x.detach() if isinstance(part, nn.Linear) else passed[-1][0], x.detach()]
          return passed

      def value(parameters, x, y):
          put(parameters)
          return measure(torch.as_tensor(x), torch.as_tensor(y))

      def gradient(parameters, x, y, extra=penalized):
          put(parameters)
          own = list(model.parameters())
          total = loss(torch.as_tensor(y), model(torch.as_tensor(x))) + extra()
          return torch.cat([g.ravel() for g in torch.autograd.grad(total, own)]).numpy()

      run = Run(loss=[measure(x, y)], running_loss=[float("nan")], step_loss=[float("nan")],
                validation_loss=[], updates=0, first_nonfinite_step=None, path=[flat()], steps={},
                forward=forward, value=value, gradient=gradient,
                plain_gradient=lambda w, x, y: gradient(w, x, y, lambda: 0.0),
                slope=lambda p, y: slope(lambda p: loss(torch.as_tensor(y), p), p.numpy()))
      if held:
          run.validation_loss.append(measure(*held))
      best, kept, waited, run.epochs = float("inf"), None, 0, 0
      for epoch in plan:
          total, sizes = 0.0, [len(rows) for rows in epoch]
          order = torch.as_tensor(np.concatenate(epoch))
          for x_batch, y_batch in zip(x[order].split(sizes), y[order].split(sizes)):
              if rates is not None:
                  for group in optimizer.param_groups:
                      group["lr"] = rates[min(run.updates, len(rates) - 1)]
              before = flat() if run.updates + 1 in watch else None
              optimizer.zero_grad()
              batch_loss = loss(y_batch, model(x_batch))
              (batch_loss + penalized()).backward()
              if clip:
                  clip(list(model.parameters()))
              optimizer.step()
              if shrink:
                  with torch.no_grad():
                      for p in model.parameters():
                          if p.dim() > 1:
                              p.copy_(shrink(p, optimizer.param_groups[0]["lr"]))
              batch_loss = batch_loss.item()
              run.updates += 1
              run.step_loss.append(batch_loss)
              total += batch_loss * len(x_batch)
              if before is not None:
                  run.steps[run.updates] = Step(run, before, flat(), x_batch, y_batch)
              # Nothing overflows while the loss is small.
              if not batch_loss < 1e100 and not (
                      np.isfinite(batch_loss) and all(p.isfinite().all() for p in model.parameters())):
                  run.first_nonfinite_step = run.updates
                  break
          run.epochs += 1
          run.running_loss.append(total / sum(sizes))
          run.loss.append(measure(x, y))
          run.path.append(flat())
          if held:
              run.validation_loss.append(measure(*held))
          if not np.isfinite(run.loss[-1]) and not run.first_nonfinite_step:
              run.first_nonfinite_step = run.updates
          if run.first_nonfinite_step:
              break
          if patience is not None:
              watched = run.validation_loss[-1] if held and monitor == "held" else run.loss[-1]
              if watched < best - delta:
                  best, kept, waited = watched, [p.detach().clone() for p in model.parameters()], 0
              else:
                  waited += 1
                  if waited >= patience:
                      break
      if patience is not None and restore and kept is not None:
          with torch.no_grad():
              for p, value in zip(model.parameters(), kept):
                  p.copy_(value)
      run.final = flat()
      return run


  def mean_squared(targets, outputs):
      return ((outputs - targets) ** 2).mean()


  def half_squared(targets, outputs):
      return ((outputs - targets) ** 2).mean() / 2


  def mean_absolute(targets, outputs):
      return (outputs - targets).abs().mean()


  def huber(delta):
      return lambda targets, outputs: nn.functional.huber_loss(outputs, targets, delta=delta)


  def binary_cross_entropy(targets, logits):
      return nn.functional.binary_cross_entropy_with_logits(logits, targets)


  def surprise(targets, p):
      return nn.functional.binary_cross_entropy(p, targets)


  def cross_entropy(targets, logits):
      return nn.functional.cross_entropy(logits, targets)


  def hinge(targets, scores):
      return torch.clamp(1 - (2 * targets - 1) * scores, min=0).mean()

  """
