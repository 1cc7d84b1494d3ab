import Arithmetic

/// A mark on an axis; without a label it is a minor one.
struct Tick: Sendable, Hashable {
  var value: Double
  var label: String?
}

/// The distance between ticks: 1, 2 or 5 times a power of ten.
struct TickStep: Sendable, Hashable {
  var factor: Int
  var power: Int

  /// The step that divides an interval into about `count` parts; nil when it has no extent that
  /// floating-point numbers could divide.
  init?(span: Double, count: Int) {
    guard span >= 1e-290, span.isFinite, count > 0 else { return nil }
    let raw = span / Double(count)
    let exponent = decimalLogarithm(raw).rounded(.down)
    let ratio = raw / powerOfTen(exponent)
    guard let whole = Int(exactly: exponent) else { return nil }
    power = whole
    // Thresholds at the geometric means of the neighbours: √2, √10, √50.
    switch ratio {
    case 7.0710678118654755...: (factor, power) = (1, power + 1)
    case 3.1622776601683795...: factor = 5
    case 1.4142135623730951...: factor = 2
    default: factor = 1
    }
  }

  init(factor: Int, power: Int) {
    self.factor = factor
    self.power = power
  }

  /// How many steps a value is from zero.
  func index(of value: Double) -> Double {
    power < 0
      ? value * powerOfTen(Double(-power)) / Double(factor)
      : value / (Double(factor) * powerOfTen(Double(power)))
  }

  /// The number that lies a whole number of steps from zero.
  func number(at index: Int) -> DecimalNumber {
    DecimalNumber(digits: index * factor, power: power)
  }
}

/// The multiples of a step within an interval.
///
/// A multiple that misses an end by rounding alone counts as within.
func linearTicks(from lower: Double, to upper: Double, count: Int) -> [DecimalNumber] {
  guard let step = TickStep(span: upper - lower, count: count) else { return [] }
  let slack = 1e-9
  let first = (step.index(of: lower) - slack).rounded(.up)
  let last = (step.index(of: upper) + slack).rounded(.down)
  guard first.magnitude < 1e15, last.magnitude < 1e15, first <= last,
    let first = Int(exactly: first), let last = Int(exactly: last)
  else { return [] }
  return (first...last).map(step.number(at:))
}

extension Axis {
  /// The ticks of the axis, with at most about `count` labels.
  func ticks(count: Int) -> [Tick] {
    switch scale {
    case .linear: labelled(linearTicks(from: domain.lower, to: domain.upper, count: count))
    case .log: logarithmicTicks(count: count)
    }
  }

  private func logarithmicTicks(count: Int) -> [Tick] {
    let lower = decimalLogarithm(domain.lower)
    let upper = decimalLogarithm(domain.upper)
    guard let first = Int(exactly: (lower - 1e-9).rounded(.up)),
      let last = Int(exactly: (upper + 1e-9).rounded(.down))
    else { return [] }
    if upper - lower < 1 || last <= first {
      let ticks = linearTicks(from: domain.lower, to: domain.upper, count: count)
      return labelled(ticks.filter { $0.digits > 0 })
    }
    if (upper - lower) * 3 <= Double(count) {
      let numbers = (first - 1...last).flatMap { power in
        [1, 2, 5].map { DecimalNumber(digits: $0, power: power) }
      }
      return powers(numbers.filter { domain.contains($0.value) })
    }
    let decades = last - first + 1
    let strides = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300]
    let stride = strides.first { decades / $0 < max(2, count) } ?? 600
    var labelled = (first...last).filter { $0 % stride == 0 }
    // One label tells nothing of the scale; the first decade and those a stride apart tell it.
    if labelled.count < 2 { labelled = Array(Swift.stride(from: first, through: last, by: stride)) }
    return powers(labelled.map { DecimalNumber(digits: 1, power: $0) })
      + minorTicks(from: first, to: last, labelled: labelled, stride: stride)
  }

  /// Unlabelled ticks: the decades between labels, or 2 to 9 where few decades are shown.
  private func minorTicks(
    from first: Int, to last: Int, labelled: [Int], stride: Int
  ) -> [Tick] {
    let values: [DecimalNumber]
    if stride > 1 {
      guard last - first <= 40 else { return [] }
      values = (first...last).filter { !labelled.contains($0) }
        .map { DecimalNumber(digits: 1, power: $0) }
    } else {
      guard last - first <= 5 else { return [] }
      values = (first - 1...last).flatMap { power in
        (2...9).map { DecimalNumber(digits: $0, power: power) }
      }
    }
    return values.map(\.value).filter(domain.contains).map { Tick(value: $0, label: nil) }
  }
}

/// Ticks of one step with labels of equal form: the same decimals, the same power of ten.
private func labelled(_ numbers: [DecimalNumber]) -> [Tick] {
  let exponent = numbers.filter { $0.digits != 0 }.map(\.exponent).max() ?? 0
  let decimals = exponent - (numbers.first?.power ?? 0)
  let isPlain = (-3..<6).contains(exponent) || (decimals > 3 && (-3..<15).contains(exponent))
  return numbers.map { number in
    Tick(
      value: number.value,
      label: isPlain ? number.fixed : number.scientific(exponent: exponent))
  }
}

/// Ticks at 1, 2 or 5 times powers of ten: plain numbers where all are of middling size.
private func powers(_ numbers: [DecimalNumber]) -> [Tick] {
  let isPlain = numbers.allSatisfy { (-3..<6).contains($0.power) }
  return numbers.map { number in
    let label: String
    if isPlain {
      label = number.fixed
    } else if number.digits == 1 {
      label = number.power == 0 ? "1" : "10" + superscript(number.power)
    } else {
      label = number.scientific(exponent: number.power)
    }
    return Tick(value: number.value, label: label)
  }
}

/// An abscissa to about a hundredth of the axis, so that no digits are given that a drawing does not
/// show.
func words(_ value: Double, on axis: Axis) -> String {
  guard axis.scale == .linear, value.isDrawable,
    let step = TickStep(span: axis.domain.upper - axis.domain.lower, count: 100)
  else { return words(value) }
  let unit = TickStep(factor: 1, power: step.power)
  let index = unit.index(of: value).rounded()
  guard index.magnitude < 1e15, let index = Int(exactly: index) else { return words(value) }
  return words(unit.number(at: index).value)
}
