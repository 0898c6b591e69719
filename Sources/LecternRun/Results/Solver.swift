/// A way to parameters without epochs.
package enum Solver: String, Equatable, Sendable, Codable, CaseIterable {
  case qr
  case ridge
  case newton
}
