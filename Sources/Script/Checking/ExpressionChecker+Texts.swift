import Diagnostics

extension ExpressionChecker {
  /// What a text can show.
  private static let shown = ValueType.oneOf([.number, .text, .symbol([]), .truth])

  /// Checks a text with values in it.
  mutating func checkInterpolation(
    _ parts: [(text: String, value: Expression)], end: String, _ range: Range<Int>, in scope: Scope
  ) -> Checked {
    var codes: [(text: String, value: any Code)] = []
    for part in parts {
      let checked = check(part.value, in: scope)
      if !fits(checked.type, Self.shown) {
        sink.report(
          "type-mismatch",
          "a text shows a number, a text, a symbol or a truth value, not \(checked.type.phrase)",
          part.value.range)
      }
      codes.append((part.text, checked.code))
    }
    return Checked(type: .text, code: TextCode(codes, end: end, place(range)))
  }

  /// Checks a dictionary, whose keys are texts.
  mutating func checkDictionary(
    _ entries: [Entry], _ range: Range<Int>, in scope: Scope, expected: ValueType
  ) -> Checked {
    let wanted = expected.elementType
    var codes: [(key: any Code, value: any Code)] = []
    var type: ValueType?
    for entry in entries {
      let key = checkKey(entry.key, in: scope)
      let value = check(entry.value, in: scope, expected: wanted)
      codes.append((key.code, value.code))
      type = type.map { $0.joined(value.type) } ?? value.type
    }
    return Checked(
      type: .dictionary(type ?? .any), code: DictionaryCode(codes, place(range)))
  }

  private mutating func checkKey(_ key: Expression, in scope: Scope) -> Checked {
    if case .name(let name) = key.kind, scope.local(name) == nil,
      definitions[chapter, name] == nil, invocations[name] == nil
    {
      sink.report(
        "unknown-name", "'\(name)' is not defined; the key of a dictionary is text", key.range,
        annotation: "\"\(name)\"")
      return unknown(key.range)
    }
    let checked = check(key, in: scope)
    if !fits(checked.type, .text) {
      let advice = fits(checked.type, .number) ? "; write \"\\(...)\" around it" : ""
      sink.report(
        "type-mismatch", "the key of a dictionary is text, not \(checked.type.phrase)\(advice)",
        key.range)
    }
    return checked
  }
}
