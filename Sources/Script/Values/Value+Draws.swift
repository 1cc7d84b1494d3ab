public import Arithmetic

extension Value {
  /// Whether numbers from draws have a part in the value.
  ///
  /// - Complexity: O(n) in the elements that are no numbers.
  public var isDrawn: Bool {
    switch self {
    case .number(let number): number.isDrawn
    case .numbers(let numbers): numbers.haveDraws
    case .truth(let judgement): judgement.isDrawn
    case .chosen: true
    case .array(let elements): elements.contains(where: \.isDrawn)
    case .dictionary(let entries): entries.contains { $0.value.isDrawn }
    case .range(let lower, let upper): lower.isDrawn || upper.isDrawn
    case .record(let record): record.fields.contains { $0.value.isDrawn }
    case .function(let function): function.body.isDrawn
    case .object(let object): object.storage.isDrawn
    case .text, .symbol: false
    }
  }

  /// The ancestor of all draws that the value is known to be made from: see ``Ancestor``. Of what is made by
  /// words that draw inside a function nothing is known.
  ///
  /// - Complexity: O(n) in the elements.
  public var ancestor: Ancestor {
    switch self {
    case .number(let number): number.ancestor
    case .numbers(let numbers): numbers.ancestor
    case .truth(let judgement): judgement.ancestor
    case .chosen(let value, let draws): value.ancestor.with(draws)
    case .array(let elements): elements.reduce(.none) { $0.with($1.ancestor) }
    case .dictionary(let entries): entries.reduce(.none) { $0.with($1.value.ancestor) }
    case .range(let lower, let upper): lower.ancestor.with(upper.ancestor)
    case .record(let record): record.fields.reduce(.none) { $0.with($1.value.ancestor) }
    case .function(let function): function.body.ancestor
    case .object(let object): object.storage.ancestor
    case .text, .symbol: .none
    }
  }

  /// The value as one that a word has drawn: the i-th element from draw i of a stream, everything else
  /// from its first, and all from what the word was given.
  func drawn(from stream: Ancestor, given: Ancestor) -> Value {
    func part(_ value: Value, _ index: Int) -> Value {
      value.markedDrawn(from: stream.draw(index).with(given))
    }
    switch self {
    case .numbers(let numbers):
      return .numbers(
        numbers.bare { index, own in own == .none ? stream.draw(index).with(given) : own })
    case .array(let elements):
      return .array(elements.enumerated().map { part($0.element, $0.offset) })
    default: return part(self, 0)
    }
  }

  /// The value as one that was made from draws: its numbers come from draws and have no interval, its
  /// truth values are those of these draws, which text it is was chosen by them, and what objects and
  /// functions give is marked in the same way. How many elements there are remains certain.
  ///
  /// - Parameter ancestor: That of the draws, for what does not know its own.
  public func markedDrawn(from ancestor: Ancestor = .none) -> Value {
    switch self {
    case .array(let elements): .array(elements.map { $0.markedDrawn(from: ancestor) })
    case .number(let number):
      .number(number.ancestor == .none ? number.bare(from: ancestor) : number.bare)
    case .numbers(let numbers):
      .numbers(
        ancestor == .none ? numbers.bare : numbers.bare { $1 == .none ? ancestor : $1 })
    case .dictionary(let entries):
      .dictionary(entries.map { ($0.key, $0.value.markedDrawn(from: ancestor)) })
    case .record(let record):
      .record(
        Record(
          record.typeName,
          fields: record.fields.map { ($0.name, $0.value.markedDrawn(from: ancestor)) }))
    default: chosenByDraws(from: ancestor)
    }
  }

  /// The value as one that draws have chosen among others: marked as one made from draws, and how many
  /// elements or entries there are, and which text or symbol it is, comes from draws as well.
  ///
  /// - Parameter ancestor: That of the draws that have chosen: all that the value gives is made from them,
  ///   too.
  public func chosenByDraws(from ancestor: Ancestor = .none) -> Value {
    switch self {
    case .number(let number): .number(number.bare(from: ancestor))
    case .truth(let judgement): .truth(judgement.drawn(from: ancestor))
    case .text, .symbol: .chosen(self, by: ancestor)
    case .numbers(let numbers):
      .chosen(
        .numbers(ancestor == .none ? numbers.bare : numbers.bare { $1.with(ancestor) }),
        by: ancestor)
    case .array(let elements):
      .chosen(.array(elements.map { $0.chosenByDraws(from: ancestor) }), by: ancestor)
    case .dictionary(let entries):
      .chosen(
        .dictionary(entries.map { ($0.key, $0.value.chosenByDraws(from: ancestor)) }), by: ancestor)
    case .chosen(let value, let draws):
      ancestor == .none
        ? self : value.chosenByDraws(from: ancestor).choosing(by: draws.with(ancestor))
    case .range(let lower, let upper):
      .range(lower: lower.bare(from: ancestor), upper: upper.bare(from: ancestor))
    case .record(let record):
      .record(
        Record(
          record.typeName,
          fields: record.fields.map { ($0.name, $0.value.chosenByDraws(from: ancestor)) }))
    case .function(let function):
      .function(Function(DrawnFunction(function, from: ancestor)))
    case .object(let object): .object(object.drawn(from: ancestor))
    }
  }

  /// The array as one whose elements draws have chosen, each of which knows its own: how many there are comes
  /// from all of these draws.
  public func chosen(by ancestor: Ancestor) -> Value { chosenByDraws().choosing(by: ancestor) }

  /// The value, if draws have chosen it, with the ancestor of all draws that have.
  func choosing(by ancestor: Ancestor) -> Value {
    if case .chosen(let value, _) = self { .chosen(value, by: ancestor) } else { self }
  }

  /// The ancestor of the draws that have chosen the value; none where none have, or nothing is known of them.
  public var choosers: Ancestor {
    if case .chosen(_, let draws) = self { draws } else { .none }
  }

  /// The value as one whose numbers and truth values from draws are also made from the draws of `ancestor`,
  /// with the intervals that they have.
  func made(from ancestor: Ancestor) -> Value {
    ancestor == .none ? self : rooted { $0.with(ancestor) }
  }

  /// The value as one of several that all depend on the draws of `ancestor`, for certain.
  func sharing(_ ancestor: Ancestor) -> Value {
    ancestor == .none ? self : rooted { _ in ancestor }
  }

  /// The value with other ancestors of what comes from draws in it.
  private func rooted(in ancestor: (Ancestor) -> Ancestor) -> Value {
    switch self {
    case .number(let number): return .number(number.rooted(in: ancestor(number.ancestor)))
    case .numbers(let numbers):
      return numbers.haveDraws
        ? .numbers(Numbers(numbers.array.map { $0.rooted(in: ancestor($0.ancestor)) })) : self
    case .truth(var judgement):
      if judgement.isDrawn { judgement.ancestor = ancestor(judgement.ancestor) }
      return .truth(judgement)
    case .array(let elements): return .array(elements.map { $0.rooted(in: ancestor) })
    case .dictionary(let entries):
      return .dictionary(entries.map { ($0.key, $0.value.rooted(in: ancestor)) })
    case .record(let record):
      return .record(
        Record(
          record.typeName, fields: record.fields.map { ($0.name, $0.value.rooted(in: ancestor)) }))
    case .chosen(let value, let draws):
      return .chosen(value.rooted(in: ancestor), by: ancestor(draws))
    case .object(let object) where object.storage.isDrawn:
      return .object(object.drawn(from: ancestor(object.storage.ancestor)))
    default: return self
    }
  }

  /// The ancestor of the draws on which everything depends that a function makes of the value: of an array,
  /// whose elements may have draws of their own, that of those that have chosen it.
  var sharedDraws: Ancestor {
    switch self {
    case .numbers, .array, .dictionary: .none
    case .chosen(let value, let draws): value.sharedDraws.with(draws)
    case .function(let function): function.body.sharedDraws
    default: ancestor
    }
  }

  /// The value with a reason why its numbers have no error that is bounded.
  func doubted(_ doubt: Estimate.Doubt) -> Value {
    switch self {
    case .number(let number): .number(number.estimated(doubt))
    case .numbers(let numbers): .numbers(Numbers(numbers.array.map { $0.estimated(doubt) }))
    case .record(let record):
      .record(
        Record(
          record.typeName, fields: record.fields.map { ($0.name, $0.value.doubted(doubt)) }))
    default: self
    }
  }

  /// The value without the mark that draws have chosen it; its parts keep theirs.
  public var plain: Value {
    if case .chosen(let value, _) = self { value } else { self }
  }

  /// The value without the mark that draws have chosen it or its parts; numbers keep theirs.
  ///
  /// - Complexity: O(n) in the elements that are no numbers.
  var plainThroughout: Value {
    switch self {
    case .chosen(let value, _): value.plainThroughout
    case .array(let elements) where elements.contains(where: \.holdsChosen):
      .list(elements.map(\.plainThroughout))
    case .dictionary(let entries) where entries.contains { $0.value.holdsChosen }:
      .dictionary(entries.map { ($0.key, $0.value.plainThroughout) })
    default: self
    }
  }

  /// Whether the value, or a part of it, is marked as chosen by draws.
  var holdsChosen: Bool {
    switch self {
    case .chosen: true
    case .array(let elements): elements.contains(where: \.holdsChosen)
    case .dictionary(let entries): entries.contains { $0.value.holdsChosen }
    default: false
    }
  }

  /// The value as one whose draws are also those of another value beside it.
  var markedRepeated: Value {
    switch self {
    case .number(let number): return .number(number.repeated)
    case .numbers(let numbers): return .numbers(Numbers(numbers.array.map(\.repeated)))
    case .array(let elements): return .array(elements.map(\.markedRepeated))
    case .chosen(let value, let draws): return .chosen(value.markedRepeated, by: draws)
    case .truth(var judgement):
      judgement.isRepeated = true
      return .truth(judgement)
    default: return self
    }
  }

  /// A truth value as what decides a condition; any other value as it is.
  var asDecided: Value {
    if case .truth(let judgement) = self { .truth(Judgement(judgement.decision)) } else { plain }
  }
}
