import Diagnostics

extension InlineScanner {
  mutating func addMath(
    _ tex: Range<Int>, whole: Range<Int>, isDisplay: Bool, _ content: LeafContent
  ) {
    add(
      isDisplay ? .displayMath : .inlineMath,
      .mathematics(
        Mathematics(
          range: source(whole, content), isDisplay: isDisplay, label: nil,
          tex: fragment(tex, content))), whole, content)
  }

  mutating func readDollar(_ bytes: Bytes, _ start: Int, _ content: LeafContent) -> Int {
    if bytes.at(start + 1) == 0x24 {
      var run = start + 2
      while bytes.at(run) == 0x24 { run += 1 }
      guard run == start + 2, let close = closingDoubleDollar(bytes, from: run), close > run else {
        consumed = run
        return run
      }
      addMath(run..<close, whole: start..<close + 2, isDisplay: true, content)
      return close + 2
    }
    // A dollar before a backtick belongs to the code span, if there is one.
    let next = bytes.at(start + 1)
    guard start + 1 < bytes.count, !isSpace(next), next != 0x60,
      let close = closingDollar(bytes, from: start + 1)
    else { return start + 1 }
    addMath(start + 1..<close, whole: start..<close + 1, isDisplay: false, content)
    return close + 1
  }

  /// The dollar that ends a formula: the next one, if there is no white space before it, no digit
  /// after it, and no backtick in between. Dollars in the braces of `\text` and its kin belong to
  /// formulas within its words.
  private func closingDollar(_ bytes: Bytes, from start: Int) -> Int? {
    var index = start
    // So many bytes may be words, so that hostile text is read once.
    var words = 2000
    while index < bytes.count {
      switch bytes[index] {
      case 0x5C: index += 1
      case 0x24:
        let ends = index > start && !isSpace(bytes[index - 1]) && !isDigit(bytes.at(index + 1))
        return ends ? index : nil
      case 0x60: return nil
      case 0x7B where isBehindTextCommand(bytes, index):
        if let close = closingBrace(bytes, of: index, within: words) {
          words -= close - index
          index = close
        }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Whether the brace opens the words of `\text`, `\textbf`, `\mbox`, `\fbox` or `\tag`.
  private func isBehindTextCommand(_ bytes: Bytes, _ brace: Int) -> Bool {
    var start = brace
    // `\textnormal` is the longest.
    while start > 0, brace - start < 11, (0x61...0x7A).contains(bytes[start - 1]) { start -= 1 }
    guard start > 0, bytes[start - 1] == 0x5C else { return false }
    let name = String(decoding: bytes[start..<brace], as: UTF8.self)
    return name.hasPrefix("text") || ["mbox", "fbox", "tag"].contains(name)
  }

  /// The brace that closes the words opened at `open`, if it is within so many bytes.
  private func closingBrace(_ bytes: Bytes, of open: Int, within limit: Int) -> Int? {
    var nesting = 0
    var index = open
    while index < bytes.count, index - open <= limit {
      switch bytes[index] {
      case 0x5C: index += 1
      case 0x7B: nesting += 1
      case 0x7D:
        nesting -= 1
        if nesting == 0 { return index }
      case 0x60: return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func closingDoubleDollar(_ bytes: Bytes, from start: Int) -> Int? {
    guard start >= noDoubleDollarBefore else { return nil }
    var index = start
    while index < bytes.count {
      if bytes[index] == 0x5C {
        index += 1
      } else if bytes[index] == 0x24, bytes.at(index + 1) == 0x24 {
        return index
      }
      index += 1
    }
    noDoubleDollarBefore = bytes.count
    return nil
  }
}
