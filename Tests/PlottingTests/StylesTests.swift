import Testing

@testable import Plotting

@Suite struct StylesTests {
  private func styles(_ marks: [Mark]) -> [Style] {
    var assignment = StyleAssignment([Panel(marks: marks)])
    return marks.enumerated().map { assignment.style(of: $1, at: $0) }
  }

  private func line(_ name: String?, role: Role? = nil, axis: AxisSide = .left) -> Mark {
    .line(.points([], []), name: name, axis: axis, role: role)
  }

  @Test func explicitColoursAreNotGivenOutAgain() {
    let roles = styles([line("a"), line("end"), line("b"), line("c", role: .series1)]).map(\.role)
    #expect(roles == [.series3, .end, .series4, .series1])
  }

  @Test func oneNameHasOneColour() {
    let found = styles([line("a"), line("b"), line("a", axis: .right)])
    #expect(found[0].role == found[2].role)
    #expect(found[0].dash == .solid && found[2].dash == .dashDoubleDotted)
  }

  @Test func manySeriesDifferInColourOrStroke() {
    #expect(Set(styles((0..<30).map { line("series \($0)") })).count == 30)
  }

  @Test func namesOfRolesAreRoles() {
    let names = ["target", "start", "end", "reference"]
    #expect(styles(names.map { line($0) }).map(\.role.rawValue) == names)
  }
}
