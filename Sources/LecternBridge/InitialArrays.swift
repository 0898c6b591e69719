import LecternRun
import LecternSpec

/// One dense layer's initial parameters, in training units.
struct InitialLayer {
  var inputs: Int
  var outputs: Int
  /// Row-major `[outputs, inputs]`.
  var weights: [Double]
  /// Empty for a model without intercept.
  var bias: [Double]
}

/// The run's initial parameters, layer by layer.
///
/// The engine keeps each layer's weights, then its biases where it has some.
func initialArrays(_ run: BridgedRun) -> [InitialLayer] {
  let initial = run.result.parameters.initial
  var layers: [InitialLayer] = []
  var place = 0
  for layer in run.result.fitted.layers {
    let count = layer.inputs * layer.outputs
    guard place + count <= initial.count else { return layers }
    let weights = Array(initial[place..<place + count])
    place += count
    let bias = Array(initial[place...].prefix(layer.bias.count))
    place += bias.count
    layers.append(
      InitialLayer(inputs: layer.inputs, outputs: layer.outputs, weights: weights, bias: bias))
  }
  return layers
}

func hasIntercept(_ run: BridgedRun) -> Bool { run.result.model.hasBias }
