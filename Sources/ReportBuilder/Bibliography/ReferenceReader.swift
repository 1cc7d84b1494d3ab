import Markdown

/// References read from CSL-JSON, and what was wrong with them.
struct ReferenceFile: Sendable {
  /// The references in the order of the file.
  private(set) var references: [Reference] = []
  /// The problems in the order of the items; none when all is well.
  private(set) var problems: [ReferenceProblem] = []

  /// Reads CSL-JSON, the format that reference managers export: a list of items, of which missing
  /// fields are fine and numbers may stand for strings.
  ///
  /// - Complexity: O(n) in the size of the file.
  init(json: [UInt8]) {
    let root: JSONValue
    do throws(JSONFault) {
      root = try JSONReader.read(json)
    } catch {
      problems = [ReferenceProblem(kind: .syntax(error), place: error.place)]
      return
    }
    guard case .list(let items) = root.content else {
      let start = root.place.lowerBound
      problems = [ReferenceProblem(kind: .notAList, place: start..<start + 1)]
      return
    }
    var keys: [String: Range<Int>] = [:]
    for (index, item) in items.enumerated() {
      problems += item.duplicates
      guard case .object = item.content else {
        problems.append(
          ReferenceProblem(
            kind: .notAnObject(index: index, found: item.kind), place: item.place))
        continue
      }
      guard let id = item["id"], let key = id.string, !key.isEmpty else {
        problems.append(ReferenceProblem(kind: .missingKey(index: index), place: item.place))
        continue
      }
      if let first = keys[key] {
        problems.append(ReferenceProblem(kind: .duplicateKey(key, first: first), place: id.place))
        continue
      }
      keys[key] = id.place
      var reader = ItemReader(key: key, item: item)
      references.append(reader.reference())
      problems += reader.problems
      problems += CSLFields.unknown(in: item).map { owner, field in
        ReferenceProblem(
          kind: .unknownField(key: key, field: field.key, owner), place: field.keyPlace)
      }
    }
  }
}

// A value is as tolerant as a field of CSL-JSON needs it.
extension JSONValue {
  /// A text, or a number as one: `2005` and not `2005.0`.
  var string: String? {
    switch content {
    case .text(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
    default: nil
    }
  }

  /// The first field of an object with this key that is not null.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let fields) = content,
      let value = fields.first(where: { $0.key == key })?.value, value.content != .null
    else { return nil }
    return value
  }

  /// The fields that stand twice in this object or in one inside it.
  fileprivate var duplicates: [ReferenceProblem] {
    switch content {
    case .list(let values): return values.flatMap(\.duplicates)
    case .object(let fields):
      var places: [String: Range<Int>] = [:]
      return fields.flatMap { field -> [ReferenceProblem] in
        let inside = field.value.duplicates
        guard let first = places[field.key] else {
          places[field.key] = field.keyPlace
          return inside
        }
        return [
          ReferenceProblem(kind: .duplicateField(field.key, first: first), place: field.keyPlace)
        ] + inside
      }
    default: return []
    }
  }

  /// What it is, in words.
  var kind: String {
    switch content {
    case .text(let text): "the text \u{201C}\(text.prefix(40))\u{201D}"
    case .number: "the number \(string ?? "")"
    case .truth(let truth): truth ? "true" : "false"
    case .list: "a list"
    case .object: "an object"
    case .null: "null"
    }
  }
}

/// Reads one item, field by field.
struct ItemReader {
  /// The key of the item, for messages.
  let key: String
  /// The item.
  let item: JSONValue
  /// What was wrong with it.
  private(set) var problems: [ReferenceProblem] = []

  /// The work that the item tells of.
  mutating func reference() -> Reference {
    var reference = Reference(key: key)
    reference.kind = word("type")
    reference.authors = names("author")
    if reference.authors.isEmpty {
      reference.authors = names("editor")
      reference.areEditors = !reference.authors.isEmpty
    }
    reference.title = text("title")
    reference.shortTitle = text("title-short")
    reference.date = date("issued")
    reference.container = text("container-title")
    reference.volume = text("volume")
    reference.issue = text("issue")
    reference.pages = text("page")
    reference.publisher = text("publisher")
    reference.doi = withoutResolver(text("DOI"))
    reference.url = address("URL")
    reference.note = text("note")
    return reference
  }

  /// A text that no number stands for.
  private mutating func word(_ field: String) -> String {
    guard let value = item[field] else { return "" }
    guard case .text(let word) = value.content else { return fault(field, value, "") }
    return word
  }

  private mutating func text(_ field: String) -> String {
    guard let value = item[field] else { return "" }
    if case .list(let values) = value.content, values.allSatisfy({ $0.string != nil }) {
      return values.first?.string ?? ""
    }
    guard let string = value.string else { return fault(field, value, "") }
    return string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// An address on the web; nothing where it is none.
  private mutating func address(_ field: String) -> String {
    let address = text(field)
    guard !address.isEmpty, let value = item[field],
      let fault = LinkAddress.faultOnTheWeb(in: address)
    else { return address }
    problems.append(
      ReferenceProblem(kind: .address(key: key, field: field, fault: fault), place: value.place))
    return ""
  }

  private mutating func names(_ field: String) -> [Reference.Name] {
    guard let value = item[field] else { return [] }
    guard case .list(let values) = value.content else { return fault(field, value, []) }
    return values.compactMap { name($0, field) }
  }

  private mutating func name(_ value: JSONValue, _ field: String) -> Reference.Name? {
    let form = #"a name is written {"family": "Liu", "given": "Qiang"}"#
    guard case .object = value.content else {
      return fault(field, value, nil, found: "\(value.kind); \(form)")
    }
    func part(_ name: String) -> String { value[name]?.string ?? "" }
    let family = [part("non-dropping-particle"), part("family")]
    let name = Reference.Name(
      family: joined(family.filter { !$0.isEmpty }), given: part("given"),
      droppingParticle: part("dropping-particle"), suffix: part("suffix"))
    if !name.family.isEmpty { return name }
    let whole = part("literal").isEmpty ? name.given : part("literal")
    return whole.isEmpty
      ? fault(field, value, nil, found: "a name without a family name; \(form)")
      : Reference.Name(family: whole)
  }

  /// A particle and a name with a blank in between, but for one that ends in an apostrophe or a hyphen: `d'Alembert`,
  /// `al-Saud`.
  private func joined(_ parts: [String]) -> String {
    guard let first = parts.first, let last = first.last, "'’ʼ-‐".contains(last) else {
      return parts.joined(separator: " ")
    }
    return parts.joined()
  }

  private func withoutResolver(_ doi: String) -> String {
    let lower = doi.lowercased()
    let prefixes = [
      "https://doi.org/", "http://doi.org/", "https://dx.doi.org/",
      "http://dx.doi.org/", "doi:",
    ]
    guard let prefix = prefixes.first(where: { lower.hasPrefix($0) }) else { return doi }
    return String(doi.dropFirst(prefix.count))
  }

  mutating func fault<Value>(
    _ field: String, _ value: JSONValue, _ fallback: Value, found: String? = nil
  ) -> Value {
    problems.append(
      ReferenceProblem(
        kind: .field(key: key, field: field, found: found ?? value.kind), place: value.place))
    return fallback
  }
}
