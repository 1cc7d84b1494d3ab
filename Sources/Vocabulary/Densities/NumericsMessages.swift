import Arithmetic
import Diagnostics
import Numerics
import Script

extension WordError {
  /// An error of Numerics in the words of the language.
  ///
  /// - Parameter parameters: The word's parameters by the names that Numerics calls them, where
  ///   these differ; a name that maps to itself may be left out.
  init(_ error: NumericsError, parameters: [String: String] = [:]) {
    func parameter(_ name: String) -> String { parameters[name] ?? name }
    // What has no name of its own is called by several words, without quotation marks.
    func quoted(_ name: String) -> String {
      let name = parameter(name)
      return name.contains(" ") ? name : "'\(name)'"
    }
    switch error {
    case .invalidParameter(let name, let value, let requirement):
      self.init(
        "invalid-argument",
        "\(quoted(name)) must be \(requirement), not \(Estimate(value).printed().text)",
        parameter: parameter(name))
    case .countMismatch(let name, let count, let expected):
      self.init(
        "unequal-counts",
        "'\(parameter(name))' has \(counted(count, name == "components" ? "component" : "element")) "
          + "where \(expected) \(expected == 1 ? "belongs" : "belong")",
        parameter: parameter(name))
    case .nonFiniteIntegrand(let x, let value):
      self.init(
        "non-finite",
        "the integrand is \(value.isNaN ? "undefined" : "infinite or too large for a number") at "
          + "x = \(Estimate(x).printed().text)")
    case .notConverged(let reached, let wanted, let evaluations):
      self.init(
        "not-converged",
        "the computation stopped after \(evaluations) evaluations "
          + (brief(reached) == brief(wanted)
            ? "before its error bound was small enough"
            : "with an error bound of \(brief(reached)), where \(brief(wanted)) was wanted"))
    case .budgetExhausted(let name, let limit):
      self.init("not-converged", "\(name) did not come to an end within \(limit) steps")
    case .noSignChange(let lower, let upper):
      self.init(
        "no-sign-change",
        "the function has the same sign at both ends, \(brief(lower)) and \(brief(upper))")
    case .notNormalizable(let x) where x.isInfinite:
      self.init(
        "not-normalizable",
        "the integral of the density is infinite: towards \(x < 0 ? "minus infinity" : "infinity") it falls "
          + "off too slowly, or rises")
    case .notNormalizable(let x):
      self.init(
        "not-normalizable",
        "no finite integral of the density was found: at x = \(brief(x)) it falls off too slowly, or "
          + "rises; where its mass lies far out, 'near:' says at which place")
    case .infinite(let quantity):
      self.init(
        "infinite", "\(quantity) is infinite or undefined: the tails are too heavy for it")
    case .outsideSupport(let end):
      self.init(
        "outside-support",
        "beyond x = \(brief(end)) one density has mass where the other has none")
    case .signJump(let x):
      self.init(
        "sign-jump",
        "the function changes its sign at \(brief(x)) without becoming small there: a pole or a jump "
          + "is no root")
    case .noScatter:
      self.init("no-scatter", "the draws are all alike, and say nothing of their error")
    case .overflow(let quantity):
      self.init("non-finite", "\(quantity) is too large to compute with")
    }
  }

  /// Runs a computation of Numerics and puts its errors in the words of the language.
  static func translating<Result>(
    _ parameters: [String: String] = [:], _ body: () throws(NumericsError) -> Result
  ) throws(WordError) -> Result {
    do { return try body() } catch { throw WordError(error, parameters: parameters) }
  }
}

private func brief(_ value: Double) -> String {
  Estimate(value).printed(.general(digits: 3)).text
}
