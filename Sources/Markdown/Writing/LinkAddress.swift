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
    return hasHost ? nil : .noHost(scheme: name)
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
