/// Makes bibliographies: CSL-JSON of the known fields with values of any kind.
enum ReferencesText {
  private static let fields = [
    "id", "type", "title", "author", "editor", "issued", "container-title", "volume", "issue",
    "page",
    "DOI", "URL", "publisher", "publisher-place", "collection-title", "edition", "note", "abstract",
    "citation-key", "x", "", "title-short", "number", "ISBN", "accessed", "language",
  ]
  private static let texts = [
    "a", "A title: with $x$", "article-journal", "book", "paper-conference", "10.1000/xyz", "2020",
    "https://e.x/y", "javascript:alert(1)", "1-10", "\\u0000", "\\uD83D\\uDE00", "\\uD800", "\\n",
    "<i>x</i>",
    "Bär", "2020-13-45", "\u{202E}", "", "//host", "ftp://x", "\\\\", "\\\"", "数学", "a--b", "99999",
  ]
  private static let numbers = [
    "0", "1", "2020", "-1", "1e400", "99999999999999999999", "1.5", "-0", "1E5", "2147483648",
    "1e-400",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "01", "+1", "1.", ".5",
  ]

  /// The text of `references.json`, with one entry of each of some keys.
  static func references(_ choices: inout Choices) -> String {
    if choices.once(in: 12) { return value(&choices, 8) }
    return "["
      + choices.several(0...4, joined: ",\n") { choices in
        let key = choices.one(of: ["a", "b", "c", "a", "x y", "", "é"])
        let rest = choices.several(1...6, joined: ", ") { field(&$0) }
        return "{\"id\": \"\(key)\", \(rest)}"
      } + choices.one(of: ["]", "]", "]", "]\n", ",]", "", "]]", "]x"])
  }

  private static func field(_ choices: inout Choices) -> String {
    let name = choices.one(of: fields)
    switch name {
    case "author" where choices.below(4) > 0, "editor" where choices.below(4) > 0:
      let people = choices.several(0...4, joined: ", ") { choices in
        choices.several(0...3, joined: ", ") { choices in
          "\"" + choices.one(of: ["family", "given", "literal", "suffix", "dropping-particle"])
            + "\": " + value(&choices, choices.once(in: 8) ? 2 : 0)
        }.braced
      }
      return "\"\(name)\": [\(people)]"
    case "issued" where choices.below(4) > 0:
      let parts = choices.several(0...3, joined: ", ") { $0.one(of: numbers + ["\"2020\"", "[]"]) }
      return "\"issued\": "
        + choices.one(
          of: [
            "{\"date-parts\": [[\(parts)]]}", "{\"raw\": \"c. 2020\"}", "{\"date-parts\": []}",
            "{\"literal\": \"spring\"}",
            "{\"date-parts\": [[1990], [\(parts)]], \"circa\": true}",
            "{\"date-parts\": [\(parts)]}", "{\"year\": 2020}",
          ])
    default: return "\"\(name)\": " + value(&choices, choices.once(in: 5) ? 3 : 0)
    }
  }

  private static func value(_ choices: inout Choices, _ depth: Int) -> String {
    switch choices.below(depth > 0 ? 9 : 6) {
    case 0: return choices.one(of: numbers)
    case 1: return choices.one(of: ["null", "true", "false", "nul", "NaN", "'a'", "/* c */ 1"])
    case 6: return "[" + choices.several(0...3, joined: ", ") { value(&$0, depth - 1) } + "]"
    case 7, 8:
      return choices.several(0...3, joined: ", ") {
        "\"" + $0.one(of: fields) + "\": " + value(&$0, depth - 1)
      }.braced
    default: return "\"" + choices.one(of: texts) + "\""
    }
  }
}

extension String {
  fileprivate var braced: String { "{" + self + "}" }
}
