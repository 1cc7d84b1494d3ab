import Arithmetic

/// The places where a field on a grid reaches a level.
///
/// Within a cell the field is taken to be linear along the edges (marching squares; Lorensen and
/// Cline 1987 in three dimensions). Where two opposite corners reach the level and the others do
/// not, the mean of the four decides which are joined. Points are exact combinations of nodes, so
/// pieces of neighbouring cells join without a gap.
struct LevelTracing {
  /// The region where the field is at least the level, as closed polygons to be filled with the
  /// even-odd or the nonzero rule; the region lies at the left of each polygon's direction in
  /// coordinates where both axes rise.
  var regions: [[Point]]
  /// The line on which the field equals the level: closed where the last point is the first.
  var lines: [[Point]]

  /// Where a piece begins or ends: a node, or the place on the edge from a node to the right or
  /// upwards.
  private struct Place: Hashable {
    enum Kind: Int { case node, across, up }
    var node: Int
    var kind: Kind
  }

  /// Traces a level; minus infinity gives the region where there are values at all.
  /// - Complexity: O(n) in the number of nodes.
  init(_ grid: FieldGrid, level: Double, x: ScaleKind, y: ScaleKind) {
    var tracer = Tracer(grid: grid, level: level)
    tracer.run()
    func point(_ place: Place) -> Point {
      let (i, j) = (place.node % grid.columns, place.node / grid.columns)
      func share(_ other: Int) -> Double {
        let (f, g) = (grid.values[place.node], grid.values[other])
        let t = (level - f) / (g - f)
        return t.isFinite ? t : 0.5
      }
      switch place.kind {
      case .node: return Point(grid.xs[i], grid.ys[j])
      case .across:
        let t = share(place.node + 1)
        return Point(x.value(between: grid.xs[i], grid.xs[i + 1], at: t), grid.ys[j])
      case .up:
        let t = share(place.node + grid.columns)
        return Point(grid.xs[i], y.value(between: grid.ys[j], grid.ys[j + 1], at: t))
      }
    }
    regions = Self.joined(tracer.inner + tracer.border).map { $0.map(point) }
    lines = Self.joined(tracer.inner).map { $0.map(point) }
  }

  private typealias Piece = (from: Place, to: Place)

  /// The directed pieces of one level.
  private struct Tracer {
    let grid: FieldGrid
    let level: Double
    /// Pieces along the level.
    var inner: [Piece] = []
    /// Pieces along the edge of where there are values.
    var border: [Piece] = []

    mutating func run() {
      for row in 0..<(grid.rows - 1) {
        for column in 0..<(grid.columns - 1) where hasValues(column, row) { trace(column, row) }
      }
    }

    private func hasValues(_ column: Int, _ row: Int) -> Bool {
      guard column >= 0, row >= 0, column < grid.columns - 1, row < grid.rows - 1 else {
        return false
      }
      return !grid[column, row].isNaN && !grid[column + 1, row].isNaN
        && !grid[column, row + 1].isNaN && !grid[column + 1, row + 1].isNaN
    }

    private mutating func trace(_ column: Int, _ row: Int) {
      let node = row * grid.columns + column
      // Counterclockwise from the lower left.
      let corners = [node, node + 1, node + grid.columns + 1, node + grid.columns]
      let reaches = corners.map { grid.values[$0] >= level }
      let edges = [
        Place(node: corners[0], kind: .across), Place(node: corners[1], kind: .up),
        Place(node: corners[3], kind: .across), Place(node: corners[0], kind: .up),
      ]
      let neighbours = [(column, row - 1), (column + 1, row), (column, row + 1), (column - 1, row)]
      // Going round, the region is left at some edges and entered at others.
      var exits: [Int] = []
      var entries: [Int] = []
      for i in 0..<4 {
        let next = (i + 1) % 4
        if reaches[i], !reaches[next] { exits.append(i) }
        if !reaches[i], reaches[next] { entries.append(i) }
        guard reaches[i] || reaches[next], !hasValues(neighbours[i].0, neighbours[i].1) else {
          continue
        }
        let from = reaches[i] ? Place(node: corners[i], kind: .node) : edges[i]
        let to = reaches[next] ? Place(node: corners[next], kind: .node) : edges[i]
        border.append((from, to))
      }
      let isSaddle = exits.count == 2
      let mean = corners.reduce(0) { $0 + grid.values[$1] / 4 }
      for exit in exits {
        // In a saddle the region is one band where the middle reaches the level: an exit is then
        // joined with the next entry, which cuts off the corner that does not reach it. Otherwise
        // it is joined with the entry before.
        let joinsNext = !isSaddle || mean >= level
        let entry =
          joinsNext
          ? entries.first { $0 > exit } ?? entries[0]
          : entries.last { $0 < exit } ?? entries[entries.count - 1]
        inner.append((edges[exit], edges[entry]))
      }
    }
  }

  /// Pieces joined end to beginning.
  private static func joined(_ pieces: [Piece]) -> [[Place]] {
    var following: [Place: [Int]] = [:]
    for index in pieces.indices.reversed() {
      following[pieces[index].from, default: []].append(index)
    }
    let ends = Set(pieces.map(\.to))
    var isUsed = Array(repeating: false, count: pieces.count)
    var lines: [[Place]] = []
    func follow(_ start: Int) {
      guard !isUsed[start] else { return }
      var line = [pieces[start].from]
      var current: Int? = start
      while let index = current {
        isUsed[index] = true
        line.append(pieces[index].to)
        while let last = following[pieces[index].to]?.last, isUsed[last] {
          following[pieces[index].to]?.removeLast()
        }
        current = following[pieces[index].to]?.popLast()
      }
      lines.append(line)
    }
    // Open lines from their beginnings, then the closed ones.
    for index in pieces.indices where !ends.contains(pieces[index].from) { follow(index) }
    for index in pieces.indices { follow(index) }
    return lines
  }
}

extension ScaleKind {
  /// The value at a share of the way from one value to another, as laid out on an axis.
  fileprivate func value(between a: Double, _ b: Double, at share: Double) -> Double {
    switch self {
    case .linear: a * (1 - share) + b * share
    case .log: powerOfTen(decimalLogarithm(a) * (1 - share) + decimalLogarithm(b) * share)
    }
  }
}
