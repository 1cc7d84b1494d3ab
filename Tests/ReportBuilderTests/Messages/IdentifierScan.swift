import Foundation

/// The kinds of diagnostics that the sources name.
///
/// They are read off the text of the sources: the constants of the type, the literals in properties and
/// functions that give one, and the first arguments of the functions and initialisers that take one. The
/// names of the latter are read off the sources, too, so that a new one is found.
struct IdentifierScan {
  /// The kinds by their words.
  let identifiers: Set<String>

  /// Reads the sources of the package.
  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources")
    var texts: [String] = []
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      texts.append(try String(contentsOf: file, encoding: .utf8))
    }
    self.init(texts)
  }

  /// Reads the texts of Swift files.
  init(_ texts: [String]) {
    // The type that all others are about has types within it.
    var takers: Set<String> = ["Diagnostic", "Identifier"]
    for text in texts {
      for match in text.matches(
        of: /(?:func (\w+)|init)\(\s*(?:_|up) identifier: (?:Diagnostic\.)?Identifier/)
      {
        if let name = match.1 {
          takers.insert(String(name))
        } else if let type = text[..<match.range.lowerBound]
          .matches(of: /(?:struct|class|enum|extension) (\w+)/).last
        {
          takers.insert(String(type.1))
        }
      }
      // Of a type whose initialiser nobody has written.
      for match in text.matches(of: /struct (\w+)[^{]*\{\s*let identifier: Diagnostic\.Identifier/)
      {
        takers.insert(String(match.1))
      }
    }
    var found: Set<String> = []
    for text in texts {
      for match in text.matches(of: /: Diagnostic\.Identifier = "([^"]*)"/) {
        found.insert(String(match.1))
      }
      for match in text.matches(of: /(?:: |-> )Diagnostic\.Identifier \{([^}]*)\}/) {
        found.formUnion(IdentifierScan.words(in: match.1))
      }
      for match in text.matches(of: /(\w+)\(\s*(?:up: |identifier: )?([^,()]*),/)
      where takers.contains(String(match.1)) {
        found.formUnion(IdentifierScan.words(in: match.2))
      }
      for match in text.matches(of: /self\.init\(\s*([^,()]*),/) {
        found.formUnion(IdentifierScan.words(in: match.1))
      }
      // What takes the place of a kind that is missing.
      for match in text.matches(of: /\.identifier \?\? "([^"]*)"/) { found.insert(String(match.1)) }
    }
    identifiers = found
  }

  /// The literals that are words joined by hyphens.
  private static func words(in text: Substring) -> [String] {
    text.matches(of: /"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/).map { String($0.1) }
  }
}
