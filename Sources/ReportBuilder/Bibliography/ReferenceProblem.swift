import Diagnostics

/// What is wrong with a file of references.
enum ReferenceProblem: Error, Sendable, Hashable {
  /// The file is no JSON: the reason in words, and the byte at which it shows.
  case syntax(reason: String, offset: Int)
  /// The file is JSON but not a list of items.
  case notAList
  /// The item at `index` (from 0) has no usable `id`.
  case missingKey(index: Int)
  /// Two items have the same `id`; the first is kept.
  case duplicateKey(String)
  /// A field of an item is not what CSL-JSON has there; the item is kept without it.
  case field(key: String, field: String, found: String)
}

extension ReferenceProblem {
  /// The problem as the author is told it, at its place in `file`.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    switch self {
    case .syntax(let reason, let offset):
      return Diagnostic(
        "bibliography-syntax", "the bibliography is not JSON: \(reason)",
        at: SourceRange(file: file, bytes: offset..<min(offset + 1, file.bytes.count)))
    case .notAList:
      return Diagnostic(
        "bibliography-form", "the bibliography must be a list of CSL-JSON items: [{\"id\": …}, …]",
        at: SourceRange(file: file, bytes: 0..<min(1, file.bytes.count)))
    case .missingKey(let index):
      return Diagnostic(
        "bibliography-key", "item \(index + 1) of the bibliography has no 'id' to cite it by",
        at: SourceRange(file: file, bytes: 0..<0))
    case .duplicateKey(let key):
      let places = self.places(of: key, in: file)
      return Diagnostic(
        "bibliography-duplicate", "two items of the bibliography have the id '\(key)'",
        at: places.dropFirst().first ?? places.first,
        notes: places.first.map { [Diagnostic.Note("the first is here", at: $0)] } ?? [])
    case .field(let key, let field, let found):
      return Diagnostic(
        "bibliography-field", "'\(field)' of the item '\(key)' cannot be \(found)",
        at: places(of: key, in: file).first, annotation: "this item")
    }
  }

  /// Where the key stands as a JSON string by itself.
  private func places(of key: String, in file: SourceFile) -> [SourceRange] {
    let wanted = Array("\"\(key)\"".utf8)
    var places: [SourceRange] = []
    var start = 0
    while start + wanted.count <= file.bytes.count, places.count < 2 {
      if file.bytes[start] == wanted[0],
        file.bytes[start..<start + wanted.count].elementsEqual(wanted)
      {
        places.append(SourceRange(file: file, bytes: start..<start + wanted.count))
        start += wanted.count
      } else {
        start += 1
      }
    }
    return places
  }
}
