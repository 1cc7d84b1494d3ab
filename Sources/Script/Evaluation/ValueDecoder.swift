import Arithmetic

/// Reads values of plain data from their canonical bytes, and refuses everything else.
///
/// No count is believed before the bytes for it are there, so damaged input costs no more than its
/// own size.
private struct ValueDecoder {
  private let bytes: [UInt8]
  private(set) var position = 0
  /// The streams of draws that were named.
  private var streams: [DrawStream] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }
  private var remaining: Int { bytes.count - position }

  private mutating func readByte() -> UInt8? {
    guard remaining > 0 else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func readBits() -> UInt64? {
    guard remaining >= 8 else { return nil }
    defer { position += 8 }
    return (0..<8).reduce(0) { $0 | UInt64(bytes[position + $1]) << (8 * UInt64($1)) }
  }

  private mutating func readNumber() -> Double? {
    guard let number = readBits().map(Double.init(bitPattern:)), number.isFinite else { return nil }
    return number
  }

  /// A count of things that take at least `size` bytes each.
  private mutating func readCount(ofSize size: Int) -> Int? {
    guard let count = readBits().flatMap(Int.init(exactly:)), count <= remaining / size else {
      return nil
    }
    return count
  }

  private mutating func readText() -> String? {
    guard let count = readCount(ofSize: 1) else { return nil }
    defer { position += count }
    return String(validating: bytes[position..<position + count], as: UTF8.self)
  }

  private mutating func readNumbers(_ count: Int) -> [Double]? {
    guard count <= remaining / 8 else { return nil }
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      guard let number = readNumber() else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// A number with what is known about draws.
  private mutating func readMarked() -> Estimate? {
    guard let value = readNumber(), let error = readNumber(), error >= 0,
      let failure = readNumber(), failure >= 0, failure <= 1, let mark = readByte(),
      let more = readByte(),
      mark == 2 || mark & 0x02 == 0, mark & 0xEC == 0 || mark & 1 == 1,
      more & 0xFC == 0, more == 0 || mark & 1 == 1
    else { return nil }
    if mark == 2 {
      guard let distance = readNumber(), distance > 0, let bits = readBits() else { return nil }
      return Estimate(literal: value, distance: distance).of(Lineage(bits: bits))
    }
    var number = Estimate(value, error: error)
    if failure == 0 {
      guard let bits = readBits() else { return nil }
      number = number.of(Lineage(bits: bits))
    }
    if failure == 1 {
      guard let ancestry = readAncestry() else { return nil }
      number = Estimate(drawn: value, error: error).rooted(in: ancestry)
    }
    if failure > 0, failure < 1 {
      guard let lower = readEnd(), let upper = readEnd(), lower <= upper,
        let ancestry = readAncestry()
      else { return nil }
      number = Estimate(drawn: value, error: error, in: lower...upper, failure: failure)
        .rooted(in: ancestry)
    }
    let doubted = number.doubted(
      UInt16(truncatingIfNeeded: mark & 0xED) | UInt16(truncatingIfNeeded: more) << 8)
    return mark & 0x10 == 0 ? doubted : doubted.repeated
  }

  /// Draws, as they were written.
  private mutating func readAncestry() -> Ancestry? {
    guard var head = readBits() else { return nil }
    if head == .max { return .unknown }
    if head == 0 { return Ancestry.none }
    let hasShared = head >> 63 == 1
    head &= .max >> 1
    guard let count = Int(exactly: head >> 32), count > 0, count <= remaining / 8 else {
      return nil
    }
    var parts: [Ancestry.Part] = []
    for index in 0..<count {
      if index > 0 {
        guard let next = readBits(), next >> 32 == UInt64(truncatingIfNeeded: count - index) else {
          return nil
        }
        head = next
      }
      guard let part = readPart(head) else { return nil }
      parts.append(part)
    }
    guard hasShared else { return Ancestry(parts) }
    guard let next = readBits(), next >> 32 == 1, let shared = readPart(next) else { return nil }
    return Ancestry(parts, sharing: shared)
  }

  private mutating func readPart(_ head: UInt64) -> Ancestry.Part? {
    let place = Int(truncatingIfNeeded: head & 0xFFFF_FFFF)
    if place == streams.count {
      guard let count = readCount(ofSize: 1) else { return nil }
      defer { position += count }
      guard let stream = DrawStream(name: Array(bytes[position..<(position + count)])) else {
        return nil
      }
      streams.append(stream)
    }
    guard streams.indices.contains(place), let ends = readBits() else { return nil }
    let (first, last) = (UInt32(truncatingIfNeeded: ends >> 32), UInt32(truncatingIfNeeded: ends))
    return first <= last ? Ancestry.Part(streams[place], first, last) : nil
  }

  /// The end of an interval, which may be infinite.
  private mutating func readEnd() -> Double? {
    readBits().map(Double.init(bitPattern:)).flatMap { $0.isNaN ? nil : $0 }
  }

  mutating func readValue(depth: Int = 0) -> Value? {
    guard depth <= valueNestingLimit, let tag = readByte().flatMap(EncodingTag.init(rawValue:))
    else { return nil }
    switch tag {
    case .absent, .function, .object: return nil
    case .exactNumber: return readNumber().map { .number($0) }
    case .number:
      guard let value = readNumber(), let error = readNumber(), error > 0, let bits = readBits()
      else { return nil }
      return .number(Estimate(value, error: error).of(Lineage(bits: bits)))
    case .markedNumber: return readMarked().map { .number($0) }
    case .markedNumbers:
      guard let count = readCount(ofSize: 26), count > 0 else { return nil }
      var numbers: [Estimate] = []
      for _ in 0..<count {
        guard let number = readMarked() else { return nil }
        numbers.append(number)
      }
      return .numbers(Numbers(numbers))
    case .exactNumbers, .numbers:
      guard let count = readCount(ofSize: 8), count > 0, let values = readNumbers(count) else {
        return nil
      }
      if tag == .exactNumbers { return .numbers(values) }
      guard let errors = readNumbers(count), errors.allSatisfy({ $0 >= 0 }) else { return nil }
      guard let known = readCount(ofSize: 8), known == 0 || known == count else { return nil }
      var lineages: [Lineage] = []
      for _ in 0..<known {
        guard let bits = readBits() else { return nil }
        lineages.append(Lineage(bits: bits))
      }
      return .numbers(Numbers(values, errors: errors, lineages: lineages))
    case .yes: return .truth(Judgement(.yes))
    case .no: return .truth(Judgement(.no))
    case .undecided: return .truth(Judgement(.undecided))
    case .text: return readText().map { .text($0) }
    case .symbol: return readText().map { .symbol($0) }
    case .array: return readArray(depth).map { .array($0) }
    case .chosen: return readChosen(depth)
    case .drawnTruth: return nil
    case .dictionary: return readEntries(depth).map { .dictionary($0) }
    case .range:
      guard case .number(let lower)? = readValue(depth: depth + 1),
        case .number(let upper)? = readValue(depth: depth + 1), lower.value <= upper.value
      else { return nil }
      return .range(lower: lower, upper: upper)
    case .record:
      guard let name = readText(), let entries = readEntries(depth) else { return nil }
      return .record(Record(name, fields: entries.map { ($0.key, $0.value) }))
    }
  }

  /// A value that draws have chosen: none but those that carry no mark of their own.
  private mutating func readChosen(_ depth: Int) -> Value? {
    guard let ancestry = readAncestry(), let value = readValue(depth: depth + 1) else { return nil }
    switch value {
    case .text, .symbol, .array, .numbers, .dictionary:
      return .chosen(value, by: ancestry)
    default: return nil
    }
  }

  private mutating func readArray(_ depth: Int) -> [Value]? {
    guard let count = readCount(ofSize: 1) else { return nil }
    var elements: [Value] = []
    for _ in 0..<count {
      guard let element = readValue(depth: depth + 1) else { return nil }
      elements.append(element)
    }
    return elements
  }

  private mutating func readEntries(_ depth: Int) -> [(key: String, value: Value)]? {
    guard let count = readCount(ofSize: 9) else { return nil }
    var entries: [(key: String, value: Value)] = []
    var keys: Set<String> = []
    for _ in 0..<count {
      guard let key = readText(), keys.insert(key).inserted,
        let value = readValue(depth: depth + 1)
      else { return nil }
      entries.append((key, value))
    }
    return entries
  }
}

extension Value {
  /// Reads a value of plain data back from its canonical bytes.
  ///
  /// nil when the bytes are not exactly one value, or hold a function or an object. A truth value
  /// comes back without its evidence.
  public init?(decoding bytes: [UInt8]) {
    var decoder = ValueDecoder(bytes)
    guard let value = decoder.readValue(), decoder.isAtEnd else { return nil }
    self = value
  }

  /// Whether the value is plain data, so that it can be stored and read back without loss.
  ///
  /// - Complexity: O(n) in the elements that are no numbers.
  public var isData: Bool {
    switch self {
    case .number, .numbers, .text, .symbol, .range: true
    case .truth(let judgement): judgement.comparisons.isEmpty && !judgement.isDrawn
    case .array(let elements): elements.allSatisfy(\.isData)
    case .chosen(let value, _): value.isData
    case .dictionary(let entries): entries.allSatisfy(\.value.isData)
    case .record(let record): record.fields.allSatisfy(\.value.isData)
    case .function, .object: false
    }
  }
}
