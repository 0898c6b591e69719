/// Values that were computed before, each under the digest of everything that it was computed from.
package struct Memo<Value: Sendable>: Sendable {
  private var known: [String: Value] = [:]

  package init() {}

  /// The values of `keys`; those that are not known are computed from their places in `keys`, on up
  /// to `workers` threads. Values that no key asks for are forgotten.
  package mutating func values(
    of keys: [String], workers: Int = 1, _ compute: @Sendable (Int) -> Value
  ) -> [Value] {
    let missing = keys.indices.filter { known[keys[$0]] == nil }
    let computed = concurrentMap(missing, workers: workers, compute)
    var current: [String: Value] = [:]
    for (place, value) in zip(missing, computed) { current[keys[place]] = value }
    for key in keys where current[key] == nil { current[key] = known[key] }
    known = current
    return keys.compactMap { current[$0] }
  }

  /// The one value that is remembered.
  package mutating func value(of key: String, _ compute: () -> Value) -> Value {
    if let value = known[key] { return value }
    let value = compute()
    known = [key: value]
    return value
  }
}
