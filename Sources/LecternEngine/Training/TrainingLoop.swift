import LecternNumerics

/// A training's updates and epochs, on memory that stays where it is while they are made.
///
/// The pointers hold only within the call that made the loop.
struct TrainingLoop {
  let updater: Updater
  let context: Updater.Context
  let rows: TrainingRows
  let blocks: RowBlocks
  let validation: RowBlocks?
  let readsRowsInPlace: Bool

  /// All parameters now.
  var parameters: [Double] {
    [Double](
      UnsafeBufferPointer(start: context.pass.parameters, count: updater.plan.parameterCount))
  }

  /// Records what is kept before the first update.
  func begin(_ progress: inout TrainingProgress) {
    updater.keep(context, &progress.recording)
    evaluate(&progress, goesOn: false)
    if updater.settings.epochs == 0 { progress.isFinished = true }
  }

  /// Goes on to the end of the current epoch, which is ended.
  ///
  /// - Parameter goesOn: whether the next epoch follows in the same loop.
  func runEpoch(_ progress: inout TrainingProgress, goesOn: Bool) {
    while !advance(&progress, updates: Int.max) {}
    endEpoch(&progress, goesOn: goesOn)
  }

  /// Makes up to `limit` updates, no further than the end of the epoch.
  ///
  /// - Returns: whether the epoch ended, by its last row or by a number that is not finite.
  func advance(_ progress: inout TrainingProgress, updates limit: Int) -> Bool {
    // Copies stay in registers, where fields would be read again after every store to memory.
    let (updater, context, blocks) = (updater, context, blocks)
    if progress.position == 0 { progress.beginEpoch(updater.settings.order) }
    if progress.isFullBatch {
      updater.run(&progress, limit: limit, context) { _, _, progress in
        updater.wholeBatch(blocks, context, &progress)
      }
    } else {
      rows.withGatherer(
        order: progress.order, memory: context.memory, plan: updater.plan,
        usesLabels: updater.settings.loss.usesLabels, inPlace: readsRowsInPlace
      ) { gatherer in
        updater.run(&progress, limit: limit, context) { start, count, progress in
          updater.batch(start, count, gatherer, context, &progress)
        }
      }
    }
    return progress.position >= progress.rowsPerEpoch
      || progress.recording.firstNonfiniteStep != nil
  }
}

extension Training {
  /// Makes up to `updates` updates, no further than the end of the epoch, which it does not end.
  ///
  /// - Returns: whether the epoch's updates are made; not when finished.
  mutating func advance(updates limit: Int) -> Bool {
    withLoop { loop, progress in
      !progress.isFinished && loop.advance(&progress, updates: limit)
    }
  }

  mutating func endEpoch() {
    withLoop { loop, progress in loop.endEpoch(&progress, goesOn: false) }
  }

  /// Calls `body` with a loop over this training's memory.
  mutating func withLoop<Result>(
    _ body: (TrainingLoop, inout TrainingProgress) -> Result
  ) -> Result {
    // Taken out of self while pointers into `memory` are in use, and put back below.
    var progress = self.progress
    self.progress.recording = Recording()
    self.progress.order = []
    let updater = Updater(settings, plan: plan)
    let (rows, blocks, validation, network) = (rows, blocks, validation, network)
    let result = memory.withUnsafeMutableBufferPointer { memory in
      network.layers.withUnsafeBufferPointer { layers in
        network.variables.withUnsafeBufferPointer { variables in
          let pass = NetworkPass(
            memory: memory.start, plan: updater.plan, layers: layers, loss: updater.settings.loss,
            outputs: network.outputs)
          let loop = TrainingLoop(
            updater: updater,
            context: Updater.Context(pass: pass, memory: memory.start, variables: variables),
            rows: rows, blocks: blocks, validation: validation,
            readsRowsInPlace: network.readsRowsInPlace)
          return body(loop, &progress)
        }
      }
    }
    self.progress = progress
    return result
  }
}
