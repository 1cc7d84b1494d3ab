import Foundation
import Testing

/// Searches the sources for what stops the program instead of failing with an error.
@Suite struct TrappingFormsTests {
  /// A form, and the lines that may have it.
  private struct Form {
    let pattern: String
    /// Parts of lines that are allowed, each with its reason.
    var allowed: [(line: String, reason: String)] = []
  }

  /// Whole-number conversions that cannot fail: of narrower numbers, of counts, of text.
  private static let conversions: [(line: String, reason: String)] = [
    ("UInt8(ascii:", "a character that the compiler checks"),
    ("Int(text", "nil for a text that is no number"),
    ("Int(parts[1])", "nil for a text that is no number"),
    ("Int(String(decoding:", "nil for a text that is no number"),
    ("UInt64(text)", "nil for a text that is no number"),
    ("radix: 16", "nil for a text that is no number"),
    (".count)", "a count is no less than 0"),
    ("Int(token.", "an offset of 32 bits"), ("Int(sign.", "an offset of 32 bits"),
    ("Int(start)..<Int(end)", "offsets of 32 bits"), ("Int(last.end)", "an offset of 32 bits"),
    ("open.start)", "an offset of 32 bits"), ("tokens[position - 1].end)", "an offset of 32 bits"),
    ("Int32(start)", "a program has less than 2^31 bytes, which the lexer checks"),
    ("slots", "the particles are fewer than 2^28, which is checked"),
    ("next[index]", "the particles are fewer than 2^28, which is checked"),
    ("Int(SHA256_DIGEST_LENGTH)", "32"), ("Int(bound)", "the size of a buffer in memory"),
    ("Int(length)", "the size of a buffer in memory"),
    ("rest & 31", "below 32"), ("Int(byte", "a byte"), ("UInt64(byte", "a byte"),
    ("scalar.value) - 0x20", "of 0x20...0x7E, which the case says"),
    ("digit.value - 0x30", "of 0 to 9, which is checked before"),
    ("value - 0x", "of a letter, which the case says"), ("start + UInt32(index)", "of 52 letters"),
    ("97 + rest % 26", "a letter"), ("UInt64($1)", "below 8"), ("bytes[position + $1]", "a byte"),
    ("UInt64(bits)", "at most 8"), ("UInt64(bit % 64)", "below 64"), ("word >> shift", "masked"),
    ("Int32(precision - 1)", "below 40"), ("Int32(digits)", "at most 17"),
    ("Int32(min(digits, 20))", "at most 20"), ("Int(value.exponent)", "of a finite number"),
    ("max(0, count)", "no less than 0"), ("UInt64(littleEndian:", "the same bits"),
    ("status.st_size", "the size of a file"),
    (".bitPattern) << 8", "the bits of a Float"), ("bitPattern: Int64(", "an Int has 64 bits"),
    ("Int32(0)", "0"), ("UInt64(0)", "0"), ("Int($0) == byte", "a byte"),
    ("compactMap { Int($0) }", "nil for a text that is no number"),
    ("atMap { Int($0) }", "nil for a text that is no number"), ("Int($1)", "a byte"),
    ("UInt32(third & 63)", "below 64"), ("Int16(POLL", "a small constant"),
    ("UInt64((byte | 0x20) & 63)", "below 64"),
  ]

  private static let forms = [
    Form(pattern: #"\btry!|\bas!|\bfatalError\(|\bpreconditionFailure\(|\bassert\("#),
    Form(
      pattern: #"\bprecondition\("#,
      allowed: [("no memory for zlib", "there is no going on without memory")]),
    Form(pattern: #"[A-Za-z0-9_\])]!(?![=A-Za-z"])"#),
    Form(
      pattern: #"uniqueKeysWithValues"#,
      allowed: [
        ("uniqueKeysWithValues: ClaimSource.allCases", "all cases are different"),
        ("uniqueKeysWithValues: counts", "made of all cases of one type"),
      ]),
    Form(pattern: #"\bunowned\b"#),
    Form(pattern: #"UnicodeScalar\([^)]*\)!"#),
    Form(
      pattern: #"\bInt(8|16|32|64)?\([^)]*\.rounded\("#, allowed: [("exactly:", "nil, no trap")]),
    Form(
      pattern: #"\bU?Int(8|16|32|64)?\((?!(exactly|clamping|truncatingIfNeeded|bitPattern):)"#,
      allowed: conversions),
    // A count below zero traps; the count must be bounded where it is computed.
    Form(pattern: #"\.(prefix|suffix|dropFirst|dropLast)\(-"#),
  ]

  /// These have no floating point at all, so that no conversion in them is one of a Double.
  private static let wholeNumbersOnly = ["Diagnostics", "Markdown", "Markup"]

  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  private func lines() throws -> [(place: String, room: String, text: String)] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.sources.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
    try #require(paths.count > 100)
    return try paths.flatMap { path in
      let text = try String(
        contentsOf: Self.sources.appendingPathComponent(path), encoding: .utf8)
      let room = String(path.prefix { $0 != "/" })
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        ("\(path):\($0.offset + 1)", room, String($0.element))
      }
    }
  }

  @Test func nothingTrapsOnInput() throws {
    let lines = try lines()
    for form in Self.forms {
      let pattern = try NSRegularExpression(pattern: form.pattern)
      for (place, room, text) in lines {
        let code = text.drop { $0 == " " }
        if code.hasPrefix("//") { continue }
        let isConversion = form.pattern.hasPrefix(#"\bU?Int"#)
        if isConversion, Self.wholeNumbersOnly.contains(room) { continue }
        let range = NSRange(location: 0, length: text.utf16.count)
        guard pattern.firstMatch(in: text, range: range) != nil else { continue }
        let isAllowed = form.allowed.contains { text.contains($0.line) }
        #expect(isAllowed, "\(place): \(code)")
      }
    }
  }

  @Test func roomsOfWholeNumbersHaveNoFloatingPoint() throws {
    for (place, room, text) in try lines() where Self.wholeNumbersOnly.contains(room) {
      let code = text.drop { $0 == " " }
      #expect(code.hasPrefix("//") || !code.contains(": Double"), "\(place): \(code)")
      #expect(code.hasPrefix("//") || !code.contains("Double("), "\(place): \(code)")
    }
  }

  /// What is allowed is there; an exception that nobody needs is taken from the list.
  @Test func everyExceptionIsUsed() throws {
    let text = try lines().map(\.text).joined(separator: "\n")
    for form in Self.forms {
      for exception in form.allowed {
        #expect(text.contains(exception.line), "\(exception.line): \(exception.reason)")
      }
    }
  }
}
