import Diagnostics

extension TeXParser {
  /// The commands that set one thing over, under or through another.
  mutating func construction(_ command: TeXCommand, _ token: TeXToken) -> Atom? {
    let name = token.spelling
    switch command {
    case .over, .under:
      let shape = "\(name){…}{…}"
      guard let script = argument(of: token, in: shape), let base = argument(of: token, in: shape)
      else { return nil }
      // The whole takes the class of what it is built on: a relation stays one.
      let kind = base.count == 1 ? base[0].kind : .ordinary
      if case .over = command {
        return Atom(kind, .stack(base: base, over: script, under: nil))
      }
      return Atom(kind, .stack(base: base, over: nil, under: script))
    case .arrow(let arrow):
      let under = brackets()
      guard let over = argument(of: token, in: "\(name)[…]{…}") else { return nil }
      let base = [Atom(.relation, .symbol(arrow))]
      return Atom(.relation, .stack(base: base, over: over, under: under))
    case .substack: return substack(token)
    case .not: return negation(token)
    case .remainder(let parentheses, let word):
      guard let argument = argument(of: token, in: "\(name){…}") else { return nil }
      return remainder(argument, parentheses: parentheses, word: word)
    case .dots: return dots()
    case .phantom(let phantom):
      if token.isCommand("mathstrut") || token.isCommand("strut") {
        return Atom(.ordinary, .phantom([Atom(.opening, .symbol("("))], phantom))
      }
      let smash = phantom == .smash ? self.smash(token) : phantom
      return argument(of: token, in: "\(name){…}").map { Atom(.ordinary, .phantom($0, smash)) }
    default: return box(command, token)
    }
  }
}
