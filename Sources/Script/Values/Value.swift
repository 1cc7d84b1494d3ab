public import Arithmetic

/// What an expression is worth.
public enum Value: Sendable {
  /// A number with its error bound.
  case number(Estimate)
  /// An array whose elements are all numbers.
  case numbers(Numbers)
  /// A truth value with its evidence.
  case truth(Judgement)
  /// Text.
  case text(String)
  /// One of a few named cases, as `.left`.
  case symbol(String)
  /// An array that holds something else than numbers, or nothing. Make arrays with ``list(_:)``,
  /// which picks the right form.
  case array([Value])
  /// A text, symbol, array or dictionary that draws have chosen, as a condition or a filter does: which
  /// text it is and how many elements there are comes from draws, and so does every number in it; with the
  /// ancestry of the draws that have chosen. Made by ``chosenByDraws(from:)``, and never around another one.
  indirect case chosen(Value, by: Ancestry)
  /// Values under keys, in the order in which they were written; no key comes twice.
  case dictionary([(key: String, value: Value)])
  /// The numbers from `lower` to `upper`, both finite, the value of `lower` at most that of `upper`.
  case range(lower: Estimate, upper: Estimate)
  /// A function.
  case function(Function)
  /// Plain data under field names.
  case record(Record)
  /// Something that only its words can look into.
  case object(Object)
}

extension Value {
  /// An exact number.
  public static func number(_ value: Double) -> Value { .number(Estimate(value)) }

  /// A decided truth value without evidence.
  public static func truth(_ value: Bool) -> Value { .truth(Judgement(Truth(value))) }

  /// The numbers between exact ends.
  public static func range(lower: Double, upper: Double) -> Value {
    .range(lower: Estimate(lower), upper: Estimate(upper))
  }

  /// Exact numbers.
  public static func numbers(_ values: [Double]) -> Value { .numbers(Numbers(values)) }

  /// An array in its canonical form: flat when all elements are numbers and there is one.
  ///
  /// - Complexity: O(n).
  public static func list(_ elements: [Value]) -> Value {
    guard case .number? = elements.first else { return .array(elements) }
    var numbers = NumbersBuilder(capacity: elements.count)
    for element in elements {
      guard case .number(let number) = element else { return .array(elements) }
      numbers.append(number)
    }
    return .numbers(numbers.numbers)
  }

  /// The elements of arrays one after the other, flat when all are numbers; what is no array has none.
  ///
  /// - Complexity: O(n) in the elements.
  public static func list(concatenating parts: [Value]) -> Value {
    let count = parts.reduce(0) { $0 + ($1.count ?? 0) }
    var numbers = NumbersBuilder(capacity: count)
    for part in parts where part.count != 0 {
      guard case .numbers(let some) = part.plain else {
        var elements: [Value] = []
        elements.reserveCapacity(count)
        for part in parts { elements += part.elements ?? [] }
        return .list(elements)
      }
      for index in 0..<some.count { numbers.append(some[index]) }
    }
    return count == 0 ? .array([]) : .numbers(numbers.numbers)
  }

  /// The elements of an array, nil when this is none.
  public var elements: [Value]? {
    switch self {
    case .array(let elements): elements
    case .chosen(let value, _): value.elements
    case .numbers(let numbers): numbers.array.map { .number($0) }
    default: nil
    }
  }

  /// Whether it is an array.
  public var isArray: Bool {
    switch self {
    case .array, .numbers: true
    case .chosen(let value, _): value.isArray
    default: false
    }
  }

  /// How many elements an array or dictionary has, nil when this is neither.
  public var count: Int? {
    switch self {
    case .array(let elements): elements.count
    case .chosen(let value, _): value.count
    case .numbers(let numbers): numbers.count
    case .dictionary(let entries): entries.count
    default: nil
    }
  }
}
