/// The draws that a number was made from: streams with the intervals of their indices, exactly.
///
/// It is one word, so that it is passed on with a number. One draw, and most intervals of one stream, are in
/// the word itself; any other set has a name in a table, where it is kept once. A set of more than a million
/// blocks of draws is followed no further: it is unknown.
///
///     one draw: 10, 32 bits of the stream, 30 of the index
///     interval: 01, 26 bits of the stream, 18 of the first index, 18 of the last one
///     else:     00, 30 bits of the set of a shared draw, 32 of the set
public struct Ancestry: Sendable, Hashable {
  @usableFromInline let word: UInt64

  @usableFromInline init(word: UInt64) { self.word = word }

  /// Of what comes from no draws, or from draws of which nothing has been told.
  public static let none = Ancestry(word: 0)

  /// Of what comes from draws of which it cannot be known which they are, so that it may be any.
  public static let unknown = Ancestry(set: DrawSets.unknown)

  /// That of one draw of a stream; unknown where it has no number.
  public init(_ stream: DrawStream?, index: Int = 0) {
    guard let stream, let index = UInt32(exactly: index) else {
      self = .unknown
      return
    }
    self.init(interval: DrawInterval(stream, index, index))
  }

  /// That of the draws of an interval.
  init(interval: DrawInterval) {
    let (stream, first) = (interval.first >> 32, interval.first & 0xFFFF_FFFF)
    let last = interval.last & 0xFFFF_FFFF
    if first == last, first < 1 << 30 {
      self.init(word: 1 << 63 | stream << 30 | first)
    } else if stream < 1 << 26, last < 1 << 18 {
      self.init(word: 1 << 62 | stream << 36 | first << 18 | last)
    } else {
      self.init(set: DrawSets.with { $0.interval(interval) })
    }
  }

  /// That of a set.
  ///
  /// - Parameter shared: The set of a draw that parts of the number share.
  @usableFromInline init(set: UInt32, shared: UInt32? = nil) {
    word =
      UInt64(truncatingIfNeeded: set) | UInt64(truncatingIfNeeded: shared ?? 0) << 32
  }

  /// The interval, where the word itself has it.
  var interval: DrawInterval? {
    switch word >> 62 {
    case 2:
      let draw = ((word << 2) >> 32) << 32 | word & 0x3FFF_FFFF
      return DrawInterval(first: draw, last: draw)
    case 1:
      let base = ((word << 2) >> 38) << 32
      return DrawInterval(
        first: base | (word >> 18) & 0x3FFFF, last: base | word & 0x3FFFF)
    default: return nil
    }
  }

  /// The set with a name of its own; an interval gets one.
  @usableFromInline var set: UInt32 {
    if let interval { return DrawSets.with { $0.interval(interval) } }
    return UInt32(truncatingIfNeeded: word)
  }

  /// Whether nothing can be known of the draws.
  public var isUnknown: Bool {
    word >> 62 == 0 && UInt32(truncatingIfNeeded: word) == DrawSets.unknown
  }

  /// That of what is made of both.
  ///
  /// - Complexity: O(1) for what follows each other in one stream, else O(d) where the sets interleave in d
  ///   places.
  @inlinable public func with(_ other: Ancestry) -> Ancestry {
    if word == other.word || other.word == 0 { return self }
    return word == 0 ? other : joined(other)
  }

  @usableFromInline @inline(never)
  func joined(_ other: Ancestry) -> Ancestry {
    if let both = joinedInWord(other) { return both }
    return Ancestry(
      set: DrawSets.with { sets in
        let first = name(in: &sets)
        let second = other.name(in: &sets)
        return sets.union(first, second)
      }, shared: sharedSet ?? other.sharedSet)
  }

  /// That of both where it is one interval; nil else.
  func joinedInWord(_ other: Ancestry) -> Ancestry? {
    guard let a = interval, let b = other.interval else { return nil }
    return a.joined(b).map { Ancestry(interval: $0) }
  }

  /// The name of the set in the table.
  func name(in sets: inout DrawSets) -> DrawSets.Name {
    interval.map { sets.interval($0) } ?? UInt32(truncatingIfNeeded: word)
  }

  /// The set of a draw that parts of the number share; nil where none is told.
  var sharedSet: UInt32? {
    word >> 62 == 0 && word >> 32 != 0 ? UInt32(truncatingIfNeeded: word >> 32) : nil
  }

  /// The same, telling of a draw that two of the numbers share that it is made of.
  public func sharing(_ draw: Ancestry) -> Ancestry { Ancestry(set: set, shared: draw.set) }
}

extension DrawInterval {
  /// The interval of two that overlap or follow each other in one stream.
  fileprivate func joined(_ other: DrawInterval) -> DrawInterval? {
    guard isOfStream(of: other) else { return nil }
    guard first <= other.first ? other.first <= last &+ 1 : first <= other.last &+ 1 else {
      return nil
    }
    return DrawInterval(first: min(first, other.first), last: max(last, other.last))
  }
}

extension Estimate {
  /// The draws that the number was made from.
  @inlinable public var ancestry: Ancestry {
    isBare ? Ancestry(word: ends) : isDrawn ? Ancestry(set: brief) : .none
  }

  /// This number as one that is also made from the draws of `ancestry`, with its interval; the same for a number
  /// without draws.
  public func made(from ancestry: Ancestry) -> Estimate { rooted(in: self.ancestry.with(ancestry)) }

  /// This number, if it comes from draws, with another ancestry.
  public func rooted(in ancestry: Ancestry) -> Estimate {
    var result = self
    if hasInterval {
      result.bound = error.upperHalf(and: ancestry.set)
    } else if isDrawn {
      result.ends = ancestry.word
    }
    return result
  }

  /// This number without an interval, as one that is also made from the draws of `ancestry`.
  public func bare(from ancestry: Ancestry) -> Estimate {
    var result = bare
    result.ends = result.ancestry.with(ancestry).word
    return result
  }
}
