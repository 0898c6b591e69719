import LecternRun
import LecternSource
import LecternSpec

/// The parts of a trace: single updates with what goes forward and backward in them.
extension Translation {
  func tracePart(_ name: String, of item: PythonItem) throws(Unasserted) -> PythonItem? {
    switch item {
    case .trace(let object):
      return name == "gradient_check" && isChecked(object) ? .gradientCheck(object) : nil
    case .gradientCheck(let object):
      return ["max", "max_relative_error"].contains(name)
        ? .value(gradientCheck(object, width: nil)) : nil
    case .step(let step): return try part(name, of: step)
    case .stepLayer(let step, let layer): return part(name, of: step, layer: layer)
    case .stepSlopes(let step, let layer): return slope(name, of: step, layer: layer)
    case .stepLayers(let step):
      if ["loss", "prediction"].contains(name) { return try part(name, of: step) }
      if name.hasPrefix("layer"), let number = Int(name.dropFirst(5)),
        step.step.layers.indices.contains(number - 1)
      {
        return .stepLayer(step, number - 1)
      }
      return step.step.layers.count == 1 ? part(name, of: step, layer: 0) : nil
    case .named(let array, let names, let path):
      let longer = path.isEmpty ? name : "\(path).\(name)"
      guard names.contains(where: { $0 == longer || $0.hasPrefix(longer + ".") }) else {
        return nil
      }
      return .named(array: array, names: names, path: longer)
    default: return nil
    }
  }

  func traceElement(_ places: [String], of item: PythonItem) throws(Unasserted) -> PythonItem {
    guard places.count == 1 else { throw .other }
    switch item {
    case .trace(let object):
      guard let step = object.trace.result.steps.first(where: { String($0.step) == places[0] })
      else { throw .other }
      return .step(StepObject(trace: object, step: step))
    case .gradientCheck(let object): return .value(gradientCheck(object, width: places[0]))
    case .stepLayers(let step):
      guard let place = Int(places[0]), step.step.layers.indices.contains(place) else {
        throw .other
      }
      return .stepLayer(step, place)
    default: throw .other
    }
  }

  // MARK: One update

  private func part(_ name: String, of step: StepObject) throws(Unasserted) -> PythonItem? {
    let python = step.python
    let layers = step.step.layers
    switch name {
    case "step": return .value("\(step.step.step)")
    case "loss", "loss_after":
      return step.run.isPerceptron ? nil : .value("\(python).\(name)")
    case "before", "after", "change":
      return .named(array: "\(python).\(name)", names: step.names, path: "")
    case "gradient":
      guard !step.run.isPerceptron else { return nil }
      return layers.isEmpty
        ? .named(array: "\(python).gradient", names: step.names, path: "")
        : .stepSlopes(step, -1)
    case "prediction":
      return step.trace.trace.showsFirstRows && !step.run.isPerceptron && !step.run.isFunction
        ? .table("\(python).prediction") : nil
    case "learning_rate":
      guard let descent = step.run.run.spec.descent, activeSchedule(descent) != nil else {
        return nil
      }
      return .value("\(step.run.python).rates[\(step.step.step - 1)]")
    case "layers", "forward": return .stepLayers(step)
    case "m", "v", "velocity", "m_hat", "v_hat":
      guard keepsState(step.run.run), let state = step.step.updates.first?.state,
        state.contains(where: { $0.name == name })
      else { return nil }
      return .named(
        array: optimizerState(name, of: step), names: step.names, path: "")
    default:
      guard name.hasPrefix("layer"), let number = Int(name.dropFirst(5)),
        layers.indices.contains(number - 1)
      else { return nil }
      return .stepLayer(step, number - 1)
    }
  }

  /// `m_hat` is what Adam makes of `m`; the others the optimizer holds itself.
  private func optimizerState(_ name: String, of step: StepObject) -> String {
    guard name.hasSuffix("_hat") else { return "\(step.python).\(name)" }
    let optimizer = step.run.run.spec.descent?.optimizer
    let decay =
      name == "m_hat" ? optimizer?.number("beta_1") ?? 0.9 : optimizer?.number("beta_2") ?? 0.999
    return "(\(step.python).\(name.prefix(1)) / (1 - \(PythonLiteral.plain(decay)) ** "
      + "\(step.step.step)))"
  }

  // MARK: Layers of an update

  private func part(_ name: String, of step: StepObject, layer: Int) -> PythonItem? {
    switch name {
    case "z", "a":
      guard step.trace.trace.showsFirstRows, !(step.run.isPerceptron && name == "a") else {
        return nil
      }
      return .table("\(step.python).\(name)(\(layer))")
    case "gradient": return .stepSlopes(step, layer)
    case "weights", "bias":
      return parameters(name, "\(step.python).before", of: step.run, layer: layer)
    default: return nil
    }
  }

  /// The slopes of a layer's parameters, and for -1 those of all and of the prediction.
  private func slope(_ name: String, of step: StepObject, layer: Int) -> PythonItem? {
    guard layer < 0 else {
      return parameters(name, "\(step.python).gradient", of: step.run, layer: layer)
    }
    if name == "prediction" {
      guard step.trace.trace.showsFirstRows,
        layerActivations(step.run.run).last?.isIdentity ?? false
      else { return nil }
      return .table("\(step.python).slope")
    }
    let all = PythonItem.named(array: "\(step.python).gradient", names: step.names, path: "")
    return try? tracePart(name, of: all)
  }

  /// A layer's weights or biases among all parameters.
  private func parameters(
    _ name: String, _ array: String, of run: RunObject, layer: Int
  ) -> PythonItem? {
    let layer = run.layers[layer]
    switch name {
    case "weights":
      return .table("\(array)[\(layer.weights):\(layer.biases)].reshape(-1, \(layer.inputs))")
    case "bias": return .numbers("\(array)[\(layer.biases):\(layer.end)]", rows: nil)
    default: return nil
    }
  }

  // MARK: Gradients checked

  private func isChecked(_ object: TraceObject) -> Bool {
    !object.run.isPerceptron && !object.run.isFunction
      && !object.trace.result.gradientCheck.isEmpty
  }

  /// The largest relative error of central differences with this width.
  func gradientCheck(_ object: TraceObject, width: String?) -> String {
    let width = width ?? PythonLiteral.number(object.trace.spec.gradientCheck?.h ?? 1e-5)
    let step = object.trace.result.steps.first.map { ", \($0.step)" } ?? ""
    return "\(object.run.python).gradient_check(\(width)\(step))"
  }
}
