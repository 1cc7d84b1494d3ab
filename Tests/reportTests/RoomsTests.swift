import Foundation
import Testing

/// Holds the table of rooms in `CONTRIBUTING.md` and the sources against `Package.swift`.
@Suite struct RoomsTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// What each target that is no test may use, by the package.
  private static func edges() throws -> [String: Set<String>] {
    let package = try text("Package.swift")
    let target =
      /(?:\.target|\.executableTarget|\.systemLibrary|\.plugin|room)\(\s*(?:name: )?"(\w+)"(?:,\s*(?:dependencies: )?\[([^\]]*)\])?/
    return Dictionary(
      package.matches(of: target).map { match in
        (
          String(match.output.1),
          Set((match.output.2 ?? "").matches(of: /\w+/).map { String($0.output) })
        )
      }, uniquingKeysWith: { $0.union($1) })
  }

  @Test func theTableOfRoomsIsThatOfThePackage() throws {
    var rows: [String: Set<String>] = [:]
    for line in try Self.text("CONTRIBUTING.md").split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[0].hasPrefix("`") else { continue }
      let used = cells[2] == "nothing" ? [] : cells[2].components(separatedBy: ", ")
      for name in cells[0].matches(of: /\w+/) { rows[String(name.output)] = Set(used) }
    }
    let edges = try Self.edges()
    #expect(edges.count > 15)
    #expect(Set(rows.keys) == Set(edges.keys))
    for (name, used) in edges { #expect(rows[name] == used, "\(name)") }
  }

  @Test func everyEdgeIsUsed() throws {
    for (name, used) in try Self.edges() {
      let folder = Self.root.appending(path: "Sources/\(name)").path
      guard FileManager.default.fileExists(atPath: folder),
        let files = FileManager.default.enumerator(atPath: folder)
      else { continue }
      var imported: Set<String> = []
      for case let file as String in files where file.hasSuffix(".swift") {
        let lines = try Self.text("Sources/\(name)/\(file)").matches(of: /import (\w+)/)
        imported.formUnion(lines.map { String($0.output.1) })
      }
      #expect(imported.isSuperset(of: used), "\(name): \(used.subtracting(imported))")
    }
  }
}
