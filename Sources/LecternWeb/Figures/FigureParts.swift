import LecternChart
import LecternMarkup

extension Figure {
  /// What the page's script puts in place of a built figure's parts, each ended by a zero byte:
  /// title, caption, legend, wide and narrow drawing, table, then the scrubber's reader, noun, last
  /// state, initial state and numbers (empty where there is none).
  ///
  /// - Parameter id: the figure's element; titles and descriptions of drawings derive from it.
  public func parts(id: String) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ text: [UInt8]) {
      bytes += text
      bytes.append(0)
    }
    add(Array(title.utf8))
    add(Array(caption.utf8))
    add(
      Node.fragment(
        legend.map { entry in
          element(
            .li, entry.togglesRun ? [.data("toggles", "")] : [],
            entry.swatch, element(.span, [], .text(entry.label)))
        }
      ).renderedBytes())
    add(svg(.wide, id: id).renderedBytes())
    add(svg(.narrow, id: id).renderedBytes())
    add(table?.node().renderedBytes() ?? [])
    add(Array((scrubber?.reader ?? "").utf8))
    add(Array((scrubber?.noun ?? "").utf8))
    add(Array(wholeNumber(scrubber?.last ?? 0).utf8))
    add(Array(wholeNumber(scrubber?.initial ?? 0).utf8))
    add(Array((scrubber?.json ?? "").utf8))
    return bytes
  }
}

/// A number from 0 in plain digits.
private func wholeNumber(_ value: Int) -> String {
  var digits: [UInt8] = []
  var rest = value
  repeat {
    digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
    rest /= 10
  } while rest > 0
  digits.reverse()
  return String(decoding: digits, as: UTF8.self)
}
