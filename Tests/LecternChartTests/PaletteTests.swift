import Foundation
import Testing

@testable import LecternChart

/// The palette's promises, computed: contrast by WCAG 2.2, and distances in OKLab under simulated
/// color blindness.
@Suite struct PaletteTests {
  static let schemes: [(name: String, palette: Palette)] = [
    ("light", .light), ("dark", .dark), ("print", .print),
  ]

  @Test(arguments: ["light", "dark", "print"])
  func labelsMayWearTheirRunsColor(scheme: String) throws {
    let palette = try #require(Self.schemes.first { $0.name == scheme }?.palette)
    for run in palette.runs {
      #expect(contrast(run, palette.paper) >= 4.5, "\(run) on paper")
      #expect(contrast(run, palette.bands[7]) >= 3, "\(run) on the deepest band")
    }
    for (index, region) in ["rA", "rB", "rC", "rD", "rE"].enumerated() {
      let tint = try #require(palette.tokens.first { $0.name == region }?.value)
      #expect(contrast(palette.runs[index], tint) >= 4.5, "the class’s name on \(region)")
      for run in palette.runs { #expect(contrast(run, tint) >= 3, "\(run) on \(region)") }
      #expect(contrast(palette.ink, tint) >= 7)
    }
  }

  @Test func textInksAreReadable() throws {
    for (name, palette) in Self.schemes {
      for ink in ["ink", "ink-2", "ink-3", "good", "bad", "link"] {
        let color = try #require(palette.tokens.first { $0.name == ink }?.value)
        #expect(contrast(color, palette.paper) >= 4.5, "\(ink) on \(name) paper")
        let panel = try #require(palette.tokens.first { $0.name == "panel" }?.value)
        #expect(contrast(color, panel) >= 4.5, "\(ink) on \(name) panel")
      }
      #expect(contrast(palette.axis, palette.paper) >= 3)
    }
  }

  @Test func bandsWhisper() {
    for (_, palette) in Self.schemes {
      let ratios = palette.bands.map { contrast($0, palette.paper) }
      #expect(zip(ratios, ratios.dropFirst()).allSatisfy { $0 < $1 })
      #expect((1.3...1.9).contains(ratios[7]))
    }
  }

  /// Least distance between two run colors, times 100: whoever looks, no two runs look alike.
  @Test(arguments: [
    ("light", 0.13, 0.13, 0.11), ("dark", 0.14, 0.10, 0.09),
  ])
  func runsStayApartForColorBlindReaders(
    scheme: String, protan: Double, deutan: Double, tritan: Double
  ) throws {
    let palette = try #require(Self.schemes.first { $0.name == scheme }?.palette)
    for (deficiency, least) in [
      (Deficiency.protanopia, protan), (.deuteranopia, deutan), (.tritanopia, tritan),
    ] {
      let distance = leastDistance(palette.runs, deficiency)
      #expect(distance >= least - 0.005, "\(deficiency): \(distance)")
    }
    #expect(leastDistance(palette.runs, nil) >= 0.14)
  }

  @Test func schemesNameTheSameTokens() {
    let names = Palette.light.tokens.map { $0.name }
    #expect(Palette.dark.tokens.map { $0.name } == names)
    #expect(Palette.print.tokens.map { $0.name } == names)
    #expect(Set(names).count == names.count)
    #expect(Palette.light.declarations.hasPrefix("--paper:#fffefb;"))
  }

  @Test func styleUsesOnlyTokensThatExist() {
    var names = Set(Palette.light.tokens.map { $0.name })
    names.formUnion(["sans", "c", "halo"])
    for part in ChartStyle.css.components(separatedBy: "var(--").dropFirst() {
      let name = String(part.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
      #expect(names.contains(name), "--\(name)")
    }
  }
}

private typealias RGB = (r: Double, g: Double, b: Double)

private enum Deficiency { case protanopia, deuteranopia, tritanopia }

private func linear(_ hex: String) -> RGB {
  let value = Int(hex.dropFirst(), radix: 16) ?? 0
  func channel(_ shift: Int) -> Double {
    let c = Double((value >> shift) & 255) / 255
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
  }
  return (channel(16), channel(8), channel(0))
}

private func contrast(_ a: String, _ b: String) -> Double {
  func luminance(_ c: RGB) -> Double { 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b }
  let (x, y) = (luminance(linear(a)), luminance(linear(b)))
  return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

/// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
private func simulated(_ c: RGB, _ deficiency: Deficiency?) -> RGB {
  let m: [Double]
  switch deficiency {
  case nil: return c
  case .protanopia:
    m = [
      0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
    ]
  case .deuteranopia:
    m = [
      0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881,
    ]
  case .tritanopia:
    m = [
      1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900,
    ]
  }
  func clamp(_ v: Double) -> Double { min(max(v, 0), 1) }
  return (
    clamp(m[0] * c.r + m[1] * c.g + m[2] * c.b), clamp(m[3] * c.r + m[4] * c.g + m[5] * c.b),
    clamp(m[6] * c.r + m[7] * c.g + m[8] * c.b)
  )
}

/// Ottosson 2020.
private func oklab(_ c: RGB) -> (Double, Double, Double) {
  let l = cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b)
  let m = cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b)
  let s = cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b)
  return (
    0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  )
}

private func leastDistance(_ colors: [String], _ deficiency: Deficiency?) -> Double {
  let labs = colors.map { oklab(simulated(linear($0), deficiency)) }
  var least = Double.infinity
  for i in labs.indices {
    for j in labs.indices where j > i {
      let (a, b) = (labs[i], labs[j])
      let d = sqrt(pow(a.0 - b.0, 2) + pow(a.1 - b.1, 2) + pow(a.2 - b.2, 2))
      least = min(least, d)
    }
  }
  return least
}
