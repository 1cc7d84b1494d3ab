/// When a work appeared, as its entry and its citations say it.
///
/// - Source: CSL 1.0.2, "Dates" in the specification and `date-variable` in the schema of its data.
struct ReferenceDate: Sendable, Hashable {
  /// The year, or the first of several; negative before Christ, nil where nothing is known.
  var year: Int?
  /// The last of several years.
  var lastYear: Int?
  /// Whether it is not known exactly.
  var isUncertain = false
  /// What stands in place of years: `in press`.
  var words = ""

  /// The year `year` alone, or no date.
  static func year(_ year: Int?) -> ReferenceDate { ReferenceDate(year: year) }

  /// The date with what tells works of one date apart: `2016a`, `n.d.-a`.
  func label(letter: String = "") -> String {
    let text = label
    let endsInDigits = text.last?.isNumber == true
    return letter.isEmpty ? text : text + (endsInDigits ? "" : "-") + letter
  }

  private var label: String {
    if !words.isEmpty { return words }
    guard let year else { return "n.d." }
    let first = (isUncertain ? "c.\u{A0}" : "") + counted(year)
    return lastYear.map { "\(first)\u{2013}\(counted($0))" } ?? first
  }

  private func counted(_ year: Int) -> String {
    year < 0 ? "\(-year)\u{A0}BC" : String(year)
  }
}
