import LecternRun

/// The result of a job as bytes; absent for refusals, which are never kept.
package func bytes(of result: JobResult) -> [UInt8]? {
  switch result {
  case .run(let run): try? [1] + binary(of: run)
  case .trace(let trace): try? [2] + binary(of: trace)
  case .refused: nil
  }
}

/// The result of `job` from bytes that were kept for its key; absent when they are of another form.
package func result(of job: Job, from bytes: [UInt8]) -> JobResult? {
  switch (job.kind, bytes.first) {
  case (.run, 1):
    (try? value(RunResult.self, binary: Array(bytes.dropFirst())))
      .flatMap(job.restored).map { .run($0) }
  case (.trace, 2):
    (try? value(TraceResult.self, binary: Array(bytes.dropFirst()))).map { .trace($0) }
  default: nil
  }
}
