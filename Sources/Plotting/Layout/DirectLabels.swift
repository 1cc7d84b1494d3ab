/// Moves labels along a line so that they keep a distance and stay between two ends.
///
/// The order of the wanted positions is kept. Labels are pushed down from the first on and then
/// back from the end, so that none moves farther than its neighbours force it to; where they cannot
/// all fit the result is nil.
/// - Complexity: O(n log n).
func spreadApart(
  _ wanted: [Double], distance: Double, from lower: Double, to upper: Double
) -> [Double]? {
  guard distance * Double(wanted.count - 1) <= upper - lower else { return nil }
  let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
  // Overlapping labels form a block, which is centred on what its labels want.
  var blocks: [(start: Double, sum: Double, count: Int)] = []
  for index in order {
    var block = (start: wanted[index], sum: wanted[index], count: 1)
    block.start = block.start.clamped(lower, upper)
    while let last = blocks.last,
      last.start + Double(last.count) * distance > block.start
    {
      // What each label of the later block wants, as the start of the joined block.
      let shift = Double(last.count * block.count) * distance
      block = (start: 0, sum: last.sum + block.sum - shift, count: last.count + block.count)
      let length = Double(block.count - 1) * distance
      block.start = (block.sum / Double(block.count)).clamped(lower, upper - length)
      blocks.removeLast()
    }
    blocks.append(block)
  }
  var placed = wanted
  var next = 0
  for block in blocks {
    for i in 0..<block.count {
      placed[order[next]] = block.start + Double(i) * distance
      next += 1
    }
  }
  return placed
}
