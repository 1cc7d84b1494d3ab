/// The elementary functions with their first and second derivatives, by the names of their words.
let formulaFunctions: [String: FormulaFunction] = [
  "abs": { x in
    // The sign is not known where the interval holds 0.
    let isCertain = abs(x.value) > x.error || x.error == 0
    let sign = isCertain ? Number(x.value > 0 ? 1 : x.value < 0 ? -1 : 0) : Number(0, error: 1)
    return FormulaJet(x.absoluteValue, sign, zero)
  },
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

private let zero = Number(0)
private let one = Number(1)

/// The number, where it is certainly positive: outside its domain a function has no derivatives either.
private func positive(_ x: Number) -> Number { x.lower > 0 ? x : .undefined }
