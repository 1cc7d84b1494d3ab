public import Script

/// What the reference says about a word, a type (`density`) or a member (`density.pdf`, or `pdf`
/// alone), as plain text of at most 80 columns; nil when there is nothing of this name.
public func describe(word name: String) -> String? { vocabulary.describe(word: name) }

/// All words and members with their summaries, by category, as plain text of at most 80 columns.
public func overview() -> String { vocabulary.overview() }

/// The entries of all words and members, for programs that read the reference.
public func wordEntries() -> [WordEntry] { vocabulary.entries }

extension WordTable {
  /// The names of all words, types and members: what ``describe(word:)`` knows.
  public var wordNames: [String] {
    words.map(\.name) + types.map(\.name)
      + types.flatMap { type in type.members.map { "\(type.name).\($0.name)" } }
      + types.flatMap { $0.members.map(\.name) }
  }

  /// The page of a word, type or member.
  func describe(word name: String) -> String? {
    let entries = entries
    if let entry = entries.first(where: { $0.name == name }) { return entry.page }
    if let type = type(name) { return page(of: type, entries) }
    let members = entries.filter { $0.name.hasSuffix(".\(name)") }
    guard !members.isEmpty else { return nil }
    return members.map(\.page).joined(separator: "\n")
  }

  /// The list of all words.
  func overview() -> String {
    var text = ""
    var categories: [String] = []
    for word in words where !categories.contains(word.category) { categories.append(word.category) }
    for category in categories {
      text += "\(category)\n"
      for word in words where word.category == category {
        text += item(word.signature, word.summary)
      }
      text += "\n"
    }
    for type in types where !type.members.isEmpty {
      text += "Of \(type.phrase)\n"
      for member in type.members { text += item(".\(member.signature)", member.summary) }
      text += "\n"
    }
    return text + "For more on one of them: report words NAME\n"
  }

  private func page(of type: ObjectType, _ entries: [WordEntry]) -> String {
    var text = "\(type.name)\n\n" + filled(type.summary, indent: 2)
    if !type.members.isEmpty { text += "\nMembers\n" }
    for member in type.members { text += item(".\(member.signature)", member.summary) }
    let makers = words.filter { $0.result == .object(type.name) || $0.result == .record(type.name) }
    if !makers.isEmpty {
      text += "\nMade by\n" + filled(makers.map(\.name).joined(separator: ", "), indent: 2)
    }
    return text
  }
}

extension WordEntry {
  /// The entry as a page of plain text.
  var page: String {
    var text =
      filled(signature.breakable, indent: 0, hanging: 4) + "\n" + filled(summary, indent: 2)
    if !documentation.isEmpty {
      for paragraph in documentation.split(separator: "\n\n") {
        text += "\n" + filled(String(paragraph), indent: 2)
      }
    }
    if !parameters.isEmpty {
      text += "\nParameters\n"
      for parameter in parameters { text += parameter.text }
    }
    text += "\nResult\n" + filled(resultPhrase, indent: 2)
    if !examples.isEmpty {
      text += examples.count == 1 ? "\nExample\n" : "\nExamples\n"
      text += examples.map(\.text).joined(separator: "\n")
    }
    if !related.isEmpty {
      text += "\nSee also\n" + filled(related.joined(separator: ", "), indent: 2)
    }
    return text
  }

  private var resultPhrase: String {
    var phrase = result
    if broadcasts { phrase += "; an array of them when a number is given as an array" }
    if isRandom { phrase += "; drawn with a key, so always the same" }
    if isCostly { phrase += "; kept in the result store" }
    return phrase
  }
}

extension WordEntry.ParameterEntry {
  fileprivate var text: String {
    var phrase = type
    if let requirement { phrase += ", \(requirement)" }
    if let defaultValue {
      phrase += " (default \(defaultValue))"
    } else if isOptional {
      phrase += " (may be left out)"
    }
    return filled("\(label.map { "\($0):" } ?? name)  \(phrase)", indent: 2, hanging: 6)
      + filled(documentation, indent: 6)
  }
}

extension WordEntry.ExampleEntry {
  fileprivate var text: String {
    program.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "  \($0)\n" }.joined() + "  = \(result)\n"
  }
}

private let width = 80

/// A line of an overview: a signature and what it does.
private func item(_ signature: String, _ summary: String) -> String {
  let column = 30
  guard signature.count < column - 3 else {
    return filled(signature.breakable, indent: 2, hanging: 6) + filled(summary, indent: column)
  }
  let gap = String(repeating: " ", count: column - 2 - signature.count)
  let body = filled(summary, indent: column)
  return "  \(signature)\(gap)\(body.dropFirst(column))"
}

extension String {
  /// A signature that may be broken behind its labels where it is too long for a line.
  fileprivate var breakable: String {
    count < width - 4 ? self : String(map { $0 == ":" ? ":\u{200B}" : String($0) }.joined())
  }
}

/// Text in lines of at most 80 columns, each indented; lines after the first by `hanging`. A line
/// may also be broken at a zero-width space, which is not written.
private func filled(_ text: String, indent: Int, hanging: Int? = nil) -> String {
  var lines = ""
  var line = String(repeating: " ", count: indent)
  var room = width - indent
  var separator = ""
  var word = ""
  func finish() {
    guard !word.isEmpty else { return }
    if line.contains(where: { $0 != " " }), separator.count + word.count > room {
      lines += line + "\n"
      line = String(repeating: " ", count: hanging ?? indent)
      room = width - line.count
      separator = ""
    }
    line += separator + word
    room -= separator.count + word.count
    word = ""
  }
  for character in text {
    switch character {
    case " ", "\n":
      finish()
      separator = line.contains(where: { $0 != " " }) ? " " : ""
    case "\u{200B}":
      finish()
      separator = ""
    default: word.append(character)
    }
  }
  finish()
  return lines + line + "\n"
}
