// swift-tools-version: 6.2
import PackageDescription

/// The engine beside the same work in C, in one program; runs of pages, in another. A package of its own, so that nobody
/// builds it who does not ask for it.
let package = Package(
  name: "benchmarks",
  targets: [
    .target(name: "LecternNumerics"),
    .target(name: "LecternEngine", dependencies: ["LecternNumerics"]),
    .target(
      name: "CReference",
      cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno", "-Wno-psabi"])],
      linkerSettings: [.linkedLibrary("m")]),
    .target(name: "LecternMarkup"),
    .target(name: "LecternChart", dependencies: ["LecternNumerics", "LecternMarkup"]),
    .target(
      name: "LecternWeb",
      dependencies: ["LecternNumerics", "LecternEngine", "LecternChart", "LecternMarkup"]),
    .executableTarget(name: "page", dependencies: ["LecternWeb"]),
    .executableTarget(
      name: "bench", dependencies: ["LecternEngine", "LecternNumerics", "CReference"]),
  ]
)
