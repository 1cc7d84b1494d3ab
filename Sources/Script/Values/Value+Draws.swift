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

  /// The draws that the value was made from: see ``Ancestry``. Of what a function draws when it is called
  /// nothing is known.
  ///
  /// - Complexity: O(n log n) in the elements.
  public var ancestry: Ancestry {
    switch self {
    case .number(let number): number.ancestry
    case .numbers(let numbers): numbers.ancestry
    case .truth(let judgement): judgement.ancestry
    case .chosen(let value, let draws): value.ancestry.with(draws)
    case .array(let elements): elements.map(\.ancestry).joined
    case .dictionary(let entries): entries.map(\.value.ancestry).joined
    case .range(let lower, let upper): lower.ancestry.with(upper.ancestry)
    case .record(let record): record.fields.map(\.value.ancestry).joined
    case .function(let function): function.body.ancestry
    case .object(let object): object.storage.ancestry
    case .text, .symbol: .none
    }
  }

  /// The value as one that a word has drawn: the i-th element from draw i of a stream, everything else
  /// from its first, and all from what the word was given.
  func drawn(from stream: DrawStream?, given: Ancestry) -> Value {
    func draws(_ index: Int) -> Ancestry { Ancestry(stream, index: index).with(given) }
    switch self {
    case .numbers(let numbers):
      return .numbers(numbers.bare { index, own in own.with(draws(index)) })
    case .array(let elements):
      return .array(
        elements.enumerated().map { $0.element.markedDrawn(from: draws($0.offset)) })
    default: return markedDrawn(from: draws(0))
    }
  }

  /// The value as one that was made from draws: its numbers come from draws and have no interval, its
  /// truth values are those of these draws, which text it is was chosen by them, and what objects and
  /// functions give is marked in the same way. How many elements there are remains certain.
  ///
  /// - Parameter ancestry: The draws that everything in it was made from, beside its own.
  public func markedDrawn(from ancestry: Ancestry) -> Value {
    switch self {
    case .array(let elements): .array(elements.map { $0.markedDrawn(from: ancestry) })
    case .number(let number): .number(number.bare(from: ancestry))
    case .numbers(let numbers): .numbers(numbers.bare { $1.with(ancestry) })
    case .dictionary(let entries):
      .dictionary(entries.map { ($0.key, $0.value.markedDrawn(from: ancestry)) })
    case .record(let record):
      .record(
        Record(
          record.typeName,
          fields: record.fields.map { ($0.name, $0.value.markedDrawn(from: ancestry)) }))
    default: chosenByDraws(from: ancestry)
    }
  }

  /// The value as one that was made from draws, but for the parts of which that is known already.
  func drawnWhereUntold(from ancestry: Ancestry) -> Value {
    switch self {
    case .array(let elements): return .array(elements.map { $0.drawnWhereUntold(from: ancestry) })
    case .record(let record):
      return .record(
        Record(
          record.typeName,
          fields: record.fields.map { ($0.name, $0.value.drawnWhereUntold(from: ancestry)) }))
    default: return isDrawn ? self : markedDrawn(from: ancestry)
    }
  }

  /// The value as one that draws have chosen among others: marked as one made from draws, and how many
  /// elements or entries there are, and which text or symbol it is, comes from draws as well.
  ///
  /// - Parameter ancestry: That of the draws that have chosen: all that the value gives is made from them,
  ///   too.
  public func chosenByDraws(from ancestry: Ancestry = .none) -> Value {
    switch self {
    case .number(let number): .number(number.bare(from: ancestry))
    case .truth(let judgement): .truth(judgement.drawn(from: ancestry))
    case .text, .symbol: .chosen(self, by: ancestry)
    case .numbers(let numbers):
      .chosen(
        .numbers(ancestry == .none ? numbers.bare : numbers.bare { $1.with(ancestry) }),
        by: ancestry)
    case .array(let elements):
      .chosen(.array(elements.map { $0.chosenByDraws(from: ancestry) }), by: ancestry)
    case .dictionary(let entries):
      .chosen(
        .dictionary(entries.map { ($0.key, $0.value.chosenByDraws(from: ancestry)) }), by: ancestry)
    case .chosen(let value, let draws):
      ancestry == .none
        ? self : value.chosenByDraws(from: ancestry).choosing(by: draws.with(ancestry))
    case .range(let lower, let upper):
      .range(lower: lower.bare(from: ancestry), upper: upper.bare(from: ancestry))
    case .record(let record):
      .record(
        Record(
          record.typeName,
          fields: record.fields.map { ($0.name, $0.value.chosenByDraws(from: ancestry)) }))
    case .function(let function):
      .function(Function(DrawnFunction(function, from: ancestry)))
    case .object(let object): .object(object.drawn(from: ancestry))
    }
  }

  /// The array as one whose elements draws have chosen, each of which knows its own: how many there are comes
  /// from all of these draws.
  public func chosen(by ancestry: Ancestry) -> Value { chosenByDraws().choosing(by: ancestry) }

  /// The value, if draws have chosen it, with the ancestry of all draws that have.
  func choosing(by ancestry: Ancestry) -> Value {
    if case .chosen(let value, _) = self { .chosen(value, by: ancestry) } else { self }
  }

  /// The ancestry of the draws that have chosen the value; none where none have, or nothing is known of them.
  public var choosers: Ancestry {
    if case .chosen(_, let draws) = self { draws } else { .none }
  }

  /// The value as one whose numbers and truth values from draws are also made from the draws of `ancestry`,
  /// with the intervals that they have.
  func made(from ancestry: Ancestry) -> Value {
    ancestry == .none ? self : rooted { $0.with(ancestry) }
  }

  /// The value with other ancestries of what comes from draws in it.
  private func rooted(in ancestry: (Ancestry) -> Ancestry) -> Value {
    switch self {
    case .number(let number): return .number(number.rooted(in: ancestry(number.ancestry)))
    case .numbers(let numbers):
      return numbers.haveDraws
        ? .numbers(Numbers(numbers.array.map { $0.rooted(in: ancestry($0.ancestry)) })) : self
    case .truth(var judgement):
      if judgement.isDrawn { judgement.ancestry = ancestry(judgement.ancestry) }
      return .truth(judgement)
    case .array(let elements): return .array(elements.map { $0.rooted(in: ancestry) })
    case .dictionary(let entries):
      return .dictionary(entries.map { ($0.key, $0.value.rooted(in: ancestry)) })
    case .record(let record):
      return .record(
        Record(
          record.typeName, fields: record.fields.map { ($0.name, $0.value.rooted(in: ancestry)) }))
    case .chosen(let value, let draws):
      return .chosen(value.rooted(in: ancestry), by: ancestry(draws))
    case .object(let object) where object.storage.isDrawn:
      return .object(object.drawn(from: ancestry(object.storage.ancestry)))
    default: return self
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

  /// The array, or the arrays of a dictionary, with counts that come from draws: elements were left out, but not for
  /// what they are, so that the others are draws as they fell.
  ///
  /// Its mark names no draws that have chosen; that of a filter names those of its conditions.
  public var countedByDraws: Value {
    switch self {
    case .numbers, .array: .chosen(self, by: .none)
    case .dictionary(let entries): .dictionary(entries.map { ($0.key, $0.value.countedByDraws) })
    default: self
    }
  }

  /// Whether draws have chosen parts of the value for what they are.
  var holdsSelected: Bool {
    switch self {
    case .chosen(let value, let draws): draws != .none || value.holdsSelected
    case .array(let elements): elements.contains(where: \.holdsSelected)
    case .dictionary(let entries): entries.contains { $0.value.holdsSelected }
    default: false
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
