// swift-tools-version: 6.2
import PackageDescription

/// What every target is held to: language mode 6 (the default of these tools), no warning left
/// standing, existential types and imports spelled out.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Optimised in debug builds too. `swift run report build` builds debug, and there numerical code
/// over closures runs about twenty times slower, and all that reads and sets chapters two or three times.
/// A room is compiled as a whole, with the second stage on two threads: file by file the compiler cannot
/// look into what another file of the room has, so that every sum of two numbers is a call. Allowed
/// because this is a root package.
let optimized: [SwiftSetting] =
  strict + [
    .unsafeFlags(["-O", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "2"])
  ]

/// A room and its tests. An edge that is not listed here is not allowed. `fixtures` are folders and
/// files of the tests that are no Swift, `tests` rooms above that the tests alone may use. All tests may
/// use `TestSupport`.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [],
  fixtures: [String] = [], tests: [Target.Dependency] = []
) -> [Target] {
  [
    .target(name: name, dependencies: dependencies, swiftSettings: optimized),
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.target(name: name), "TestSupport"] + dependencies + tests,
      exclude: fixtures, swiftSettings: strict),
  ]
}

let package = Package(
  name: "report",
  products: [.executable(name: "report", targets: ["report"])],
  targets: [
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // The script, style and fonts of the page, embedded as they are.
    .target(name: "CPageFiles", exclude: ["script", "style", "fonts"]),
    .executableTarget(
      name: "report", dependencies: ["ReportBuilder", "Diagnostics"], swiftSettings: strict,
      // The identifier tells programs apart without reading all of them.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--build-id=sha1"], .when(platforms: [.linux]))
      ],
      plugins: ["BuildFacts"]),
    .plugin(name: "BuildFacts", capability: .buildTool()),
    // What tests of several rooms share; no part of the product.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(name: "reportTests", dependencies: ["report"], swiftSettings: strict),
    // Makes hostile input and looks for what it breaks; no part of the product.
    .target(
      name: "Fuzzing", dependencies: ["ReportBuilder", "Vocabulary", "Script", "Diagnostics"],
      path: "Tests/Fuzzing/Cases", swiftSettings: optimized),
    .executableTarget(
      name: "fuzz", dependencies: ["Fuzzing"], path: "Tests/Fuzzing/Program",
      swiftSettings: strict),
    .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "fuzz"], swiftSettings: strict),
  ]
    + room("Bisection")
    + room("Diagnostics", ["Bisection"])
    + room("Binary")
    + room("Markup")
    + room("PageFiles", ["CPageFiles"])
    + room("Arithmetic")
    + room("Numerics", ["Arithmetic", "Bisection"], fixtures: ["Reference"])
    + room("Typesetting", ["Markup", "PageFiles", "Diagnostics"])
    + room("Markdown", ["CCMark", "CYAML", "Bisection", "Diagnostics"])
    + room("Script", ["Arithmetic", "Bisection", "Diagnostics"], tests: ["Vocabulary"])
    + room("Plotting", ["Arithmetic", "Markup", "PageFiles", "Binary"])
    + room(
      "Vocabulary", ["Arithmetic", "Numerics", "Plotting", "Script", "Diagnostics"],
      tests: ["Markup"])
    + room(
      "ReportBuilder",
      [
        "Vocabulary", "Script", "Arithmetic", "Plotting", "Markdown", "Typesetting", "Markup",
        "PageFiles", "Binary", "Bisection", "Diagnostics", "CCrypto", "CZlib",
      ], fixtures: ["Chapters/paper-runs.txt"]),
  // #embed
  cLanguageStandard: .c2x
)
