import Dispatch
import Synchronization

/// The results of `transform` for every element, in the elements' order, computed on up to
/// `workers` threads. The result does not depend on the number of workers.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], workers: Int = .max, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  let workers = min(workers, elements.count)
  guard workers > 1 else { return elements.map(transform) }
  let next = Atomic(0)
  let results = Mutex([Result?](repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < elements.count else { return }
      let result = transform(elements[index])
      results.withLock { $0[index] = result }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
