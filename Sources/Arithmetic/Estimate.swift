/// A real number as it is known: a value, a proved bound on its error and, for a number from draws, an
/// interval for the quantity that the draws stand for.
///
/// Without draws the true number lies in `[value - error, value + error]`. A number from draws has two
/// truths: what a faultless computation makes of these draws, which lies within `error` of `value`, and
/// the quantity itself, which lies in `[lower, upper]` except with the probability `failure`.
///
/// Arithmetic carries both on. Bounds add up with the rounding; ends are computed by interval
/// arithmetic, and the failure probabilities of the operands are added (Boole's inequality), never
/// in quadrature, since the same draws may stand in both.
///
/// A decimal literal of a program is a number of its own: it is its double wherever it is only looked at,
/// and arithmetic on it carries the distance of the double from the decimal.
public struct Estimate: Sendable, Hashable {
  /// The computed number.
  public var value: Double
  /// The bound on the error; of a literal the distance of its double from its decimal, and of a number with an
  /// interval a rounded bound and a set of draws, see ``Interval``.
  @usableFromInline var bound: Double
  /// The lower end and a part of the upper end of an interval, the ancestry of draws without one, or the
  /// lineage of a number without draws.
  @usableFromInline var ends: UInt64
  /// What else is known: 0 for most numbers, so that one look tells them.
  @usableFromInline var marks: UInt64

  @inlinable @inline(__always)
  init(_ value: Double, bound: Double, ends: UInt64, marks: UInt64) {
    self.value = value
    self.bound = bound
    self.ends = ends
    self.marks = marks
  }

  /// A number known to within `error`, exact unless said otherwise.
  @inlinable @inline(__always)
  public init(_ value: Double, error: Double = 0) {
    self.init(value, bound: error, ends: 0, marks: 0)
  }

  /// The double nearest to a decimal, as the literal of a program.
  ///
  /// - Parameter distance: A bound on the distance of the double from the decimal.
  @inlinable
  public init(literal value: Double, distance: Double) {
    self.init(value, bound: distance, ends: 0, marks: distance == 0 ? 0 : Mark.literal)
  }

  /// A number from draws: the quantity that they stand for lies in `interval`, except with the
  /// probability `failure`.
  ///
  /// The ends are kept to a relative 2⁻³², rounded outwards.
  ///
  /// - Parameters:
  ///   - error: The bound on the distance of `value` from what a faultless computation makes of the
  ///     draws.
  ///   - interval: The interval, which may be unbounded.
  ///   - failure: The probability, above 0 and at most 1; at 1 there is no interval.
  public init(
    drawn value: Double, error: Double = 0, in interval: ClosedRange<Double>, failure: Double
  ) {
    self = Estimate(value, error: error).drawn(
      interval.lowerBound, interval.upperBound,
      failure: max(failure, Double(Float.leastNormalMagnitude)), from: .none)
  }

  /// A number from draws without an interval.
  public init(drawn value: Double, error: Double = 0) {
    self.init(drawn: value, error: error, in: (-.infinity)...(.infinity), failure: 1)
  }

  /// What an operation gives that has no finite result.
  public static let undefined = Estimate(.nan)
}

extension Estimate {
  /// The bits of the marks; the failure probability is a `Float` in bits 8 to 37.
  @usableFromInline
  enum Mark {
    /// The error is an estimate, not a proved bound.
    @inlinable static var estimated: UInt64 { 1 }
    /// The number is a literal of a program.
    @inlinable static var literal: UInt64 { 2 }
    /// Why the error is an estimate: see ``Doubt``.
    @inlinable static var unenclosed: UInt64 { 4 }
    @inlinable static var wide: UInt64 { 8 }
    @inlinable static var dependent: UInt64 { 32 }
    @inlinable static var chosen: UInt64 { 64 }
    @inlinable static var cut: UInt64 { 128 }
    @inlinable static var alike: UInt64 { 1 << 38 }
    @inlinable static var unreached: UInt64 { 1 << 39 }
    /// All that tells of an estimated error.
    @inlinable static var doubts: UInt64 {
      estimated | unenclosed | wide | dependent | chosen | cut | alike | unreached
    }
    /// The draws of the number are also those of another one.
    @inlinable static var repeated: UInt64 { 16 }
    /// What a number has from those that it is made of.
    @inlinable static var inherited: UInt64 { doubts | repeated }
    /// All bits that tell that ``bound`` is more or something else than the bound.
    @inlinable static var notBound: UInt64 { literal | probability }
    /// The bits of the failure probability.
    @inlinable static var probability: UInt64 { 0x3F_FFFF_FF00 }
    /// The bits that are no part of an interval and its failure probability.
    @inlinable static var kept: UInt64 { 0xFF | alike | unreached }
    /// All bits of a number that is more than a value with a bound.
    @inlinable static var special: UInt64 { ~literal }
  }

  /// The bound on `|value - true number|`, at least 0; 0 means that the value is exact.
  @inlinable public var error: Double {
    get { marks & Mark.notBound == 0 ? bound : markedError }
    set {
      bound = hasInterval ? newValue.upperHalf(and: brief) : newValue
      marks &= ~Mark.literal
    }
  }

  /// Whether the value is the number itself.
  @inlinable public var isExact: Bool {
    marks == 0 ? bound == 0 : error == 0 && !isDrawn
  }

  /// Whether both the value and its bound are finite.
  @inlinable public var isFinite: Bool { value.isFinite && bound.isFinite }

  /// Whether the number has neither draws nor an estimated error: its value and bound are all.
  @inlinable public var isPlain: Bool { marks & Mark.special == 0 }

  /// Whether the number is a literal that differs from its decimal.
  @inlinable public var isLiteral: Bool { marks & Mark.literal != 0 }

  /// The distance of a literal from its decimal, 0 for other numbers.
  @inlinable public var literalDistance: Double { isLiteral ? bound : 0 }

  /// The number as an argument: a literal is its double there.
  @inlinable public var argument: Estimate {
    isLiteral ? Estimate(value) : self
  }

  /// Whether ``error`` is an estimate of the error instead of a proved bound.
  @inlinable public var isEstimated: Bool {
    get { marks & Mark.estimated != 0 }
    set { marks = newValue ? marks | Mark.estimated : marks & ~Mark.estimated }
  }

  /// This number, marked as one whose error is estimated and not bounded.
  public var estimated: Estimate {
    var result = self
    result.error = error
    result.isEstimated = true
    return result
  }

  /// This number, marked as one whose error is estimated for a reason.
  public func estimated(_ doubt: Doubt) -> Estimate {
    var result = estimated
    result.marks |= doubt.mark
    return result
  }

  /// Why the error is estimated, in words; nil where it is a bound.
  public var doubt: String? {
    guard isEstimated else { return nil }
    let known = Doubt.allCases.filter { marks & $0.mark != 0 }.map { $0.phrase(of: self) }
    return known.isEmpty ? Doubt.otherwise : known.joined(separator: "; ")
  }

  /// Why an estimate from draws has no interval, in words; nil where nothing is known of that.
  public var reasonOfNoInterval: String? {
    guard isDrawn, !hasInterval else { return nil }
    let known = [Doubt.dependent, .chosen, .alike].filter { marks & $0.mark != 0 }
      .map { $0.phrase(of: self) }
    return known.isEmpty ? nil : known.joined(separator: "; ")
  }

  /// What is known of an estimated error as bits, to be stored; 0 where the error is a bound.
  public var doubtBits: UInt16 {
    UInt16(truncatingIfNeeded: marks & Mark.doubts & 0xFF)
      | UInt16(truncatingIfNeeded: (marks & (Mark.alike | Mark.unreached)) >> 30)
  }

  /// This number with what ``doubtBits`` told of another one.
  public func doubted(_ bits: UInt16) -> Estimate {
    guard bits != 0 else { return self }
    var result = estimated
    let more = UInt64(truncatingIfNeeded: bits & 0x300) << 30
    result.marks |= (UInt64(truncatingIfNeeded: bits & 0xFF) | more) & Mark.doubts
    return result
  }

  /// Takes over why the errors of other numbers are estimated, and that their draws are not theirs alone.
  @usableFromInline mutating func takeDoubts(of a: Estimate, _ b: Estimate? = nil) {
    marks |= (a.marks | (b?.marks ?? 0)) & Mark.inherited
  }

  /// Whether the draws that the number is made of are also those of another number beside it, so that the
  /// two are not independent.
  public var isRepeated: Bool { marks & Mark.repeated != 0 }

  /// This number, marked as one whose draws are also those of another one.
  public var repeated: Estimate {
    var result = self
    result.error = error
    result.marks |= Mark.repeated
    return result
  }

  /// The number as one from draws without an interval.
  public var bare: Estimate {
    var result = Estimate(drawn: value, error: error)
    result.ends = ancestry.word
    result.takeDoubts(of: self)
    return result
  }

  /// The number without what is known about draws: what was computed from them.
  public var computed: Estimate {
    var result = Estimate(value, error: error)
    result.takeDoubts(of: self)
    return result
  }

  /// Why an error is estimated.
  public enum Doubt: CaseIterable, Sendable {
    /// A function was computed at places, and nothing encloses it in between.
    case unenclosed
    /// A function has an enclosure that does not become narrow.
    case wide
    /// What an estimate was made from shares draws.
    case dependent
    /// What an estimate was made from has been chosen by draws.
    case chosen
    /// A function or a density is no number any more where there is still something to integrate.
    case cut
    /// The draws that an estimate was made from do not scatter.
    case alike
    /// A search ended at no optimum.
    case unreached

    @usableFromInline var mark: UInt64 {
      switch self {
      case .unenclosed: Mark.unenclosed
      case .wide: Mark.wide
      case .dependent: Mark.dependent
      case .chosen: Mark.chosen
      case .cut: Mark.cut
      case .alike: Mark.alike
      case .unreached: Mark.unreached
      }
    }

    /// The reason why the error of a number is estimated.
    func phrase(of number: Estimate) -> String {
      switch self {
      case .unenclosed: "a function calls a word that does not enclose it between the places tried"
      case .wide: "the enclosure of a function stays wide"
      case .dependent:
        (number.ancestry.sharedDraw.map { "an estimate took numbers that share \($0)" }
          ?? "an estimate took numbers that are made from the same draws, or may be")
          + ", which are not independent; give it one number for each replicate, made from draws of its own and not sorted"
      case .chosen:
        "an estimate took numbers that draws have chosen, as a filter does; take all draws instead: "
          + "'estimateProportion' for how often a condition holds, and for a mean where it holds a ratio, "
          + "estimateMean(xs.map { x in x > 0 ? x : 0 }) / estimateProportion(xs.map { x in x > 0 })"
      case .cut:
        "a part of the integral lies where the function is too large, or the density too small, for a number"
      case .alike:
        "the draws are all alike, or as far as their own errors tell, and what does not scatter says nothing of its error; take more draws, "
          + "'estimateProportion' for zeros and ones, and 'within:' for numbers of a known range"
      case .unreached: "the search for an optimum ended where there is none"
      }
    }

    /// What is said where no reason was kept.
    static let otherwise = "the error of an argument is followed by trying its ends"
  }
}

extension Estimate: CustomStringConvertible {
  /// All digits with the error.
  public var description: String { printed(.full).text }
}
