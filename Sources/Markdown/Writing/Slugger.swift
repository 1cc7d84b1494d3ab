/// The anchor of a heading by GitHub's rule: lower case; letters, digits, `-` and `_` stay; spaces
/// become hyphens; everything else goes.
public func slug(_ title: String) -> String {
  var output = String.UnicodeScalarView()
  for scalar in title.lowercased().unicodeScalars {
    switch scalar {
    case " ": output.append("-")
    case "-", "_": output.append(scalar)
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark,
        .connectorPunctuation:
        output.append(scalar)
      default: break
      }
    }
  }
  return String(output)
}

/// Gives every heading of a page its own anchor: the second `results` becomes `results-1`.
public struct Slugger: Sendable {
  private var taken: Set<String> = []
  private var counts: [String: Int] = [:]

  /// A slugger that has given out nothing yet.
  public init() {}

  /// The anchor for a heading with this title; a title without any letter gets `section`.
  public mutating func anchor(for title: String) -> String {
    let plain = slug(title)
    let base = plain.isEmpty ? "section" : plain
    var candidate = base
    while !taken.insert(candidate).inserted {
      let count = counts[base, default: 0] + 1
      counts[base] = count
      candidate = "\(base)-\(count)"
    }
    return candidate
  }
}
