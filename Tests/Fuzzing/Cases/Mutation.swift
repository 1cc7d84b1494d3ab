/// Tears bytes: flips, cuts, repeats and foreign bytes at random places.
enum Mutation {
  /// The bytes after a few such accidents.
  static func torn(_ bytes: [UInt8], _ choices: inout Choices) -> [UInt8] {
    var bytes = bytes
    for _ in 0...choices.below(4) { tear(&bytes, &choices) }
    return bytes
  }

  private static func tear(_ bytes: inout [UInt8], _ choices: inout Choices) {
    let place = choices.below(bytes.count + 1)
    let end = min(bytes.count, place + 1 + choices.below(choices.once(in: 4) ? 200 : 8))
    switch choices.below(8) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(choices.below(8))
    case 1: bytes.removeSubrange(place..<end)
    case 2:
      let piece = Array(bytes[place..<end])
      let times = 1 + choices.below(choices.once(in: 6) ? 400 : 4)
      bytes.insert(contentsOf: Array(repeating: piece, count: times).joined(), at: place)
    case 3 where choices.once(in: 4): bytes.removeSubrange(place...)
    case 4:
      let from = choices.below(bytes.count + 1)
      let piece = bytes[from..<min(bytes.count, from + choices.below(60))]
      bytes.insert(contentsOf: Array(piece), at: place)
    case 5:
      let signs = Array("{}[]()`$*_#>-\n\r\t :\\\"'@^<&|!~=+.,;/%0".utf8)
      bytes.insert(signs[choices.below(signs.count)], at: place)
    default:
      bytes.insert(contentsOf: TextPieces.torn[choices.below(TextPieces.torn.count)], at: place)
    }
  }
}
