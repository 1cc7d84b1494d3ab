import Diagnostics
import Testing

@testable import ReportBuilder

@Test(arguments: [
  ("chapters/index.md", "index", "index"),
  ("chapters/01-one-score.md", "one-score", "oneScore"),
  ("chapters/02-Noise.md", "Noise", "noise"),
  ("chapters/03-2d-mixtures.md", "2d-mixtures", "chapter2dMixtures"),
  ("chapters/04-a_b--c.md", "a_b--c", "aBC"),
  ("chapters/05-überblick.md", "überblick", "überblick"),
]) func namesAChapterByItsFile(_ path: String, _ slug: String, _ identifier: String) {
  let names = Chapter.names(of: SourceFile(path: path, text: ""))
  #expect(names.slug == slug)
  #expect(names.identifier == identifier)
}
