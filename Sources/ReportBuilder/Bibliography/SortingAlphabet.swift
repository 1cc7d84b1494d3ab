import Foundation

/// The order of letters in lists, as the language of the report has it.
///
/// Case and accents do not count, and letters that other alphabets have are sorted as the letters that
/// they are written with elsewhere: Ł as L, Ø as O, Æ as AE. A language that counts some of them as
/// letters of their own puts these where its alphabet does.
///
/// - Source: Unicode CLDR, the collation charts of the languages.
struct SortingAlphabet: Sendable {
  /// The places of the language's own letters: the letter that comes before, and the how-manieth behind it.
  private let own: [Character: UInt32]

  /// The alphabet of a language, as HTML names it: `en`, `pt-BR`.
  init(language: String = "en") {
    let name = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
    let rows = Self.ownLetters[name] ?? []
    var own: [Character: UInt32] = [:]
    for row in rows {
      let words = row.split(separator: " ")
      guard let base = words.first?.unicodeScalars.first else { continue }
      var place = Self.place(of: base)
      for word in words.dropFirst() {
        place += 1
        for letter in word.split(separator: "=").compactMap(\.first) {
          own[letter] = place
        }
      }
    }
    self.own = own
  }

  /// The places of the letters of a text; texts are in the order of these.
  ///
  /// - Complexity: O(n) in the length of the text.
  func key(_ text: String) -> [UInt32] {
    text.lowercased().precomposedStringWithCanonicalMapping.flatMap { letter -> [UInt32] in
      if let place = own[letter] { return [place] }
      if Self.unsounded.contains(letter) { return [] }
      let written =
        Self.elsewhere[letter]
        ?? String(letter).folding(options: .diacriticInsensitive, locale: nil)
      return written.unicodeScalars.map(Self.place)
    }
  }

  private static func place(of scalar: Unicode.Scalar) -> UInt32 { scalar.value << 4 }

  /// Signs within words that are passed over.
  private static let unsounded: Set<Character> = [
    "'", "\u{2019}", "\u{2018}", "\u{2BB}", "\u{2BC}",
  ]

  /// How letters are written where they are none of the alphabet.
  private static let elsewhere: [Character: String] = [
    "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ħ": "h",
    "ŧ": "t", "ı": "i", "ŋ": "n", "ĳ": "ij", "ĸ": "k",
  ]

  /// For a language, rows of a letter and those that follow it as letters of their own; equals signs join
  /// letters with one place.
  private static let ownLetters: [String: [String]] = [
    "da": ["z æ=ä ø=ö å"], "nb": ["z æ=ä ø=ö å"], "nn": ["z æ=ä ø=ö å"], "no": ["z æ=ä ø=ö å"],
    "sv": ["z å ä=æ ö=ø"], "fi": ["z å ä=æ ö=ø"],
    "is": ["a á", "d ð", "e é", "i í", "o ó", "u ú", "y ý", "z þ æ ö=ø å"],
    "et": ["s š z ž", "w õ ä ö ü"],
    "pl": ["a ą", "c ć", "e ę", "l ł", "n ń", "o ó", "s ś", "z ź ż"],
    "cs": ["c č", "r ř", "s š", "z ž"], "sk": ["a ä", "c č", "o ô", "s š", "z ž"],
    "hr": ["c č ć", "d đ", "s š", "z ž"], "bs": ["c č ć", "d đ", "s š", "z ž"],
    "sl": ["c č ć", "d đ", "s š", "z ž"],
    "hu": ["o ö=ő", "u ü=ű"], "ro": ["a ă â", "i î", "s ș=ş", "t ț=ţ"],
    "lv": ["c č", "g ģ", "k ķ", "l ļ", "n ņ", "s š", "z ž"], "lt": ["c č", "s š", "z ž"],
    "es": ["n ñ"], "tr": ["c ç", "g ğ", "h ı", "o ö", "s ş", "u ü"], "sq": ["c ç", "e ë"],
    "eo": ["c ĉ", "g ĝ", "h ĥ", "j ĵ", "s ŝ", "u ŭ"],
  ]
}
