/// How independent pieces of work are run.
///
/// The pieces and their order never depend on it, so it changes no bit of a result.
public struct Parallel: Sendable {
  /// Gives the results of `piece` at `0..<count`, by index.
  public typealias Map =
    @Sendable (_ count: Int, _ piece: @Sendable (Int) -> [Double]) -> [[Double]]

  let map: Map

  /// Work run by `map`, which may use several threads.
  public init(map: @escaping Map) {
    self.map = map
  }

  /// One piece after the other.
  public static let serial = Parallel { count, piece in (0..<count).map(piece) }

  /// The results of all pieces of a range one after the other, each of at most `size` elements.
  func joined(
    _ count: Int, pieces size: Int, _ piece: @Sendable (Range<Int>) -> [Double]
  ) -> [Double] {
    guard count > size else { return piece(0..<count) }
    return withoutActuallyEscaping(piece) { piece in
      Self.concatenated(
        map((count + size - 1) / size) { index in
          piece(index * size..<min(count, (index + 1) * size))
        })
    }
  }

  /// Blocks of numbers one after the other.
  static func concatenated(_ blocks: [[Double]]) -> [Double] {
    if blocks.count == 1 { return blocks[0] }
    var result: [Double] = []
    result.reserveCapacity(blocks.reduce(0) { $0 + $1.count })
    for block in blocks { result.append(contentsOf: block) }
    return result
  }
}
