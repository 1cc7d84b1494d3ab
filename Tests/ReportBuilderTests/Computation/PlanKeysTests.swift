import Testing

@testable import ReportBuilder

@Suite struct PlanKeysTests {
  /// The names of the cells whose key differs after `change`.
  private func changed(_ change: (SmallReport) throws -> Void) throws -> Set<String> {
    let report = try SmallReport.full()
    let before = try keys(report)
    try change(report)
    let after = try keys(report)
    #expect(before.keys.count > 5)
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
  }

  private func keys(_ report: SmallReport) throws -> [String: Fingerprint] {
    let manuscript = try report.manuscript()
    let keys = PlanKeys(manuscript).cells
    try #require(keys.count == manuscript.cells.count)
    var found: [String: Fingerprint] = [:]
    for (cell, key) in zip(manuscript.cells, keys)
    where cell.computed != nil {
      found[cell.name] = key.fingerprint
    }
    return found
  }

  private func edit(_ old: String, _ new: String) throws -> Set<String> {
    try changed { report in
      let text = SmallReport.fullChapter
      try #require(text.contains(old))
      try report.write("01-one.md", text.replacing(old, with: new))
    }
  }

  @Test(arguments: [
    ("The mean is", "# no\n\nThe mean is"), (":caption: Divergences.", ":caption: Other."),
    (":alt: Two panels.", ":alt: Panels."), (":paper: Lemma 1", ":paper: Lemma 2"),
    ("let gap = {", "// A comment.\nlet gap   =   {"),
    ("table(columns: [\"gap\":", "// A comment.\ntable(columns: [ \"gap\":"),
    (":expect: holds", ":expect: undecided"),
  ])
  func doNotDependOnPresentation(_ old: String, _ new: String) throws {
    let new = new.replacing("# no\n\n", with: "Another paragraph.\n\n")
    #expect(try edit(old, new) == [])
  }

  @Test func reachTheUsersOfADefinitionInAllChapters() throws {
    #expect(
      try edit("means: [-2, 2]", "means: [-3, 2]") == [
        "one.value-1", "one.value-2", "fig-facets", "two.value-1",
      ])
    #expect(
      try edit("normal(mean: d, sd: 1)", "normal(mean: d, sd: 2)") == [
        "fig-facets", "tab-divergence", "claim-grows",
      ])
  }

  @Test func reachOnlyTheSiteOfAnOwnLine() throws {
    #expect(
      try edit("kl(gap(0), gap(1)) < kl(gap(0), gap(2)))", "kl(gap(0), gap(1)) < 5)")
        == ["claim-grows"])
    #expect(try edit("{value .4f}", "{value .3f}") == ["one.value-2"])
  }

  @Test func dependOnTheSeedWhereTheyDraw() throws {
    let names = try changed { report in
      try report.write("index.md", "---\ntitle: Small\nseed: 2\n---\n\n# Small\n\nText.\n")
    }
    #expect(names == ["one.value-2", "fig-facets", "two.value-2"])
  }

  @Test(arguments: [
    "one.p.sample(3, key: \"a\").mean",
    "[one.p].map { d in d.sample(3, key: .common(\"a\")).mean }[0]",
    "one.draws[0]", "one.drawn(\"a\")[0]", "one.pass(one.p, \"a\")[0]",
  ]) func dependOnTheSeedHoweverTheyDraw(program: String) throws {
    let first = """
      # One

      ```{define}
      let p = normal(mean: 0, sd: 1)
      let draws = p.sample(3, key: "b")
      let drawn = { k in p.sample(3, key: k) }
      let pass = { d, k in d.sample(3, key: k) }
      ```

      """
    let report = try SmallReport([
      "01-one.md": first, "02-two.md": "# Two\n\n`{value} \(program)`\n",
    ])
    let before = try keys(report)
    try report.write("index.md", "---\ntitle: Small\nseed: 2\n---\n\n# Small\n\nText.\n")
    let after = try keys(report)
    #expect(before["two.value-1"] != nil && before["two.value-1"] != after["two.value-1"])
  }

  @Test func doNotDependOnOtherChapters() throws {
    let names = try changed { report in
      try report.write("03-three.md", "# Three\n\n`{value} 3`\n")
    }
    #expect(names == ["three.value-1"])
  }

  @Test func dependOnAnUnusedDefinitionOnlyThroughIt() throws {
    let report = try SmallReport([
      "01-one.md": "# One\n\n```{define}\nlet a = 1\nlet b = a + 1\n```\n"
    ])
    let before = PlanKeys(try report.manuscript()).definitions
    try report.write(
      "01-one.md", "# One\n\n```{define}\nlet a = 2\nlet b = a + 1\nlet c = 3\n```\n")
    let after = PlanKeys(try report.manuscript()).definitions
    #expect(before.count == 2)
    #expect(after.count == 3)
    for (name, key) in before { #expect(after[name] != key) }
  }
}
