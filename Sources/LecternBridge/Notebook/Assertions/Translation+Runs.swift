import LecternRun
import LecternSource
import LecternSpec

/// The parts of a run.
extension Translation {
  mutating func part(_ name: String, of object: RunObject) throws(Unasserted) -> PythonItem? {
    if name == "seeds" { throw .seeds }
    let python = object.python
    switch name {
    case "loss": return .series(PythonSeries(list: "\(python).loss"))
    case "rows", "epochs", "updates": return .value("\(python).\(name)")
    case "first_nonfinite_step":
      return .value("(\(python).first_nonfinite_step or float(\"inf\"))")
    case "diverged": return .value("\(python).diverges()")
    case "diverged_at": return .value("\(python).diverged_at()")
    case "parameters": return .parameters(object)
    default: break
    }
    if object.isFunction {
      return object.model.inputs.firstIndex(of: name).map { parameter($0, of: object) }
        ?? (name == "weights" ? .weights(object, isScaled: true) : nil)
    }
    if let item = descentPart(name, of: object) ?? modelPart(name, of: object) { return item }
    return measure(name, of: object, on: .training)
  }

  /// What only runs have that go over rows again and again.
  private func descentPart(_ name: String, of object: RunObject) -> PythonItem? {
    guard !object.isSolved else { return nil }
    let list = "\(object.python).\(name)"
    switch name {
    case "iterations_per_epoch", "batch_size", "last_batch", "samples": return .value(list)
    case "mistakes" where object.isPerceptron: return .series(PythonSeries(list: list, first: 1))
    case "first_clean_epoch" where object.isPerceptron: return .value(list)
    case "running_loss" where !object.isPerceptron:
      return .series(PythonSeries(list: list, first: 1))
    case "step_loss" where !object.isPerceptron:
      return .series(PythonSeries(list: list, first: 1, countsUpdates: true))
    case "validation_loss" where object.run.result.counts.validationRows > 0:
      return object.isPerceptron ? nil : .series(PythonSeries(list: list))
    case "gradient_norm":
      let rules = object.run.spec.descent?.regularization
      let isPenalized = rules.map { $0.l2 > 0 || $0.l1Subgradient > 0 } ?? true
      return object.isPerceptron || isPenalized ? nil : .gradientNorms(object)
    default: return nil
    }
  }

  private func modelPart(_ name: String, of object: RunObject) -> PythonItem? {
    switch name {
    case "validation": return .part(object, .validation)
    case "residuals": return residuals(of: object, on: .training)
    case "weight", "weights": return object.isOneUnit ? weights(name, of: object) : nil
    case "bias": return object.isOneUnit ? bias(of: object, isScaled: false) : nil
    case "scaled": return object.isOneUnit ? .scaled(object) : nil
    case "curvature":
      guard object.isOneUnit else { return nil }
      switch object.model.loss {
      case .meanSquaredError: return .curvature("\(object.python).curvature(2)")
      case .halfMeanSquaredError: return .curvature("\(object.python).curvature(1)")
      case .binaryCrossEntropy: return .curvature("\(object.python).curvature()")
      default: return nil
      }
    default:
      guard name.hasPrefix("layer"), let number = Int(name.dropFirst(5)),
        (1...max(object.layers.count, 1)).contains(number), object.layers.count > 1
      else { return nil }
      return .layer(object, number - 1)
    }
  }

  // MARK: Rows

  /// `validation.mse` and its kin.
  func part(_ name: String, of object: RunObject, on part: DataPart) -> PythonItem? {
    let counts = object.run.result.counts
    guard part == .validation, counts.validationRows > 0 else { return nil }
    switch name {
    case "rows": return .value("len(\(object.python).parts[\"validation\"][0])")
    case "residuals": return residuals(of: object, on: .validation)
    case "loss":
      return object.isSolved || object.isPerceptron
        ? nil : .series(PythonSeries(list: "\(object.python).validation_loss"))
    default: return measure(name, of: object, on: .validation)
    }
  }

  private static let errors: Set<String> = ["mse", "rmse", "mae", "r2"]

  private func measure(_ name: String, of object: RunObject, on part: DataPart) -> PythonItem? {
    let isKnown =
      object.model.isClassifier
      ? name == "accuracy"
      : Self.errors.contains(name) && object.run.result.fitted.output == .numbers
    guard isKnown else { return nil }
    let arguments =
      PythonLiteral.string(name) + (part == .training ? "" : ", \"\(part.rawValue)\"")
    let python = object.python
    let value = "\(python).measure(\(arguments))"
    if object.isSolved { return .value(value) }
    return .series(
      PythonSeries(of: object, value: value) { "\(python).at(\($0)).measure(\(arguments))" })
  }

  private func residuals(of object: RunObject, on part: DataPart) -> PythonItem? {
    guard object.run.result.fitted.layers.last?.outputs == 1, !object.isPerceptron else {
      return nil
    }
    let argument = part == .training ? "" : "\"\(part.rawValue)\""
    return .numbers(
      "\(object.python).residuals(\(argument))",
      rows: object.run.data.map { PythonRows(data: $0, part: part) })
  }

  // MARK: Parameters

  /// A parameter by its place, as it is trained.
  private func parameter(_ place: Int, of object: RunObject) -> PythonItem {
    let python = object.python
    return .series(
      PythonSeries(of: object, value: "\(python).final[\(place)]") {
        "\(python).path[\($0)][\(place)]"
      })
  }

  func weight(_ place: Int, of object: RunObject, isScaled: Bool) -> PythonItem {
    if isScaled { return parameter(place, of: object) }
    let python = object.python
    return .series(
      PythonSeries(of: object, value: "\(python).weights[\(place)]") {
        "\(python).at(\($0)).weights[\(place)]"
      })
  }

  func bias(of object: RunObject, isScaled: Bool) -> PythonItem? {
    guard object.model.hasBias else { return nil }
    if isScaled { return parameter(object.model.inputs.count, of: object) }
    let python = object.python
    return .series(
      PythonSeries(of: object, value: "\(python).bias") { "\(python).at(\($0)).bias" })
  }

  /// A part of the weights: one by its input's name, or how many are zero.
  func weightPart(_ name: String, of object: RunObject, isScaled: Bool) -> PythonItem? {
    if let place = object.model.inputs.firstIndex(of: name) {
      return weight(place, of: object, isScaled: isScaled)
    }
    switch name {
    case "zeros": return .value("int((\(object.python).weights == 0).sum())")
    case "count": return .value("len(\(object.python).weights)")
    default: return nil
    }
  }

  /// All weights, or for `weight` the only one.
  func weights(_ name: String, of object: RunObject, isScaled: Bool = false) -> PythonItem {
    name == "weight" && object.model.inputs.count == 1
      ? weight(0, of: object, isScaled: isScaled) : .weights(object, isScaled: isScaled)
  }

  func parameters(_ name: String, of object: RunObject) -> PythonItem? {
    switch name {
    case "count": return .value("len(\(object.python).final)")
    case "initial": return object.isSolved ? nil : .numbers("\(object.python).path[0]", rows: nil)
    case "final": return .numbers("\(object.python).final", rows: nil)
    case "zeros" where object.isOneUnit: return weightPart("zeros", of: object, isScaled: true)
    default: return nil
    }
  }

  func layer(_ name: String, of object: RunObject, _ place: Int) -> PythonItem? {
    let layer = object.layers[place]
    switch name {
    case "weights":
      return .table(
        "\(object.python).final[\(layer.weights):\(layer.biases)].reshape(-1, \(layer.inputs))")
    case "bias": return .numbers("\(object.python).final[\(layer.biases):\(layer.end)]", rows: nil)
    default: return nil
    }
  }

  // MARK: Slopes

  func curvature(_ name: String, _ eigenvalues: String) -> PythonItem? {
    switch name {
    case "max": return .value("\(eigenvalues)[0]")
    case "min": return .value("\(eigenvalues)[-1]")
    case "condition": return .value("(\(eigenvalues)[0] / \(eigenvalues)[-1])")
    case "learning_rate_limit": return .value("(2 / \(eigenvalues)[0])")
    case "eigenvalues": return .numbers(eigenvalues, rows: nil)
    default: return nil
    }
  }

  /// The norm of the gradient over all rows after each epoch, of one layer or of all.
  func gradientNorm(of object: RunObject, layer: Int?) -> PythonSeries {
    let layers = object.layers
    let range = layer.map { "\(layers[$0].weights), \(layers[$0].end)" } ?? ""
    let python = object.python
    return PythonSeries(of: object, value: nil) { "\(python).at(\($0)).gradient_norm(\(range))" }
  }
}
