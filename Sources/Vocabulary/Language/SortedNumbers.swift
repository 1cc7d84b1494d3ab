import Arithmetic

extension Numbers {
  /// The numbers from the least to the greatest estimate, with bounds for the numbers in order.
  ///
  /// The i-th least of the true numbers lies between the i-th least of the lower and of the upper ends,
  /// except where an interval misses: each number has the sum of all probabilities of that, as the least
  /// and the greatest of several numbers have. Which draw stands at a place depends on all of them: each
  /// number from draws has the ancestry of all.
  ///
  /// - Complexity: O(n log n).
  var sorted: Numbers {
    if areExact { return Numbers(values.sorted()) }
    let array = array.sorted { $0.value < $1.value }
    guard array.contains(where: { !$0.isExact }) else { return Numbers(array) }
    let ancestry = self.ancestry
    let computed = array.map(\.computed)
    let least = computed.map(\.lower).sorted()
    let most = computed.map(\.upper).sorted()
    let failure = min(1, array.reduce(0) { $0 + $1.failure })
    let lower = array.map(\.lower).sorted()
    let upper = array.map(\.upper).sorted()
    let doubts = array.reduce(0) { $0 | $1.doubtBits }
    return Numbers(
      array.indices.map { index in
        var number = array[index]
        let value = number.value
        let reach = max(number.error, most[index] - value, value - least[index])
        if reach > number.error { number.error = reach }
        if failure >= 1 { return number.bare(from: ancestry).doubted(doubts) }
        if failure > 0 {
          number = Estimate(
            drawn: value, error: reach, in: lower[index]...max(lower[index], upper[index]),
            failure: failure)
          if array[index].isRepeated { number = number.repeated }
        }
        return number.made(from: ancestry).doubted(doubts)
      })
  }

  /// The number in the middle of those in order, or the mean of the two there; nil when there is none.
  ///
  /// - Complexity: O(n log n).
  var median: Estimate? { quantile(0.5) }

  /// The p-quantile: the least number with at least the share p of the numbers at or below it, or the mean of
  /// that and the next one where the share is met exactly; nil when there is none.
  ///
  /// The share is met exactly where p n is a whole number but for the rounding of p.
  ///
  /// - Complexity: O(n log n).
  func quantile(_ p: Double) -> Estimate? {
    let sorted = sorted
    guard let last = sorted.values.indices.last else { return nil }
    let place = p * Double(sorted.count)
    let isMet = abs(place - place.rounded()) <= 2 * place.ulp
    let index = Int(exactly: isMet ? place.rounded() - 1 : place.rounded(.down)) ?? 0
    guard isMet, index >= 0, index < last else { return sorted[min(max(index, 0), last)] }
    // Halves, whose sum does not overflow.
    let upper = sorted[index + 1]
    let middle = sorted[index] * Estimate(0.5) + upper * Estimate(0.5)
    guard middle.hasInterval else { return middle }
    // Both are right unless an interval of the array misses: that is counted once.
    let result = Estimate(
      drawn: middle.value, error: middle.error, in: middle.lower...middle.upper,
      failure: upper.failure
    ).made(from: middle.ancestry).doubted(middle.doubtBits)
    return middle.isRepeated ? result.repeated : result
  }
}
