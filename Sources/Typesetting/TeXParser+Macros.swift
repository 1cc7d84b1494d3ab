import Diagnostics

extension TeXParser {
  /// Puts a macro's body, with its arguments, in front of what is still to be read.
  mutating func expand(_ definition: Macros.Definition, name: String, call: TeXToken) {
    expansions += 1
    guard expansions <= TeXParser.mostExpansions else {
      return give(
        up: "tex-expansion",
        "more than \(TeXParser.mostExpansions) expansions of macros; does '\\\(name)' use itself?",
        at: call)
    }
    guard let arguments = arguments(definition, name: name, call: call) else { return }
    var size = 0
    for token in definition.body {
      if case .parameter(let number) = token.kind {
        size += number <= arguments.count ? arguments[number - 1].count : 0
      } else {
        size += 1
      }
    }
    expandedTokens += size
    guard expandedTokens <= TeXParser.mostExpandedTokens else {
      return give(up: "tex-expansion", "'\\\(name)' expands to too much", at: call)
    }
    var result: [TeXToken] = []
    result.reserveCapacity(size)
    for token in definition.body {
      if case .parameter(let number) = token.kind {
        if number <= arguments.count { result += arguments[number - 1] }
      } else {
        result.append(TeXToken(token.kind, call.range, macro: call.macro ?? name))
      }
    }
    stream.push(result)
  }

  /// The arguments of a macro's call, unread.
  private mutating func arguments(
    _ definition: Macros.Definition, name: String, call: TeXToken
  ) -> [[TeXToken]]? {
    var arguments: [[TeXToken]] = []
    while arguments.count < definition.parameters {
      while stream.first?.kind == .space { _ = stream.next() }
      if arguments.isEmpty, let standard = definition.standard {
        arguments.append(optional() ?? standard)
        continue
      }
      guard let token = stream.first, token.kind != .endGroup, token.kind != .alignment else {
        let count = definition.parameters
        report(
          "tex-missing-argument",
          "'\\\(name)' takes \(count) argument\(count == 1 ? "" : "s"), got \(arguments.count)",
          at: call)
        return nil
      }
      if token.kind == .beginGroup {
        guard let group = rawGroup(of: call) else { return nil }
        // The braces stay: they keep the argument in one piece below a script or fraction.
        arguments.append(
          group.count == 1
            ? group
            : [TeXToken(.beginGroup, token.range)] + group + [TeXToken(.endGroup, token.range)])
      } else {
        _ = stream.next()
        arguments.append([token])
      }
    }
    return arguments
  }

  /// The tokens in brackets, unread.
  private mutating func optional() -> [TeXToken]? {
    guard let open = stream.first, open.isCharacter("[") else { return nil }
    _ = stream.next()
    var result: [TeXToken] = []
    var nesting = 0
    while let token = stream.next() {
      if token.isCharacter("]"), nesting == 0 { return result }
      if token.kind == .beginGroup { nesting += 1 }
      if token.kind == .endGroup { nesting -= 1 }
      result.append(token)
    }
    report("tex-unbalanced-brace", "this '[' is never closed", at: open)
    return result
  }

  /// Reads a definition behind `\newcommand`, `\def` and their kin.
  mutating func definition(_ token: TeXToken) {
    let isOperator = token.isCommand("DeclareMathOperator")
    var isStarred = false
    if let star = rawFirst(), star.isCharacter("*") {
      _ = stream.next()
      isStarred = true
    }
    let shape =
      switch token.kind {
      case .command("def"): "\\def\\name#1{…}"
      case .command("DeclareMathOperator"): "\\DeclareMathOperator{\\name}{…}"
      default: "\(token.spelling){\\name}[1]{…}"
      }
    guard let named = definedName(), case .command(let name) = named.kind else {
      report(
        "tex-macro", "'\(token.spelling)' lacks the command to be defined", at: token,
        annotation: shape)
      return skipGroups()
    }
    var new = Macros.Definition(parameters: 0, standard: nil, body: [])
    if token.isCommand("def") {
      while case .parameter(let number)? = rawFirst()?.kind {
        _ = stream.next()
        new.parameters = max(new.parameters, number)
      }
    } else if !isOperator {
      if let count = optional() {
        guard count.count == 1, case .character(let digit) = count[0].kind,
          ("0"..."9").contains(digit)
        else {
          report(
            "tex-macro", "the number of parameters is a digit from 0 to 9", at: count.first ?? token
          )
          return skipGroups()
        }
        new.parameters = Int(digit.value - 0x30)
        if new.parameters > 0 { new.standard = optional() }
      }
    }
    guard rawFirst()?.kind == .beginGroup, let body = rawGroup(of: token) else {
      return report(
        "tex-macro", "'\(token.spelling)' lacks what '\\\(name)' stands for", at: token,
        annotation: shape)
    }
    new.body = body
    if isOperator {
      let star = isStarred ? [TeXToken(.character("*"), named.range)] : []
      let open = [TeXToken(.beginGroup, named.range)]
      let close = [TeXToken(.endGroup, named.range)]
      new.body =
        [TeXToken(.command("operatorname"), named.range)] + star + open + body + close
    }
    define(new, named: name, at: named, by: token)
  }

  /// Enters a definition if its name is free and its parameters exist.
  private mutating func define(
    _ new: Macros.Definition, named name: String, at place: TeXToken, by command: TeXToken
  ) {
    for token in new.body {
      if case .parameter(let number) = token.kind, number > new.parameters {
        return report(
          "tex-macro", "'\\\(name)' has \(new.parameters) parameters, so there is no '#\(number)'",
          at: token)
      }
    }
    let exists = macros[name] != nil || isFixed(name)
    if case .refused(let advice)? = TeXCommand.all[name], isFixed(name) {
      return report(
        "tex-refused", "'\\\(name)' is not for a formula of a report: \(advice)", at: place)
    }
    guard !TeXParser.structural.contains(name) else {
      return report("tex-macro", "'\\\(name)' can't be defined anew", at: place)
    }
    switch command.kind {
    case .command("providecommand") where exists: return
    case .command("newcommand") where exists, .command("DeclareMathOperator") where exists:
      return report(
        "tex-macro", "'\\\(name)' exists already; use '\\renewcommand' to change it", at: place)
    case .command("renewcommand") where !exists && !isBuiltIn(name):
      return report(
        "tex-macro", "there is no '\\\(name)' to be changed; use '\\newcommand'", at: place)
    default: macros[name] = new
    }
  }

  /// Reads definitions alone, and tells of the unknown commands in them.
  mutating func definitionsOnly() {
    var isTold = false
    var before = Set(macros.names)
    while let token = rawFirst() {
      _ = stream.next()
      if case .command(let name) = token.kind, case .definition? = TeXCommand.all[name] {
        definition(token)
        isTold = false
      } else if !isTold {
        report(
          "tex-macro", "only definitions such as '\\newcommand{\\E}{\\mathbb{E}}' stand here",
          at: token)
        isTold = true
      }
    }
    for name in macros.names where !before.contains(name) {
      before.insert(name)
      check(macros[name]?.body ?? [])
    }
  }

  /// Makes `\name` stand for the whole text.
  mutating func define(_ name: String, asWholeTextAt place: SourceRange) {
    var body: [TeXToken] = []
    var parameters = 0
    while let token = stream.next() {
      if case .parameter(let number) = token.kind { parameters = max(parameters, number) }
      body.append(token)
    }
    let isWord = !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    guard isWord, !TeXParser.structural.contains(name) else {
      diagnostics.append(
        Diagnostic("tex-macro", "'\\\(name)' can't be defined; a name is letters", at: place))
      return
    }
    guard macros[name] == nil, !isFixed(name) else {
      diagnostics.append(Diagnostic("tex-macro", "'\\\(name)' exists already", at: place))
      return
    }
    macros[name] = Macros.Definition(parameters: parameters, standard: nil, body: body)
    check(body)
  }

  private mutating func check(_ body: [TeXToken]) {
    for token in body {
      guard case .command(let name) = token.kind, macros[name] == nil, !isBuiltIn(name),
        !TeXParser.structural.contains(name), TeXParser.textCommands[name] == nil,
        TeXParser.textAccents[name] == nil
      else { continue }
      _ = command(name, token)
    }
  }

  private func isBuiltIn(_ name: String) -> Bool { TeXCommand.all[name] != nil }

  /// Whether it is a command that LaTeX has, too.
  private func isFixed(_ name: String) -> Bool {
    isBuiltIn(name) && !TeXCommand.free.contains(name)
  }

  /// The commands that the reading itself rests on.
  private static let structural: Set<String> = [
    "left", "right", "middle", "begin", "end", "\\", "cr", "hline", "hdashline", "(", ")",
    "limits", "nolimits",
    "newcommand", "renewcommand", "providecommand", "def", "DeclareMathOperator",
  ]

  /// The next token that is no blank, without expanding or taking it.
  private mutating func rawFirst() -> TeXToken? {
    while stream.first?.kind == .space { _ = stream.next() }
    return stream.first
  }

  /// The command to be defined, with or without braces.
  private mutating func definedName() -> TeXToken? {
    guard let token = rawFirst() else { return nil }
    if case .command = token.kind {
      return stream.next()
    }
    guard token.kind == .beginGroup, let group = rawGroup(of: token) else { return nil }
    let words = group.filter { $0.kind != .space }
    guard words.count == 1, case .command = words[0].kind else { return nil }
    return words[0]
  }
}
