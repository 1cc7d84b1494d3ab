import Diagnostics
import Markdown

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
  /// A field of an item is no address that the page may link to; the item is kept without it.
  case address(key: String, field: String, fault: LinkAddress.Fault)
}

extension ReferenceProblem {
  /// Whether nothing of the file could be read.
  var isAboutTheWholeFile: Bool {
    switch self {
    case .syntax, .notAList: true
    case .missingKey, .duplicateKey, .field, .address: false
    }
  }

  /// The problem as the author is told it, at its place in the file that it was read from and whose
  /// outline is given.
  func diagnostic(in file: SourceFile, _ outline: JSONOutline) -> Diagnostic {
    let place = range(in: file, outline)
    guard case .duplicateKey(let key) = self, let first = outline.items(key).first?.fields["id"]
    else { return Diagnostic(identifier, message, at: place) }
    return Diagnostic(
      identifier, message, at: place,
      notes: [Diagnostic.Note("the first is here", at: SourceRange(file: file, bytes: first))])
  }

  private var identifier: Diagnostic.Identifier {
    switch self {
    case .syntax: "bibliography-syntax"
    case .notAList: "bibliography-form"
    case .missingKey: "bibliography-key"
    case .duplicateKey: "bibliography-duplicate"
    case .field: "bibliography-field"
    case .address: "link-address"
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
    case .address(let key, let field, let fault):
      "'\(field)' of the item '\(key)': \(fault.message)"
    }
  }

  /// Where the problem shows in the file that it was read from: the fault itself, or the beginning
  /// of the file when it cannot be found.
  func range(in file: SourceFile, _ outline: JSONOutline) -> SourceRange {
    let start = 0..<min(1, file.bytes.count)
    let place: Range<Int>? =
      switch self {
      case .syntax(_, let offset): offset..<offset + 1
      case .notAList: nil
      case .missingKey(let index):
        outline.items.indices.contains(index) ? outline.items[index].range : nil
      case .duplicateKey(let key): outline.items(key).dropFirst().first?.fields["id"]
      case .field(let key, let field, _), .address(let key, let field, _):
        outline.items(key).first?.fields[field]
      }
    return SourceRange(file: file, bytes: (place ?? start).clamped(to: 0..<file.bytes.count))
  }
}
