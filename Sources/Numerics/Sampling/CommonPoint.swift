/// How many of several intervals hold one point, over all points of a range.
public enum CommonPoint {
  /// The least and the greatest number of intervals that hold a point, over all points of `range`.
  ///
  /// - Parameters:
  ///   - lower: The lower ends; an interval whose lower end is above its upper one holds no point.
  ///   - upper: The upper ends, as many.
  /// - Complexity: O(n log n).
  public static func holding(
    lower: [Double], upper: [Double], over range: ClosedRange<Double>
  ) -> ClosedRange<Int> {
    let (first, last) = (range.lowerBound, range.upperBound)
    var depth = 0
    // Where an interval begins it is held at once, where it ends it is held still.
    var begins: [Double] = []
    var ends: [Double] = []
    for (low, high) in zip(lower, upper) where low <= high {
      if low <= first, high >= first { depth += 1 }
      if low > first, low <= last { begins.append(low) }
      if high >= first, high < last { ends.append(high) }
    }
    begins.sort()
    ends.sort()
    var least = depth
    var most = depth
    var next = 0
    for end in ends {
      while next < begins.count, begins[next] <= end {
        depth += 1
        next += 1
        most = max(most, depth)
      }
      depth -= 1
      least = min(least, depth)
    }
    return least...max(most, depth + begins.count - next)
  }
}
