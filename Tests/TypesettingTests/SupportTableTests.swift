import Diagnostics
import Markup
import Testing

@testable import Typesetting

@Suite struct SupportTableTests {
  @Test func setsNineTenthsOfTheTable() {
    var right = 0
    for (name, tex) in SupportTable.formulas {
      let formula = TeXFormula(fragment(tex), display: true)
      #expect(formula.diagnostics.map(\.message) == [], "\(name)")
      #expect(faults(ofMathML: formula.markup.html) == [], "\(name)")
      if formula.diagnostics.isEmpty { right += 1 }
    }
    #expect(right >= 930)
    #expect(SupportTable.formulas.count + SupportTable.refused.count >= 970)
  }

  @Test func namesEachOnceWithinItsKind() {
    let lists = [
      SupportTable.symbols, SupportTable.unary, SupportTable.switches, SupportTable.spaces,
      SupportTable.sizes, SupportTable.inText, SupportTable.accents, SupportTable.environments,
      SupportTable.refused,
    ]
    for list in lists { #expect(Set(list).count == list.count) }
  }

  @Test(arguments: SupportTable.refused) func refusesTheOthersByNameWithAHint(_ name: String) {
    let found = TeXFormula(fragment("\\\(name){x}"), display: true).diagnostics
    #expect(found.map(\.identifier) == ["tex-refused"])
    let message = found.first?.message ?? ""
    let start = "'\\\(name)' is not for a formula of a report: "
    #expect(message.hasPrefix(start) && message.count > start.count)
  }

  /// What a refusal tells to write instead must be right.
  @Test func adviceThatIsTeXIsSet() {
    for (name, command) in TeXCommand.all {
      guard case .refused(let advice) = command, advice.contains("'\\") else { continue }
      for part in advice.split(separator: "'").enumerated() where part.offset % 2 == 1 {
        guard part.element.hasPrefix("\\"), part.element.dropFirst().first?.isLetter == true else {
          continue
        }
        let names = part.element.split(separator: "\\").map { $0.prefix { $0.isLetter } }
        for named in names where !["name", "end", "hline"].contains(named) {
          #expect(TeXCommand.all[String(named)] != nil, "\(name): \(named)")
          if case .refused? = TeXCommand.all[String(named)] {
            Issue.record("\(name): \(named) is refused itself")
          }
        }
      }
    }
  }
}
