// A number takes four words, so that it is passed on in registers: the ends of an interval have 44 bits
// each (sign, exponent and 32 bits of the mantissa of a double, rounded outwards), its failure
// probability has 32.
//
//     ends:  44 bits of the lower end, the first 20 bits of the upper end
//     marks: the last 24 bits of the upper end, 2 marks, 30 bits of the failure probability (the first two
//            bits of a float from 0 to 1 are 0), 8 marks
//     bound: the upper half of a double that is no less than the bound, the name of the set of its draws
//
// Where there is no interval the ends have the ancestry in their place.

extension Estimate {
  /// Whether the number comes from draws.
  @inlinable public var isDrawn: Bool { marks & Mark.probability != 0 }

  /// Whether the number comes from draws and has an interval for what they stand for.
  @inlinable public var hasInterval: Bool { isDrawn && failure < 1 }

  /// The probability that the interval misses the quantity that the draws stand for: 0 for a number
  /// without draws, 1 for one from draws that no interval is known of.
  @inlinable public var failure: Double {
    Double(Float(bitPattern: UInt32(truncatingIfNeeded: (marks & Mark.probability) >> 8)))
  }

  /// The least that the number may be: for a number from draws the lower end of its interval.
  @inlinable public var lower: Double { isDrawn ? drawnLower : leastComputed }

  /// The greatest that the number may be: for a number from draws the upper end of its interval.
  @inlinable public var upper: Double { isDrawn ? drawnUpper : greatestComputed }

  /// value - error, rounded down.
  @inlinable var leastComputed: Double { error == 0 ? value : (value - error).nextDown }
  /// value + error, rounded up.
  @inlinable var greatestComputed: Double { error == 0 ? value : (value + error).nextUp }

  /// The lower end of the interval of a number from draws.
  @usableFromInline var drawnLower: Double {
    isBare ? -.infinity : Double(bitPattern: (ends >> 20) << 20)
  }

  /// The upper end of the interval of a number from draws.
  @usableFromInline var drawnUpper: Double {
    isBare ? .infinity : Double(bitPattern: (ends << 44) | ((marks >> 40) << 20))
  }

  /// Whether the failure probability is 1.
  @usableFromInline var isBare: Bool { marks & Mark.probability == 0x3F_8000_0000 }

  /// This number, of which it is known that it cannot leave `range`, with ends and a bound that do not
  /// either.
  public func confined(to range: ClosedRange<Double>) -> Estimate {
    func within(_ x: Double) -> Double { min(max(x, range.lowerBound), range.upperBound) }
    var result = self
    result.value = within(value)
    if result.value != value { result.lineage = .unknown }
    result.error = min(
      error + abs(value - result.value),
      max(result.value - range.lowerBound, range.upperBound - result.value))
    guard hasInterval else { return result }
    return result.drawn(within(lower), within(upper), failure: failure, from: ancestry)
  }

  /// This number with the interval of a number from draws; the same for a failure probability of 0.
  ///
  /// - Parameter ancestry: That of the draws, which is kept where no interval is known.
  func drawn(
    _ lower: Double, _ upper: Double, failure: Double, from ancestry: Ancestry
  ) -> Estimate {
    var result = self
    result.error = error
    // Rounded up: no less than the probability itself.
    var probability = Float(failure)
    if Double(probability) < failure { probability = probability.nextUp }
    guard probability > 0 else { return result }
    guard probability < 1, lower <= upper else {
      result.ends = ancestry.word
      result.marks = (result.marks & Mark.kept) | (UInt64(Float(1).bitPattern) << 8)
      return result
    }
    result.bound = result.error.upperHalf(and: ancestry.set)
    let low = Self.outward(lower, .minus)
    let high = Self.outward(upper, .plus)
    result.ends = (low << 20) | (high >> 24)
    result.marks = (result.marks & Mark.kept) | (UInt64(probability.bitPattern) << 8) | (high << 40)
    return result
  }

  /// The bound of a number that is more than one: of a literal 0, of a number with an interval without the
  /// set that stands in its lower half.
  @usableFromInline var markedError: Double {
    if isLiteral { return 0 }
    return hasInterval ? Double(bitPattern: (bound.bitPattern >> 32) << 32) : bound
  }

  /// The set of the draws of a number with an interval.
  @usableFromInline var brief: UInt32 { UInt32(truncatingIfNeeded: bound.bitPattern) }

  /// This number from draws with other ends of its interval; one without stays without.
  public func within(_ interval: ClosedRange<Double>) -> Estimate {
    hasInterval
      ? drawn(interval.lowerBound, interval.upperBound, failure: failure, from: ancestry) : self
  }

  /// The first 44 bits of `x`, rounded away from 0 on the side of `sign` and towards 0 on the other.
  private static func outward(_ x: Double, _ sign: FloatingPointSign) -> UInt64 {
    let bits = x.bitPattern
    let isCut = bits & 0xF_FFFF != 0
    // A mantissa of ones runs over into the exponent, as it should.
    return (bits >> 20) + (isCut && x.sign == sign ? 1 : 0)
  }

  /// The same with the ends exchanged and negated.
  @usableFromInline @inline(never)
  var negated: Estimate {
    var result = computed
    result.value = -value
    return result.drawn(-drawnUpper, -drawnLower, failure: failure, from: ancestry)
  }
}

extension Double {
  /// The upper half of the bits of the least number with an empty lower half that is no less than this one,
  /// which is at least 0, and in its lower half something else; of what is not finite, this itself.
  @usableFromInline func upperHalf(and lower: UInt32) -> Double {
    guard isFinite else { return self }
    let half = (bitPattern >> 32) + (bitPattern & 0xFFFF_FFFF == 0 ? 0 : 1)
    let whole = Double(bitPattern: half << 32)
    return whole.isFinite
      ? Double(bitPattern: (half << 32) | UInt64(truncatingIfNeeded: lower)) : whole
  }
}
