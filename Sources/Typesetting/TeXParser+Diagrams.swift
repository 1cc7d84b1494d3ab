import Diagnostics

extension TeXParser {
  /// Writes what stands between `\begin{CD}` and `\end{CD}` as the cells of a table: objects and
  /// arrows by turns.
  mutating func rewriteDiagram() {
    var result: [TeXToken] = []
    // Whether the row holds objects; nil at its start.
    var holdsObjects: Bool?
    var nesting = 0
    reading: while let token = stream.first {
      switch token.kind {
      case .command("end") where nesting == 0: break reading
      case .character("@") where nesting == 0:
        _ = stream.next()
        guard let arrow = diagramArrow(token) else { continue }
        if holdsObjects != true, arrow.isVertical != false {
          // Objects stand in every second column, and so do the arrows under them.
          let gap = Array(repeating: TeXToken(.alignment, token.range), count: 2)
          result += (holdsObjects == nil ? [] : gap) + arrow.tokens
          holdsObjects = false
        } else if holdsObjects == true, arrow.isVertical != true {
          let gap = [TeXToken(.alignment, token.range)]
          result += gap + arrow.tokens + gap
        } else {
          report("tex-alignment", TeXParser.diagramRows, at: token)
        }
        continue
      case .command("\\") where nesting == 0, .command("cr") where nesting == 0:
        holdsObjects = nil
      case .command("begin"), .beginGroup:
        nesting += 1
        if holdsObjects == nil { holdsObjects = true }
      case .command("end"), .endGroup: nesting -= 1
      case .space: break
      default:
        if holdsObjects == false, nesting == 0 {
          report("tex-alignment", TeXParser.diagramRows, at: token)
        }
        if holdsObjects == nil { holdsObjects = true }
      }
      result.append(token)
      _ = stream.next()
    }
    stream.push(result)
  }

  /// The arrow behind an `@`, and whether it is one between rows, which none may be anywhere; nil,
  /// told, where there is no arrow.
  private mutating func diagramArrow(
    _ at: TeXToken
  ) -> (tokens: [TeXToken], isVertical: Bool?)? {
    func written(_ text: String) -> [TeXToken] {
      tokens(of: text).map { TeXToken($0.kind, at.range, macro: at.macro) }
    }
    let sign = stream.next()
    guard let sign, case .character(let mark) = sign.kind else {
      report("tex-alignment", TeXParser.diagramAdvice, at: at)
      return nil
    }
    switch mark {
    case "=": return (written("="), false)
    case "|": return (written(#"\Big\Vert "#), true)
    case ".": return ([], nil)
    case ">", "<", "V", "A": break
    default:
      report("tex-alignment", TeXParser.diagramAdvice, at: at)
      return nil
    }
    guard let first = label(upTo: sign), let second = label(upTo: sign) else {
      report("tex-alignment", TeXParser.diagramAdvice, at: at)
      return nil
    }
    let isVertical = mark == "V" || mark == "A"
    if isVertical {
      let arrow = mark == "V" ? #"\Big\downarrow "# : #"\Big\uparrow "#
      return (
        written(#"\mathllap{\scriptstyle "#) + first + written("}" + arrow)
          + written(#"\mathrlap{\scriptstyle "#) + second + written("}"), true
      )
    }
    let arrow = mark == ">" ? #"\xrightarrow"# : #"\xleftarrow"#
    let below = second.isEmpty ? [] : written("[{") + second + written("}]")
    return (written(arrow) + below + written(#"{\;\;"#) + first + written(#"\;\;}"#), false)
  }

  /// The tokens up to the next sign of the same kind, which is taken; nil where there is none.
  private mutating func label(upTo sign: TeXToken) -> [TeXToken]? {
    var result: [TeXToken] = []
    var nesting = 0
    while let token = stream.first {
      switch token.kind {
      case .beginGroup: nesting += 1
      case .endGroup: nesting -= 1
      case .command("\\"), .command("end"): return nil
      case sign.kind where nesting == 0:
        _ = stream.next()
        return result
      default: break
      }
      _ = stream.next()
      result.append(token)
    }
    return nil
  }

  private static let diagramRows =
    "a row of a diagram holds objects with arrows between them, or the arrows to the next row"
  private static let diagramAdvice =
    "an arrow of a diagram is '@>a>b>', '@<a<b<', '@VaVbV', '@AaAbA', '@=', '@|' or '@.' for none"
}
