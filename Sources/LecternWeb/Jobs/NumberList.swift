/// Writes numbers one after the other: the form in which jobs travel from the build to the page.
public struct NumberWriter {
  /// What was written so far.
  public private(set) var numbers: [Double] = []

  public init() {}

  public mutating func add(_ value: Double) { numbers.append(value) }
  public mutating func add(_ value: Int) { numbers.append(Double(value)) }
  /// 1 or 0.
  public mutating func add(_ value: Bool) { numbers.append(value ? 1 : 0) }

  /// Zeros, until there are `count` numbers.
  ///
  /// - Precondition: there are no more already.
  public mutating func fill(to count: Int) {
    precondition(numbers.count <= count)
    while numbers.count < count { numbers.append(0) }
  }

  /// The count, then the values.
  public mutating func add(list values: [Double]) {
    add(values.count)
    numbers += values
  }
}

/// Reads what a ``NumberWriter`` wrote. Reading past the end, or a count that cannot be, gives
/// zeros and sets ``isBroken``.
public struct NumberReader {
  /// Whether anything read so far was not there, or not of its kind.
  public private(set) var isBroken = false
  private let numbers: [Double]
  /// Of the next number.
  var place = 0

  public init(_ numbers: [Double]) { self.numbers = numbers }

  /// Whether every number was read.
  public var isAtEnd: Bool { place == numbers.count }

  /// The next number; 0 past the end.
  public mutating func number() -> Double {
    guard place < numbers.count else {
      isBroken = true
      return 0
    }
    place += 1
    return numbers[place - 1]
  }

  /// A whole number within ±2³¹.
  public mutating func integer() -> Int {
    let value = number()
    guard value > -2_147_483_648, value < 2_147_483_648 else {
      isBroken = true
      return 0
    }
    let whole = Int(value)
    if Double(whole) != value { isBroken = true }
    return whole
  }

  /// A whole number from 0 to as many numbers as there are left.
  public mutating func count() -> Int {
    let value = integer()
    guard value >= 0, value <= numbers.count - place else {
      isBroken = true
      return 0
    }
    return value
  }

  /// The next number as a truth: false for 0.
  public mutating func flag() -> Bool { number() != 0 }

  /// What `add(list:)` wrote; empty where its count cannot be.
  public mutating func list() -> [Double] {
    let count = count()
    let values = [Double](numbers[place..<place + count])
    place += count
    return values
  }

  /// Half of a 64-bit number.
  public mutating func word() -> UInt64 {
    let value = number()
    guard value >= 0, value < 4_294_967_296 else {
      isBroken = true
      return 0
    }
    return UInt64(value)
  }
}
