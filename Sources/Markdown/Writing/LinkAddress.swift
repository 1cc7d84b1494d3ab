/// What a link of a report may lead to.
///
/// Allowed are addresses on the web, `https://host/…` and `http://host/…`, addresses of mail,
/// `mailto:name@host`, and addresses without a scheme, which lead to places of the report. An
/// address is judged as a browser reads it, character references and escapes resolved.
///
/// - Source: URL Standard, "URL parsing", for what browsers skip and where a scheme ends.
public enum LinkAddress {
  /// What is wrong with an address.
  public enum Fault: Error, Sendable, Hashable {
    /// It starts with another scheme than the allowed ones.
    case scheme(String)
    /// It names a host without a scheme: `//host`, `\\host`.
    case bareHost
    /// It has a scheme of the web, but no host behind two slashes.
    case noHost(scheme: String)
    /// The name of its host holds what no host can: a control character, a space or a separator, as it
    /// is or escaped, or brackets that are no address of version 6.
    case host(String)
    /// A name or a password stands before the host, which hides where the link leads.
    case user(String)
    /// What stands behind the host is no port.
    case port(String)
    /// It has a scheme and is empty behind it.
    case empty(scheme: String)
    /// It holds a character that nobody sees, which browsers skip or encode.
    case invisible(Unicode.Scalar)
    /// It is no address on the web where only one can stand.
    case notOnTheWeb
  }

  /// The schemes of the web.
  private static let web: Set<String> = ["http", "https"]

  /// What is wrong with `address` as that of a link, or nil.
  ///
  /// - Complexity: O(n) in its length.
  public static func fault(in address: String) -> Fault? {
    if let scalar = address.unicodeScalars.first(where: isInvisible) { return .invisible(scalar) }
    if address.first?.isWhitespace == true { return .invisible(" ") }
    guard let scheme = scheme(of: address) else {
      let slashes = address.prefix(2)
      let namesHost = slashes.count == 2 && slashes.allSatisfy { $0 == "/" || $0 == "\\" }
      return namesHost ? .bareHost : nil
    }
    let rest = address.dropFirst(scheme.count + 1)
    let name = scheme.lowercased()
    if name == "mailto" { return rest.isEmpty ? .empty(scheme: name) : nil }
    guard web.contains(name) else { return .scheme(scheme) }
    let host = rest.dropFirst(2).first
    let hasHost = rest.hasPrefix("//") && host.map { !"/\\?#:@ ".contains($0) } == true
    guard hasHost else { return .noHost(scheme: name) }
    let authority = rest.dropFirst(2).prefix { !"/\\?#".contains($0) }
    if authority.contains("@") { return .user(String(authority)) }
    let found = hostName(of: authority)
    guard isHost(found) else { return .host(String(found)) }
    return isPort(authority.dropFirst(found.count)) ? nil : .port(String(authority))
  }

  /// What is wrong with `address` where only an address on the web can stand, or nil.
  public static func faultOnTheWeb(in address: String) -> Fault? {
    let fault = fault(in: address)
    if case .invisible? = fault { return fault }
    if address.contains(where: \.isWhitespace) { return .invisible(" ") }
    guard let scheme = scheme(of: address), web.contains(scheme.lowercased()) else {
      return .notOnTheWeb
    }
    return fault
  }

  /// The scheme of an address, as it is written: `https` of `https://host`; nil when it has none.
  public static func scheme(of address: String) -> String? {
    let name = address.unicodeScalars.prefix { $0 != ":" }
    guard name.count < address.unicodeScalars.count, let first = name.first,
      first.isASCII, first.properties.isAlphabetic, name.allSatisfy(isSchemeScalar)
    else { return nil }
    return String(name)
  }

  /// Whether this is nothing, or a colon and a port up to 65535 or none.
  private static func isPort(_ text: Substring) -> Bool {
    guard let colon = text.first else { return true }
    let digits = text.dropFirst()
    return colon == ":" && digits.allSatisfy { $0.isASCII && $0.isNumber }
      && (digits.isEmpty || UInt16(digits) != nil)
  }

  /// The host in what stands between the two slashes and the path: no port behind it.
  private static func hostName(of host: Substring) -> Substring {
    if host.first == "[", let end = host.lastIndex(of: "]") { return host[...end] }
    return host.prefix { $0 != ":" }
  }

  /// Whether a host can have this name.
  ///
  /// - Source: URL Standard, "Host writing" and "forbidden domain code point".
  private static func isHost(_ name: Substring) -> Bool {
    if name.first == "[", name.last == "]" {
      let address = name.dropFirst().dropLast()
      return address.filter { $0 == ":" }.count >= 2
        && address.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") }
    }
    guard let decoded = decoded(name) else { return false }
    return !decoded.isEmpty
      && decoded.unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && scalar.value != 0x7F
          && !"#/:<>?@[\\]^|%".unicodeScalars.contains(scalar)
      }
  }

  /// The text with its escapes resolved; nil when one is broken or they are no UTF-8.
  private static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func isSchemeScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": true
    default: false
    }
  }

  /// Whether nobody sees it in an address: control characters, which browsers skip, marks of
  /// direction and other format characters, and the separators of lines and paragraphs. The two that
  /// join letters and emoji can be in the name of a heading.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\u{200C}" || scalar == "\u{200D}" { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}

extension LinkAddress {
  /// An address as it stands in an attribute before that is escaped: bytes that an address may not hold are
  /// percent-encoded.
  public static func encoded(_ address: String) -> String {
    var address = address
    var output: [UInt8] = []
    address.withUTF8 { appendEncodedAddress($0[...], to: &output) }
    return String(decoding: output, as: UTF8.self)
  }
}

extension LinkAddress.Fault {
  /// What is wrong, as a sentence that names what is allowed.
  public var message: String {
    switch self {
    case .scheme(let scheme):
      "a link cannot start with '\(scheme):'; https://, http:// and mailto: can"
    case .bareHost:
      "a link to another host starts with https:// or http://"
    case .noHost(let scheme):
      "a host is missing behind '\(scheme):'; an address on the web is written \(scheme)://host/path"
    case .host(let name):
      "no host can be called '\(name)'"
    case .user(let authority):
      "no name may stand before the host, as in '\(authority)': it hides where the link leads"
    case .port(let authority):
      "a port is a whole number up to 65535, unlike that of '\(authority)'"
    case .empty(let scheme):
      "nothing stands behind '\(scheme):'"
    case .invisible(let scalar):
      scalar == " "
        ? "an address cannot hold white space here; write it as %20"
        : "an address cannot hold the invisible character U+\(hexadecimal(scalar))"
    case .notOnTheWeb:
      "an address on the web starts with https:// or http://"
    }
  }

  private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
