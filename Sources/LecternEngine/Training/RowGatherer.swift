/// Rows gathered by number into a part; their features only where they are not read in place.
struct RowGatherer {
  let features: ConstantNumbers
  let width: Int
  let targets: ConstantNumbers
  let targetCount: Int
  let labels: UnsafePointer<UInt32>
  let usesLabels: Bool
  /// The epoch's rows by number.
  let order: UnsafePointer<UInt32>
  /// Where the part goes.
  let input: Numbers
  let partTargets: Numbers
  let partLabels: UnsafeMutablePointer<UInt32>
  /// Where the starts of the part's rows go, if the first layer reads features where they stand.
  let starts: UnsafeMutablePointer<ConstantNumbers>?

  /// `live` rows of the epoch from place `start` on, side by side, padded with zeros.
  @inline(__always)
  func gather(from start: Int, live: Int) -> NetworkPass.Part {
    let order = order + start
    let columns = padded(live)
    if let starts {
      for c in 0..<live { starts[c] = features + Int(order[c]) &* width }
      // A row of zeros stands in the part's place.
      for c in live..<columns { starts[c] = ConstantNumbers(input) }
    } else {
      RowGatherer.transpose(features, width, order, live, columns, input)
    }
    if usesLabels {
      for c in 0..<live { partLabels[c] = labels[Int(order[c])] }
    } else {
      RowGatherer.transpose(targets, targetCount, order, live, columns, partTargets)
    }
    return NetworkPass.Part(
      input: input, rows: starts.map { RowKernels.Rows($0) }, targets: partTargets,
      labels: partLabels, live: live, columns: columns)
  }

  /// Four rows at a time, so that their memory is fetched together.
  private static func transpose(
    _ source: ConstantNumbers, _ width: Int, _ order: UnsafePointer<UInt32>, _ live: Int,
    _ columns: Int, _ result: Numbers
  ) {
    var c = 0
    if width == 1 {
      while c &+ 4 <= live {
        let numbers = SIMD4(
          source[Int(order[c])], source[Int(order[c &+ 1])], source[Int(order[c &+ 2])],
          source[Int(order[c &+ 3])])
        result.store(numbers, at: c)
        c &+= 4
      }
    }
    while c &+ 4 <= live {
      let row0 = source + Int(order[c]) &* width
      let row1 = source + Int(order[c &+ 1]) &* width
      let row2 = source + Int(order[c &+ 2]) &* width
      let row3 = source + Int(order[c &+ 3]) &* width
      var place = result + c
      var j = 0
      while j < width {
        place.store(SIMD4(row0[j], row1[j], row2[j], row3[j]), at: 0)
        place += columns
        j &+= 1
      }
      c &+= 4
    }
    while c < live {
      let row = source + Int(order[c]) &* width
      for j in 0..<width { result[j &* columns &+ c] = row[j] }
      c &+= 1
    }
    guard live < columns else { return }
    for j in 0..<width {
      for c in live..<columns { result[j &* columns &+ c] = 0 }
    }
  }
}

extension TrainingRows {
  /// Calls `body` with what gathers these rows into the part's place in `memory`.
  func withGatherer(
    order: [UInt32], memory: Numbers, plan: MemoryPlan, usesLabels: Bool, inPlace: Bool,
    _ body: (RowGatherer) -> Void
  ) {
    features.elements.withUnsafeBufferPointer { x in
      targets.withUnsafeBufferPointer { y in
        labels.withUnsafeBufferPointer { classes in
          order.withUnsafeBufferPointer { order in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: plan.columns) { partLabels in
              partLabels.initialize(repeating: 0)
              withUnsafeTemporaryAllocation(
                of: ConstantNumbers.self, capacity: plan.columns
              ) { starts in
                // A buffer without elements has no address; what stands in is never read.
                body(
                  RowGatherer(
                    features: x.baseAddress ?? ConstantNumbers(memory), width: features.columns,
                    targets: y.baseAddress ?? ConstantNumbers(memory), targetCount: targetCount,
                    labels: classes.baseAddress ?? UnsafePointer(partLabels.start),
                    usesLabels: usesLabels, order: order.start, input: memory + plan.input,
                    partTargets: memory + plan.targets, partLabels: partLabels.start,
                    starts: inPlace ? starts.start : nil))
              }
            }
          }
        }
      }
    }
  }
}
