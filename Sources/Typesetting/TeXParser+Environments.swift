import Diagnostics

extension TeXParser {
  /// `\begin{name}` … `\end{name}`.
  mutating func environment(_ begin: TeXToken) -> Atom? {
    guard let (name, range) = environmentName(of: begin) else { return nil }
    var layout = TableLayout(columns: .uniform(.center, gap: 1))
    let plain = name.hasSuffix("*") ? String(name.dropLast()) : name
    if let known = Environment.all[plain] {
      layout = known.layout
      readParameter(known.parameter, of: begin, name: name, into: &layout)
    } else if let advice = Environment.advice[plain] {
      report("tex-refused", "'\(name)' is not for a formula of a report: \(advice)", range: range)
    } else {
      let hint = suggestion(for: plain, in: Environment.all.keys.sorted())
      report("tex-unknown-environment", "unknown environment '\(name)'\(hint)", range: range)
    }
    if name == "CD" { rewriteDiagram() }
    environments.append(name)
    defer { environments.removeLast() }
    let table = rows(layout, name: name, from: begin.range.lowerBound..<range.upperBound + 1)
    let kind: AtomClass = layout.left.isEmpty && layout.right.isEmpty ? .ordinary : .inner
    return Atom(kind, .table(table))
  }

  /// The rows up to the environment's end.
  private mutating func rows(
    _ layout: TableLayout, name: String, from opening: Range<Int>
  ) -> Table {
    var table = Table(layout: layout)
    var row = Table.Row()
    reading: while true {
      let atoms = list(in: .cell)
      guard let token = stream.first else {
        report(
          "tex-unmatched-environment", "'\\begin{\(name)}' has no '\\end{\(name)}'", range: opening)
        row.cells.append(atoms)
        break
      }
      switch token.kind {
      case .alignment:
        _ = stream.next()
        row.cells.append(atoms)
      case .command("\\"), .command("cr"):
        _ = stream.next()
        row.cells.append(atoms)
        row.gap = rowGap()
        table.rows.append(row)
        row = Table.Row()
      case .command("hline"), .command("hdashline"):
        _ = stream.next()
        if row.cells.isEmpty, atoms.isEmpty {
          row.lineAbove = token.isCommand("hline") ? .solid : .dashed
        } else {
          report(
            "tex-alignment", "'\(token.spelling)' stands only at the start of a row", at: token)
        }
      default:
        row.cells.append(atoms)
        if token.isCommand("end"), takeEnd(of: name, opening) { break reading }
        if !token.isCommand("end") {
          report(
            "tex-unmatched-environment", "'\\begin{\(name)}' has no '\\end{\(name)}'",
            range: opening)
        }
        break reading
      }
    }
    // The row break before the end opens no row.
    if row.cells.contains(where: { !$0.isEmpty }) || row.cells.count > 1 {
      table.rows.append(row)
    } else {
      table.lineBelow = row.lineAbove
    }
    return table
  }

  /// Reads `\end{…}`; one that belongs to an outer environment is told and left in place.
  ///
  /// - Returns: Whether it was taken.
  private mutating func takeEnd(of name: String, _ opening: Range<Int>) -> Bool {
    guard let token = stream.next() else { return false }
    guard let (found, range) = environmentName(of: token) else { return true }
    if found == name { return true }
    if environments.dropLast().contains(found) {
      report(
        "tex-unmatched-environment", "'\\begin{\(name)}' has no '\\end{\(name)}'", range: opening)
      stream.push([token] + lastName)
      return false
    }
    report(
      "tex-unmatched-environment", "'\\end{\(found)}' ends what '\\begin{\(name)}' began",
      range: range,
      notes: [Diagnostic.Note("it began here", at: fragment.range(opening))])
    return true
  }

  /// Tells of an `\end` without `\begin` and takes it with its name.
  mutating func strayEnd(_ token: TeXToken) {
    _ = stream.next()
    guard let (name, _) = environmentName(of: token) else { return }
    report(
      "tex-unmatched-environment", "'\\end{\(name)}' has no '\\begin{\(name)}' before it", at: token
    )
  }

  /// The name in braces behind `\begin` or `\end`, and its place.
  private mutating func environmentName(of token: TeXToken) -> (String, Range<Int>)? {
    guard let open = peek(), open.kind == .beginGroup, let group = rawGroup(of: token) else {
      report(
        "tex-missing-argument", "'\(token.spelling)' lacks the name of an environment", at: token,
        annotation: "\(token.spelling){aligned}")
      return nil
    }
    lastName =
      [open] + group + [TeXToken(.endGroup, (group.last ?? open).range)]
    let lower = group.first?.range.lowerBound ?? open.range.lowerBound
    let upper = group.last?.range.upperBound ?? open.range.upperBound
    return (group.map(\.spelling).joined(), lower..<max(lower, upper))
  }

  private mutating func readParameter(
    _ parameter: Environment.Parameter, of begin: TeXToken, name: String,
    into layout: inout TableLayout
  ) {
    if parameter == .starred {
      if name.hasSuffix("*"), let token = stream.first, token.isCharacter("[") {
        readAlignment(token, into: &layout)
      }
      return
    }
    // A position such as `[t]` has no meaning for a formula of its own.
    if let token = stream.first, token.isCharacter("[") {
      while let token = stream.next(), !token.isCharacter("]") {}
    }
    guard parameter != .none else { return }
    guard peek()?.kind == .beginGroup, let group = rawGroup(of: begin) else {
      let shape = parameter == .columns ? "\\begin{\(name)}{lcr}" : "\\begin{\(name)}{2}"
      report(
        "tex-missing-argument", "'\(name)' lacks its columns", at: begin, annotation: shape)
      return
    }
    guard parameter == .columns else { return }
    var alignments: [TableLayout.Alignment] = []
    var lines: Set<Int> = []
    for token in group {
      switch token.kind {
      case .character("l"): alignments.append(.left)
      case .character("c"): alignments.append(.center)
      case .character("r"): alignments.append(.right)
      case .character("|"): lines.insert(alignments.count)
      case .space: continue
      default:
        report(
          "tex-alignment", "a column is 'l', 'c' or 'r', and '|' a line between two", at: token)
      }
    }
    layout.columns = .declared(alignments, lines: lines)
  }

  /// How the cells of a matrix stand: `[r]`.
  private mutating func readAlignment(_ open: TeXToken, into layout: inout TableLayout) {
    _ = stream.next()
    let alignment: TableLayout.Alignment? =
      switch stream.first?.kind {
      case .character("l"): .left
      case .character("c"): .center
      case .character("r"): .right
      default: nil
      }
    guard let alignment, stream.second?.isCharacter("]") == true else {
      return report("tex-alignment", "the columns of a matrix are '[l]', '[c]' or '[r]'", at: open)
    }
    _ = stream.next()
    _ = stream.next()
    layout.columns = .uniform(alignment, gap: 1)
  }

  /// The space asked for behind `\\`, in em.
  mutating func rowGap() -> Double {
    if let token = stream.first, token.isCharacter("*") { _ = stream.next() }
    guard let open = stream.first, open.isCharacter("[") else { return 0 }
    _ = stream.next()
    var text = ""
    while let token = stream.first, case .character(let scalar) = token.kind, text.count < 20 {
      _ = stream.next()
      if scalar == "]" {
        if let width = emWidth(text) { return width }
        break
      }
      text.unicodeScalars.append(scalar)
    }
    report("tex-length", "'\\\\[…]' wants a length such as '3pt' or '0.5em'", at: open)
    return 0
  }

  /// Lines under a large operator.
  mutating func substack(_ token: TeXToken) -> Atom? {
    guard let open = peek(), open.kind == .beginGroup else {
      report(
        "tex-missing-argument", "'\\substack' lacks an argument", at: token,
        annotation: "\\substack{… \\\\ …}")
      return nil
    }
    _ = stream.next()
    let layout = TableLayout(
      columns: .uniform(.center, gap: 0), style: .script, isTight: true)
    var table = Table(layout: layout)
    contexts.append(.group)
    defer { contexts.removeLast() }
    while true {
      table.rows.append(Table.Row(cells: [list(in: .cell)]))
      guard let token = stream.first else {
        report("tex-unbalanced-brace", "this '{' is never closed", at: open)
        break
      }
      if token.kind == .alignment {
        report("tex-alignment", "'\\substack' has a single column", at: token)
      } else if !token.isCommand("\\"), !token.isCommand("cr") {
        if token.kind == .endGroup {
          _ = stream.next()
        } else {
          report("tex-unbalanced-brace", "this '{' is never closed", at: open)
        }
        break
      }
      _ = stream.next()
    }
    return Atom(.ordinary, .table(table))
  }
}
