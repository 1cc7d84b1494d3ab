import Arithmetic

/// The first byte of each encoded value.
enum EncodingTag: UInt8 {
  case absent, number, exactNumber, numbers, exactNumbers, yes, no, undecided, text, symbol, array
  case dictionary, range, record, function, object, markedNumber, markedNumbers
  case chosen, drawnTruth
}

/// Writes values as canonical bytes: equal values give equal bytes, different ones different bytes.
///
/// Numbers are written bit by bit, counts and lengths as eight bytes, all little-endian. Of a truth
/// value the outcome is written without the evidence. Functions and objects are written as the
/// digest of their origin and cannot be read back.
public struct ValueEncoder {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []
  private let context: EvaluationContext
  /// The streams of draws that were named, in this order.
  private var streams: [DrawStream: UInt64] = [:]
  private var lastStream: (stream: DrawStream, place: UInt64)?

  /// An empty encoder.
  public init(context: EvaluationContext) { self.context = context }

  private mutating func append(_ tag: EncodingTag) { bytes.append(tag.rawValue) }

  private mutating func append(_ bits: UInt64) {
    withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ number: Double) { append(number.bitPattern) }

  private mutating func append(_ numbers: [Double]) {
    #if _endian(little)
      numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
      for number in numbers { append(number) }
    #endif
  }

  /// Writes text with its length.
  public mutating func append(_ text: String) {
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes a number with all that is known about draws.
  private mutating func append(marked number: Estimate) {
    append(number.value)
    append(number.error)
    append(number.failure)
    bytes.append(
      UInt8(truncatingIfNeeded: number.doubtBits) | (number.isLiteral ? 2 : 0)
        | (number.isRepeated ? 16 : 0))
    bytes.append(UInt8(truncatingIfNeeded: number.doubtBits >> 8))
    if number.isLiteral { append(number.literalDistance) }
    if !number.isDrawn { append(number.lineage.bits) }
    guard number.hasInterval else {
      if number.isDrawn { append(number.ancestry) }
      return
    }
    append(number.lower)
    append(number.upper)
    append(number.ancestry)
  }

  /// Writes draws: the parts, each with how many are left, and then, where one is told, a draw that numbers
  /// share.
  private mutating func append(_ ancestry: Ancestry) {
    guard let parts = ancestry.parts else { return append(UInt64.max) }
    guard !parts.isEmpty else { return append(UInt64(0)) }
    let shared = ancestry.sharedPart
    for (index, part) in parts.enumerated() {
      append(part, left: parts.count - index, shared != nil && index == 0)
    }
    if let shared { append(shared, left: 1, false) }
  }

  private mutating func append(_ part: Ancestry.Part, left: Int, _ isMarked: Bool) {
    let known = lastStream?.stream == part.stream ? lastStream?.place : streams[part.stream]
    let place = known ?? UInt64(truncatingIfNeeded: streams.count)
    append((isMarked ? 1 << 63 : 0) | UInt64(truncatingIfNeeded: left) << 32 | place)
    if known == nil {
      streams[part.stream] = place
      let name = part.stream.name
      append(UInt64(name.count))
      bytes += name
    }
    lastStream = (part.stream, place)
    append(UInt64(truncatingIfNeeded: part.first) << 32 | UInt64(truncatingIfNeeded: part.last))
  }

  private mutating func append(_ number: Estimate) {
    guard number.isPlain, !number.isLiteral else {
      append(.markedNumber)
      return append(marked: number)
    }
    append(number.isExact ? .exactNumber : .number)
    append(number.value)
    if !number.isExact {
      append(number.error)
      append(number.lineage.bits)
    }
  }

  private mutating func append(_ numbers: Numbers) {
    guard !numbers.isEmpty else {
      append(.array)
      return append(UInt64(0))
    }
    guard numbers.arePlain else {
      append(.markedNumbers)
      append(UInt64(numbers.count))
      for number in numbers.array { append(marked: number) }
      return
    }
    append(numbers.errors.isEmpty ? .exactNumbers : .numbers)
    append(UInt64(numbers.count))
    append(numbers.values)
    append(numbers.errors)
    guard !numbers.errors.isEmpty else { return }
    append(UInt64(numbers.knownLineages.count))
    for lineage in numbers.knownLineages { append(lineage.bits) }
  }

  private mutating func append(_ judgement: Judgement) {
    guard judgement.isDrawn else {
      switch judgement.truth {
      case .yes: append(.yes)
      case .no: append(.no)
      case .undecided: append(.undecided)
      }
      return
    }
    append(.drawnTruth)
    append(judgement.truth.rawValue)
    append(judgement.computed.rawValue)
    append(judgement.failure)
    append(judgement.ancestry)
  }

  /// Writes a value, or that there is none.
  public mutating func append(_ value: Value?) {
    switch value {
    case nil: append(.absent)
    case .number(let number): append(number)
    case .numbers(let numbers): append(numbers)
    case .truth(let judgement): append(judgement)
    case .text(let text):
      append(.text)
      append(text)
    case .symbol(let name):
      append(.symbol)
      append(name)
    case .chosen(let value, let ancestry):
      append(.chosen)
      append(ancestry)
      append(value)
    case .array(let elements):
      append(.array)
      append(UInt64(elements.count))
      for element in elements { append(element) }
    case .dictionary(let entries):
      append(.dictionary)
      append(UInt64(entries.count))
      for entry in entries {
        append(entry.key)
        append(entry.value)
      }
    case .range(let lower, let upper):
      append(.range)
      append(.number(lower))
      append(.number(upper))
    case .record(let record):
      append(.record)
      append(record.typeName)
      append(UInt64(record.fields.count))
      for field in record.fields {
        append(field.name)
        append(field.value)
      }
    case .function(let function):
      append(.function)
      bytes += function.digest(in: context).bytes
    case .object(let object):
      append(.object)
      append(object.typeName)
      bytes += object.digest(in: context).bytes
    }
  }
}

extension Value {
  /// The canonical bytes of the value.
  ///
  /// - Complexity: O(n) in the elements that it unfolds to.
  public func encoded(in context: EvaluationContext) -> [UInt8] {
    var encoder = ValueEncoder(context: context)
    encoder.append(self)
    return encoder.bytes
  }
}
