/// The elementary functions with their first and second derivatives, by the names of their words.
let formulaFunctions: [String: FormulaFunction] = [
  // As a function of its own; what `abs` makes of a formula at one of its zeros is `absolute`.
  "abs": { x in absolute(FormulaJet(x, one, zero)) },
  "sqrt": { x in
    let root = x.squareRoot
    let slope = Number(0.5) / root
    return FormulaJet(root, slope, -slope / (Number(2) * x))
  },
  "exp": { x in
    let value = x.exponential
    return FormulaJet(value, value, value)
  },
  "expm1": { x in
    let slope = x.exponential
    return FormulaJet(x.exponentialMinusOne, slope, slope)
  },
  "log": { x in
    let slope = one / positive(x)
    return FormulaJet(x.logarithm, slope, -(slope * slope))
  },
  "log10": { x in
    let slope = Number(0.4342944819032518, error: 1e-16) / positive(x)
    return FormulaJet(x.decimalLogarithm, slope, -slope / x)
  },
  "log1p": { x in
    let slope = one / positive(one + x)
    return FormulaJet(x.logarithmOnePlus, slope, -(slope * slope))
  },
  "sin": { x in FormulaJet(x.sine, x.cosine, -x.sine) },
  "cos": { x in FormulaJet(x.cosine, -x.sine, -x.cosine) },
  "tan": { x in
    let value = x.tangent
    let slope = one + value * value
    return FormulaJet(value, slope, Number(2) * value * slope)
  },
  "asin": { x in
    let rest = (one - x) * (one + x)
    let slope = one / rest.squareRoot
    return FormulaJet(x.arcSine, slope, x * slope / rest)
  },
  "acos": { x in
    let rest = (one - x) * (one + x)
    let slope = -(one / rest.squareRoot)
    return FormulaJet(x.arcCosine, slope, x * slope / rest)
  },
  "atan": { x in
    let slope = one / (one + x * x)
    return FormulaJet(x.arcTangent, slope, -(Number(2) * x * slope * slope))
  },
  "sinh": { x in FormulaJet(x.hyperbolicSine, x.hyperbolicCosine, x.hyperbolicSine) },
  "cosh": { x in FormulaJet(x.hyperbolicCosine, x.hyperbolicSine, x.hyperbolicCosine) },
  "tanh": { x in
    let value = x.hyperbolicTangent
    // 1/cosh² is 4 r (1 - r) with r = logistic(2x): nothing cancels and nothing overflows.
    let slope =
      Number(4) * (Number(2) * x).logistic * (Number(-2) * x).logistic
    return FormulaJet(value, slope, Number(-2) * value * slope)
  },
  "logistic": { x in
    let value = x.logistic
    let rest = (-x).logistic
    let slope = value * rest
    return FormulaJet(value, slope, slope * (rest - value))
  },
  "erf": { x in
    let slope = Number(1.1283791670955126, error: 2e-16) * (-(x * x)).exponential
    return FormulaJet(x.errorFunction, slope, Number(-2) * x * slope)
  },
]

/// |a|. At a zero of a with a slope there is a kink: slope and curvature may be those of either side. At
/// a zero without a slope both sides have the sign of the curvature.
func absolute(_ a: FormulaJet) -> FormulaJet {
  if abs(a.value.value) > a.value.error {
    return a.value.value > 0 ? a : FormulaJet(-a.value, -a.slope, -a.curvature)
  }
  func eitherSign(_ x: Number) -> Number { Number(0, error: abs(x.value) + x.error) }
  let isFlat = a.value == zero && a.slope == zero
  return FormulaJet(
    a.value.absoluteValue, eitherSign(a.slope),
    isFlat ? a.curvature.absoluteValue : eitherSign(a.curvature))
}

private let zero = Number(0)
private let one = Number(1)

/// The number, where it is certainly positive: outside its domain a function has no derivatives either.
private func positive(_ x: Number) -> Number { x.lower > 0 ? x : .undefined }
