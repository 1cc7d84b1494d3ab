import Bisection
import Diagnostics

extension Manuscript {
  /// The cells in which something is wrong, which are not to be computed.
  var cellsWithErrors: Set<Int> {
    var offsets: [String: [Int]] = [:]
    for diagnostic in diagnostics where diagnostic.severity == .error {
      guard let range = diagnostic.range else { continue }
      offsets[range.file.path, default: []].append(range.bytes.lowerBound)
    }
    offsets = offsets.mapValues { $0.sorted() }
    return Set(
      cells.indices.filter { index in
        let range = cells[index].range
        let sorted = offsets[range.file.path] ?? []
        // The first error at or behind the start of the cell.
        let first = sorted.partitioningIndex { $0 >= range.bytes.lowerBound }
        return first < sorted.count && sorted[first] < range.bytes.upperBound
      })
  }
}
