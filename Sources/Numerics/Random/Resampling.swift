import Arithmetic

extension RandomKey {
  /// Draw `index` of the uniform distribution on 0, ..., n - 1, for n of at most 2^53: the whole part of n u
  /// with the uniform draw u.
  ///
  /// - Complexity: One Threefry block.
  public func place(_ index: Int, of n: Int) -> Int {
    min(Int(exactly: (uniform(index) * Double(n)).rounded(.down)) ?? 0, n - 1)
  }

  /// A random order of 0, ..., n - 1: the shuffle of Fisher and Yates with draws 0 to n - 2. (Durstenfeld, 1964.)
  ///
  /// - Complexity: O(n).
  public func order(of n: Int) -> [Int] {
    var order = Array(0..<max(0, n))
    for step in 0..<max(0, n - 1) { order.swapAt(step, step + place(step, of: n - step)) }
    return order
  }
}
