import Arithmetic

/// The step size of one chain, moved in the warm-up until moves are accepted as often as is wanted.
///
/// Nesterov's dual averaging with the constants of Hoffman and Gelman (2014, section 3.2): the shrinkage
/// gamma = 0.05 towards log(10 first), t0 = 10 and kappa = 0.75; the step that is kept is that of the
/// averaged logarithms.
struct StepAdaptation {
  private let centre: Double
  private let wanted: Double
  private var count = 0.0
  private var shortfall = 0.0
  private var averaged = 0.0
  /// The step size for the next move.
  private(set) var current: Double

  init(first: Double, wanted: Double) {
    centre = (10 * first).portableLogarithm
    self.wanted = wanted
    current = first
  }

  /// Takes note of the probability with which the last move was accepted.
  mutating func note(acceptance: Double) {
    count += 1
    let share = 1 / (count + 10)
    shortfall = (1 - share) * shortfall + share * (wanted - acceptance)
    let logStep = centre - shortfall * count.squareRoot() / 0.05
    // count to the power -kappa.
    let weight = (-0.75 * count.portableLogarithm).portableExponential
    averaged = weight * logStep + (1 - weight) * averaged
    current = min(max(logStep, -230), 230).portableExponential
  }

  /// The step size for the moves after the warm-up.
  var final: Double { count == 0 ? current : min(max(averaged, -230), 230).portableExponential }
}
