import LecternSpec

private func views(_ kind: ComponentKind, _ names: [(String, String)]) -> [CatalogEntry] {
  names.map { CatalogEntry(ComponentDeclaration(kind, $0.0, $0.1)) }
}

private let shared: [(String, String)] = [
  ("loss", "The loss by epoch."),
  ("table", "The losses of round epochs; of a compare, its members side by side."),
  ("fit", "The fitted line or curve over the data."),
  ("residuals", "What the fit leaves over."),
  ("boundary", "The regions that the model assigns to the classes."),
  ("surface", "The loss over two parameters, with the way of the optimizer."),
  ("parameters", "The learned parameters."),
  ("gradient_norms", "The size of each layer's gradient by epoch."),
  ("batch_noise", "The loss of every update, and its running median."),
  ("gradient_noise", "How much the gradient scatters from batch to batch, by batch size."),
  ("schedule", "The learning rate by update."),
  ("histogram", "How often values occur."),
  ("mistakes", "The mistakes of each epoch of a perceptron."),
  ("parabola", "The loss over the only parameter, with the steps."),
  ("activations", "The activation functions of the layers, with their derivatives."),
  ("network", "The layers with their weights."),
  ("confusion", "Actual against predicted classes."),
]

private let only: (String, String) = ("none", "Nothing.")

let viewEntries: [CatalogEntry] =
  views(
    .dataView,
    [
      ("preview", "The first rows, and a histogram of each column."),
      ("plot", "The rows as points."), ("histogram", "How often the values of columns occur."),
      ("statistics", "Mean, spread and ends of each column."), only,
    ])
  + views(
    .runView,
    shared + [
      ("counts", "Rows, batches, updates and samples."), ("spec", "The spec itself."),
      ("keras", "The same run as a Keras program."),
      ("pytorch", "The same run as a PyTorch program."),
      ("predictions", "Some rows with their predictions."), only,
    ])
  + views(
    .compareView,
    shared + [
      ("sweep", "The final loss over the varied field."),
      ("differences", "What differs between the members."),
      ("seeds", "The spread over the seeds."), ("counts", "Rows, batches, updates and samples."),
      ("spec", "The spec itself."), ("keras", "The runs as Keras programs."),
      ("pytorch", "The runs as PyTorch programs."), only,
    ])
  + views(
    .chart,
    shared.filter { $0.0 != "table" } + [
      ("sweep", "The final loss over a varied field."), ("scatter", "Two columns as points."),
      ("coefficients", "The weights of linear models side by side."),
      ("data", "The rows of a data set as points."),
    ])
