import Arithmetic
import Diagnostics
import Numerics
import Script

extension MixtureFit {
  /// Why free parameters have no interval; nil where all have one.
  fileprivate var whyNoInterval: String? {
    if !converged { return "no interval, since the search reached no optimum" }
    if evidence < Self.leastEvidence {
      return
        "no intervals, since two components can hardly be told from one by these draws: twice the "
        + "log-likelihood would fall by \(Estimate(evidence).printed().text), and less than "
        + "\(Estimate(Self.leastEvidence).printed().text) is too little; take more draws, or give means or "
        + "standard deviations instead of fitting them"
    }
    let free = parameters.flatMap { [$0.weight, $0.mean, $0.sd] }.filter(\.isFree)
    guard free.contains(where: { $0.interval(level: usualLevel) == nil }) else { return nil }
    return "no interval where too few draws tell how far a parameter may be off; take more draws"
  }

  /// The fit as a record, to draws with the intervals of its free parameters.
  func record(isSampled: Bool) -> Record {
    func numbers(_ field: KeyPath<FittedParameters, FittedParameters.Parameter>) -> Value {
      .numbers(
        Numbers(
          parameters.map { component in
            let parameter = component[keyPath: field]
            let estimate = parameter.estimate
            guard isSampled, parameter.isFree else { return estimate }
            guard let ends = parameter.interval(level: usualLevel) else {
              return Estimate(drawn: estimate.value, error: estimate.error)
            }
            return Estimate(
              drawn: estimate.value, error: estimate.error, in: ends, failure: 1 - usualLevel)
          }))
    }
    var odds = logOdds.last ?? Estimate(0)
    if isSampled, parameters.contains(where: \.weight.isFree) {
      odds = Estimate(drawn: odds.value, error: odds.error)
    }
    if isSampled, let ends = logOddsInterval(level: usualLevel) {
      odds = Estimate(drawn: odds.value, error: odds.error, in: ends, failure: 1 - usualLevel)
    }
    return Record(
      mixtureFitTypeName,
      fields: [
        ("density", density), ("weights", numbers(\.weight)), ("means", numbers(\.mean)),
        ("sds", numbers(\.sd)), ("logOdds", .number(odds)),
        ("objective", .number(Estimate(objective, error: 1e-13 * (abs(objective) + 1)))),
        ("converged", .truth(Judgement(converged ? .yes : .no))),
        ("note", .text(isSampled ? whyNoInterval ?? "" : "")),
        ("iterations", .number(Estimate(Double(iterations)))),
      ])
  }

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
