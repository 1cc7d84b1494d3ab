/// Leaves out of a JavaScript text what only its authors need: indentation, lines of comment, and
/// spaces beside punctuation. Lines stay lines where one may stand for a semicolon; strings, templates and regular expressions stay as they are.
///
/// It knows the JavaScript of this page: comments stand on lines of their own, and no string,
/// template or regular expression goes over a line.
struct ScriptCompactor {
  private var output: [UInt8] = []

  /// The compact form of `text`.
  ///
  /// - Complexity: O(n) in the length of the text.
  static func compact(_ text: String) -> String {
    var compactor = ScriptCompactor()
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let code = line.drop { $0 == UInt8(ascii: " ") }
      if code.isEmpty || code.starts(with: "//".utf8) { continue }
      if compactor.needsNewLine(before: code.first) { compactor.output.append(UInt8(ascii: "\n")) }
      compactor.add(Array(code))
    }
    return String(decoding: compactor.output, as: UTF8.self)
  }

  /// Whether a new line stands for a semicolon: not where a bracket has just been opened or is about
  /// to be closed, nor behind a comma or a semicolon.
  private func needsNewLine(before next: UInt8?) -> Bool {
    guard let last = output.last, let next else { return false }
    return !"{([,;".utf8.contains(last) && !"})]".utf8.contains(next)
  }

  private mutating func add(_ line: [UInt8]) {
    var position = 0
    while position < line.count {
      let byte = line[position]
      let end: Int
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        end = literalEnd(line, from: position, closing: byte)
      case UInt8(ascii: "/") where startsExpression:
        end = literalEnd(line, from: position, closing: byte)
      case UInt8(ascii: " "):
        let next = position + 1 < line.count ? line[position + 1] : UInt8(ascii: " ")
        if needsSpace(before: next) { output.append(byte) }
        position += 1
        continue
      default: end = position + 1
      }
      output += line[position..<end]
      position = end
    }
  }

  /// The index behind the literal that starts at `start`. A slash in a class of a regular expression
  /// does not end it.
  private func literalEnd(_ line: [UInt8], from start: Int, closing: UInt8) -> Int {
    var index = start + 1
    var isInClass = false
    while index < line.count {
      switch line[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "[") where closing == UInt8(ascii: "/"): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case closing where !isInClass: return index + 1
      default: break
      }
      index += 1
    }
    return line.count
  }

  /// Whether a slash here begins a regular expression rather than divides.
  private var startsExpression: Bool {
    guard let last = output.last(where: { $0 != UInt8(ascii: " ") }) else { return true }
    return "\n(,=:[!&|?{};>".utf8.contains(last)
  }

  /// Whether a space between the last byte and `next` keeps two words or two signs apart.
  private func needsSpace(before next: UInt8) -> Bool {
    guard let last = output.last else { return false }
    let isSign = { (byte: UInt8) in byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
    return isWord(last) && isWord(next) || isSign(last) && isSign(next)
  }

  /// Whether the byte belongs to a word or, as a quotation mark may, ends or begins what stands like
  /// one.
  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
