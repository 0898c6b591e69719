import Swift

// The operations of lists that the module uses most, written to be small: the compiler makes each anew
// for every type of element, and the standard library's are long because they are fast. As with String,
// these hide the standard library's.

extension Array {
  @inlinable @inline(never)
  public func map<Result>(_ transform: (Element) -> Result) -> [Result] {
    var result: [Result] = []
    for place in 0..<count { result.append(transform(self[place])) }
    return result
  }

  @inlinable @inline(never)
  public func filter(_ isWanted: (Element) -> Bool) -> [Element] {
    var result: [Element] = []
    for place in 0..<count where isWanted(self[place]) { result.append(self[place]) }
    return result
  }

  @inlinable @inline(never)
  public func contains(where isWanted: (Element) -> Bool) -> Bool {
    for place in 0..<count where isWanted(self[place]) { return true }
    return false
  }

  @inlinable @inline(never)
  public mutating func append(_ element: __owned Element) {
    more(1).assumingMemoryBound(to: Element.self).initialize(to: element)
  }

  @inlinable @inline(never)
  public mutating func append(contentsOf list: __owned [Element]) {
    list.withUnsafeBufferPointer {
      guard let base = $0.baseAddress, $0.count > 0 else { return }
      more($0.count).assumingMemoryBound(to: Element.self).initialize(from: base, count: $0.count)
    }
  }

  @inlinable @inline(__always)
  public static func += (left: inout [Element], right: [Element]) { left.append(contentsOf: right) }

  @inlinable @inline(never)
  public static func + (left: [Element], right: [Element]) -> [Element] {
    var result = left
    result.append(contentsOf: right)
    return result
  }

  /// Lists grow by doubling; how many elements are to come changes nothing but time.
  @inlinable @inline(__always)
  public mutating func reserveCapacity(_ wanted: Int) {}

  /// Where `added` further elements are to be put, in memory that this list alone owns.
  @inlinable @inline(never)
  mutating func more(_ added: Int) -> UnsafeMutableRawPointer {
    if let room = room(
      in: header, added, stride: MemoryLayout<Element>.stride,
      start: (15 &+ MemoryLayout<Element>.alignment) & ~15)
    {
      return room
    }
    let old = self
    self = _allocateUninitializedArray((old.count &+ added)._builtinWordValue).0
    header.pointee.pointee.count = 0
    for place in 0..<old.count { append(old[place]) }
    return more(added)
  }

  /// Where the address of this list's memory stands.
  @inlinable
  var header: UnsafeMutablePointer<UnsafeMutablePointer<ListHeader>> {
    @inline(__always) mutating get {
      UnsafeMutableRawPointer(Builtin.addressof(&self))
        .assumingMemoryBound(to: UnsafeMutablePointer<ListHeader>.self)
    }
  }
}

/// What stands in memory before the elements of a list.
@usableFromInline struct ListHeader {
  var kind: UnsafeRawPointer
  /// The highest bit is set where the memory is not to be given back.
  var references: Int
  @usableFromInline var count: Int
  var doubleCapacity: Int
}

/// Counts `added` elements in and says where they belong. Nil where the list has no memory of its own.
/// - Parameter stride: the bytes of an element.
/// - Parameter start: the bytes before the first, which is its alignment too.
@inline(never) @usableFromInline
func room(
  in list: UnsafeMutablePointer<UnsafeMutablePointer<ListHeader>>, _ added: Int, stride: Int,
  start: Int
) -> UnsafeMutableRawPointer? {
  let old = list.pointee
  guard old.pointee.references & 0x7FFF_FFFF == 1 else { return nil }
  let count = old.pointee.count
  let wanted = (count &+ added) &* 2
  if wanted > old.pointee.doubleCapacity {
    let fresh = UnsafeMutableRawPointer.allocate(
      byteCount: start &+ wanted &* stride, alignment: start)
    fresh.copyMemory(from: old, byteCount: start &+ count &* stride)
    if old.pointee.references > 0 { UnsafeMutableRawPointer(old).deallocate() }
    list.pointee = fresh.assumingMemoryBound(to: ListHeader.self)
    list.pointee.pointee.references = 1
    list.pointee.pointee.doubleCapacity = wanted &* 2
  }
  list.pointee.pointee.count = count &+ added
  return UnsafeMutableRawPointer(list.pointee) + (start &+ count &* stride)
}

// MARK: - In order

extension Array {
  /// Sorted by merging, equal elements in the order they have.
  @inlinable
  public func sorted(by isBefore: (Element, Element) -> Bool) -> [Element] {
    places(count) { isBefore(self[$0], self[$1]) }.map { self[$0] }
  }

  @inlinable
  public mutating func sort(by isBefore: (Element, Element) -> Bool) { self = sorted(by: isBefore) }
}

extension Array where Element: Comparable {
  @inlinable public func sorted() -> [Element] { sorted { $0 < $1 } }
  @inlinable public mutating func sort() { self = sorted { $0 < $1 } }
}

extension Range where Bound == Int {
  @inlinable
  public func sorted(by isBefore: (Int, Int) -> Bool) -> [Int] { Array(self).sorted(by: isBefore) }

  @inlinable @inline(never)
  public func map<Result>(_ transform: (Int) -> Result) -> [Result] {
    var result: [Result] = []
    for place in self { result.append(transform(place)) }
    return result
  }
}

/// The places 0..<`count` in the order of the elements that stand there.
@inline(never) @usableFromInline
func places(_ count: Int, _ isBefore: (Int, Int) -> Bool) -> [Int] {
  var order: [Int] = []
  for place in 0..<count { order.append(place) }
  var merged = order
  var width = 1
  while width < count {
    var low = 0
    while low < count {
      let middle = low + width < count ? low + width : count
      let high = middle + width < count ? middle + width : count
      var (left, right) = (low, middle)
      for place in low..<high {
        if left < middle && (right == high || !isBefore(order[right], order[left])) {
          merged[place] = order[left]
          left += 1
        } else {
          merged[place] = order[right]
          right += 1
        }
      }
      low = high
    }
    swap(&order, &merged)
    width *= 2
  }
  return order
}
