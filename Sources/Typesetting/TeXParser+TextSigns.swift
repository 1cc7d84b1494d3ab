import Diagnostics
import Foundation

extension TeXParser {
  /// Commands that stand for characters of words.
  static let textCommands: [String: String] = {
    var result = [
      " ": " ", ",": "\u{2009}", "$": "$", "%": "%", "&": "&", "#": "#", "_": "_", "{": "{",
      "}": "}", "ldots": "…", "dots": "…", "quad": "\u{2003}",
    ]
    for entry in SymbolTable.entries(textSigns) {
      for name in entry.names { result[name] = entry.text }
    }
    return result
  }()

  /// Accents of words, which stand before their letter, and the characters that combine with it.
  static let textAccents: [String: String] = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}",
    "=": "\u{304}", ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}",
    "r": "\u{30A}", "c": "\u{327}", "k": "\u{328}", "d": "\u{323}", "b": "\u{331}",
  ]

  /// The letter behind an accent, with it.
  mutating func accented(_ accent: String, _ token: TeXToken) -> String {
    while stream.first?.kind == .space { _ = stream.next() }
    let group = stream.first.flatMap { $0.kind == .endGroup ? nil : rawArgument(of: token) } ?? []
    let letters = group.filter { $0.kind != .space }
    switch letters.first?.kind {
    case .character(let scalar)? where letters.count == 1 && scalar.properties.isAlphabetic:
      return (String(Character(scalar)) + accent).precomposedStringWithCanonicalMapping
    // A letter without its dot is there to take an accent in its place.
    case .command("i")? where letters.count == 1:
      return ("i" + accent).precomposedStringWithCanonicalMapping
    case .command("j")? where letters.count == 1:
      return ("j" + accent).precomposedStringWithCanonicalMapping
    default:
      report(
        "tex-text", "'\(token.spelling)' stands before the letter that takes the accent", at: token,
        annotation: "\(token.spelling){e}")
      return ""
    }
  }

  private static let textSigns = """
    S sect §
    P ¶
    AA Å
    aa å
    AE Æ
    ae æ
    OE Œ
    oe œ
    O Ø
    o ø
    L Ł
    l ł
    ss ß
    i ı
    j ȷ
    copyright ©
    pounds textsterling £
    textregistered ®
    textdegree °
    dag textdagger †
    ddag textdaggerdbl ‡
    textdollar $
    textunderscore _
    textasciitilde ~
    textasciicircum ^
    textbackslash \\
    textbar |
    textbardbl ‖
    textbraceleft {
    textbraceright }
    textless <
    textgreater >
    textellipsis …
    textendash –
    textemdash —
    textquotedblleft “
    textquotedblright ”
    textquoteleft lq ‘
    textquoteright rq ’
    textbullet •
    texteuro €
    textvisiblespace ␣
    nobreakspace \u{A0}
    """
}
