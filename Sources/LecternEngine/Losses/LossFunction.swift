/// What a loss is evaluated on: part of a batch, stored output by output.
///
/// Shapes are `[outputs][columns]`. Row r of the part is column r; the columns from `live` on are
/// padding.
public struct LossBatch {
  /// The network's outputs.
  public let outputs: UnsafePointer<Double>
  /// Where the gradient at the outputs goes; padding columns must become zero.
  public let gradient: UnsafeMutablePointer<Double>
  /// The targets; padding columns hold zeros. Unset for a loss on classes.
  public let targets: UnsafePointer<Double>
  /// Each row's class, for a loss on classes.
  public let labels: UnsafePointer<UInt32>
  /// Two rows of `columns` numbers to work with.
  public let scratch: UnsafeMutablePointer<Double>
  /// How many outputs the network has: rows of `outputs`, `gradient` and `targets`.
  public let outputCount: Int
  /// How many rows the part has, up to `columns`.
  public let live: Int
  /// A multiple of 8.
  public let columns: Int
  /// What one row counts for: one over the rows of the whole batch.
  public let weight: Double

  /// Sets the padding columns of one output's row to zero.
  @inlinable @inline(__always)
  public func clearPadding(_ row: UnsafeMutablePointer<Double>) {
    var c = live
    while c < columns {
      row[c] = 0
      c &+= 1
    }
  }

  /// `value` over the number of outputs, for a loss that is a mean over them too.
  @inline(__always) func perOutput(_ value: Double) -> Double {
    outputCount == 1 ? value : value / Double(outputCount)
  }

  /// The sum of one row of `columns` numbers, in the engine's order.
  public func sum(_ row: UnsafePointer<Double>) -> Double { Kernels.sum(row, columns) }
}

/// A mean over rows of a loss per row, with its gradient at the network's outputs.
///
/// Conform to it to add a loss, and pass it as `Loss.custom(CustomLoss(mine))`.
public protocol LossFunction: Sendable {
  /// Writes `weight` times the gradient of each row's loss and returns the sum of the rows' losses.
  func evaluate(_ batch: LossBatch) -> Double
}

/// A loss from outside the engine.
public struct CustomLoss: Sendable {
  let evaluate: @Sendable (LossBatch) -> Double
  /// Whether it compares with classes rather than numbers.
  public let usesLabels: Bool

  /// A loss that compares with numbers, or with classes where it uses labels.
  public init<Function: LossFunction>(_ function: Function, usesLabels: Bool = false) {
    evaluate = { function.evaluate($0) }
    self.usesLabels = usesLabels
  }
}
