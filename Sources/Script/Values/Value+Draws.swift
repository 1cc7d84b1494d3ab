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
    case .selection: true
    case .array(let elements): elements.contains(where: \.isDrawn)
    case .dictionary(let entries): entries.contains { $0.value.isDrawn }
    case .record(let record): record.fields.contains { $0.value.isDrawn }
    case .function(let function): function.storage.isDrawn
    case .object(let object): object.storage.isDrawn
    case .text, .symbol, .range: false
    }
  }

  /// The value as one that depends on draws: its numbers come from draws and have no interval, its truth
  /// values are those of these draws, and what objects and functions give is marked in the same way.
  public var markedDrawn: Value {
    switch self {
    case .number(let number): .number(number.bare)
    case .numbers(let numbers): .numbers(Numbers(drawn: numbers.values, errors: numbers.errors))
    case .truth(let judgement): .truth(judgement.drawn)
    case .array(let elements): .array(elements.map(\.markedDrawn))
    case .selection(let elements): .selection(elements.map(\.markedDrawn))
    case .dictionary(let entries): .dictionary(entries.map { ($0.key, $0.value.markedDrawn) })
    case .record(let record):
      .record(
        Record(record.typeName, fields: record.fields.map { ($0.name, $0.value.markedDrawn) }))
    case .function(let function):
      function.storage.isDrawn ? self : .function(Function(storage: DrawnFunction(function)))
    case .object(let object): .object(object.drawn)
    case .text, .symbol, .range: self
    }
  }

  /// A truth value as what decides a condition; any other value as it is.
  var asDecided: Value {
    if case .truth(let judgement) = self { .truth(Judgement(judgement.decision)) } else { self }
  }

  /// An array as one whose elements draws have chosen.
  public var asSelection: Value {
    switch self {
    case .array, .numbers: .selection((elements ?? []).map(\.markedDrawn))
    default: self
    }
  }

  /// What a word gives that was called with a selection: its arrays are selections, and what it counts
  /// or adds up comes from draws.
  var fromSelection: Value {
    switch self {
    case .array, .numbers: asSelection
    default: markedDrawn
    }
  }
}

extension Estimate {
  /// The number as one from draws without an interval.
  var bare: Estimate {
    Estimate(drawn: value, error: error).doubted(doubtBits)
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
    try inner.storage.call(arguments, context).markedDrawn
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
