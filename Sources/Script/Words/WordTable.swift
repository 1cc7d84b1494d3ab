/// The vocabulary: all words and types that programs may use.
public struct WordTable: Sendable {
  /// The words in the order in which they were given.
  public private(set) var words: [Word] = []
  /// The types in the order in which they were given.
  public private(set) var types: [ObjectType] = []
  /// What is called otherwise in other languages, with how it is written here.
  public private(set) var otherNames: [String: String]
  private var wordIndices: [String: Int] = [:]
  private var typeIndices: [String: Int] = [:]

  /// A table of these words and types; of two with one name the later one counts. Members of a type
  /// that is given twice are joined. What other languages call otherwise is told by `otherNames`.
  public init(words: [Word], types: [ObjectType] = [], otherNames: [String: String] = [:]) {
    self.otherNames = otherNames
    for word in words { add(word) }
    for type in types { add(type) }
  }

  private mutating func add(_ word: Word) {
    if let index = wordIndices[word.name] {
      words[index] = word
    } else {
      wordIndices[word.name] = words.count
      words.append(word)
    }
  }

  private mutating func add(_ type: ObjectType) {
    guard let index = typeIndices[type.name] else {
      typeIndices[type.name] = types.count
      types.append(type)
      return
    }
    let added = Set(type.members.map(\.name))
    types[index].members.removeAll { added.contains($0.name) }
    types[index].members += type.members
    let fields = Set(type.fields.map(\.name))
    types[index].fields.removeAll { fields.contains($0.name) }
    types[index].fields += type.fields
  }

  /// Both tables' words and types.
  public static func + (left: WordTable, right: WordTable) -> WordTable {
    var sum = left
    for word in right.words { sum.add(word) }
    for type in right.types { sum.add(type) }
    sum.otherNames.merge(right.otherNames) { $1 }
    return sum
  }

  /// The word of this name.
  public subscript(_ name: String) -> Word? { wordIndices[name].map { words[$0] } }

  /// The type of this name.
  public func type(_ name: String) -> ObjectType? { typeIndices[name].map { types[$0] } }

  /// The type of this name and its ancestors, the type first.
  public func ancestry(of name: String) -> [ObjectType] {
    var chain: [ObjectType] = []
    var next: String? = name
    while let name = next, let type = type(name), chain.count < 32 {
      chain.append(type)
      next = type.parent
    }
    return chain
  }

  /// The member `name` of the type `typeName` or of an ancestor.
  public func member(_ name: String, of typeName: String) -> Word? {
    for type in ancestry(of: typeName) {
      if let member = type.members.first(where: { $0.name == name }) { return member }
    }
    return nil
  }

  /// The names of all fields and members of the type `typeName` and its ancestors.
  public func memberNames(of typeName: String) -> [String] {
    ancestry(of: typeName).flatMap { $0.fields.map(\.name) + $0.members.map(\.name) }
  }
}
