/// All words and members, prepared for calls.
final class InvocationTable: Sendable {
  let words: WordTable
  let matching: TypeMatching
  /// A member of each name that draws random numbers.
  let randomMembers: [String: Word]
  private let invocations: [String: Invocation]
  private let members: [String: [String: Invocation]]

  init(_ words: WordTable) {
    self.words = words
    let matching = TypeMatching(words: words)
    self.matching = matching
    invocations = Dictionary(
      words.words.map { ($0.name, Invocation($0, matching: matching)) },
      uniquingKeysWith: { $1 })
    var own: [String: [String: Invocation]] = [:]
    for type in words.types {
      own[type.name] = Dictionary(
        type.members.map { ($0.name, Invocation($0, memberOf: type.name, matching: matching)) },
        uniquingKeysWith: { $1 })
    }
    var all: [String: [String: Invocation]] = [:]
    for type in words.types {
      all[type.name] = words.ancestry(of: type.name).reduce(into: [:]) { table, type in
        table.merge(own[type.name] ?? [:]) { nearer, _ in nearer }
      }
    }
    members = all
    randomMembers = Dictionary(
      words.types.flatMap { $0.members.filter(\.isRandom).map { ($0.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  subscript(_ name: String) -> Invocation? { invocations[name] }

  func member(_ name: String, of typeName: String) -> Invocation? { members[typeName]?[name] }
}
