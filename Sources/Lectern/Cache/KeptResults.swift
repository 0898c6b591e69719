import LecternRun

/// The result of a job as bytes; absent for refusals, which are never kept.
package func bytes(of result: JobResult) -> [UInt8]? {
  switch result {
  case .run(let run): try? binary(of: run, after: [1])
  case .trace(let trace): try? binary(of: trace, after: [2])
  case .ending(let ending): try? binary(of: ending, after: [3])
  case .refused: nil
  }
}

/// The result of `job` from bytes that were kept for its key; absent when they are of another form.
package func result(of job: Job, from bytes: ArraySlice<UInt8>) -> JobResult? {
  switch (job.kind, bytes.first) {
  case (.run, 1):
    (try? value(RunResult.self, binary: bytes.dropFirst()))
      .flatMap(job.restored).map { .run($0) }
  case (.trace, 2):
    (try? value(TraceResult.self, binary: bytes.dropFirst())).map { .trace($0) }
  case (.ending, 3):
    (try? value(RunEnding.self, binary: bytes.dropFirst())).map { .ending($0) }
  default: nil
  }
}
