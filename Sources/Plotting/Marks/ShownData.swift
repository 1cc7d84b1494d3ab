/// The data of a mark that have a place in the drawing, for the sentence on them.
struct ShownData: Sendable {
  /// What a sentence about the mark begins with.
  let subject: String
  /// The rows; there is at least one.
  let rows: [[Double]]
  let first: [Double]
  let last: [Double]
  /// The horizontal axis.
  let x: Axis
  /// What is known of the numbers from draws, if any is.
  let draws: String?

  /// nil where no row has a place.
  init?(
    _ rows: [[Double]], _ channels: [Channel], subject: String, x: Axis, y: Axis?, draws: String?
  ) {
    self.rows = rows.filter { row in
      row.allSatisfy(\.isFinite)
        && zip(channels, row).allSatisfy { channel, value in
          switch channel.scale {
          case .x: x.canPlace(value)
          case .y: y?.canPlace(value) != false
          case .category, .none: true
          }
        }
    }
    guard let first = self.rows.first, let last = self.rows.last else { return nil }
    (self.first, self.last) = (first, last)
    self.subject = subject
    self.x = x
    self.draws = draws
  }

  /// The first row of those in which a column is least.
  func least(_ column: Int) -> [Double] {
    rows.min { $0[column] < $1[column] } ?? first
  }

  /// The first row of those in which a column is greatest.
  func greatest(_ column: Int) -> [Double] {
    rows.max { $0[column] < $1[column] } ?? first
  }

  /// Between which numbers some columns lie: "1 to 4".
  func range(_ columns: Int...) -> String {
    let extent = Extent(rows.flatMap { row in columns.map { row[$0] } })
    return "\(words(extent.lower)) to \(words(extent.upper))"
  }

  /// How many rows there are: "3 points".
  func counted(_ noun: String) -> String { "\(rows.count) \(noun)" + (rows.count == 1 ? "" : "s") }

  /// A point of a curve: "2 at x = 1".
  func place(_ row: [Double]) -> String { "\(words(row[1])) at x = \(words(row[0], on: x))" }

  /// What the sentences on lines and areas say.
  var curveInWords: String {
    let (low, high) = (least(1), greatest(1))
    if low[1] == high[1] { return "\(subject): constant \(words(low[1]))." }
    return "\(subject): from \(place(first)) to \(place(last)); least \(place(low)), "
      + "greatest \(place(high))."
  }
}
