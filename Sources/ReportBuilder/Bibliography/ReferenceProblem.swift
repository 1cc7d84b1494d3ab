import Diagnostics
import Markdown

/// What is wrong with a file of references, and where.
struct ReferenceProblem: Error, Sendable, Hashable {
  /// What is wrong.
  enum Kind: Sendable, Hashable {
    /// The file is no JSON.
    case syntax(JSONFault)
    /// The file is JSON but not a list of items.
    case notAList
    /// The item at `index` (from 0) is no object.
    case notAnObject(index: Int, found: String)
    /// The item at `index` (from 0) has no usable `id`.
    case missingKey(index: Int)
    /// Two items have the same `id`, the first of which stands at `first`; it is kept.
    case duplicateKey(String, first: Range<Int>)
    /// An object has a field twice, the first of which stands at `first`; it is kept.
    case duplicateField(String, first: Range<Int>)
    /// A field of an item is not what CSL-JSON has there; the item is kept without it.
    case field(key: String, field: String, found: String)
    /// An item, or a name or a date of it, has a field that CSL-JSON does not know.
    case unknownField(key: String, field: String, CSLFields.Owner)
    /// A field of an item is no address that the page may link to; the item is kept without it.
    case address(key: String, field: String, fault: LinkAddress.Fault)
  }

  /// What is wrong.
  let kind: Kind
  /// Where it shows, in bytes of the file.
  let place: Range<Int>
}

extension ReferenceProblem {
  /// Whether nothing of the file could be read.
  var isAboutTheWholeFile: Bool {
    switch kind {
    case .syntax, .notAList: true
    default: false
    }
  }

  /// The problem as the author is told it, in the file that it was read from.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    func range(_ place: Range<Int>) -> SourceRange { SourceRange(file: file, bytes: place) }
    return Diagnostic(
      identifier, message, at: range(place), severity: severity,
      notes: first.map { [Diagnostic.Note("the first is here", at: range($0))] } ?? [])
  }

  /// What nothing reads is no error.
  private var severity: Diagnostic.Severity {
    if case .unknownField = kind { .warning } else { .error }
  }

  private var first: Range<Int>? {
    switch kind {
    case .duplicateKey(_, let first), .duplicateField(_, let first): first
    default: nil
    }
  }

  private var identifier: Diagnostic.Identifier {
    switch kind {
    case .syntax: "bibliography-syntax"
    case .notAList: "bibliography-form"
    case .notAnObject: "bibliography-form"
    case .missingKey: "bibliography-key"
    case .duplicateKey: "bibliography-duplicate"
    case .duplicateField: "duplicate-key"
    case .field: "bibliography-field"
    case .unknownField: "unknown-field"
    case .address: "link-address"
    }
  }

  /// The problem in one sentence, as a diagnostic words it.
  var message: String {
    switch kind {
    case .syntax(let fault): "the bibliography is not JSON: \(fault.message)"
    case .notAList: "the bibliography must be a list of CSL-JSON items, not one value"
    case .notAnObject(let index, let found):
      "item \(index + 1) of the bibliography is \(found), not an object such as {\"id\": \"liu2016\"}"
    case .missingKey(let index):
      "item \(index + 1) of the bibliography has no 'id' to cite it by"
    case .duplicateKey(let key, _): "two items of the bibliography have the id '\(key)'"
    case .duplicateField(let key, _): "the key '\(key)' stands twice"
    case .field(let key, let field, let found):
      "'\(field)' of the item '\(key)' cannot be \(found)"
    case .unknownField(let key, let field, let owner):
      "CSL-JSON has no field '\(field)'\(owner.phrase), as the item '\(key)' has"
        + suggestion(for: field, in: owner.fields.sorted())
    case .address(let key, let field, let fault):
      "'\(field)' of the item '\(key)': \(fault.message)"
    }
  }
}
