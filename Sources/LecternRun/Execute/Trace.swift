import LecternEngine
import LecternSpec

/// Repeats a run up to the last chosen update and keeps every number of the chosen ones.
func executeTrace(
  _ setup: RunSetup, _ spec: TraceSpec, name: String
) -> Result<TraceResult, Refusal> {
  do throws(Refusal) {
    switch setup.method {
    case .network(let settings): return .success(try traceNetwork(setup, settings, spec, name))
    case .function(let settings): return .success(try traceFunction(setup, settings, spec, name))
    case .perceptron(let settings):
      return .success(try tracePerceptron(setup, settings, spec, name))
    case .leastSquares, .newton:
      throw Refusal(.cannotTrace, "run '\(setup.name)' makes no updates")
    }
  } catch {
    return .failure(error)
  }
}
