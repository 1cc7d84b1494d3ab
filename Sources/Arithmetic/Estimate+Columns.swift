// The numbers of a column of a table are printed alike, so that they can be compared at a glance.

extension Estimate {
  /// The numbers of a column of a table, with one number of decimals.
  ///
  /// The decimals are those that the numbers ask for when each is printed alone, but no more than the
  /// errors support: a number that its error leaves one digit less is printed give or take its error, to
  /// the same decimals. Where the sizes or the errors differ so much that one number of decimals would
  /// leave a number without digits, or another with more than nine, all have one number of significant
  /// digits instead.
  ///
  /// - Complexity: O(n) for n numbers.
  public static func printedColumn(
    _ numbers: [Estimate], _ format: NumberFormat = .standard
  ) -> [PrintedNumber] {
    let alone = numbers.map { $0.printed(format) }
    switch format {
    case .scientific, .full: return alone
    case .general, .fixed: break
    }
    let shapes = zip(numbers, alone).compactMap(ColumnShape.init)
    if shapes.allSatisfy({ $0.decimals == 0 && !$0.isScientific }) { return alone }
    if let decimals = ColumnShape.commonDecimals(shapes, format) {
      return numbers.map { $0.printed(decimals: decimals, format) }
    }
    guard case .general(let most) = format else { return alone }
    let digits = ColumnShape.commonDigits(shapes, most)
    return zip(numbers, alone).map { number, printed in
      guard printed.error == nil, printed.interval == nil, number.value != 0, number.isFinite,
        number.supports(digits: digits)
      else { return printed }
      let decimal = Decimal(number.value, count: digits)
      var result = PrintedNumber(
        general(decimal, digits: max(most, digits), knowsUnits: decimal.exponent < digits))
      result.doubt = printed.doubt
      return result
    }
  }

  /// Whether so many significant digits are known.
  private func supports(digits: Int) -> Bool {
    guard let place = supportedPlace else { return true }
    return Decimal(value, count: 17).exponent - place + 1 >= digits
  }

  /// The number with so many digits after the point, give or take its error where that reaches there.
  private func printed(decimals: Int, _ format: NumberFormat) -> PrintedNumber {
    guard isFinite else { return printed(format) }
    if hasInterval, max(upper - value, value - lower).isFinite {
      return max(upper - value, value - lower) > 0
        ? printed(place: -decimals) : PrintedNumber(Self.fixed(value, digits: decimals))
    }
    var result: PrintedNumber
    if let place = supportedPlace, place > -decimals {
      result = printedBounded(decimals: decimals)
    } else {
      result = PrintedNumber(Self.fixed(value, digits: decimals))
    }
    if isEstimated { result.doubt = "estimated" }
    return result
  }

  /// The value give or take its error, or both ends where it may be on either side of 0; all rounded
  /// outwards to so many decimals.
  private func printedBounded(decimals: Int) -> PrintedNumber {
    let unit = Self.powerOfTen(-decimals)
    func end(_ x: Double, _ rule: FloatingPointRoundingRule) -> Numeral {
      let place = (x / unit).rounded(rule)
      return Numeral(Self.fixedText(place * unit, digits: decimals))
    }
    if abs(value) <= error {
      return PrintedNumber(.bounds(end(value - error, .down), end(value + error, .up)))
    }
    let (_, bound) = nearest(-decimals)
    return PrintedNumber(Self.fixed(value, digits: decimals), error: end(bound, .up))
  }
}

/// What one number of a column asks for.
private struct ColumnShape {
  /// The digits after the point when it is printed alone.
  let decimals: Int
  /// Its significant digits when it is printed alone.
  let digits: Int
  let isScientific: Bool
  /// The most digits after the point that its error allows; nil where any number of them is true.
  let limit: Int?
  /// The power of ten of its first digit; nil for 0 and for a number that its error hides.
  let magnitude: Int?

  init?(_ number: Estimate, _ printed: PrintedNumber) {
    guard number.isFinite else { return nil }
    let first = printed.digits.mantissa.drop { $0 == "-" }
    let point = first.firstIndex(of: ".")
    let behind = point.map { first.distance(from: $0, to: first.endIndex) - 1 } ?? 0
    isScientific = printed.digits.exponent != nil
    decimals = max(0, behind - (printed.digits.exponent ?? 0))
    let all = first.filter { $0 != "." }
    let significant = all.drop { $0 == "0" }
    digits =
      point == nil ? max(1, significant.reversed().drop { $0 == "0" }.count) : significant.count
    let showsError = printed.error != nil || printed.interval != nil || printed.isOpen
    if number.hasInterval || showsError {
      limit = decimals + 1
    } else {
      limit = number.supportedPlace.map { -$0 }
    }
    let reach =
      number.hasInterval
      ? max(number.upper - number.value, number.value - number.lower) : number.error
    magnitude =
      number.value == 0 || abs(number.value) <= reach
      ? nil : Decimal(number.value, count: 17).exponent
  }

  /// The digits after the point for all; nil where there is no number that fits.
  static func commonDecimals(_ shapes: [ColumnShape], _ format: NumberFormat) -> Int? {
    let magnitudes = shapes.compactMap(\.magnitude)
    let asked = shapes.map(\.decimals).max() ?? 0
    var most = asked
    if case .general(let digits) = format, let largest = magnitudes.max(),
      let smallest = magnitudes.min()
    {
      // All digits of the largest, and at least three of the smallest.
      most = min(most, max(digits - 1 - largest, min(digits, 3) - 1 - smallest, 0))
    }
    let decimals = max(0, min(most, shapes.compactMap(\.limit).min() ?? most))
    let fits = shapes.allSatisfy { shape in
      guard let magnitude = shape.magnitude else { return true }
      let shown = magnitude + 1 + decimals
      if case .fixed = format { return shown >= 1 || !shape.isScientific }
      // Below 0.0001 there are more zeros than digits.
      return magnitude >= -4 && shown >= min(2, shape.digits) && shown <= 9
    }
    return fits && decimals <= 12 ? decimals : nil
  }

  /// The significant digits for all: what the numbers ask for, as far as all support it.
  static func commonDigits(_ shapes: [ColumnShape], _ most: Int) -> Int {
    let asked = shapes.map(\.digits).max() ?? 1
    let supported = shapes.compactMap { shape -> Int? in
      guard let magnitude = shape.magnitude, let limit = shape.limit else { return nil }
      let digits = magnitude + 1 + limit
      return digits >= 3 ? digits : nil
    }
    return max(1, min(most, asked, supported.min() ?? asked))
  }
}
