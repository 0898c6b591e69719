import LecternRun
import LecternSpec

/// The libraries into which a run is translated.
package enum Framework: String, Equatable, Sendable, CaseIterable {
  case keras
  case pytorch

  package var title: String {
    switch self {
    case .keras: "Keras"
    case .pytorch: "PyTorch"
    }
  }

  /// The dialect of the engine whose formulas are this library's own.
  var dialect: Dialect {
    switch self {
    case .keras: .keras
    case .pytorch: .pytorch
    }
  }
}

/// A run as it is translated: what the author declared, what it resolved to, and the rows.
package struct BridgedRun: Sendable {
  package var spec: TrainSpec
  package var result: RunResult
  /// Absent for bare functions.
  package var data: DataResult?

  package init(spec: TrainSpec, result: RunResult, data: DataResult?) {
    self.spec = spec
    self.result = result
    self.data = data
  }

  /// Whether rows are held back for validation.
  var holdsRows: Bool { !(data?.validation.isEmpty ?? true) }
}

/// A Python program; where its library differs from the run, a comment in it says so.
package struct Program: Equatable, Sendable {
  package var framework: Framework
  package var text: String
}

/// The run as a short program: what a good teacher would write in this library.
///
/// Defaults of the library are left out where they are what the spec says. Nothing here is meant
/// to give the same digits, since libraries draw their own random numbers: that is what notebooks
/// are for (``notebook(_:framework:)``).
package func program(for run: BridgedRun, in framework: Framework) -> Program {
  draft(of: run, in: PythonProgram(framework)).finished()
}

/// `empty` with the run's lines.
func draft(of run: BridgedRun, in empty: PythonProgram) -> PythonProgram {
  var program = empty
  if let added = addedComponent(of: run) {
    program.add("# '\(added)' is this course's own: \(program.framework.title) does not have it.")
    return program
  }
  switch (run.spec.subject, run.spec.method) {
  case (.function(let function), _):
    writeFunctionProgram(run, function, to: &program)
  case (.fit, .solve(let solver)):
    writeData(run, to: &program)
    writeSolver(solver, run, to: &program)
  case (.fit, .descend(let descent)) where run.result.model.kind == .perceptron:
    writeData(run, to: &program)
    writePerceptron(run, descent, to: &program)
  case (.fit, .descend(let descent)):
    writeData(run, to: &program)
    switch program.framework {
    case .keras: writeKeras(run, descent, to: &program)
    case .pytorch: writePyTorch(run, descent, to: &program)
    }
  }
  return program
}
