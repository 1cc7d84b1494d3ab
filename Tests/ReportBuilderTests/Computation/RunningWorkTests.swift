import Foundation
import Testing

@testable import ReportBuilder

@Suite struct RunningWorkTests {
  @Test func namesWhatRunsLongest() throws {
    let work = RunningWork()
    #expect(work.notice(after: .zero) == nil)
    let notices = work.during("fig-a", at: "chapters/01-a.md:3") {
      Thread.sleep(forTimeInterval: 0.02)
      return work.during("fig-b", at: "chapters/01-a.md:9") {
        [work.notice(after: .zero), work.notice(after: .seconds(1000))]
      }
    }
    let notice = try #require(notices[0])
    #expect(notice.hasPrefix("still computing fig-a (chapters/01-a.md:3), "))
    #expect(notice.hasSuffix(" s"))
    #expect(notices[1] == nil)
    #expect(work.notice(after: .zero) == nil)
  }
}
