import Arithmetic

extension Numbers {
  /// The numbers from the least to the greatest estimate, with bounds for the numbers in order.
  ///
  /// - Complexity: O(n log n).
  var sorted: Numbers {
    if areExact { return Numbers(values.sorted()) }
    let array = array.sorted { $0.value < $1.value }
    guard array.allSatisfy({ $0.isPlain }), array.contains(where: { !$0.isExact }) else {
      return Numbers(array)
    }
    // The i-th least of the true numbers lies between the i-th least of the lower and upper ends.
    let lower = array.map(\.lower).sorted()
    let upper = array.map(\.upper).sorted()
    return Numbers(
      array.indices.map { index in
        let value = array[index].value
        let reach = max(array[index].error, upper[index] - value, value - lower[index])
        return Estimate(value, error: reach)
      })
  }

  /// The number in the middle of those in order, or the mean of the two there; nil when there is none.
  ///
  /// - Complexity: O(n log n).
  var median: Estimate? {
    let sorted = sorted
    guard let last = sorted.values.indices.last else { return nil }
    let upper = sorted[(last + 1) / 2]
    // Halves, whose sum does not overflow.
    return last % 2 == 0
      ? upper : sorted[last / 2] * Estimate(0.5) + upper * Estimate(0.5)
  }
}
