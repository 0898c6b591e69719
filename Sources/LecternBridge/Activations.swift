import LecternRun
import LecternSpec

/// What a layer applies to its sums: a catalog name, with the number that some take, which is the
/// slope of a leaky ReLU below zero or the depth of an ELU.
struct LayerActivation: Equatable {
  var name: String
  var number: Double?

  var isIdentity: Bool { name == "identity" }
}

/// The activation of each layer, hidden ones first.
func layerActivations(_ run: BridgedRun) -> [LayerActivation] {
  let names = run.result.model.activations
  let layers = run.result.model.widths.indices
  return layers.map { index in
    let spec = run.spec.model.component(index == layers.last ? "output" : "activation")
    return LayerActivation(
      name: names.indices.contains(index) ? names[index] : "identity",
      number: spec?.number("slope") ?? spec?.number("alpha"))
  }
}

extension LayerActivation {
  /// As the `activation` of a Keras layer.
  var keras: String {
    let number = number.map(PythonLiteral.plain) ?? ""
    return switch name {
    case "gelu_tanh": "lambda z: keras.activations.gelu(z, approximate=True)"
    case "leaky_relu": "keras.layers.LeakyReLU(\(self.number == 0.3 ? "" : number))"
    case "elu" where self.number != 1: "keras.layers.ELU(\(number))"
    default: PythonLiteral.string(name)
    }
  }

  /// As a PyTorch module; nil for the identity.
  var pytorch: String? {
    let number = number.map(PythonLiteral.plain) ?? ""
    return switch name {
    case "sigmoid": "nn.Sigmoid()"
    case "tanh": "nn.Tanh()"
    case "relu": "nn.ReLU()"
    case "leaky_relu": "nn.LeakyReLU(\(self.number == 0.01 ? "" : number))"
    case "elu": "nn.ELU(\(self.number == 1 ? "" : number))"
    case "gelu": "nn.GELU()"
    case "gelu_tanh": "nn.GELU(approximate=\"tanh\")"
    case "softplus": "nn.Softplus()"
    default: nil
    }
  }
}
