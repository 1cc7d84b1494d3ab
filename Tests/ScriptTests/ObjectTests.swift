import Arithmetic
import Testing

@testable import Script

@Suite struct ObjectTests {
  @Test func doubtsComeBesideThoseThatAreThere() {
    func bits(_ doubt: Estimate.Doubt) -> UInt16 { Estimate(0).estimated(doubt).doubtBits }
    let sure = Object("thing", payload: 1)
    let wide = Object("thing", payload: 1, doubt: .wide)
    #expect(sure.storage.doubts == 0 && wide.storage.doubts == bits(.wide))
    #expect(sure.doubted(bits(.wide)).storage.doubts == bits(.wide))
    let both = wide.doubted(bits(.unenclosed)).storage.doubts
    #expect(both == bits(.wide) | bits(.unenclosed) && both != bits(.wide))
    // What brings nothing new makes no other object.
    #expect(wide.doubted(bits(.wide)).storage === wide.storage)
  }
}
