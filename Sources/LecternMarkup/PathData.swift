/// The `d` attribute of an SVG path: absolute moves, relative lines, one decimal.
///
/// Positions are rounded to tenths before their differences are taken, so the end of a long path
/// is where it was asked to be. Lines of no length are left out.
public struct PathData: Equatable, Sendable {
  private enum Command: Equatable, Sendable { case none, move, line, horizontal, vertical, close }

  private var bytes: [UInt8] = []
  private var x: Int32 = 0
  private var y: Int32 = 0
  private var startX: Int32 = 0
  private var startY: Int32 = 0
  private var last = Command.none

  public init() {}

  public var isEmpty: Bool { bytes.isEmpty }
  /// The size of the text in bytes.
  public var count: Int { bytes.count }
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  @inline(never)
  public mutating func move(to x: Double, _ y: Double) {
    self.x = coordinateTenths(x)
    self.y = coordinateTenths(y)
    startX = self.x
    startY = self.y
    bytes.append(UInt8(ascii: "M"))
    appendTenths(self.x, to: &bytes)
    separate(before: self.y)
    appendTenths(self.y, to: &bytes)
    last = .move
  }

  @inline(never)
  public mutating func line(to x: Double, _ y: Double) {
    let (newX, newY) = (coordinateTenths(x), coordinateTenths(y))
    let (dx, dy) = (newX - self.x, newY - self.y)
    self.x = newX
    self.y = newY
    if dx == 0 && dy == 0 {
      if last == .move { append(dx, for: .horizontal, letter: UInt8(ascii: "h")) }
    } else if dy == 0 {
      append(dx, for: .horizontal, letter: UInt8(ascii: "h"))
    } else if dx == 0 {
      append(dy, for: .vertical, letter: UInt8(ascii: "v"))
    } else {
      append(dx, for: .line, letter: UInt8(ascii: "l"))
      separate(before: dy)
      appendTenths(dy, to: &bytes)
    }
  }

  /// A move told by its distance from here: shorter for one of many small shapes.
  @inline(never)
  public mutating func jump(to x: Double, _ y: Double) {
    guard last != .none else { return move(to: x, y) }
    let (newX, newY) = (coordinateTenths(x), coordinateTenths(y))
    let (dx, dy) = (newX - self.x, newY - self.y)
    self.x = newX
    self.y = newY
    startX = newX
    startY = newY
    bytes.append(UInt8(ascii: "m"))
    appendTenths(dx, to: &bytes)
    separate(before: dy)
    appendTenths(dy, to: &bytes)
    last = .move
  }

  /// A dot of the pen: a line of no length.
  public mutating func dot(at x: Double, _ y: Double) {
    jump(to: x, y)
    bytes.append(UInt8(ascii: "h"))
    bytes.append(UInt8(ascii: "0"))
    last = .horizontal
  }

  /// Back to the last move, closed.
  public mutating func close() {
    bytes.append(UInt8(ascii: "z"))
    x = startX
    y = startY
    last = .close
  }

  /// The open path through all points; nothing for none.
  public static func line(through points: [(x: Double, y: Double)]) -> PathData {
    var path = PathData()
    path.add(points)
    return path
  }

  /// The closed path through all points; nothing for none.
  public static func polygon(through points: [(x: Double, y: Double)]) -> PathData {
    var path = PathData()
    path.add(points)
    if !points.isEmpty { path.close() }
    return path
  }

  /// A further stretch through all points, beginning with a move.
  public mutating func add(_ points: [(x: Double, y: Double)]) {
    for index in points.indices {
      if index == 0 {
        move(to: points[index].x, points[index].y)
      } else {
        line(to: points[index].x, points[index].y)
      }
    }
  }

  private mutating func append(_ value: Int32, for command: Command, letter: UInt8) {
    // Consecutive horizontal or vertical stretches keep their letters: each is a stop of its own.
    if last == command && command == .line {
      separate(before: value)
    } else {
      bytes.append(letter)
    }
    appendTenths(value, to: &bytes)
    last = command
  }

  private mutating func separate(before value: Int32) {
    if value >= 0 { bytes.append(UInt8(ascii: " ")) }
  }
}
