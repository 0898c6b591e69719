import Foundation

/// One file of reference trajectories.
struct ParityFile {
  let name: String
  let folder: URL
  let content: JSONValue

  init(_ url: URL) throws {
    name = url.deletingPathExtension().lastPathComponent
    folder = url.deletingLastPathComponent()
    content = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: url))
  }

  /// The rows of a table beside the file or in the folder `data` beside it, without its header.
  func rows(of table: String) throws -> [[Double]] {
    let beside = folder.appendingPathComponent(table)
    let below = folder.appendingPathComponent("data").appendingPathComponent(table)
    let url = FileManager.default.fileExists(atPath: below.path) ? below : beside
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").map { Double($0) ?? .nan }
    }
  }

  var cases: [JSONValue] { content["cases"]?.list ?? [] }

  /// All files of a folder, in the order of their names.
  static func all(in folder: URL) throws -> [ParityFile] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try ParityFile($0) }
  }
}

/// JSON as it is.
enum JSONValue: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .null
    } else if let value = try? box.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? box.decode(Double.self) {
      self = .number(value)
    } else if let value = try? box.decode(String.self) {
      self = .text(value)
    } else if let value = try? box.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try box.decode([String: JSONValue].self))
    }
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var list: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var text: String? { if case .text(let value) = self { value } else { nil } }
  var flag: Bool? { if case .bool(let value) = self { value } else { nil } }
  var numbers: [Double]? { list?.compactMap(\.number) }
  var keys: [String] { if case .object(let members) = self { members.keys.sorted() } else { [] } }
}
