import Arithmetic

/// Samples the graph of a function where it bends, in rounds of batches.
///
/// The curve is judged as it will be seen: on a drawing of `width` by `height` pixels. The first
/// two rounds lay an even grid; after that an interval is split while the polygon through the
/// samples bends at one of its ends by more than the tolerance allows. A split is not at the
/// midpoint, so that a step in the middle of an interval cannot hide behind its own symmetry. Very
/// steep pieces are halved further to tell steep transitions, which stay connected, from jumps,
/// which do not. Where the range of the function on an interval is known, and holds more than the ends of
/// the interval show, it is halved until they do: no peak between two samples is missed.
struct CurveSampler {
  /// The horizontal axis; samples spread evenly along it, so in log x where it is logarithmic.
  let x: Axis
  /// The vertical scale, and its domain where it is given.
  let y: AxisSettings
  let function: ([Double]) throws -> [Double]
  /// What the function may be between two abscissae, nil where nothing is known.
  var range: ((Double, Double) -> ClosedRange<Double>?)?
  /// For errors.
  let name: String

  /// The size for which the curve is sampled.
  static let width = 640.0
  static let height = 340.0
  /// The estimated distance, in pixels, between the curve and its polygon that is left to stand.
  static let tolerance = 0.1
  /// No interval narrower than this, in pixels, is split for its bend.
  static let narrowest = 1.0 / 32
  static let firstIntervals = 64
  static let mostSamples = 1200
  static let mostJumps = 24

  /// The parts of a curve between its gaps, from left to right.
  struct Result {
    var segments: [[Point]]
    /// Samples at which the function had no value that can be placed.
    var missing: Int
    var samples: Int
    /// Whether sampling stopped before the curve was resolved.
    var isCoarse: Bool
  }

  private struct Sample {
    /// Position along the axis, 0...1.
    var t: Double
    var x: Double
    var y: Double
    /// Height as laid out: y or log₁₀ y, not a number where it has no place.
    var level: Double
    /// Whether the curve is broken between this sample and the next.
    var breaksAfter = false
  }

  func run(including extra: [Double]) throws -> Result {
    var samples = try evaluate(firstPositions(extra))
    var split = Array(repeating: true, count: samples.count - 1)
    var isCoarse = false
    for _ in 0..<40 where split.contains(true) {
      samples = try refined(samples, at: split, fraction: 0.46)
      (split, isCoarse) = intervalsToSplit(samples)
    }
    if range != nil {
      samples = try filled(samples)
      (split, _) = intervalsToSplit(samples)
      for _ in 0..<10 where split.contains(true) {
        samples = try refined(samples, at: split, fraction: 0.46)
        (split, isCoarse) = intervalsToSplit(samples)
      }
    }
    samples = try breakingJumps(samples)
    return result(samples, isCoarse: isCoarse)
  }

  /// The samples with more of them where the range of the function tells of something between two.
  private func filled(_ samples: [Sample]) throws -> [Sample] {
    var samples = samples
    var isOpen = Array(repeating: true, count: samples.count - 1)
    for _ in 0..<48 where samples.count < Self.mostSamples {
      let slack = heightOfTolerance(samples)
      var split = isOpen.indices.map { i in
        isOpen[i] && hides(samples[i], samples[i + 1], beyond: slack)
      }
      guard split.contains(true) else { break }
      var room = Self.mostSamples - samples.count
      for i in split.indices where split[i] {
        room -= 1
        if room < 0 { split[i] = false }
      }
      samples = try refined(samples, at: split, fraction: 0.5)
      // The halves of what was split are open; what hid nothing stays closed, unless the scale changes.
      isOpen = split.flatMap { $0 ? [true, true] : [false] }
    }
    return samples
  }

  /// The difference of levels that is the tolerance on the drawing.
  private func heightOfTolerance(_ samples: [Sample]) -> Double {
    var lower = Double.infinity
    var upper = -Double.infinity
    for sample in samples where sample.level.isFinite {
      lower = min(lower, sample.level)
      upper = max(upper, sample.level)
    }
    guard lower <= upper else { return .infinity }
    let least = 1e-9 * max(abs(lower), abs(upper), .leastNormalMagnitude)
    return max(2 * Self.tolerance / Self.height * (upper - lower), least)
  }

  /// Whether the function may be further up or down between two samples than at them.
  private func hides(_ a: Sample, _ b: Sample, beyond slack: Double) -> Bool {
    guard a.level.isFinite, b.level.isFinite, b.t - a.t > 1e-10,
      let range = range?(a.x, b.x)
    else { return false }
    let top = level(range.upperBound)
    let bottom = level(range.lowerBound)
    var window = -Double.infinity...Double.infinity
    if let domain = y.domain {
      let ends = [level(domain.lower), level(domain.upper)]
      if ends.allSatisfy(\.isFinite) { window = min(ends[0], ends[1])...max(ends[0], ends[1]) }
    }
    let above = min(top, window.upperBound) > min(max(a.level, b.level), window.upperBound) + slack
    let below =
      max(bottom, window.lowerBound) < max(min(a.level, b.level), window.lowerBound) - slack
    return above || below
  }

  private func firstPositions(_ extra: [Double]) -> [Double] {
    let count = Self.firstIntervals
    var positions = (0...count).map { Double($0) / Double(count) }
    for value in extra.prefix(200) {
      if let t = x.fraction(of: value), t > 0, t < 1 { positions.append(t) }
    }
    positions.sort()
    var unique: [Double] = []
    for t in positions where unique.last.map({ t - $0 > 1e-9 }) ?? true { unique.append(t) }
    // The right end must stay even when an extra abscissa stands a hair before it.
    unique[unique.count - 1] = 1
    return unique
  }

  private func evaluate(_ positions: [Double]) throws -> [Sample] {
    let abscissae = positions.map { x.value(at: $0) }
    let values = try function(abscissae)
    guard values.count == abscissae.count else {
      throw PlotError.wrongResultCount(
        mark: name, expected: abscissae.count, found: values.count)
    }
    return positions.indices.map { i in
      Sample(t: positions[i], x: abscissae[i], y: values[i], level: level(values[i]))
    }
  }

  private func level(_ value: Double) -> Double {
    guard value.isDrawable else { return .nan }
    switch y.scale {
    case .linear: return value
    case .log: return value >= leastLogarithmic ? decimalLogarithm(value) : .nan
    }
  }

  private func refined(_ samples: [Sample], at split: [Bool], fraction: Double) throws -> [Sample] {
    var positions: [Double] = []
    for i in split.indices where split[i] {
      positions.append(samples[i].t + (samples[i + 1].t - samples[i].t) * fraction)
    }
    let inserted = try evaluate(positions)
    var merged: [Sample] = []
    merged.reserveCapacity(samples.count + inserted.count)
    var next = 0
    for i in samples.indices {
      merged.append(samples[i])
      if i < split.count, split[i] {
        merged.append(inserted[next])
        next += 1
      }
    }
    return merged
  }

  /// The samples in pixels; heights far outside the window are held at its margin, where their
  /// bends cannot be seen.
  private func pixels(_ samples: [Sample]) -> [Point] {
    var lower = Double.infinity
    var upper = -Double.infinity
    if let domain = y.domain {
      lower = level(domain.lower)
      upper = level(domain.upper)
    } else {
      for sample in samples where sample.level.isFinite {
        lower = min(lower, sample.level)
        upper = max(upper, sample.level)
      }
    }
    let scale = upper > lower ? Self.height / (upper - lower) : 0
    return samples.map { sample in
      guard sample.level.isFinite else { return Point(sample.t * Self.width, .nan) }
      let height = (sample.level - lower) * scale
      return Point(sample.t * Self.width, height.clamped(-0.1 * Self.height, 1.1 * Self.height))
    }
  }

  private func intervalsToSplit(_ samples: [Sample]) -> (split: [Bool], isCoarse: Bool) {
    let points = pixels(samples)
    var errors = Array(repeating: 0.0, count: points.count - 1)
    for i in errors.indices where points[i].y.isNaN != points[i + 1].y.isNaN {
      errors[i] = .infinity
    }
    for i in 1..<max(1, points.count - 1) {
      let (a, b, c) = (points[i - 1], points[i], points[i + 1])
      let before = a.distance(to: b)
      let after = b.distance(to: c)
      let chord = a.distance(to: c)
      guard before > 0, after > 0, chord > 0 else { continue }  // also where one is not a number
      let height = abs((c.x - a.x) * (b.y - a.y) - (b.x - a.x) * (c.y - a.y)) / chord
      errors[i - 1] = max(errors[i - 1], height * before / (4 * after))
      errors[i] = max(errors[i], height * after / (4 * before))
    }
    for i in errors.indices where points[i + 1].x - points[i].x <= Self.narrowest { errors[i] = 0 }
    var wanted = errors.indices.filter { errors[$0] > Self.tolerance }
    let room = max(0, Self.mostSamples - samples.count)
    let isCoarse = wanted.count > room
    if isCoarse {
      wanted.sort { (errors[$1], $0) < (errors[$0], $1) }
      wanted.removeLast(wanted.count - room)
    }
    var split = Array(repeating: false, count: errors.count)
    for i in wanted { split[i] = true }
    return (split, isCoarse)
  }

  /// Follows the steepest pieces down to a billionth of a pixel: where most of the step is still
  /// there, it is a jump.
  private func breakingJumps(_ samples: [Sample]) throws -> [Sample] {
    let points = pixels(samples)
    var chased = points.indices.dropLast().filter { i in
      points[i + 1].x - points[i].x <= 4 * Self.narrowest
        && abs(points[i + 1].y - points[i].y) > 4
    }
    chased.sort {
      (abs(points[$1 + 1].y - points[$1].y), $0) < (abs(points[$0 + 1].y - points[$0].y), $1)
    }
    chased = chased.prefix(Self.mostJumps).sorted()
    guard !chased.isEmpty else { return samples }
    var ends = chased.map { (samples[$0], samples[$0 + 1]) }
    let steps = ends.map { abs($1.level - $0.level) }
    for _ in 0..<44 {
      let open = ends.indices.filter { i in
        let (a, b) = ends[i]
        return b.t - a.t > 1e-13 && a.level.isFinite && b.level.isFinite
          && abs(b.level - a.level) > 0.5 * steps[i]
      }
      if open.isEmpty { break }
      let middles = try evaluate(open.map { (ends[$0].0.t + ends[$0].1.t) / 2 })
      for (i, middle) in zip(open, middles) {
        let (a, b) = ends[i]
        let goesLeft = abs(middle.level - a.level) > abs(b.level - middle.level)
        ends[i] = goesLeft || middle.level.isNaN ? (a, middle) : (middle, b)
      }
    }
    var broken: [Sample] = []
    var next = 0
    for i in samples.indices {
      broken.append(samples[i])
      guard next < chased.count, chased[next] == i else { continue }
      var (a, b) = ends[next]
      let isJump =
        !(a.level.isFinite && b.level.isFinite) || abs(b.level - a.level) > 0.5 * steps[next]
      if isJump {
        a.breaksAfter = true
        if a.t > samples[i].t {
          broken.append(a)
        } else {
          broken[broken.count - 1].breaksAfter = true
        }
        if b.t < samples[i + 1].t { broken.append(b) }
      }
      next += 1
    }
    return broken
  }

  private func result(_ samples: [Sample], isCoarse: Bool) -> Result {
    var segments: [[Point]] = []
    var current: [Point] = []
    var missing = 0
    for sample in samples {
      if sample.level.isFinite {
        current.append(Point(sample.x, sample.y))
      } else {
        missing += 1
      }
      if !sample.level.isFinite || sample.breaksAfter {
        if !current.isEmpty { segments.append(current) }
        current = []
      }
    }
    if !current.isEmpty { segments.append(current) }
    return Result(
      segments: segments, missing: missing, samples: samples.count, isCoarse: isCoarse)
  }
}
