import Dispatch
import Synchronization

/// Begins `body` on another thread; calling the result waits for its value.
package func begun<Value: Sendable>(
  _ body: @escaping @Sendable () -> Value
) -> () -> Value? {
  let pending = Pending<Value>()
  DispatchQueue.global().async {
    let value = body()
    pending.value.withLock { $0 = value }
    pending.isDone.signal()
  }
  return {
    pending.isDone.wait()
    return pending.value.withLock { $0 }
  }
}

/// A value that another thread makes; a class because the two threads share it.
private final class Pending<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
  let isDone = DispatchSemaphore(value: 0)
}

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
