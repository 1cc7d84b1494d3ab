import Foundation
import Testing

@testable import Diagnostics

@Suite struct SystemFaultTests {
  @Test func saysEveryReasonInWords() {
    for code in Int32(1)...133 {
      let reason = SystemFault(code).reason
      #expect(!reason.isEmpty && !reason.contains("Domain"), "\(code)")
      #expect(reason.first?.isUppercase != true, "\(code)")
    }
  }

  @Test func knowsTheLastFault() {
    #expect(open("/nowhere/at/all", O_RDONLY) == -1)
    #expect(SystemFault.last == SystemFault(ENOENT))
    #expect(SystemFault.last.reason == "it is not there")
  }
}
