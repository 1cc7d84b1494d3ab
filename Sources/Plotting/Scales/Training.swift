import Arithmetic

extension Axis {
  /// The axis that an author's settings and the data give.
  ///
  /// A given domain is taken as it is. Otherwise the data's extent is rounded out to ticks; data
  /// that are all equal get some room around them, and no data at all give 0...1 (1...10 where
  /// logarithmic).
  init(
    _ settings: AxisSettings, given: Domain?, trainedOn extent: Extent, name: PlotError.AxisName
  ) throws(PlotError) {
    if let domain = given {
      self = try Axis.checked(domain, scale: settings.scale, name: name)
      return
    }
    switch settings.scale {
    case .linear:
      let (lower, upper) = extent.isEmpty ? (0, 1) : spread(extent.lower, extent.upper)
      self.init(domain: rounded(lower, upper), scale: .linear)
    case .log:
      let found = extent.leastPositive < extent.upper || extent.leastPositive == extent.upper
      let (lower, upper) = found ? (extent.leastPositive, extent.upper) : (1, 10)
      self.init(domain: roundedLogarithmically(lower, upper), scale: .log)
    }
  }

  private static func checked(
    _ domain: Domain, scale: ScaleKind, name: PlotError.AxisName
  ) throws(PlotError) -> Axis {
    let isPlaced = domain.start.isDrawable && domain.end.isDrawable
    if isPlaced, scale == .log, domain.lower < leastLogarithmic {
      throw .nonpositiveLogDomain(axis: name, start: domain.start, end: domain.end)
    }
    let size = max(domain.lower.magnitude, domain.upper.magnitude)
    guard isPlaced, domain.upper - domain.lower > max(1e-290, size * 1e-12) else {
      throw .invalidDomain(axis: name, start: domain.start, end: domain.end)
    }
    return Axis(domain: domain, scale: scale)
  }
}

/// Makes room around data that are all equal, or too near for their differences to have digits.
private func spread(_ lower: Double, _ upper: Double) -> (Double, Double) {
  let size = max(lower.magnitude, upper.magnitude)
  guard upper - lower <= max(1e-290, size * 1e-12) else { return (lower, upper) }
  guard size >= 1e-280 else { return (-1, 1) }
  let center = (lower / 2 + upper / 2)
  return (center - size * 0.1, center + size * 0.1)
}

/// The interval rounded out to steps of 1, 2 or 5 times a power of ten, twice because rounding out
/// can ask for a wider step.
private func rounded(_ lower: Double, _ upper: Double) -> Domain {
  var domain = Domain(from: lower, to: upper)
  for _ in 0..<2 {
    guard let step = TickStep(span: domain.end - domain.start, count: 6) else { return domain }
    let slack = 1e-9
    let first = (step.index(of: lower) + slack).rounded(.down)
    let last = (step.index(of: upper) - slack).rounded(.up)
    guard first.magnitude < 1e15, last.magnitude < 1e15, first < last,
      let first = Int(exactly: first), let last = Int(exactly: last)
    else { return domain }
    let ends = (step.number(at: first).value, step.number(at: last).value)
    guard ends.0.isDrawable, ends.1.isDrawable else { return domain }
    domain = Domain(from: ends.0, to: ends.1)
  }
  return domain
}

/// The interval rounded out to decades, or to 1, 2 or 5 times a power of ten where it is short.
private func roundedLogarithmically(_ lower: Double, _ upper: Double) -> Domain {
  let first = decimalLogarithm(lower)
  let last = decimalLogarithm(upper)
  let isLong = last - first >= 2
  func outward(_ value: Double, up: Bool) -> Double {
    let exponent = Int(exactly: decimalLogarithm(value).rounded(.down)) ?? 0
    let factors = isLong ? [1, 10] : [1, 2, 5, 10]
    let candidates = factors.map { DecimalNumber(digits: $0, power: exponent).value }
    if up { return candidates.first { $0 >= value * (1 - 1e-9) } ?? value }
    return candidates.last { $0 <= value * (1 + 1e-9) } ?? value
  }
  var domain = Domain(from: outward(lower, up: false), to: outward(upper, up: true))
  if domain.start >= domain.end || domain.start <= 0 {
    domain = Domain(from: lower / 2, to: upper * 2)
  }
  return domain
}

/// Widens two linear domains, as little as possible, so that zero stands at the same fraction of
/// both.
func aligningZeros(_ left: Domain, _ right: Domain) -> (left: Domain, right: Domain) {
  guard left.start < left.end, right.start < right.end else { return (left, right) }
  func including(_ d: Domain) -> Domain { Domain(from: min(d.start, 0), to: max(d.end, 0)) }
  func zero(_ d: Domain) -> Double { -d.start / (d.end - d.start) }
  /// The domain with zero at a fraction strictly between the ends.
  func moved(_ d: Domain, to fraction: Double) -> Domain {
    if zero(d) < fraction { return Domain(from: -d.end * fraction / (1 - fraction), to: d.end) }
    return Domain(from: d.start, to: -d.start * (1 - fraction) / fraction)
  }
  func growth(_ new: Domain, _ old: Domain) -> Double {
    (new.end - new.start) / (old.end - old.start)
  }
  let a = including(left)
  let b = including(right)
  if zero(a) == zero(b) { return (a, b) }
  var best = (left: moved(a, to: 0.5), right: moved(b, to: 0.5))
  for fraction in [zero(a), zero(b)] where fraction > 0 && fraction < 1 {
    let candidate = (left: moved(a, to: fraction), right: moved(b, to: fraction))
    let cost = max(growth(candidate.left, a), growth(candidate.right, b))
    if cost < max(growth(best.left, a), growth(best.right, b)) { best = candidate }
  }
  return best
}
