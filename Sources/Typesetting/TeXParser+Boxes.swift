import Diagnostics

extension TeXParser {
  /// The commands that make boxes of what they hold.
  mutating func box(_ command: TeXCommand, _ token: TeXToken) -> Atom? {
    let name = token.spelling
    switch command {
    case .decorated(let decoration):
      return argument(of: token, in: "\(name){…}").map {
        Atom(.ordinary, .decorated($0, decoration))
      }
    case .decoratedText(let decoration):
      return text(.roman, token).map { Atom(.ordinary, .decorated([$0], decoration)) }
    case .coloured:
      let colour = colour(of: token)
      guard let atoms = argument(of: token, in: "\(name){…}{…}"), let colour else { return nil }
      return .coloured(atoms, colour)
    case .filled(let isFramed):
      let frame = isFramed ? self.colour(of: token) : nil
      let surface = surface(of: token)
      guard let words = text(.roman, token), let surface, frame != nil || !isFramed else {
        return nil
      }
      return Atom(.ordinary, .decorated([words], .filled(surface, frame: frame)))
    case .anyFraction: return anyFraction(token)
    case .choice: return choice(token)
    case .rule: return rule(token)
    case .raised:
      guard let distance = length(after: token) else { return nil }
      if rawBrackets(of: token) != nil {
        report(
          "tex-refused", "'\\raisebox' keeps the height of its words; leave out '[…]'", at: token)
      }
      return text(.roman, token).map { Atom(.ordinary, .raised([$0], distance)) }
    case .centred:
      // A table of one cell stands about the height of a minus.
      return argument(of: token, in: "\(name){…}").map { atoms in
        let layout = TableLayout(
          columns: .uniform(.center, gap: 0), style: display ? .display : .text, isTight: true)
        return Atom(
          .ordinary, .table(Table(rows: [Table.Row(cells: [atoms])], layout: layout)))
      }
    case .barred(let kind): return barred(kind, token)
    default: return nil
    }
  }

  /// `\smash`, `\smash[t]`, `\smash[b]`.
  mutating func smash(_ token: TeXToken) -> Phantom {
    switch rawBrackets(of: token) {
    case nil, "tb"?, "bt"?: return .smash
    case "t"?: return .smashTop
    case "b"?: return .smashBottom
    default:
      report("tex-length", "'\\smash' takes '[t]', '[b]' or nothing in brackets", at: token)
      return .smash
    }
  }

  /// `\genfrac{left}{right}{thickness}{style}{…}{…}`.
  private mutating func anyFraction(_ token: TeXToken) -> Atom? {
    let shape = "\\genfrac{(}{)}{0pt}{0}{…}{…}"
    var parts: [String] = []
    while parts.count < 4 {
      guard let part = rawArgument(of: token) else { return nil }
      parts.append(part.map(\.spelling).joined().replacing(" ", with: ""))
    }
    guard let upper = argument(of: token, in: shape), let lower = argument(of: token, in: shape)
    else { return nil }
    var fraction = Fraction(numerator: upper, denominator: lower)
    let fences = parts[..<2].map { $0.isEmpty ? "" : TeXCommand.delimiters[$0] }
    guard let left = fences[0], let right = fences[1] else {
      report(
        "tex-delimiter", "'\\genfrac' wants two delimiters first", at: token, annotation: shape)
      return nil
    }
    if !left.isEmpty || !right.isEmpty { fraction.fences = (left, right) }
    if !parts[2].isEmpty {
      guard let thickness = emWidth(parts[2]), thickness >= 0 else {
        report(
          "tex-length", "'\\genfrac' wants the thickness of its line third", at: token,
          annotation: shape)
        return nil
      }
      fraction.hasLine = thickness > 0
      fraction.thickness = thickness
    }
    switch parts[3] {
    case "": break
    case "0": fraction.style = .display
    case "1": fraction.style = .text
    case "2": fraction.style = .script
    case "3": fraction.style = .scriptScript
    default:
      report(
        "tex-length", "'\\genfrac' wants a style from 0 to 3 fourth", at: token, annotation: shape)
      return nil
    }
    return Atom(.ordinary, .fraction(fraction))
  }

  private mutating func choice(_ token: TeXToken) -> Atom? {
    var choices: [[Atom]] = []
    while choices.count < 4 {
      guard let atoms = argument(of: token, in: "\\mathchoice{…}{…}{…}{…}") else { return nil }
      choices.append(atoms)
    }
    return Atom(.ordinary, .choice(choices))
  }

  /// `\rule[raise]{width}{height}`.
  private mutating func rule(_ token: TeXToken) -> Atom? {
    var raise = 0.0
    if let text = rawBrackets(of: token) {
      guard let width = emWidth(text) else {
        report("tex-length", "'\\rule[…]' wants a length such as '0.2em'", at: token)
        return nil
      }
      raise = width
    }
    guard let width = length(after: token), let height = length(after: token) else { return nil }
    guard width >= 0, height >= 0 else {
      report("tex-length", "the sides of a '\\rule' are not negative", at: token)
      return nil
    }
    return Atom(.ordinary, .rule(width: width, height: height, raise: raise))
  }

  /// `\set{x | x > 0}`: its bars become relations, or grow with the brackets.
  private mutating func barred(_ kind: Barred, _ token: TeXToken) -> Atom? {
    guard let group = rawArgument(of: token) else { return nil }
    let (open, bar, close) =
      switch kind {
      case .set: (#"\{\,"#, #"\mid "#, #"\,\}"#)
      case .growingSet: (#"\left\{\,"#, #"\;\middle|\;"#, #"\,\right\}"#)
      case .growingBracket: (#"\left\langle "#, #"\,\middle|\,"#, #"\right\rangle "#)
      }
    func written(_ text: String) -> [TeXToken] {
      tokens(of: text).map { TeXToken($0.kind, token.range, macro: token.macro) }
    }
    var result = [TeXToken(.beginGroup, token.range)] + written(open)
    var nesting = 0
    for part in group {
      switch part.kind {
      case .beginGroup: nesting += 1
      case .endGroup: nesting -= 1
      default: break
      }
      let isBar = part.isCharacter("|") || part.isCommand("mid") || part.isCommand("vert")
      result += isBar && nesting == 0 ? written(bar) : [part]
    }
    result += written(close) + [TeXToken(.endGroup, token.range)]
    stream.push(result)
    return nested { $0.nucleus(isArgument: true) }
  }
}
