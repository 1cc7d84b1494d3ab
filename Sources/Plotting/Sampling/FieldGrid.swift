/// A function of two coordinates on a grid, as far as a map of its levels needs to know it.
struct FieldGrid: Sendable {
  /// The abscissae of the nodes' columns, in the direction of the axis.
  var xs: [Double]
  /// The heights of the nodes' rows.
  var ys: [Double]
  /// The values, row by row; not a number where the function has none.
  var values: [Double]
  /// How many nodes were computed rather than interpolated.
  var computed: Int
  /// Every so many columns and rows, the nodes were computed whatever their values.
  var coarseStep = 1

  var columns: Int { xs.count }
  var rows: Int { ys.count }

  subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  /// The computed nodes as rows of a table: x, y, value; every node of the coarse grid, or every
  /// so many of it when there are more than some hundreds.
  var table: [[Double]] {
    let wanted = (Double(columns * rows) / 900).squareRoot() / Double(coarseStep)
    let step = coarseStep * max(1, Int(exactly: wanted.rounded(.up)) ?? 1)
    return stride(from: 0, to: rows, by: step).flatMap { row in
      stride(from: 0, to: columns, by: step).map { [xs[$0], ys[row], self[$0, row]] }
    }
  }
}

extension FieldGrid {
  /// The intervals of the coarse grid, and how often it is halved.
  static let firstColumns = 64
  static let firstRows = 48
  static let refinements = 1

  /// Samples a function over a panel, finely where a level passes.
  ///
  /// The grid is even on the axes, so in log x where x is logarithmic. It is then halved; of the new
  /// nodes only those of cells that a level passes through are computed. The others are
  /// interpolated: all corners of their cell lie between the same two levels, and then so does
  /// everything between, so that the map is the same. An island smaller than a cell of the coarse
  /// grid, 1/64 by 1/48 of the panel, can be missed.
  init(
    _ function: Field.Function, x: Axis, y: Axis, name: String,
    levels chosen: ([Double]) -> [Double]
  ) throws {
    func positions(_ axis: Axis, _ count: Int) -> [Double] {
      (0...count).map { axis.value(at: Double($0) / Double(count)) }
    }
    func evaluate(_ points: [(Double, Double)]) throws -> [Double] {
      guard !points.isEmpty else { return [] }
      let values = try function(points.map(\.0), points.map(\.1))
      guard values.count == points.count else {
        throw PlotError.wrongResultCount(mark: name, expected: points.count, found: values.count)
      }
      return values.map { $0.isDrawable ? $0 : .nan }
    }
    var (width, height) = (Self.firstColumns, Self.firstRows)
    let (firstXs, firstYs) = (positions(x, width), positions(y, height))
    (xs, ys) = (firstXs, firstYs)
    values = try evaluate(firstYs.flatMap { y in firstXs.map { ($0, y) } })
    computed = values.count
    let levels = chosen(values)
    for _ in 0..<Self.refinements {
      let coarse = self
      let isPassed = coarse.passedCells(levels)
      (width, height) = (2 * width, 2 * height)
      xs = positions(x, width)
      ys = positions(y, height)
      values = Array(repeating: .nan, count: xs.count * ys.count)
      var missing: [(index: Int, x: Double, y: Double)] = []
      for row in ys.indices {
        for column in xs.indices {
          let index = row * xs.count + column
          if row % 2 == 0, column % 2 == 0 {
            values[index] = coarse[column / 2, row / 2]
          } else if coarse.touchesPassedCell(column, row, isPassed) {
            missing.append((index, xs[column], ys[row]))
          } else {
            values[index] = coarse.middle(column, row)
          }
        }
      }
      let found = try evaluate(missing.map { ($0.x, $0.y) })
      for (node, value) in zip(missing, found) { values[node.index] = value }
      computed += missing.count
      coarseStep *= 2
    }
  }

  /// Given values; nodes that cannot be placed are not numbers.
  init(_ xs: [Double], _ ys: [Double], _ rows: [[Double]]) {
    self.xs = xs
    self.ys = ys
    values = rows.flatMap { $0.map { $0.isDrawable ? $0 : .nan } }
    computed = values.count
  }

  /// For each cell whether a level, or the edge of where there are values, passes through it.
  private func passedCells(_ levels: [Double]) -> [Bool] {
    let bands = values.map { value in value.isNaN ? -1 : levels.count { value >= $0 } }
    var passed = Array(repeating: false, count: (columns - 1) * (rows - 1))
    for row in 0..<(rows - 1) {
      for column in 0..<(columns - 1) {
        let corner = row * columns + column
        let band = bands[corner]
        passed[row * (columns - 1) + column] =
          bands[corner + 1] != band || bands[corner + columns] != band
          || bands[corner + columns + 1] != band
      }
    }
    return passed
  }

  /// Whether a node of the halved grid is in or on the edge of a cell that a level passes through.
  private func touchesPassedCell(_ column: Int, _ row: Int, _ isPassed: [Bool]) -> Bool {
    for j in ((row + 1) / 2 - 1)...(row / 2) where j >= 0 && j < rows - 1 {
      for i in ((column + 1) / 2 - 1)...(column / 2) where i >= 0 && i < columns - 1 {
        if isPassed[j * (columns - 1) + i] { return true }
      }
    }
    return false
  }

  /// The mean of the nodes around a node of the halved grid.
  private func middle(_ column: Int, _ row: Int) -> Double {
    let (i, j) = (column / 2, row / 2)
    let (k, l) = ((column + 1) / 2, (row + 1) / 2)
    return (self[i, j] + self[k, j] + self[i, l] + self[k, l]) / 4
  }
}
