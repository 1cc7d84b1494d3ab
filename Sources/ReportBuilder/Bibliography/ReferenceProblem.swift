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
  /// The problem as the author is told it, at its place in the file that it was read from.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    Diagnostic(identifier, message, at: range(in: file))
  }

  private var identifier: String {
    switch self {
    case .syntax: "bibliography-syntax"
    case .notAList: "bibliography-form"
    case .missingKey: "bibliography-key"
    case .duplicateKey: "bibliography-duplicate"
    case .field: "bibliography-field"
    }
  }

  /// The problem in one sentence, as a diagnostic words it.
  var message: String {
    switch self {
    case .syntax(let reason, _): "the bibliography is not JSON: \(reason)"
    case .notAList: "the bibliography must be a list of CSL-JSON items, not one value"
    case .missingKey(let index):
      "item \(index + 1) of the bibliography has no 'id' to cite it by"
    case .duplicateKey(let key): "two items of the bibliography have the id '\(key)'"
    case .field(let key, let field, let found):
      "'\(field)' of the item '\(key)' cannot be \(found)"
    }
  }

  /// Where the problem shows in the file that it was read from: the fault itself, the item's key,
  /// or the beginning of the file.
  func range(in file: SourceFile) -> SourceRange {
    let start = SourceRange(file: file, bytes: 0..<min(1, file.bytes.count))
    switch self {
    case .syntax(_, let offset):
      let lower = min(max(0, offset), file.bytes.count)
      return SourceRange(file: file, bytes: lower..<min(lower + 1, file.bytes.count))
    case .notAList, .missingKey: return start
    case .duplicateKey(let key): return places(of: key, in: file).last ?? start
    case .field(let key, _, _): return places(of: key, in: file).first ?? start
    }
  }

  /// The first two places where the key stands as a JSON string by itself.
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
