// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 language mode comes with the tools version; these settings hold for every target.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// `make test` asks for this: unoptimized, the course's runs alone take minutes. Unsafe flags would
/// keep other packages from depending on this one, so they are there only when asked for.
let hot: [SwiftSetting] =
  Context.environment["LECTERN_OPTIMIZED_TESTS"] == nil ? [] : [.unsafeFlags(["-O"])]

extension Target {
  /// A library target of Lectern.
  static func library(
    _ name: String, _ dependencies: [Dependency] = [], resources: [Resource]? = nil,
    settings: [SwiftSetting] = []
  ) -> Target {
    .target(
      name: name, dependencies: dependencies, resources: resources,
      swiftSettings: strict + settings,
      // Debug builds call the C library's sqrt, which Linux keeps apart.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))])
  }

  /// The test target that mirrors `name`.
  static func tests(
    _ name: String, _ dependencies: [Dependency] = [], exclude: [String] = [],
    resources: [Resource]? = nil
  ) -> Target {
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
      resources: resources, swiftSettings: strict)
  }
}

let package = Package(
  name: "lectern",
  products: [
    .executable(name: "lectern", targets: ["LecternCommand"]),
    // The front door, and the modules whose types another package extends: catalog, engine, charts.
    .library(
      name: "Lectern",
      targets: [
        "Lectern", "LecternSite", "LecternRun", "LecternChart", "LecternMarkup", "LecternEngine",
        "LecternNumerics", "LecternSource",
      ]),
    .library(name: "LecternTesting", targets: ["LecternTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(
      name: "CDuktape", pkgConfig: "duktape", providers: [.apt(["duktape-dev"])]),

    .library("LecternSource"),
    .library("LecternNumerics", settings: hot),
    .library("LecternEngine", ["LecternNumerics"], settings: hot),
    .library("LecternMarkup"),
    .library("LecternChart", ["LecternNumerics", "LecternMarkup"]),
    .library("LecternLesson", ["LecternSource", "CCMark"]),
    .library(
      "LecternSpec", ["LecternSource", .product(name: "Yams", package: "Yams")]),
    .library(
      "LecternRun",
      ["LecternSource", "LecternNumerics", "LecternEngine", "LecternLesson", "LecternSpec"],
      settings: hot),
    .library("LecternMath", ["CDuktape"]),
    .library(
      "LecternBridge",
      ["LecternSource", "LecternNumerics", "LecternLesson", "LecternSpec", "LecternRun"]),
    .library(
      "LecternSite",
      [
        "LecternSource", "LecternNumerics", "LecternEngine", "LecternMarkup", "LecternChart",
        "LecternLesson", "LecternSpec", "LecternRun", "LecternMath", "LecternWeb",
      ],
      resources: [
        .embedInCode("Assets/base.css"), .embedInCode("Assets/components.css"),
        .embedInCode("Assets/chart.css"), .embedInCode("Assets/print.css"),
        .embedInCode("Assets/page.js"), .embedInCode("Assets/figures.js"),
        .embedInCode("Assets/live.css"), .embedInCode("Assets/explore.js"),
      ]),
    .library(
      "Lectern",
      [
        "LecternSource", "LecternNumerics", "LecternLesson", "LecternSpec", "LecternRun",
        "LecternMath", "LecternBridge", "LecternSite",
        .product(name: "SwiftCSV", package: "SwiftCSV"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .library(
      "LecternPreview", ["Lectern", .product(name: "FlyingFox", package: "FlyingFox")]),
    .library("LecternTesting", ["LecternSource", "Lectern"]),
    .executableTarget(
      name: "LecternCommand",
      dependencies: [
        "LecternSource", "Lectern", "LecternPreview",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .library(
      "LecternWeb", ["LecternNumerics", "LecternEngine", "LecternChart", "LecternMarkup"]),

    .tests("LecternSource"),
    .tests("LecternNumerics"),
    .tests("LecternEngine", resources: [.copy("Fixtures")]),
    .tests("LecternMarkup"),
    .tests("LecternChart", ["LecternMarkup", "LecternNumerics"], exclude: ["Golden"]),
    .tests("LecternLesson"),
    .tests("LecternSpec"),
    .tests("LecternRun"),
    .tests("LecternMath"),
    .tests("LecternBridge"),
    .tests("LecternWeb", ["LecternEngine", "LecternChart"], resources: [.copy("Fixtures")]),
    .tests("LecternSite"),
    .tests("Lectern"),
    .tests("LecternPreview"),
    .tests("LecternCommand"),
    .testTarget(name: "CourseTests", dependencies: ["LecternTesting"], swiftSettings: strict),
  ]
)
