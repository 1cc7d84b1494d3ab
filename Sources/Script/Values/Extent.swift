import Arithmetic

/// How much there is in a value: what it takes to go through it.
///
/// Arrays share their parts, so that a value of a few nodes can unfold to more elements than there is
/// time to go through: `[a, a]` has those of `a` twice. A value is measured when it is made, and one that
/// unfolds to more than ``limit`` elements is refused.
public struct Extent: Sendable {
  /// The most elements that a value may unfold to: an array and its copy, or half as many pairs.
  public static let limit = 2 * elementLimit

  /// The elements, entries and fields of the value and of what is in it; of a part that stands in two
  /// places twice.
  public private(set) var elements = 0
  /// Those among them that are not the numbers of a flat array.
  private(set) var boxed = 0
  /// The number of levels of arrays, dictionaries, captured values and origins.
  private(set) var nesting = 0

  /// The extent of nothing.
  init() {}

  /// The extent of a value; of a larger one than the limit no more than that it is larger.
  ///
  /// - Complexity: O(n) in the elements that are no numbers of a flat array, up to the limit.
  public init(of value: Value) { include(value) }

  /// Whether the value has more elements than it may have.
  public var isTooLarge: Bool { elements > Self.limit }

  /// The sentence for a value that is too large.
  public static let message =
    "a value of more than \(limit) elements, those of the arrays in it counted wherever they stand"

  /// The steps of going through the value.
  var steps: Int { boxed / 2 + (elements - boxed) / 8 }

  /// Adds what is in a value.
  mutating func include(_ value: Value, depth: Int = 0) {
    guard !isTooLarge else { return }
    switch value {
    case .number, .truth, .text, .symbol, .range: return
    case .numbers(let numbers):
      elements += numbers.count
      nesting = max(nesting, depth + 1)
    case .chosen(let value, _): include(value, depth: depth)
    case .array(let parts):
      open(parts.count, depth)
      for part in parts where !isTooLarge { include(part, depth: depth + 1) }
    case .dictionary(let entries):
      open(entries.count, depth)
      for entry in entries where !isTooLarge { include(entry.value, depth: depth + 1) }
    case .record(let record):
      open(record.fields.count, depth)
      for field in record.fields where !isTooLarge { include(field.value, depth: depth + 1) }
    case .function(let function): nesting = max(nesting, depth + function.body.nesting)
    case .object(let object): nesting = max(nesting, depth + object.storage.nesting)
    }
  }

  private mutating func open(_ count: Int, _ depth: Int) {
    elements += count
    boxed += count
    nesting = max(nesting, depth + 1)
  }
}

extension Value {
  /// Whether this holds other values.
  var holdsValues: Bool {
    switch self {
    case .array, .dictionary, .record, .numbers: true
    case .chosen(let value, _): value.holdsValues
    case .number, .truth, .text, .symbol, .range, .function, .object: false
    }
  }

  /// The number of levels of arrays, dictionaries, captured values and origins in the value.
  var nesting: Int { Extent(of: self).nesting }
}
