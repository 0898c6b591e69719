import LecternNumerics

extension Training {
  /// Makes up to `updates` updates, no further than the end of the epoch.
  ///
  /// - Returns: whether the epoch ended, by its last row or by a number that is not finite.
  mutating func advance(updates limit: Int) -> Bool {
    // Taken out of self while pointers into `memory` are in use, and put back below.
    var progress = self.progress
    self.progress.recording = Recording()
    self.progress.order = []
    if progress.position == 0 { progress.beginEpoch(settings.order) }

    let updater = Updater(settings, plan: plan)
    let (rows, blocks, plan, network) = (rows, blocks, plan, network)
    let usesLabels = settings.loss.usesLabels
    let order = progress.order
    memory.withUnsafeMutableBufferPointer { memory in
      let base = memory.start
      network.layers.withUnsafeBufferPointer { layers in
        network.variables.withUnsafeBufferPointer { variables in
          let pass = NetworkPass(
            memory: base, plan: plan, layers: layers, loss: updater.settings.loss,
            outputs: network.outputs)
          let context = Updater.Context(pass: pass, memory: base, variables: variables)
          if progress.isFullBatch {
            updater.run(&progress, limit: limit, context) { _, _, progress in
              updater.wholeBatch(blocks, context, &progress)
            }
          } else {
            rows.withGatherer(
              order: order, memory: base, plan: plan, usesLabels: usesLabels,
              inPlace: network.readsRowsInPlace
            ) { gatherer in
              updater.run(&progress, limit: limit, context) { start, count, progress in
                updater.batch(start, count, gatherer, context, &progress)
              }
            }
          }
        }
      }
    }
    self.progress = progress
    return progress.position >= progress.rowsPerEpoch
      || progress.recording.firstNonfiniteStep != nil
  }
}
