// swift-tools-version: 6.2
import PackageDescription

// A course that is verified by `swift test`. Elsewhere the dependency is
// `.package(url: "https://…/lectern", from: "0.1.0")`.
let package = Package(
  name: "tested-course",
  dependencies: [.package(name: "lectern", path: "../..")],
  targets: [
    .testTarget(
      name: "LessonTests",
      dependencies: [.product(name: "LecternTesting", package: "lectern")])
  ]
)
