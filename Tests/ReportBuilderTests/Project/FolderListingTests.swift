import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct FolderListingTests {
  @Test func listsNamesInOrder() throws {
    let report = try SmallReport(["02-b.md": "", "01-é.md": "", ".hidden": ""])
    #expect(
      try FolderListing.names(at: report.project.chapters.path)
        == [".hidden", "01-é.md", "02-b.md", "index.md"])
  }

  @Test func saysWhyItCannot() throws {
    let report = try SmallReport([:])
    let file = report.project.chapters.appendingPathComponent("index.md").path
    #expect(throws: SystemFault(ENOTDIR)) { try FolderListing.names(at: file) }
    #expect(throws: SystemFault(ENOENT)) { try FolderListing.names(at: file + ".none") }
  }
}
