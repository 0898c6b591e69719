import LecternEngine
import LecternSpec

/// A component's arguments: what its author wrote, and the declared defaults of the rest, which
/// therefore stand in the declaration alone.
struct Arguments: Sendable {
  private let spec: ComponentSpec
  private let keys: [KeyDeclaration]
  private let dialect: LecternSpec.Dialect

  init(
    _ spec: ComponentSpec, of keys: [KeyDeclaration],
    in dialect: LecternEngine.Dialect = .keras
  ) {
    self.spec = spec
    self.keys = keys
    self.dialect = dialect == .keras ? .keras : .pytorch
  }

  /// Nil for an argument that may be missing, and is.
  subscript(name: String) -> Setting? {
    spec[name] ?? keys.first { $0.name == name }?.value(in: dialect)
  }

  /// Of a declared number; NaN where there is none.
  func number(_ name: String) -> Double { self[name]?.number ?? .nan }

  /// Of a declared whole number; 1 where there is none.
  func integer(_ name: String) -> Int { self[name]?.integer ?? 1 }

  func flag(_ name: String) -> Bool { self[name]?.flag ?? false }

  func text(_ name: String) -> String { self[name]?.text ?? "" }

  func numbers(_ name: String) -> [Double] { self[name]?.numbers ?? [] }
}
