import LecternSpec

/// Everything that `show:` and the `kind:` of a `chart` can ask for.
///
/// The site draws views by switching over this type, so that none can be declared and not drawn.
/// What another package adds is a catalog entry with its own closure instead.
package enum View: String, CaseIterable, Sendable {
  case preview, plot
  case loss, table, fit, predictions, residuals, boundary, surface, parameters
  case gradientNorms = "gradient_norms"
  case batchNoise = "batch_noise"
  case gradientNoise = "gradient_noise"
  case schedule, histogram, mistakes, parabola, activations, network, confusion
  case sweep, counts, seeds, statistics, scatter, coefficients, data
  case nothing = "none"

  /// Where it may be asked for.
  package var kinds: [ComponentKind] {
    switch self {
    case .preview, .plot, .statistics: [.dataView]
    case .histogram: [.dataView, .runView, .compareView, .chart]
    case .loss, .fit, .predictions, .residuals, .boundary, .surface, .parameters, .gradientNorms,
      .batchNoise, .gradientNoise, .schedule, .mistakes, .parabola, .activations, .network,
      .confusion:
      [.runView, .compareView, .chart]
    case .table, .counts: [.runView, .compareView]
    case .sweep: [.compareView, .chart]
    case .seeds: [.compareView]
    case .scatter, .coefficients, .data: [.chart]
    case .nothing: [.dataView, .runView, .compareView]
    }
  }

  /// One sentence for the reference.
  func documentation(as kind: ComponentKind) -> String {
    switch self {
    case .preview: "The first rows, and a histogram of each column."
    case .plot: "The rows as points."
    case .statistics: "Mean, spread and ends of each column."
    case .loss: "The loss by epoch."
    case .table: "The losses of round epochs; of a compare, its members side by side."
    case .fit: "The fitted line or curve over the data."
    case .predictions: "What the model predicts against what is true."
    case .residuals: "What the fit leaves over."
    case .boundary: "The regions that the model assigns to the classes."
    case .surface: "The loss over two parameters, with the way of the optimizer."
    case .parameters: "The learned parameters."
    case .gradientNorms: "The size of each layer's gradient by epoch."
    case .batchNoise: "The loss of every update, and its running median."
    case .gradientNoise: "How much the gradient scatters from batch to batch, by batch size."
    case .schedule: "The learning rate by update."
    case .histogram:
      switch kind {
      case .dataView: "How often the values of columns occur."
      case .chart: "How often the values of a column, or the residuals of a run, occur."
      default: "How often residuals occur."
      }
    case .mistakes: "The mistakes of each epoch of a perceptron."
    case .parabola: "The loss over the only parameter, with the steps."
    case .activations: "The activation functions of the layers, with their derivatives."
    case .network: "The layers with their weights."
    case .confusion: "Actual against predicted classes."
    case .sweep:
      kind == .chart
        ? "The final loss over a varied field." : "The final loss over the varied field."
    case .counts: "Rows, batches, updates and samples."
    case .seeds: "The spread over the seeds."
    case .scatter: "Two columns as points."
    case .coefficients: "The weights of linear models side by side."
    case .data: "The rows of a data set as points."
    case .nothing: "Nothing."
    }
  }

  /// What it has to find in what it shows; nil where every result has it.
  package var need: String? {
    switch self {
    case .loss: "it needs a run of one epoch or more"
    case .fit: "it needs a model of one input that gives a number or a probability"
    case .predictions: "it needs a model that gives numbers; of a classifier, show 'confusion'"
    case .residuals: "it needs a model that gives numbers"
    case .boundary: "it needs a classifier of two inputs"
    case .confusion: "it needs a classifier"
    case .surface, .parabola:
      "it needs a function, or a line fitted by the squared or the absolute error"
    case .gradientNorms: "it needs 'record: [gradients]'"
    case .gradientNoise: "it needs 'record: [gradients]' and batches"
    case .batchNoise: "it needs 'record: [steps]'"
    case .schedule: "it needs a run with a 'schedule'"
    case .histogram: "it needs a column of numbers, or a model that gives numbers"
    case .statistics: "it needs a column of numbers"
    case .activations: "it needs a network with activations"
    case .network: "it needs a network"
    case .mistakes: "it needs a perceptron"
    case .sweep: "it needs one or two fields that 'vary' gives numbers"
    case .seeds: "it needs several 'seeds'"
    case .scatter, .data: "it needs a data set"
    case .preview, .plot, .table, .counts, .parameters, .coefficients, .nothing: nil
    }
  }
}

let viewEntries: [CatalogEntry] = [ComponentKind.dataView, .runView, .compareView, .chart]
  .flatMap { kind in
    View.allCases.filter { $0.kinds.contains(kind) }.map {
      CatalogEntry(ComponentDeclaration(kind, $0.rawValue, $0.documentation(as: kind)))
    }
  }
