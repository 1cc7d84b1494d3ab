extension RandomAccessCollection {
  /// The index of the first element that meets a condition, or the end index where none does.
  ///
  /// The elements that meet it must all stand behind those that do not.
  ///
  /// - Complexity: O(log n) calls of the condition.
  @inlinable
  public func partitioningIndex<Failure: Error>(
    where meets: (Element) throws(Failure) -> Bool
  ) throws(Failure) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if try meets(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
