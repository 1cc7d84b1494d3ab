/// What tells whether two numbers were made from one and the same draw.
///
/// Every draw has a random name of 64 bits, the same wherever the draw is made again. The ancestor of what is
/// made from draws is the least of their names, so it is passed on by taking the lesser of two. Numbers with
/// one ancestor have a draw in common: but for a chance of 2⁻⁶⁴ that is certain. Of numbers that share
/// draws the ancestor is the same with the probability that the shared draws are of all that they are made
/// of (MinHash: Broder, 1997, doi:10.1109/SEQUEN.1997.666900).
///
/// Beside an interval there is room for half a name: that is the same by chance for one pair in 2³².
public struct Ancestor: Sendable, Hashable, Comparable {
  @usableFromInline let name: UInt64

  @usableFromInline init(name: UInt64) { self.name = name }

  /// Of what comes from no draws, or from draws of which nothing is known.
  public static let none = Ancestor(name: .max)

  /// The ancestor of the draws with a name: a draw with this name and number.
  ///
  /// - Parameters:
  ///   - stream: The bytes that tell the stream of draws from others.
  ///   - index: The number of the draw in the stream.
  public init(stream: [UInt8], index: Int = 0) {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in stream { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    self = Ancestor(name: Self.mixed(state)).draw(index)
  }

  /// The ancestor of draw `index` of a stream whose ancestor this would be.
  public func draw(_ index: Int) -> Ancestor {
    Ancestor(name: Self.mixed(name &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(bitPattern: Int64(index))))
  }

  /// The ancestor of what is made of both.
  @inlinable public func with(_ other: Ancestor) -> Ancestor { name < other.name ? self : other }

  /// The upper half of the name, never 0; 0 where nothing is known.
  @usableFromInline var brief: UInt32 {
    self == .none ? 0 : max(1, UInt32(truncatingIfNeeded: name >> 32))
  }

  /// The ancestor of which only the upper half of the name is kept.
  @usableFromInline init(brief: UInt32) {
    name = brief == 0 ? .max : UInt64(truncatingIfNeeded: brief) << 32
  }

  /// Whether only the upper half of the name is known.
  fileprivate var isBrief: Bool { name & 0xFFFF_FFFF == 0 }

  /// The order of the names, which says nothing of the draws.
  @inlinable public static func < (a: Ancestor, b: Ancestor) -> Bool { a.name < b.name }

  /// The bits, to be stored.
  public var bits: UInt64 { name }

  /// The ancestor with these bits.
  public init(bits: UInt64) { name = bits }

  /// A permutation of the words in which every bit depends on every other (SplitMix64: Steele, Lea and
  /// Flood, 2014, doi:10.1145/2660193.2660195).
  @usableFromInline static func mixed(_ word: UInt64) -> UInt64 {
    var z = word &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Estimate {
  /// The ancestor of the draws that the number was made from.
  @inlinable public var ancestor: Ancestor {
    isBare ? Ancestor(name: ends) : isDrawn ? Ancestor(brief: brief) : .none
  }

  /// This number as one that is also made from the draws of `ancestor`, with its interval; the same for a number
  /// without draws.
  public func made(from ancestor: Ancestor) -> Estimate { rooted(in: self.ancestor.with(ancestor)) }

  /// This number, if it comes from draws, with another ancestor.
  public func rooted(in ancestor: Ancestor) -> Estimate {
    var result = self
    if hasInterval {
      result.bound = error.upperHalf(and: ancestor.brief)
    } else if isDrawn {
      result.ends = ancestor.name
    }
    return result
  }

  /// This number without an interval, as one that is also made from the draws of `ancestor`.
  public func bare(from ancestor: Ancestor) -> Estimate {
    var result = bare
    result.ends = result.ancestor.with(ancestor).name
    return result
  }
}

extension Sequence<Ancestor> {
  /// Whether two numbers with these ancestors were made from one draw.
  ///
  /// - Complexity: O(n).
  public var haveCommonDraws: Bool {
    var seen: Set<Ancestor> = []
    var hasBrief = false
    for ancestor in self where ancestor != .none {
      if !seen.insert(ancestor).inserted { return true }
      hasBrief = hasBrief || ancestor.isBrief
    }
    guard hasBrief else { return false }
    // A whole name and the half of one.
    var halves: Set<UInt32> = []
    for ancestor in seen where !ancestor.isBrief { halves.insert(ancestor.brief) }
    return seen.contains { $0.isBrief && halves.contains($0.brief) }
  }

  /// Whether two numbers from draws with these ancestors were made from one draw, or may have been.
  ///
  /// - Complexity: O(n).
  public var haveCommonOrUnknownDraws: Bool {
    var count = 0
    var hasUnknown = false
    for ancestor in self {
      count += 1
      hasUnknown = hasUnknown || ancestor == .none
      if hasUnknown, count > 1 { return true }
    }
    return haveCommonDraws
  }
}
