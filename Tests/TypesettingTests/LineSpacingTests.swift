import Testing

@testable import Typesetting

@Suite struct LineSpacingTests {
  /// The spaces before the atoms of a formula, in eighteenths of an em.
  private func gaps(_ tex: String, isScript: Bool = false, continues: Bool = false) -> [Int] {
    var parser = TeXParser(fragment(tex), display: true, macros: Macros())
    return LineSpacing(parser.formula(), isScript: isScript, continues: continues).gaps
  }

  @Test(arguments: [
    ("a+b", [0, 4, 4]), ("a=-b", [0, 5, 5, 0]), ("-a", [0, 0]), ("(-a)", [0, 0, 0, 0]),
    ("a,b", [0, 0, 3]), (#"2\log x"#, [0, 3, 3]), (#"\log(x)"#, [0, 0, 0, 0]),
    (#"a:=b"#, [0, 5, 0, 5]), (#"a\sum b"#, [0, 3, 3]), (#"|-x|"#, [0, 0, 0, 0]),
    (#"a+|-x|+b"#, [0, 4, 4, 0, 0, 0, 4, 4]), (#"q\|p"#, [0, 0, 0]),
    (#"f\left(x\right)y"#, [0, 0, 0]), (#"f\!\left(x\right)+y"#, [0, 0, 4, 4]), ("a+", [0, 0]),
    (#"a\,+\,b"#, [0, 0, 4, 0, 4]),
  ])
  func spaces(_ tex: String, _ expected: [Int]) {
    #expect(gaps(tex) == expected)
  }

  @Test func keepsOnlyFunctionSpacesInScripts() {
    #expect(gaps("a+b", isScript: true) == [0, 0, 0])
    #expect(gaps(#"a\log b"#, isScript: true) == [0, 3, 3])
  }

  @Test func treatsACellBehindAnAlignmentAsContinued() {
    #expect(gaps("=b", continues: true) == [5, 5])
    #expect(gaps("-b", continues: true) == [4, 4])
    #expect(gaps("=b") == [0, 5])
  }
}
