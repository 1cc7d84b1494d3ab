import Testing

@testable import Markdown

@Suite struct LinkAddressTests {
  @Test(arguments: [
    "https://a.b", "http://a.b/c?d=javascript:#e:f", "HTTPS://A.B", "mailto:a@b.c", "#place",
    "01-x.md", "01-x.md#a:b", "a b", "https://[::1]/", "", "?a:b", "#\u{1F469}\u{200D}\u{1F52C}",
    "1a:b",
  ]) func allows(_ address: String) {
    #expect(LinkAddress.fault(in: address) == nil)
  }

  @Test(arguments: [
    "javascript", "JavaScript", "vbscript", "data", "file", "blob", "filesystem", "jar",
    "view-source", "about", "feed", "ms-msdt", "ftp", "tel", "sms", "intent", "x", "a+b.c-1", "wss",
    "chrome", "resource", "moz-extension", "doi", "urn",
  ]) func refusesEveryOtherScheme(_ scheme: String) {
    #expect(LinkAddress.fault(in: scheme + ":x") == .scheme(scheme))
    #expect(LinkAddress.fault(in: scheme + ":") == .scheme(scheme))
    #expect(LinkAddress.fault(in: scheme + "://a.b") == .scheme(scheme))
    #expect(LinkAddress.fault(in: scheme + ":https://a.b") == .scheme(scheme))
  }

  @Test(arguments: ["//a.b", "\\\\a.b", "/\\a.b", "\\/a.b", "///a.b", "//"])
  func refusesAHostWithoutAScheme(_ address: String) {
    #expect(LinkAddress.fault(in: address) == .bareHost)
  }

  @Test(arguments: [
    "https:", "https:a.b", "https:/a.b", "https://", "http:///a.b", "https:\\\\a.b",
  ])
  func needsAHost(_ address: String) {
    #expect(
      LinkAddress.fault(in: address)
        == .noHost(scheme: address.hasPrefix("https") ? "https" : "http"))
  }

  @Test(arguments: [
    ("a%00b", "a%00b"), ("a%2Fb", "a%2Fb"), ("a%b/c", "a%b"), ("a<b", "a<b"), ("a|b:8/", "a|b"),
    ("[::1", "["), ("[::g]/", "[::g]"), ("[1]:80", "[1]"), ("a^b?x", "a^b"), ("%20", "%20"),
    ("a%FFb", "a%FFb"), ("a&b c", "a&b c"),
  ])
  func refusesWhatIsNoHost(_ rest: String, _ name: String) {
    #expect(LinkAddress.fault(in: "https://" + rest) == .host(name))
  }

  @Test(arguments: [
    "[::1]:8080/a", "[2001:db8::1.2.3.4]/", "m%C3%BCller.de/", "a.b:80", "a.b?c=|@", "a_b.c",
    "m\u{FC}ller.de", "a.b:/c@d", "a.b:65535",
  ])
  func allowsAHost(_ rest: String) {
    #expect(LinkAddress.fault(in: "https://" + rest) == nil)
  }

  /// A name before the host reads like the host.
  @Test(arguments: ["a.b@c.d", "u:p@[::1]/", "a.b:80@c.d/e", "u@a.b?c"])
  func refusesAName(_ rest: String) {
    guard case .user? = LinkAddress.fault(in: "https://" + rest) else {
      Issue.record("\(rest) is allowed")
      return
    }
  }

  @Test(arguments: ["a.b:65536", "a.b:99999/c", "a.b:8a", "[::1]x", "[::1]:-1", "a.b:1:2"])
  func refusesWhatIsNoPort(_ rest: String) {
    guard case .port? = LinkAddress.fault(in: "https://" + rest) else {
      Issue.record("\(rest) is allowed")
      return
    }
  }

  @Test func needsALetterBox() {
    #expect(LinkAddress.fault(in: "mailto:") == .empty(scheme: "mailto"))
  }

  /// What browsers skip in front of an address and in it.
  @Test(arguments: [
    "\u{1}javascript:x", "java\nscript:x", "java\tscript:x", "java\rscript:x", "javascript\u{0}:x",
    "\u{1B}https://a.b", "https://a.b/\u{202E}c", "\u{FEFF}javascript:x", "java\u{AD}script:x",
    "https://a.b/\u{7F}", "https://a.b/\u{85}", "a\u{2028}b", "\u{200B}x",
  ]) func refusesWhatNobodySees(_ address: String) {
    guard case .invisible? = LinkAddress.fault(in: address) else {
      Issue.record("\(address.debugDescription) is allowed")
      return
    }
  }

  @Test(arguments: [" javascript:x", "\u{A0}javascript:x", "\u{3000}x"])
  func refusesWhiteSpaceInFront(_ address: String) {
    #expect(LinkAddress.fault(in: address) == .invisible(" "))
  }

  @Test(arguments: [
    "", "a.b", "#a", "mailto:a@b.c", "www.a.b", "//a.b", "https://a.b/c d", "ftp://a",
  ])
  func wantsTheWebWhereOnlyItCanStand(_ address: String) {
    #expect(LinkAddress.faultOnTheWeb(in: address) != nil)
    #expect(LinkAddress.faultOnTheWeb(in: "https://a.b") == nil)
  }

  @Test func saysWhatIsAllowed() {
    let message = LinkAddress.Fault.scheme("blob").message
    for part in ["'blob:'", "https://", "http://", "mailto:"] { #expect(message.contains(part)) }
    #expect(LinkAddress.Fault.invisible("\u{AD}").message.contains("U+00AD"))
  }

  @Test(arguments: [
    ("https://a.b/c?d=e&f#g", "https://a.b/c?d=e&f#g"), ("a b<c>\"'é", "a%20b%3Cc%3E%22'%C3%A9"),
    ("https://[::1]/[", "https://[::1]/%5B"),
  ]) func isEncodedForAnAttribute(_ address: String, _ encoded: String) {
    #expect(LinkAddress.encoded(address) == encoded)
  }
}
