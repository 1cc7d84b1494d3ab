import Arithmetic

/// A trained axis: what is shown, and how it is laid out.
struct Axis: Sendable, Hashable {
  var domain: Domain
  var scale: ScaleKind
  /// The names that stand at 1, 2, 3, … of an axis of categories; none on one of numbers.
  private(set) var categories: [String] = []

  init(domain: Domain, scale: ScaleKind) {
    self.domain = domain
    self.scale = scale
  }

  /// The axis of some categories, each with the same room.
  init(categories: [String]) {
    self.init(domain: Domain(from: 0.5, to: Double(categories.count) + 0.5), scale: .linear)
    self.categories = categories
  }

  /// Where a category stands; nil for one that the axis does not have.
  func position(of category: String) -> Double? {
    categories.firstIndex(of: category).map { Double($0 + 1) }
  }

  /// The category at a place; blank where there is none.
  func category(at place: Double) -> String {
    guard let index = Int(exactly: place), categories.indices.contains(index - 1) else { return "" }
    return categories[index - 1]
  }

  /// Where a value stands between the start (0) and the end (1); nil when it has no place.
  ///
  /// Values outside the domain lie outside 0...1, at most a million domains away.
  func fraction(of value: Double) -> Double? {
    guard value.isDrawable else { return nil }
    switch scale {
    case .linear:
      return ((value - domain.start) / (domain.end - domain.start)).clamped(-1e6, 1e6)
    case .log:
      guard value >= leastLogarithmic else { return nil }
      let start = decimalLogarithm(domain.start)
      return ((decimalLogarithm(value) - start) / (decimalLogarithm(domain.end) - start))
        .clamped(-1e6, 1e6)
    }
  }

  /// The value that stands at a fraction of the axis; exact at both ends.
  func value(at fraction: Double) -> Double {
    if fraction <= 0 { return domain.start }
    if fraction >= 1 { return domain.end }
    switch scale {
    case .linear: return domain.start * (1 - fraction) + domain.end * fraction
    case .log:
      return powerOfTen(
        decimalLogarithm(domain.start) * (1 - fraction) + decimalLogarithm(domain.end) * fraction)
    }
  }

  /// Whether a value has a place on this axis or its continuation.
  func canPlace(_ value: Double) -> Bool {
    scale.canPlace(value)
  }
}
