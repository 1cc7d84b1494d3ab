/// The range of parameters for which no intermediate result can overflow.
///
/// A standard deviation enters as 1/sd², a mean as ((x - mean)/sd)².
enum Domain {
  static let smallestScale = 1e-100
  static let largestScale = 1e100
  static let largestLocation = 1e100
  /// Beyond this abscissa only the widest component of a mixture matters.
  static let farAway = 1e140

  static func checkScale(_ sd: Double, name: String) throws(NumericsError) {
    guard sd >= smallestScale, sd <= largestScale else {
      throw .invalidParameter(
        name: name, value: sd,
        requirement: sd > 0 && sd.isFinite ? "between 1e-100 and 1e100" : "a positive number")
    }
  }

  static func checkLocation(_ mean: Double, name: String) throws(NumericsError) {
    guard abs(mean) <= largestLocation else {
      throw .invalidParameter(
        name: name, value: mean,
        requirement: mean.isFinite ? "between -1e100 and 1e100" : "a finite number")
    }
  }

  static func checkProbability(_ p: Double) throws(NumericsError) {
    guard p > 0, p < 1 else {
      throw .invalidParameter(
        name: "p", value: p, requirement: "a probability strictly between 0 and 1")
    }
  }

  static func checkCount(_ n: Int, name: String, atLeast least: Int) throws(NumericsError) {
    guard n >= least else {
      throw .invalidParameter(
        name: name, value: Double(n), requirement: "a whole number of at least \(least)")
    }
  }

  static func checkPower(_ beta: Double) throws(NumericsError) {
    guard beta >= 1e-50, beta <= 1e50 else {
      throw .invalidParameter(
        name: "beta", value: beta,
        requirement: beta > 0 && beta.isFinite ? "between 1e-50 and 1e50" : "a positive number")
    }
  }
}
