import Diagnostics
import Testing

@Suite struct PathPrefixTests {
  @Test(
    arguments: [
      (nil, "chapters/a.md", "chapters/a.md"), (".", "chapters/a.md", "chapters/a.md"),
      ("./papers//one/", "papers/one/chapters/a.md", "papers/one/chapters/a.md"),
      ("../x", "../x/chapters/a.md", "../x/chapters/a.md"),
      ("/r", "/r/chapters/a.md", "file:///r/chapters/a.md"),
      ("a b", "a b/chapters/a.md", "a%20b/chapters/a.md"),
      ("c:é%", "c:é%/chapters/a.md", "c%3A%C3%A9%25/chapters/a.md"),
    ] as [(String?, String, String)])
  func namesFilesFromWhereTheProgramRuns(_ folder: String?, _ path: String, _ uri: String) {
    let file = SourceFile(path: "chapters/a.md", text: "")
    #expect(PathPrefix(folder).path(file) == path)
    #expect(PathPrefix(folder).uri(file) == uri)
  }
}
