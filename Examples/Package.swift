// swift-tools-version: 6.2
import PackageDescription

// Two small programs on top of Lectern: one that uses it as a library, one that adds to it.
let package = Package(
  name: "examples",
  dependencies: [.package(name: "lectern", path: "..")],
  targets: [
    .target(
      name: "UseTheLibrary", dependencies: [.product(name: "Lectern", package: "lectern")]),
    .target(name: "OwnOptimizer", dependencies: [.product(name: "Lectern", package: "lectern")]),
    .executableTarget(
      name: "own-lectern",
      dependencies: ["OwnOptimizer", .product(name: "Lectern", package: "lectern")]),
    .testTarget(
      name: "ExamplesTests",
      dependencies: [
        "UseTheLibrary", "OwnOptimizer", .product(name: "Lectern", package: "lectern"),
      ]
    ),
  ]
)
