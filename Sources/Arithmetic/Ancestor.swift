/// What tells whether two numbers were made from one and the same draw.
///
/// Every draw has a random name of 64 bits, the same wherever the draw is made again. The ancestor of what is
/// made from draws is the least of their names, so it is passed on by taking the lesser of two. Numbers with
/// one ancestor have a draw in common: but for a chance of 2⁻⁶⁴ that is certain. Of numbers that share
/// draws the ancestor is the same with the probability that the shared draws are of all that they are made
/// of (MinHash: Broder, 1997, doi:10.1109/SEQUEN.1997.666900).
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
  /// The ancestor of the draws that the number was made from; none of a number with an interval, which is
  /// no longer taken for the draws themselves.
  @inlinable public var ancestor: Ancestor { isBare ? Ancestor(name: ends) : .none }

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
    return contains { $0 != .none && !seen.insert($0).inserted }
  }
}
