import Script

/// What the reference says about a word or a member, as plain data for programs: `report words
/// --format json` and the help of editors.
public struct WordEntry: Sendable, Hashable, Encodable {
  /// A parameter.
  public struct ParameterEntry: Sendable, Hashable, Encodable {
    /// The name by which messages call it.
    public var name: String
    /// The label in a call; nil when the argument is written without one.
    public var label: String?
    /// The type, as an author would say it.
    public var type: String
    /// What the value must satisfy beyond its type, nil when nothing.
    public var requirement: String?
    /// The value when the argument is left out, as an author writes it; nil when there is none.
    public var defaultValue: String?
    /// Whether the argument may be left out.
    public var isOptional: Bool
    /// What it means.
    public var documentation: String
  }

  /// A program and what it prints.
  public struct ExampleEntry: Sendable, Hashable, Encodable {
    /// The program.
    public var program: String
    /// What it prints.
    public var result: String
  }

  /// The name, for a member with its type: `density.pdf`.
  public var name: String
  /// The form of a call: `mixture(weights:means:sd:)`.
  public var signature: String
  /// The heading under which it is listed.
  public var category: String
  /// What it does, in one sentence.
  public var summary: String
  /// Formula, units, error and source.
  public var documentation: String
  /// The parameters in order.
  public var parameters: [ParameterEntry]
  /// The type of the result.
  public var result: String
  /// Whether numbers may be arrays, element by element.
  public var broadcasts: Bool
  /// Whether it draws random numbers.
  public var isRandom: Bool
  /// Whether its results are kept in the result store.
  public var isCostly: Bool
  /// Programs with what they print.
  public var examples: [ExampleEntry]
  /// The other words of the category.
  public var related: [String]
}

extension WordEntry {
  init(_ word: Word, owner: String? = nil, related: [String]) {
    let prefix = owner.map { "\($0)." } ?? ""
    name = prefix + word.name
    signature = prefix + word.signature
    category = word.category
    summary = word.summary
    documentation = word.documentation
    parameters = word.parameters.map { parameter in
      ParameterEntry(
        name: parameter.name, label: parameter.label, type: parameter.type.phrase,
        requirement: parameter.requirement?.described,
        defaultValue: parameter.defaultValue?.written, isOptional: parameter.isOptional,
        documentation: parameter.documentation)
    }
    result = word.result.phrase
    broadcasts = word.broadcasts
    isRandom = word.isRandom
    isCostly = word.cost == .costly
    examples = word.examples.map { ExampleEntry(program: $0.program, result: $0.result) }
    self.related = related
  }
}

extension WordTable {
  /// The entries of all words and members, words first, in the order of the table.
  var entries: [WordEntry] {
    let byCategory = Dictionary(grouping: words, by: \.category)
    var entries = words.map { word in
      WordEntry(
        word,
        related: (byCategory[word.category] ?? []).map(\.name).filter { $0 != word.name })
    }
    for type in types {
      let members = Dictionary(grouping: type.members, by: \.category)
      entries += type.members.map { member in
        WordEntry(
          member, owner: type.name,
          related: (members[member.category] ?? []).map { "\(type.name).\($0.name)" }
            .filter { $0 != "\(type.name).\(member.name)" })
      }
    }
    return entries
  }
}
