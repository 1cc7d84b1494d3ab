import Arithmetic
import Diagnostics
import Numerics
import Script

extension MixtureFit {
  /// The fit as a record, to draws with the intervals of its free parameters.
  ///
  /// - Parameter common: What the draws have in common, which then are not independent.
  func record(isSampled: Bool, sharing common: CommonDraws) -> Record {
    let intervals = isSampled ? FitIntervals(self) : nil
    let reason = common == .none ? nil : Estimate(drawn: 0).resting(on: common).reasonOfNoInterval
    func numbers(
      _ field: KeyPath<FittedParameters, FittedParameters.Parameter>,
      _ ends: [ClosedRange<Double>?]?
    ) -> Value {
      .numbers(
        Numbers(
          parameters.enumerated().map { index, component in
            let parameter = component[keyPath: field]
            return parameter.isFree
              ? number(parameter.estimate, ends.map { $0[index] }) : parameter.estimate
          }))
    }
    let odds = logOdds.last ?? Estimate(0)
    return Record(
      mixtureFitTypeName,
      fields: [
        ("density", density), ("weights", numbers(\.weight, intervals?.weights)),
        ("means", numbers(\.mean, intervals?.means)), ("sds", numbers(\.sd, intervals?.sds)),
        (
          "logOdds",
          .number(
            parameters.contains(where: \.weight.isFree)
              ? number(odds, intervals.map(\.logOdds)) : odds)
        ),
        ("objective", .number(Estimate(objective, error: 1e-13 * (abs(objective) + 1)))),
        ("converged", .truth(Judgement(converged ? .yes : .no))),
        (
          "note",
          .text(
            intervals.flatMap { whyNoInterval($0) } ?? reason.map { "no intervals: \($0)" } ?? "")
        ),
        ("iterations", .number(Estimate(Double(iterations)))),
      ])
  }

  /// A fitted number: where no optimum was reached its distance from one is not known.
  ///
  /// - Parameter ends: The interval of a number from draws, nil inside where it has none; nil for other numbers.
  private func number(_ number: Estimate, _ ends: ClosedRange<Double>??) -> Estimate {
    let found = converged ? number : number.estimated(.unreached)
    guard let ends else { return found }
    guard let ends else { return found.bare }
    return Estimate(drawn: number.value, error: number.error, in: ends, failure: 1 - usualLevel)
  }

  /// Why free parameters have no interval; nil where all have one.
  private func whyNoInterval(_ intervals: FitIntervals) -> String? {
    guard intervals.isIncomplete(parameters) else { return nil }
    if !converged { return "no interval, since the search reached no optimum" }
    if evidence < Self.leastEvidence {
      return
        "no intervals, since two components can hardly be told from one by these draws: twice the "
        + "log-likelihood would fall by \(Estimate(evidence).printed().text), and less than "
        + "\(Estimate(Self.leastEvidence).printed().text) is too little; take more draws, or give means or "
        + "standard deviations instead of fitting them"
    }
    return method == .likelihood || parameters.count == 2 && hasFreeWeightsAlone
      ? "no interval where too few draws tell how far a parameter may be off; take more draws"
      : "no intervals but for the weights of two components in fits by score matching, since estimates of other "
        + "parameters are far from normal; how they scatter over fits to other draws, as 'replicate' makes them, "
        + "shows how far they may be off"
  }

  /// Whether nothing but weights was fitted.
  private var hasFreeWeightsAlone: Bool {
    !parameters.contains { $0.mean.isFree || $0.sd.isFree }
  }
}

/// The intervals of what was fitted to draws, at the usual level; nil where there is none.
private struct FitIntervals {
  var logOdds: ClosedRange<Double>?
  var weights: [ClosedRange<Double>?]
  var means: [ClosedRange<Double>?]
  var sds: [ClosedRange<Double>?]

  init(_ fit: MixtureFit) {
    let odds = fit.logOddsInterval(level: usualLevel)
    logOdds = odds
    weights = fit.parameters.indices.map {
      fit.weightInterval($0, level: usualLevel, logOdds: odds)
    }
    means = fit.parameters.map { $0.mean.interval(level: usualLevel) }
    sds = fit.parameters.map { $0.sd.interval(level: usualLevel) }
  }

  /// Whether something that was fitted has none.
  func isIncomplete(_ parameters: [FittedParameters]) -> Bool {
    parameters.indices.contains { index in
      parameters[index].weight.isFree && weights[index] == nil
        || parameters[index].mean.isFree && means[index] == nil
        || parameters[index].sd.isFree && sds[index] == nil
    }
  }
}

extension MixtureFit {
  /// The fitted mixture, with what it would be at the optimum.
  private var density: Value {
    let nominal = DensityValue(mixture).value
    guard case .object(let object) = nominal else { return nominal }
    let all = parameters
    let weights = all.map(\.weight.estimate)
    let means = all.map(\.mean.estimate)
    let sds = all.map(\.sd.estimate)
    let range = DensityRange.mixture(
      weights: weights.map { Ball($0) }, means: means.map { Ball($0) }, sds: sds.map { Ball($0) },
      sharesWidth: false)
    let movements =
      zip(weights, all).map { weight, _ in
        Object.Movement(weight, scale: min(weight.value, 1 - weight.value))
      }
      + zip(means, sds).map { Object.Movement($0, scale: $1.value) }
      + sds.map { Object.Movement($0, scale: $0.value) }
    let count = all.count
    return .object(
      object.moving(movements, enclosure: range) { numbers in
        let total = numbers[..<count].reduce(0, +)
        let moved = try? Mixture(
          weights: numbers[..<count].map { max($0, 0) / total },
          means: Array(numbers[count..<(2 * count)]), sds: Array(numbers[(2 * count)...]))
        return moved.map { Object(DensityValue.typeName, payload: DensityValue($0)) }
      })
  }
}
