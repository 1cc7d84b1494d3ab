import Diagnostics
import Markup
import Testing

@testable import Typesetting

/// A small generator of numbers whose sequence never changes (xorshift).
private struct Sequence {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }
}

@Suite struct FuzzTests {
  private static let pieces = [
    "{", "}", "^", "_", "&", "\\\\", "$", "#1", "'", "|", "[", "]", "-", "(", ")", "%\n", " ", "\\",
    "é", "\u{0}", "<", "\\left(", "\\right)", "\\middle|", "\\begin{aligned}", "\\end{aligned}",
    "\\begin{cases}", "\\end{cases}", "\\begin{array}{l|r}", "\\end{array}", "\\frac", "\\sqrt",
    "\\sqrt[3]", "\\sum", "\\limits", "\\text{a $b$}", "\\text{", "\\mathbb{E}", "\\mathcal",
    "\\operatorname{f}", "\\overset", "\\underbrace{x}", "\\substack{a\\\\b}", "\\not", "\\over",
    "\\displaystyle", "\\big(", "\\hat", "\\xrightarrow[a]{b}", "\\newcommand{\\a}[1]{#1#1}", "\\a",
    "\\def\\b{\\a x}", "\\b", "\\hline", "\\[3pt]", "\\hspace{1em}", "\\!", "\\quad", "\\pmod",
    "\\phantom{x}", "\\begin", "\\end", "\\dots", "1.5", "x", "\\alpha", "=", "+",
    "\\color{red}", "\\textcolor{accent}{x}", "\\rm", "\\large", "\\cancel", "\\tag{1}",
    "\\above1pt",
    "\\set{x|y}", "\\Set", "\\bra", "\\genfrac(){0pt}{}", "\\rule", "\\raisebox{1pt}",
    "\\mathchoice",
    "\\verb|x|", "\\verb", "\\(", "\\)", "\\'e", "\\begingroup", "\\endgroup", "\\hdashline", "ℝ",
    "\\begin{CD}", "\\end{CD}", "@>a>>", "@VVbV", "@=", "@.", "@",
    "\\mathclap{x}", "\\begin{pmatrix*}[r]", "\\end{pmatrix*}", "\\fcolorbox{red}{mark}{x}",
    "\\newline",
  ]

  @Test func survivesMutations() {
    var sequence = Sequence(state: 0x9E37_79B9_7F4A_7C15)
    let seeds = TeXFormulaTests.golden.map { Array($0.tex.unicodeScalars) }
    var right = 0
    for round in 0..<4000 {
      var scalars =
        round % 2 == 0 ? seeds[sequence.next(below: seeds.count)] : []
      for _ in 0...sequence.next(below: 12) {
        let piece = Self.pieces[sequence.next(below: Self.pieces.count)]
        let place = sequence.next(below: scalars.count + 1)
        switch sequence.next(below: 3) {
        case 0 where !scalars.isEmpty:
          scalars.remove(at: min(place, scalars.count - 1))
        default: scalars.insert(contentsOf: piece.unicodeScalars, at: place)
        }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let tex = String(text)
      let formula = TeXFormula(fragment(tex), display: round % 3 != 0)
      let wrong = faults(ofMathML: formula.markup.html)
      #expect(wrong == [], "round \(round): \(tex)")
      for diagnostic in formula.diagnostics {
        #expect(diagnostic.range != nil, "round \(round): \(tex)")
      }
      if formula.diagnostics.isEmpty { right += 1 }
    }
    // Enough get through for the writer to be tried too.
    #expect(right > 200)
  }
}
