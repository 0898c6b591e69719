import LecternSource

/// The YAML body of a fence, of front matter or of a whole file, and where it stands in its file.
package struct SpecText: Equatable, Sendable {
  package var file: SourceFile
  package var text: String
  package var map: TextMap
  /// The place to point at for what is missing: the kind in the fence's info string, or the empty
  /// range where the text begins.
  package var header: SourceRange

  package init(file: SourceFile, text: String, map: TextMap, header: SourceRange) {
    self.file = file
    self.text = text
    self.map = map
    self.header = header
  }

  /// A body that stands in `file` byte for byte.
  package init(file: SourceFile, range: SourceRange, header: SourceRange? = nil) {
    self.init(
      file: file, text: file.text(in: range), map: TextMap(from: range.lowerBound),
      header: header ?? SourceRange(at: range.lowerBound))
  }

  /// A whole file, such as `course.yml`.
  package init(file: SourceFile) {
    self.init(file: file, range: SourceRange(0..<file.bytes.count))
  }

  package var path: String { file.path }
}
