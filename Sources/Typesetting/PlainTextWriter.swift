/// Writes atoms as a line of Unicode text, for titles and search: `∇ log p(x)`.
struct PlainTextWriter {
  /// The text of a line.
  func line(_ atoms: [Atom], isScript: Bool = false) -> String {
    let spacing = LineSpacing(atoms, isScript: isScript, continues: false)
    var output = ""
    for index in atoms.indices {
      if spacing.gaps[index] > 0, !output.isEmpty, !output.hasSuffix(" ") { output += " " }
      let text = text(atoms[index])
      output += isCrowded(index, atoms, spacing) ? "(\(text))" : text
    }
    return output
  }

  /// Whether a fraction stands right beside something that would be read as a part of it.
  private func isCrowded(_ index: Int, _ atoms: [Atom], _ spacing: LineSpacing) -> Bool {
    guard case .fraction(let value) = atoms[index].nucleus, value.fences == nil else {
      return false
    }
    let factors: [AtomClass] = [.ordinary, .opening]
    let next = index + 1
    if next < atoms.count, spacing.gaps[next] == 0, factors.contains(atoms[next].kind) {
      return !atoms[next].isSpace
    }
    return false
  }

  private func text(_ atom: Atom) -> String {
    var output = nucleus(atom.nucleus)
    if let lower = atom.subscript { output += script(lower, "_", PlainTextWriter.lower) }
    if let upper = atom.superscript { output += script(upper, "^", PlainTextWriter.upper) }
    return output
  }

  /// A script in small characters where Unicode has them all, else behind a mark.
  private func script(_ atoms: [Atom], _ mark: String, _ table: [Character: Character]) -> String {
    let text = line(atoms, isScript: true)
    let small = text.compactMap { table[$0] }
    if small.count == text.count { return String(small) }
    return text.count == 1 ? mark + text : "\(mark)(\(text))"
  }

  private func nucleus(_ nucleus: Nucleus) -> String {
    switch nucleus {
    case .identifier(let text, _), .number(let text, _), .upright(let text), .symbol(let text),
      .large(let text), .delimiter(let text, _):
      return text
    case .function(let name): return name.replacing("\u{2009}", with: " ")
    case .text(let text, _): return text
    case .row(let atoms), .styled(let atoms, _), .scaled(let atoms, _), .coloured(let atoms, _),
      .decorated(let atoms, _), .raised(let atoms, _):
      return line(atoms)
    case .choice(let choices): return line(choices[MathStyle.text.index])
    case .rule: return ""
    case .fraction(let value):
      if let fences = value.fences {
        return fences.left + line(value.numerator) + " over " + line(value.denominator)
          + fences.right
      }
      return operand(value.numerator) + "/" + operand(value.denominator)
    case .radical(let radicand, let index):
      return (index.map { script($0, "^", PlainTextWriter.upper) } ?? "") + "√" + operand(radicand)
    case .fenced(let left, let parts, let middles, let right):
      var output = left
      for (index, part) in parts.enumerated() {
        if index > 0 { output += middles[index - 1] }
        output += line(part)
      }
      return output + right
    case .stack(let base, _, _): return line(base)
    case .accent(let base, let accent):
      let text = line(base)
      guard text.count == 1, let mark = PlainTextWriter.combining[accent.mark] else { return text }
      return text + mark
    case .table(let table):
      let rows = table.rows.map { row in row.cells.map { line($0) }.joined(separator: " ") }
      return table.layout.left + rows.joined(separator: "; ") + table.layout.right
    case .space(let width): return width > 0.1 ? " " : ""
    case .phantom(let atoms, let phantom):
      switch phantom {
      case .all, .horizontal, .vertical: return ""
      case .smash, .smashTop, .smashBottom: return line(atoms)
      }
    }
  }

  /// A numerator or the like, in brackets unless it is one thing.
  private func operand(_ atoms: [Atom]) -> String {
    let text = line(atoms)
    if atoms.count == 1 {
      switch atoms[0].nucleus {
      case .row, .fraction, .styled: return "(\(text))"
      default: return text
      }
    }
    let isWord = text.allSatisfy { $0.isLetter || $0.isNumber }
    return isWord ? text : "(\(text))"
  }

  private static let upper = pairs("0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾nⁿiⁱ′′∗*")
  private static let lower = pairs(
    "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ")
  private static let combining: [String: String] = [
    "ˆ": "\u{302}", "^": "\u{302}", "‾": "\u{304}", "~": "\u{303}", "¯": "\u{304}", "→": "\u{20D7}",
    "˙": "\u{307}",
    "¨": "\u{308}", "ˇ": "\u{30C}", "˘": "\u{306}", "´": "\u{301}", "`": "\u{300}",
    "˚": "\u{30A}",
  ]

  private static func pairs(_ text: String) -> [Character: Character] {
    var result: [Character: Character] = [:]
    let characters = Array(text)
    for index in stride(from: 0, to: characters.count - 1, by: 2) {
      result[characters[index]] = characters[index + 1]
    }
    return result
  }
}
