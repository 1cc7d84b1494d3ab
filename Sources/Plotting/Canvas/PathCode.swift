/// Paths as short texts, for the frames of a sweep.
///
/// A path is a sequence of whole numbers: for each part the number of its points times three plus how
/// it ends (0 open, 1 closed, 2 a dot), then the points as differences from the one before, in tenths
/// of a pixel; the first starts from the last point of the part before, or from zero. Numbers are
/// written as variable-length quantities in base 64, as in source maps: the lowest bit is the sign,
/// five bits a character, the sixth says that more follow.
enum PathCode {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// What each byte is worth; nil where it is no digit.
  private static let values: [Int?] = (0...255).map { byte in
    digits.firstIndex { Int($0) == byte }
  }

  /// The text of a path.
  static func encode(_ path: PathData) -> String {
    var output: [UInt8] = []
    var last = PathData.Position(x: 0, y: 0)
    for part in path.parts {
      append(part.points.count * 3 + part.end.rawValue, to: &output)
      for point in part.points {
        append(point.x - last.x, to: &output)
        append(point.y - last.y, to: &output)
        last = point
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The greatest place of a path, in tenths of a pixel; see ``PathData``.
  private static let greatest = 10_000_000

  /// The parts that a text stands for; nil for any other text, and for places that no path has.
  static func decode(_ text: String) -> [PathData.Part]? {
    var numbers: [Int] = []
    var value = 0
    var shift = 0
    for byte in text.utf8 {
      guard let digit = values[Int(byte)], shift < 30 else { return nil }
      value |= (digit & 31) << shift
      shift += 5
      if digit & 32 == 0 {
        numbers.append(value & 1 == 1 ? -(value >> 1) : value >> 1)
        (value, shift) = (0, 0)
      }
    }
    var parts: [PathData.Part] = []
    var last = PathData.Position(x: 0, y: 0)
    var index = 0
    while index < numbers.count {
      let (count, kind) = numbers[index].quotientAndRemainder(dividingBy: 3)
      guard count > 0, let end = PathData.Part.End(rawValue: kind),
        (numbers.count - index - 1) / 2 >= count
      else { return nil }
      index += 1
      var points: [PathData.Position] = []
      for _ in 0..<count {
        last = PathData.Position(x: last.x + numbers[index], y: last.y + numbers[index + 1])
        guard abs(last.x) <= greatest, abs(last.y) <= greatest else { return nil }
        points.append(last)
        index += 2
      }
      parts.append(PathData.Part(points: points, end: end))
    }
    return shift == 0 ? parts : nil
  }

  private static func append(_ number: Int, to output: inout [UInt8]) {
    var rest = number.magnitude << 1 | (number < 0 ? 1 : 0)
    repeat {
      let digit = Int(rest & 31)
      rest >>= 5
      output.append(digits[rest == 0 ? digit : digit | 32])
    } while rest != 0
  }
}
