/// A number or a truth about a run, as a page carries it: each operation before what it works on.
///
/// Truths are 1 and 0, what never happens is ``never``, and what there is not is NaN. Series and
/// parameters mean their value at the epoch that is looked at, or their last one.
public struct RunFormula: Equatable, Sendable {
  /// What ``MeasuredRun`` reads.
  public let numbers: [Double]

  private init(_ numbers: [Double]) { self.numbers = numbers }

  /// Later than every epoch; calculating with it gives it again.
  public static let never = Double.greatestFiniteMagnitude

  /// The codes of a page's formulas, in the order in which the module counts them. Raw values are
  /// the page's format: a change of them needs a rebuilt module.
  enum Operation: Int {
    // A number follows.
    case constant
    // Of the run.
    case loss, validationLoss, runningLoss, mistakes, epochs, updates
    case batchSize, lastBatch, updatesPerEpoch, diverged, divergedAt, firstNonfiniteStep
    // Numbers follow: a place and how many parameters there are; a measure and a part; a row.
    case parameter, measure, prediction
    // One formula follows, two, or three.
    case not, magnitude, squareRoot
    case plus, minus, times, divided, less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case and, or, greatest, least
    case either
    // A formula of an epoch, then one to look at there; one to look at without an epoch.
    case at, end
    // The first and the last epoch, or −1; then a formula to look at in each of them.
    case first, best, bestEpoch, minimum, mean, sum, turns
  }

  /// What is computed from predictions. Raw values are the page's format too.
  public enum Measure: Int, Sendable {
    case mse, mae, accuracy
  }

  /// Of the epochs: the first where a condition holds; the least value and the first of its epochs,
  /// those that are not numbers passed over; figures that are NaN where a value is; how often the
  /// value changes its direction.
  public enum Summary: Sendable {
    case first, best, bestEpoch, minimum, mean, sum, turns

    var operation: Operation {
      switch self {
      case .first: .first
      case .best: .best
      case .bestEpoch: .bestEpoch
      case .minimum: .minimum
      case .mean: .mean
      case .sum: .sum
      case .turns: .turns
      }
    }
  }

  /// Of two values.
  public enum Pairing: Sendable {
    case plus, minus, times, divided, less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case and, or, greatest, least

    var operation: Operation {
      switch self {
      case .plus: .plus
      case .minus: .minus
      case .times: .times
      case .divided: .divided
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .equal: .equal
      case .notEqual: .notEqual
      case .and: .and
      case .or: .or
      case .greatest: .greatest
      case .least: .least
      }
    }
  }
}

extension RunFormula {
  private init(_ operation: Operation, _ parts: [Double] = []) {
    self.init([Double(operation.rawValue)] + parts)
  }

  public static func constant(_ value: Double) -> RunFormula { RunFormula(.constant, [value]) }
  /// As a comparison, so that it ``isTruth``.
  public static func constant(_ truth: Bool) -> RunFormula {
    constant(truth ? 1 : 0).with(.equal, constant(1.0))
  }

  // MARK: Of the run

  public static let loss = RunFormula(.loss)
  public static let validationLoss = RunFormula(.validationLoss)
  /// From epoch 1 on.
  public static let runningLoss = RunFormula(.runningLoss)
  /// A perceptron's, from epoch 1 on.
  public static let mistakes = RunFormula(.mistakes)
  public static let epochs = RunFormula(.epochs)
  public static let updates = RunFormula(.updates)
  public static let batchSize = RunFormula(.batchSize)
  public static let lastBatch = RunFormula(.lastBatch)
  public static let updatesPerEpoch = RunFormula(.updatesPerEpoch)
  public static let diverged = RunFormula(.diverged)
  public static let divergedAt = RunFormula(.divergedAt)
  public static let firstNonfiniteStep = RunFormula(.firstNonfiniteStep)

  /// The parameter at a place, in training units; NaN where the run has not `count` of them.
  public static func parameter(_ place: Int, of count: Int) -> RunFormula {
    RunFormula(.parameter, [Double(place), Double(count)])
  }

  /// Over the rows trained on, or those held out.
  public static func measure(_ measure: Measure, isValidation: Bool) -> RunFormula {
    RunFormula(.measure, [Double(measure.rawValue), isValidation ? 1 : 0])
  }

  /// What the trained model gives for a row in original units: a number in the target's, or the
  /// probability of the second of two classes.
  public static func prediction(_ row: [Double]) -> RunFormula {
    RunFormula(.prediction, [Double(row.count)] + row)
  }

  // MARK: Of values

  /// Whether it is a truth.
  public var isTruth: Bool {
    switch Operation(rawValue: Int(numbers[0])) {
    case .diverged, .not, .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and,
      .or:
      true
    default: false
    }
  }

  /// Whether a truth is none.
  public var isFalse: RunFormula { RunFormula(.not, numbers) }
  public var magnitude: RunFormula { RunFormula(.magnitude, numbers) }
  public var squareRoot: RunFormula { RunFormula(.squareRoot, numbers) }

  /// With the other sign.
  public var negated: RunFormula { RunFormula.constant(0).with(.minus, self) }

  public func with(_ pairing: Pairing, _ other: RunFormula) -> RunFormula {
    RunFormula(pairing.operation, numbers + other.numbers)
  }

  /// `yes` where this holds, else `no`.
  public func choosing(_ yes: RunFormula, else no: RunFormula) -> RunFormula {
    RunFormula(.either, numbers + yes.numbers + no.numbers)
  }

  // MARK: Over epochs

  /// The value at an epoch.
  public func at(_ epoch: RunFormula) -> RunFormula {
    RunFormula(.at, epoch.numbers + numbers)
  }

  /// The last value, whatever epoch is looked at.
  public var atEnd: RunFormula { RunFormula(.end, numbers) }

  /// What the values from epoch `first` to `last`, or to the end, come to.
  public func over(_ summary: Summary, from first: Int, to last: Int? = nil) -> RunFormula {
    RunFormula(summary.operation, [Double(first), Double(last ?? -1)] + numbers)
  }
}
