/// A JSON value that knows where it stands, which no JSON decoder tells.
struct JSONValue: Sendable, Hashable {
  /// The shapes of a value.
  indirect enum Content: Sendable, Hashable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([JSONValue])
    case object([Field])
    case null
  }

  /// A field of an object.
  struct Field: Sendable, Hashable {
    /// The key.
    let key: String
    /// Where the key stands, quotes included.
    let keyPlace: Range<Int>
    /// The value.
    let value: JSONValue
  }

  /// What it is.
  let content: Content
  /// Where it stands, in bytes of the text.
  let place: Range<Int>
}

/// Why a text is no JSON.
struct JSONFault: Error, Sendable, Hashable {
  /// What is wrong.
  enum Reason: Sendable, Hashable {
    /// Something else had to stand here: `a value`, `',' or ']'`; with what was found.
    case expected(String, found: String)
    /// A comma behind the last element.
    case lastComma
    /// A text in other than double quotes.
    case quotes
    /// A comment.
    case comment
    /// A number that begins with zeros.
    case zeros
    /// A text without an end.
    case openText
    /// A backslash with something behind it that it does not escape.
    case escape
    /// A control character in a text, which must be escaped.
    case control
    /// Bytes that are no UTF-8.
    case encoding
    /// A number that is larger than any that can be computed with.
    case tooLarge
    /// Lists and objects nest too deep.
    case tooDeep
  }

  /// What is wrong.
  let reason: Reason
  /// Where it shows, in bytes of the text; at its end where something is missing.
  let place: Range<Int>

  /// The reason in words.
  var message: String {
    switch reason {
    case .expected(let what, let found): "expected \(what), but \(found)"
    case .lastComma: "no comma stands behind the last element"
    case .quotes: "a text stands in double quotes: \"text\""
    case .comment: "JSON has no comments"
    case .zeros: "a number does not begin with zeros"
    case .openText: "this text has no '\"' at its end"
    case .escape:
      "a backslash stands before one of \" \\ / b f n r t, or before u and four hexadecimal digits"
    case .control: "a control character in a text is written as an escape, such as \\n"
    case .encoding: "these bytes are no UTF-8"
    case .tooLarge: "a number is too large"
    case .tooDeep: "lists and objects nest more than \(JSONReader.deepestNesting) deep"
    }
  }
}
