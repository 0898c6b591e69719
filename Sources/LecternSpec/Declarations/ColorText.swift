/// Whether `text` has the form of a CSS color: `#` with 3, 4, 6 or 8 hexadecimal digits, a function
/// such as `rgb()` or `oklch()`, or the name of a color.
func isColor(_ text: String) -> Bool {
  if text.hasPrefix("#") {
    let digits = text.dropFirst()
    return [3, 4, 6, 8].contains(digits.count)
      && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
  }
  return colorNames.contains(text.lowercased()) || isColorFunction(text)
}

/// The form alone: numbers, percentages, angles and keywords in parentheses.
private func isColorFunction(_ text: String) -> Bool {
  guard text.hasSuffix(")"), let open = text.firstIndex(of: "("),
    colorFunctions.contains(text[..<open].lowercased())
  else { return false }
  let inner = text[text.index(after: open)...].dropLast()
  return inner.contains { $0.isASCII && $0.isNumber }
    && inner.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " ,.%/+-".contains($0)) }
}

private let colorFunctions: Set<String> = [
  "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
]

/// The names of CSS Color 4, in lowercase.
let colorNames: Set<String> = Set(
  """
  aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet \
  brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan \
  darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta \
  darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue \
  darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey \
  dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray \
  green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush \
  lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray \
  lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray \
  lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon \
  mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue \
  mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin \
  navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen \
  paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple \
  rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna \
  silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle \
  tomato transparent turquoise violet wheat white whitesmoke yellow yellowgreen
  """.split(separator: " ").map(String.init))
