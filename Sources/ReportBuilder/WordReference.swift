import Diagnostics
import Foundation
import Script
public import Vocabulary

/// The vocabulary for people and programs.
public enum WordReference {
  /// All words, a line each, by category.
  public static var overview: String { Vocabulary.overview() }

  /// One word with its parameters and examples; nil when there is none of that name. A member may be
  /// named without its type: `pdf` for `density.pdf`.
  public static func description(of word: String) -> String? {
    let texts = names(of: word).compactMap { describe(word: $0) }
    return texts.isEmpty ? nil : texts.joined(separator: "\n")
  }

  /// The word that is nearest to one that does not exist.
  public static func nearest(to word: String) -> String? {
    Diagnostics.nearest(to: word, in: vocabulary.wordNames)
  }

  /// The full names that `word` may stand for: itself, or the members that are called so.
  private static func names(of word: String) -> [String] {
    let names = wordEntries().map(\.name)
    if names.contains(word) { return [word] }
    return names.filter { $0.hasSuffix("." + word) }
  }

  /// All words, or one, for a program to read; nil when there is none of that name.
  public static func entries(of word: String? = nil) -> [WordEntry]? {
    let entries = wordEntries()
    guard let word else { return entries }
    let wanted = Set(names(of: word))
    let found = entries.filter { wanted.contains($0.name) }
    return found.isEmpty ? nil : found
  }
}
