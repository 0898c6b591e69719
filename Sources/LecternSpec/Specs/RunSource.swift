/// A run as the body of a train spec, line by line, in which a reader's values can be put.
package struct RunSource: Equatable, Sendable {
  package var lines: [String]
  /// For each control's field, dotted, the line that ends with its value.
  package var places: [String: Int]
}
