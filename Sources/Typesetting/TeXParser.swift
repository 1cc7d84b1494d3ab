import Diagnostics

/// Reads TeX into atoms and says all that is wrong with it.
///
/// After an error it leaves out the faulty command and goes on, so that one reading finds them all.
struct TeXParser {
  /// What has been opened and waits for its end.
  enum Context: Hashable {
    case formula
    case group
    case brackets
    case fence
    case cell
    case dollars
    /// `\(` … `\)` within text.
    case parentheses
  }

  /// The deepest nesting of groups, fences, environments and arguments.
  static let deepest = 100
  /// The most expansions of macros in one formula.
  static let mostExpansions = 1000
  /// The most tokens that expansions may bring into one formula.
  static let mostExpandedTokens = 100_000
  /// After this many errors the reading ends.
  static let mostDiagnostics = 50

  let fragment: SourceFragment
  let display: Bool
  var stream: TeXTokenStream
  var macros: Macros
  var diagnostics: [Diagnostic] = []
  var contexts: [Context] = []
  var alphabet: Alphabet?
  /// The size of letters in that of the formula.
  var size = 1.0
  /// The names of the environments that are open.
  var environments: [String] = []
  /// The tokens of the environment's name read last, to be put back.
  var lastName: [TeXToken] = []
  var depth = 0
  var expansions = 0
  var expandedTokens = 0
  /// Nothing more is told once the reading was given up.
  var halted = false

  init(_ fragment: SourceFragment, display: Bool, macros: Macros) {
    self.fragment = fragment
    self.display = display
    self.macros = macros
    stream = TeXTokenStream(tokens(of: fragment.text))
  }

  /// The atoms of the whole formula.
  mutating func formula() -> [Atom] {
    var rows: [Table.Row] = []
    var row = Table.Row()
    var atoms: [Atom] = []
    while true {
      atoms = list(in: .formula)
      guard let token = stream.first, token.isCommand("\\") || token.isCommand("cr") else { break }
      _ = stream.next()
      row.cells = [atoms]
      row.gap = rowGap()
      rows.append(row)
      row = Table.Row()
    }
    guard !rows.isEmpty else { return atoms }
    if !atoms.isEmpty {
      row.cells = [atoms]
      rows.append(row)
    }
    let layout = TableLayout(columns: .uniform(.center, gap: 0), style: .display)
    return [Atom(.ordinary, .table(Table(rows: rows, layout: layout)))]
  }

  // MARK: Tokens

  /// The next token that is no macro and no blank, without taking it.
  mutating func peek() -> TeXToken? {
    while let token = stream.first {
      switch token.kind {
      case .space: _ = stream.next()
      case .command(let name):
        guard let definition = macros[name] ?? TeXCommand.abbreviation(name) else {
          return token
        }
        _ = stream.next()
        expand(definition, name: name, call: token)
      default: return token
      }
    }
    return nil
  }

  /// Takes the next token that is no macro and no blank.
  mutating func next() -> TeXToken? {
    guard peek() != nil else { return nil }
    return stream.next()
  }

  /// Takes the next token if it is the given character.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard let token = peek(), token.isCharacter(scalar) else { return false }
    _ = stream.next()
    return true
  }

  // MARK: Lists

  /// Whether the token ends the list of some open context. A stray one is told and taken.
  private mutating func ends(_ token: TeXToken) -> Bool {
    let innermost = contexts.last ?? .formula
    switch token.kind {
    case .endGroup:
      if contexts.contains(.group) { return true }
      report("tex-unbalanced-brace", "this '}' closes nothing", at: token)
    case .alignment:
      if innermost == .cell { return true }
      report(
        "tex-alignment", "'&' stands between the columns of an environment such as 'aligned'",
        at: token)
    case .command("\\"), .command("cr"):
      if innermost == .cell || (innermost == .formula && display) { return true }
      report(
        "tex-alignment", "'\\\\' ends a row of an environment such as 'aligned'", at: token)
    case .command("hline") where innermost == .cell: return true
    case .command("hdashline") where innermost == .cell: return true
    case .command(")") where contexts.contains(.parentheses): return true
    case .command("right"):
      if contexts.contains(.fence) { return true }
      report("tex-unbalanced-fence", "'\\right' has no '\\left' before it", at: token)
      _ = stream.next()
      _ = delimiter(after: token)
      return false
    case .command("middle"):
      if innermost == .fence { return true }
      report(
        "tex-unbalanced-fence", "'\\middle' stands only between '\\left' and '\\right'", at: token)
      _ = stream.next()
      _ = delimiter(after: token)
      return false
    case .command("end"):
      if contexts.contains(.cell) { return true }
      strayEnd(token)
      return false
    case .character("]"): return innermost == .brackets
    case .character("$"):
      if contexts.contains(.dollars) { return true }
      report("tex-unbalanced-dollar", "'$' has no meaning inside a formula", at: token)
    default: return false
    }
    _ = stream.next()
    return false
  }

  /// Whether the token can't start an atom because it ends something.
  private func isStop(_ token: TeXToken) -> Bool {
    switch token.kind {
    case .endGroup, .alignment, .superscript, .subscript: true
    case .command(let name): TeXParser.stops.contains(name)
    case .character("]"): contexts.last == .brackets
    case .character("$"): true
    default: false
    }
  }
  private static let stops: Set<String> = [
    "\\", "cr", "right", "middle", "end", "hline", "hdashline", ")",
  ]

  /// The atoms up to the end of the given context, whose mark is left in place.
  mutating func list(in context: Context) -> [Atom] {
    nested(in: context) { $0.openList() } ?? []
  }

  /// What `read` finds one level deeper, in a context of its own where one is given; nil, told, where that
  /// is too deep.
  mutating func nested<Found>(
    in context: Context? = nil, _ read: (inout TeXParser) -> Found?
  ) -> Found? {
    if let context { contexts.append(context) }
    depth += 1
    defer {
      if context != nil { contexts.removeLast() }
      depth -= 1
    }
    guard depth <= TeXParser.deepest else {
      give(up: "tex-nesting", "nested more than \(TeXParser.deepest) deep")
      return nil
    }
    return read(&self)
  }

  private mutating func openList() -> [Atom] {
    var builder = AtomList()
    let outer = (alphabet, size)
    defer { (alphabet, size) = outer }
    while let token = peek() {
      let count = diagnostics.count
      if ends(token) { break }
      if diagnostics.count > count || halted { continue }
      if case .command(let name) = token.kind, let command = TeXCommand.all[name],
        rules(command, token, &builder)
      {
        continue
      }
      if let atom = scriptedAtom() { builder.append(atom) }
    }
    return builder.finish()
  }

  /// What a command works on: a group in braces, or one token.
  ///
  /// - Returns: nil, told, when there is none.
  mutating func argument(of command: TeXToken, in shape: String) -> [Atom]? {
    guard let token = peek(), !isStop(token) else {
      report(
        "tex-missing-argument", "'\(command.spelling)' lacks an argument", at: command,
        annotation: shape)
      return nil
    }
    if token.kind == .beginGroup { return group() }
    return nested { $0.nucleus(isArgument: true) }.map { [$0] }
  }

  /// A group in braces.
  mutating func group() -> [Atom] {
    guard let open = next() else { return [] }
    let atoms = list(in: .group)
    if stream.first?.kind == .endGroup {
      _ = stream.next()
    } else {
      report("tex-unbalanced-brace", "this '{' is never closed", at: open)
    }
    return atoms
  }

  /// An optional argument in brackets.
  mutating func brackets() -> [Atom]? {
    guard let open = peek(), open.isCharacter("[") else { return nil }
    _ = stream.next()
    let atoms = list(in: .brackets)
    if let token = stream.first, token.isCharacter("]") {
      _ = stream.next()
    } else {
      report("tex-unbalanced-brace", "this '[' is never closed", at: open)
    }
    return atoms
  }

  // MARK: Messages

  /// Tells what is wrong at a token.
  mutating func report(
    _ identifier: Diagnostic.Identifier, _ message: String, at token: TeXToken,
    annotation: String? = nil
  ) {
    let notes = token.macro.map { [Diagnostic.Note("'\(token.spelling)' comes from '\\\($0)'")] }
    report(identifier, message, range: token.range, annotation: annotation, notes: notes ?? [])
  }

  /// Tells what is wrong with a stretch of the formula.
  mutating func report(
    _ identifier: Diagnostic.Identifier, _ message: String, range: Range<Int>,
    annotation: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    guard !halted else { return }
    diagnostics.append(
      Diagnostic(
        identifier, message, at: fragment.range(range), annotation: annotation, notes: notes))
    guard diagnostics.count >= TeXParser.mostDiagnostics else { return }
    halted = true
    stream.drain()
  }

  /// Tells why the rest of the formula can't be read.
  mutating func give(
    up identifier: Diagnostic.Identifier, _ message: String, at token: TeXToken? = nil
  ) {
    let token = token ?? stream.first
    let end = fragment.bytes.count
    report(identifier, message, range: token?.range ?? max(0, end - 1)..<end)
    halted = true
    stream.drain()
  }
}
