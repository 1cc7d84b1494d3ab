import Arithmetic
import Synchronization

/// The mean and the variance of a density whose normaliser is a quadrature.
struct DensityMoments: Sendable {
  /// The expected value; nil where the integral does not exist.
  var mean: Estimate?
  /// The variance; nil where the integral does not exist.
  var variance: Estimate?
  /// Whether the bounds hold whatever lies between the nodes.
  var areProved: Bool

  /// The moments by quadratures that start from the pieces of that of the mass.
  init(_ density: Normalization) {
    areProved = density.isProved
    let anchor = density.panels.max { $0.value < $1.value }?.base ?? 0
    // The first absolute moment gives the width that the mean is to be accurate to.
    guard
      let width = Self.moment(of: density, order: 1, 0, nil, about: anchor, { abs($0 - anchor) }),
      let shift = Self.moment(
        of: density, order: 1, 1e-13 * width.value.value, { Ball(-anchor) + $0 }, about: anchor,
        { $0 - anchor })
    else { return }
    let mean = anchor + shift.value.value
    self.mean = Estimate(mean, error: shift.value.error + unitRoundoff * abs(mean))
    // E (X - a)² is at its least for the mean, so that an error of the place counts by its square.
    let middle = Ball(-anchor) + Ball(-shift.value.value)
    let square = Self.moment(
      of: density, order: 2, 0, { (middle + $0).squared }, about: anchor + shift.value.value,
      { ($0 - anchor - shift.value.value) * ($0 - anchor - shift.value.value) })
    variance = square.map {
      Estimate($0.value.value, error: $0.value.error + shift.value.error * shift.value.error)
    }
    areProved = areProved && shift.isProved && square?.isProved ?? true
  }

  /// The integral of a weight times the density; nil where it does not exist.
  private static func moment(
    of density: Normalization, order: Int, _ absolute: Double, _ series: IntervalFunction?,
    about center: Double, _ weight: (Double) -> Double
  ) -> (value: Estimate, isProved: Bool)? {
    let problem = density.problem
    var start = density.panels.filter { $0.stretch == 0 }
    do throws(NumericsError) {
      start += try problem.panels(
        from: problem.lower, to: problem.upper, problem.landmarks, order: Double(order)
      ).filter { $0.stretch != 0 }
    } catch {
      return nil
    }
    var set = PanelSet(start, roundsAbscissa: true)
    let tolerance = Tolerance(relative: 1e-13, absolute: absolute)
    let shift = density.logNormalizer
    func integrand(_ x: Abscissa) throws(Interruption) -> IntegrandSample {
      let weight = weight(x.value)
      if abs(weight) > 1e100, weight.isFinite {
        // The density may be less than a number where its product with the weight is not.
        let (f, size) = (problem.f(x.value), log(abs(weight)))
        let product = Normalization.exponential(
          (f.value + size, f.error + unitRoundoff * (4 + 2 * size + abs(f.value))), less: shift)
        return IntegrandSample(
          value: weight < 0 ? -product.value : product.value, error: product.error)
      }
      let value = Normalization.exponential(problem.f(x.value), less: shift)
      // Far out the weight may overflow where nothing is left to weigh.
      guard value.value > 0 else { return IntegrandSample(value: 0, error: 0) }
      return IntegrandSample(
        value: value.value * weight,
        error: (value.error + 4 * unitRoundoff * value.value) * abs(weight))
    }
    do { try set.refine(tolerance, integrand) } catch { return nil }
    let converged = set.converged
    var isProved = false
    var beyond = 0.0
    if density.isProved, let series,
      let enclosed = problem.enclosed(
        less: shift, times: series, .init(order: order, center: center))
    {
      isProved = set.prove(
        tolerance, limit: set.panels.count + Normalization.mostPanels, enclosed, integrand)
      beyond = problem.rest(beyondEndsIn: enclosed)
    }
    let relativeError = Normalization.growth(of: density.logNormalizerError)
    let bound = set.truncation + set.rounding + relativeError * set.magnitude + beyond
    guard converged, set.value.isFinite, bound.isFinite else { return nil }
    return (Estimate(set.value, error: bound), isProved)
  }
}

/// The moments of a density, made when they are first needed.
final class StoredMoments: Sendable {
  private let moments: Mutex<DensityMoments?> = Mutex(nil)

  func moments(of density: Normalization) -> DensityMoments {
    moments.withLock { stored in
      if let stored { return stored }
      let made = DensityMoments(density)
      stored = made
      return made
    }
  }
}
