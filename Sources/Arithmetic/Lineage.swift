/// What tells whether two numbers with errors are one quantity: how each came about.
///
/// Two numbers that look alike may differ within their bounds. Numbers that were computed by the same
/// operations from the same exact numbers, constants and literals do not; up to its sign, such a number has
/// a name, a random one of 64 bits that follows from the operation and the names of the operands. So
/// -gap/2 and gap/2, computed twice in two places, are known to keep what they have in common.
public struct Lineage: Sendable, Hashable {
  @usableFromInline let name: UInt64

  @usableFromInline init(name: UInt64) { self.name = name }

  /// Of a number of which it is not known how it came about: it is a quantity of its own.
  public static let unknown = Lineage(name: 0)

  /// That of a constant or a word with a name.
  public init(of text: String) {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    name = Self.known(state)
  }

  /// The bits, to be stored.
  public var bits: UInt64 { name }

  /// The lineage with these bits.
  public init(bits: UInt64) { name = bits }

  /// A permutation of the words in which every bit depends on every other (SplitMix64: Steele, Lea and
  /// Flood, 2014, doi:10.1145/2660193.2660195).
  static func mixed(_ word: UInt64) -> UInt64 {
    var z = word &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A name that is not 0.
  private static func known(_ word: UInt64) -> UInt64 { mixed(word) | 1 }

  /// That of what was made of two parts, in this order.
  private func with(_ other: UInt64) -> Lineage {
    Lineage(name: Self.known(name &* 0x9E37_79B9_7F4A_7C15 &+ Self.mixed(other)))
  }

  /// Of a number that an operation with a name made of one or two others; unknown where one of these is.
  public static func of(_ operation: Lineage, _ a: Estimate, _ b: Estimate? = nil) -> Lineage {
    let first = a.lineage
    guard first != .unknown else { return .unknown }
    let one = operation.with(first.name).with(a.value.sign == .minus ? 1 : 0)
    guard let b else { return one }
    let second = b.lineage
    guard second != .unknown else { return .unknown }
    return one.with(second.name).with(b.value.sign == .minus ? 1 : 0)
  }

  /// Of a sum, up to its sign.
  ///
  /// - Parameter value: The computed sum.
  public static func ofSum(_ a: Estimate, _ b: Estimate, _ value: Double) -> Lineage {
    let (first, second) = (a.lineage, b.lineage)
    guard first != .unknown, second != .unknown else { return .unknown }
    let differ: UInt64 = a.value.sign == b.value.sign ? 2 : 3
    // What is computed as 0 does not show its sign.
    if value == 0 { return .of(Lineage(name: differ), a, b) }
    return Lineage(name: differ).with(min(first.name, second.name))
      .with(max(first.name, second.name))
  }

  /// Of a product, up to its sign.
  public static func ofProduct(_ a: Estimate, _ b: Estimate) -> Lineage {
    let (first, second) = (a.lineage, b.lineage)
    guard first != .unknown, second != .unknown else { return .unknown }
    return Lineage(name: 4).with(min(first.name, second.name)).with(max(first.name, second.name))
  }

  /// Of a quotient, up to its sign.
  public static func ofQuotient(_ a: Estimate, _ b: Estimate) -> Lineage {
    let (first, second) = (a.lineage, b.lineage)
    guard first != .unknown, second != .unknown else { return .unknown }
    return Lineage(name: 5).with(first.name).with(second.name)
  }

  /// That of a number with this one that a program names anew, so that it is a quantity of its own there.
  public func told(apart salt: UInt64) -> Lineage {
    salt == 0 || self == .unknown ? self : with(salt)
  }
}

extension Estimate {
  /// How the number came about, up to its sign; unknown of numbers from draws. That of an exact number
  /// follows from its value.
  public var lineage: Lineage {
    get {
      if isDrawn { return .unknown }
      if bound == 0 { return Lineage(name: Lineage.mixed(value.magnitude.bitPattern) | 1) }
      return Lineage(name: ends)
    }
    set { if !isDrawn { ends = newValue.name } }
  }

  /// This number with a lineage.
  public func of(_ lineage: Lineage) -> Estimate {
    var result = self
    result.lineage = lineage
    return result
  }
}

extension Estimate {
  /// Whether all that is known of two numbers is the same; how they came about does not count.
  @inlinable public static func == (a: Estimate, b: Estimate) -> Bool {
    a.value == b.value && a.bound == b.bound && a.marks == b.marks
      && (!a.isDrawn || a.ends == b.ends)
  }

  /// Adds what the comparison of numbers looks at.
  @inlinable public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(bound)
    hasher.combine(marks)
    if isDrawn { hasher.combine(ends) }
  }
}
