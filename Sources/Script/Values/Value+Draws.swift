import Arithmetic

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
    case .function(let function): function.storage.isDrawn
    case .object(let object): object.storage.isDrawn
    case .text, .symbol: false
    }
  }

  /// The value as one that was made from draws: its numbers come from draws and have no interval, its
  /// truth values are those of these draws, which text it is was chosen by them, and what objects and
  /// functions give is marked in the same way. How many elements there are remains certain.
  public var markedDrawn: Value {
    switch self {
    case .array(let elements): .array(elements.map(\.markedDrawn))
    case .numbers(let numbers): .numbers(numbers.bare)
    case .dictionary(let entries): .dictionary(entries.map { ($0.key, $0.value.markedDrawn) })
    case .record(let record):
      .record(
        Record(record.typeName, fields: record.fields.map { ($0.name, $0.value.markedDrawn) }))
    default: chosenByDraws
    }
  }

  /// The value as one that draws have chosen among others: marked as one made from draws, and how many
  /// elements or entries there are, and which text or symbol it is, comes from draws as well.
  public var chosenByDraws: Value {
    switch self {
    case .number(let number): .number(number.bare)
    case .truth(let judgement): .truth(judgement.drawn)
    case .text, .symbol: .chosen(self)
    case .numbers: .chosen(markedDrawn)
    case .array(let elements): .chosen(.array(elements.map(\.chosenByDraws)))
    case .dictionary(let entries):
      .chosen(.dictionary(entries.map { ($0.key, $0.value.chosenByDraws) }))
    case .chosen: self
    case .range(let lower, let upper): .range(lower: lower.bare, upper: upper.bare)
    case .record(let record):
      .record(
        Record(record.typeName, fields: record.fields.map { ($0.name, $0.value.chosenByDraws) }))
    case .function(let function):
      function.storage is DrawnFunction
        ? self : .function(Function(storage: DrawnFunction(function)))
    case .object(let object): .object(object.drawn)
    }
  }

  /// The value without the mark that draws have chosen it; its parts keep theirs.
  public var plain: Value {
    if case .chosen(let value) = self { value } else { self }
  }

  /// The value without the mark that draws have chosen it or its parts; numbers keep theirs.
  ///
  /// - Complexity: O(n) in the elements that are no numbers.
  var plainThroughout: Value {
    switch self {
    case .chosen(let value): value.plainThroughout
    case .array(let elements) where elements.contains(where: \.holdsChosen):
      .list(elements.map(\.plainThroughout))
    case .dictionary(let entries) where entries.contains { $0.value.holdsChosen }:
      .dictionary(entries.map { ($0.key, $0.value.plainThroughout) })
    default: self
    }
  }

  /// Whether the value, or a part of it, is marked as chosen by draws.
  private var holdsChosen: Bool {
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
    case .chosen(let value): return .chosen(value.markedRepeated)
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

/// A function that depends on draws: whatever it gives does, too.
final class DrawnFunction: Function.Storage, @unchecked Sendable {
  private let inner: Function

  init(_ inner: Function) {
    self.inner = inner
    let storage = inner.storage
    super.init(
      name: storage.name, parameterCount: storage.parameterCount, nesting: storage.nesting,
      isCostly: storage.isCostly, origin: storage.origin)
  }

  override var isDrawn: Bool { true }

  override func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    try inner.storage.call(arguments, context).chosenByDraws
  }

  override func number(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Estimate {
    try inner.storage.number(x, context).bare
  }

  override func attaching(_ origin: Origin, nesting: Int) -> Function.Storage {
    DrawnFunction(Function(storage: inner.storage.attaching(origin, nesting: nesting)))
  }
}
