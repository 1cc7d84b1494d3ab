import Foundation
import Markdown

/// References read from CSL-JSON, and what was wrong with them.
struct ReferenceFile: Sendable {
  /// The references in the order of the file.
  private(set) var references: [Reference] = []
  /// The problems in the order of the file; none when all is well.
  private(set) var problems: [ReferenceProblem] = []

  /// Reads CSL-JSON, the format that reference managers export: a list of items, of which missing
  /// and unknown fields are fine and numbers may stand for strings.
  ///
  /// - Complexity: O(n) in the size of the file.
  init(json: [UInt8]) {
    let root: JSONNode
    do {
      root = try JSONDecoder().decode(JSONNode.self, from: Data(json))
    } catch {
      problems = [ReferenceFile.syntaxProblem(in: json)]
      return
    }
    guard case .list(let items) = root else {
      problems = [.notAList]
      return
    }
    var keys: Set<String> = []
    for (index, item) in items.enumerated() {
      guard case .object(let fields) = item, let key = fields["id"]?.string, !key.isEmpty else {
        problems.append(.missingKey(index: index))
        continue
      }
      guard keys.insert(key).inserted else {
        problems.append(.duplicateKey(key))
        continue
      }
      var reader = ItemReader(key: key, fields: fields)
      references.append(reader.reference())
      problems += reader.problems
    }
  }

  /// What is wrong with bytes that are no JSON. The decoder says nothing about the place; the older
  /// serialization ends its description with `… around character 28.`, an offset in bytes.
  private static func syntaxProblem(in json: [UInt8]) -> ReferenceProblem {
    do {
      _ = try JSONSerialization.jsonObject(with: Data(json), options: [.fragmentsAllowed])
      return .syntax(reason: "it cannot be read", offset: 0)
    } catch {
      let words = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String ?? ""
      let place = words.range(of: " around character ")
      let offset = place.flatMap { Int(words[$0.upperBound...].prefix { $0.isNumber }) }
      let reason = place.map { words[..<$0.lowerBound] } ?? words[...]
      let told = reason.isEmpty ? "it cannot be read" : reason.lowercased()
      let sentence = told.contains("representable") ? "a number is too large" : told
      return .syntax(
        reason: sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence,
        offset: min(offset ?? json.count, json.count))
    }
  }
}

/// A JSON value, as tolerant as a field of CSL-JSON needs it.
private enum JSONNode: Decodable {
  case string(String)
  case number(Double)
  case flag(Bool)
  case list([JSONNode])
  case object([String: JSONNode])
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode([String: JSONNode].self) {
      self = .object(value)
    } else {
      self = .list(try container.decode([JSONNode].self))
    }
  }

  /// A string, or a number as one: `2005` and not `2005.0`.
  var string: String? {
    switch self {
    case .string(let value): value
    case .number(let value): Int(exactly: value).map(String.init) ?? String(value)
    default: nil
    }
  }

  /// What it is, in words.
  var kind: String {
    switch self {
    case .string(let value): "the text \u{201C}\(value.prefix(40))\u{201D}"
    case .number(let value): "the number \(value)"
    case .flag(let value): value ? "true" : "false"
    case .list: "a list"
    case .object: "an object"
    case .null: "null"
    }
  }
}

/// Reads one item, field by field.
private struct ItemReader {
  let key: String
  let fields: [String: JSONNode]
  var problems: [ReferenceProblem] = []

  init(key: String, fields: [String: JSONNode]) {
    self.key = key
    self.fields = fields
  }

  mutating func reference() -> Reference {
    var reference = Reference(key: key)
    reference.kind = text("type")
    reference.authors = names("author")
    if reference.authors.isEmpty { reference.authors = names("editor") }
    reference.title = text("title")
    reference.year = year("issued")
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

  private mutating func text(_ field: String) -> String {
    switch fields[field] {
    case nil, .null?: return ""
    case .list(let values)? where values.allSatisfy { $0.string != nil }:
      return values.compactMap(\.string).first ?? ""
    case let value?:
      guard let string = value.string else { return fault(field, value, "") }
      return string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// An address on the web; nothing where it is none.
  private mutating func address(_ field: String) -> String {
    let address = text(field)
    guard !address.isEmpty, let fault = LinkAddress.faultOnTheWeb(in: address) else {
      return address
    }
    problems.append(.address(key: key, field: field, fault: fault))
    return ""
  }

  private mutating func names(_ field: String) -> [Reference.Name] {
    switch fields[field] {
    case nil, .null?: return []
    case .list(let values)?: return values.compactMap { name($0, field) }
    case let value?: return fault(field, value, [])
    }
  }

  private mutating func name(_ value: JSONNode, _ field: String) -> Reference.Name? {
    guard case .object(let parts) = value else { return fault(field, value, nil) }
    func part(_ name: String) -> String { parts[name]?.string ?? "" }
    let family = [part("non-dropping-particle"), part("family")]
    let given = [part("given"), part("dropping-particle"), part("suffix")]
    let name = Reference.Name(
      family: family.filter { !$0.isEmpty }.joined(separator: " "),
      given: given.filter { !$0.isEmpty }.joined(separator: " "))
    if !name.family.isEmpty { return name }
    let whole = part("literal").isEmpty ? name.given : part("literal")
    return whole.isEmpty ? fault(field, value, nil) : Reference.Name(family: whole)
  }

  /// The first year of `date-parts`, or the first four digits of a date in words.
  private mutating func year(_ field: String) -> Int? {
    guard let value = fields[field] else { return nil }
    if case .object(let parts) = value {
      if case .list(let dates)? = parts["date-parts"], case .list(let date)? = dates.first,
        let year = date.first?.string.flatMap({ Int($0) })
      {
        return year
      }
      let words = parts["literal"]?.string ?? parts["raw"]?.string ?? ""
      if let year = firstYear(in: words) { return year }
    } else if let year = value.string.flatMap({ firstYear(in: $0) }) {
      return year
    }
    if case .object = value {
      problems.append(
        .field(
          key: key, field: field,
          found: #"a date without a year; a year is written {"date-parts": [[2016]]}"#))
      return nil
    }
    return fault(field, value, nil)
  }

  private func firstYear(in words: String) -> Int? {
    words.split { !$0.isASCII || !$0.isNumber }.first { $0.count == 4 }.flatMap { Int($0) }
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

  private mutating func fault<Value>(
    _ field: String, _ value: JSONNode, _ fallback: Value
  ) -> Value {
    problems.append(.field(key: key, field: field, found: value.kind))
    return fallback
  }
}
