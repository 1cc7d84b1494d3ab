#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The elementary functions with their first and second derivatives, by the names of their words.
let formulaFunctions: [String: FormulaFunction] = [
  "abs": { x in FormulaJet(abs(x), x > 0 ? 1 : x < 0 ? -1 : 0, 0) },
  "sqrt": { x in
    let root = x.squareRoot()
    return FormulaJet(root, 0.5 / root, -0.25 / (x * root))
  },
  "exp": { x in FormulaJet(exp(x), exp(x), exp(x)) },
  "expm1": { x in FormulaJet(expm1(x), exp(x), exp(x)) },
  "log": { x in FormulaJet(log(x), 1 / x, -1 / (x * x)) },
  "log10": { x in
    let scale = 0.4342944819032519
    return FormulaJet(log10(x), scale / x, -scale / (x * x))
  },
  "log1p": { x in FormulaJet(log1p(x), 1 / (1 + x), -1 / ((1 + x) * (1 + x))) },
  "sin": { x in FormulaJet(sin(x), cos(x), -sin(x)) },
  "cos": { x in FormulaJet(cos(x), -sin(x), -cos(x)) },
  "tan": { x in
    let t = tan(x)
    return FormulaJet(t, 1 + t * t, 2 * t * (1 + t * t))
  },
  "asin": { x in
    let rest = (1 - x) * (1 + x)
    return FormulaJet(asin(x), 1 / rest.squareRoot(), x / (rest * rest.squareRoot()))
  },
  "acos": { x in
    let rest = (1 - x) * (1 + x)
    return FormulaJet(acos(x), -1 / rest.squareRoot(), -x / (rest * rest.squareRoot()))
  },
  "atan": { x in
    let rest = 1 + x * x
    return FormulaJet(atan(x), 1 / rest, -2 * x / (rest * rest))
  },
  "sinh": { x in FormulaJet(sinh(x), cosh(x), sinh(x)) },
  "cosh": { x in FormulaJet(cosh(x), sinh(x), cosh(x)) },
  "tanh": { x in
    let t = tanh(x)
    let slope = 1 / (cosh(x) * cosh(x))
    return FormulaJet(t, slope, -2 * t * slope)
  },
  "logistic": { x in
    let decay = exp(-abs(x))
    let larger = 1 / (1 + decay)
    let smaller = decay / (1 + decay)
    let slope = larger * smaller
    let value = x >= 0 ? larger : smaller
    return FormulaJet(value, slope, slope * (x >= 0 ? smaller - larger : larger - smaller))
  },
  "erf": { x in
    let slope = 1.1283791670955126 * exp(-x * x)
    return FormulaJet(erf(x), slope, -2 * x * slope)
  },
]
