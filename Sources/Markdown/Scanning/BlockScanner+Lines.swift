/// Reading within a line: columns, tabs and white space.
extension BlockScanner {
  /// The byte at `index`, or a line feed beyond the line.
  @inline(__always)
  func peek(_ index: Int) -> UInt8 { index < lineEnd ? text[index] : 0x0A }

  /// Looks for the first byte that is no space or tab.
  ///
  /// Each level of a nested list reads a part of the same white space, so what was found once in a
  /// line is used until it has been read over.
  @inline(__always)
  mutating func findNonspace() {
    guard firstNonspace < offset else {
      indent = firstNonspaceColumn - column
      return
    }
    var index = offset
    var at = column
    loop: while index < lineEnd {
      switch text[index] {
      case 0x20: at += 1
      case 0x09: at += 4 - at % 4
      default: break loop
      }
      index += 1
    }
    firstNonspace = index
    firstNonspaceColumn = at
    indent = at - column
    isBlank = index == lineEnd
  }

  /// Reads a number of columns; a tab may be read in part.
  mutating func advance(columns: Int) {
    var left = columns
    while left > 0, offset < lineEnd {
      if text[offset] == 0x09 {
        let toStop = 4 - column % 4
        tabIsPartlyRead = toStop > left
        let step = min(left, toStop)
        column += step
        if !tabIsPartlyRead { offset += 1 }
        left -= step
      } else {
        tabIsPartlyRead = false
        offset += 1
        column += 1
        left -= 1
      }
    }
  }

  /// Reads a number of bytes.
  mutating func advance(bytes: Int) {
    var left = bytes
    while left > 0, offset < lineEnd {
      column += text[offset] == 0x09 ? 4 - column % 4 : 1
      tabIsPartlyRead = false
      offset += 1
      left -= 1
    }
  }
}
