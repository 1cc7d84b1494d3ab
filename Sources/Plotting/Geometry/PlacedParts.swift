/// The runs of indices that can be placed.
func placedParts(_ indices: Range<Int>, where canPlace: (Int) -> Bool) -> [Range<Int>] {
  var parts: [Range<Int>] = []
  var start: Int?
  for i in indices {
    if canPlace(i) {
      if start == nil { start = i }
    } else if let begun = start {
      parts.append(begun..<i)
      start = nil
    }
  }
  if let begun = start { parts.append(begun..<indices.upperBound) }
  return parts
}
