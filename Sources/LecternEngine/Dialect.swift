/// Whose defaults and forms of a formula apply, where libraries differ.
public enum Dialect: Sendable {
  case keras
  case pytorch
}
