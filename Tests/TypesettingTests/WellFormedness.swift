/// What is wrong with a piece of MathML: not well-formed, an element that MathML Core lacks, or a
/// number of children that the element forbids.
func faults(ofMathML markup: String) -> [String] {
  var scan = MarkupScan(bytes: Array(markup.utf8))
  return scan.faults()
}

private struct MarkupScan {
  let bytes: [UInt8]
  var index = 0
  var result: [String] = []
  /// The open elements and how many children each has.
  var open: [(name: String, children: Int)] = []

  /// Elements by the number of children that they must have; nil for any.
  static let elements: [String: Int?] = [
    "math": nil, "semantics": 2, "annotation": nil, "mrow": nil, "mi": nil, "mn": nil, "mo": nil,
    "mtext": nil, "mspace": 0, "mfrac": 2, "msqrt": nil, "mroot": 2, "msub": 2, "msup": 2,
    "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mtable": nil, "mtr": nil, "mtd": nil,
    "mstyle": nil, "mphantom": nil, "mpadded": nil,
  ]
  static let leaves: Set<String> = ["mi", "mn", "mo", "mtext", "annotation"]

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func faults() -> [String] {
    while index < bytes.count, result.count < 5 {
      if bytes[index] == UInt8(ascii: "<") {
        tag()
      } else {
        text()
      }
    }
    if !open.isEmpty { result.append("not closed: \(open.map(\.name))") }
    return result
  }

  private mutating func text() {
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if text.contains(">") { result.append("a bare > in \(text)") }
    if let name = open.last?.name, !Self.leaves.contains(name) { result.append("text in \(name)") }
    let references = text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
    for reference in references
    where !["amp;", "lt;", "gt;", "quot;"].contains(where: reference.hasPrefix) {
      result.append("a bare & in \(text)")
    }
  }

  private mutating func tag() {
    guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
      result.append("an open tag")
      index = bytes.count
      return
    }
    var inner = String(decoding: bytes[index + 1..<end], as: UTF8.self)
    index = end + 1
    if inner.hasPrefix("/") {
      let name = String(inner.dropFirst())
      guard let last = open.popLast(), last.name == name else {
        return result.append("\(name) closes nothing")
      }
      return close(last)
    }
    let isEmpty = inner.hasSuffix("/")
    if isEmpty { inner.removeLast() }
    let words = inner.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first, Self.elements[name] != nil else {
      return result.append("no element of MathML Core: \(inner)")
    }
    if words.count == 2, !hasQuotedValues(words[1]) { result.append("attributes: \(words[1])") }
    if !open.isEmpty { open[open.count - 1].children += 1 }
    if isEmpty { close((name, 0)) } else { open.append((name, 0)) }
  }

  private mutating func close(_ element: (name: String, children: Int)) {
    guard let arity = Self.elements[element.name] else { return }
    if let arity, arity != element.children {
      result.append("\(element.name) has \(element.children) children")
    }
  }

  private func hasQuotedValues(_ attributes: String) -> Bool {
    let parts = attributes.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1, parts.last == "" else { return false }
    var names: Set<Substring> = []
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      guard parts[index].hasSuffix("="), names.insert(parts[index].drop { $0 == " " }).inserted
      else {
        return false
      }
    }
    return true
  }
}
