import Diagnostics
import Foundation
import Script
public import Vocabulary

/// The vocabulary for people and programs.
public enum WordReference {
  /// All words, a line each, by category.
  public static var overview: String { Vocabulary.overview() }

  /// One word with its parameters and examples; nil when there is none of that name.
  public static func description(of word: String) -> String? { describe(word: word) }

  /// The word that is nearest to one that does not exist.
  public static func nearest(to word: String) -> String? {
    Diagnostics.nearest(to: word, in: vocabulary.wordNames)
  }

  /// All words, or one, for a program to read; nil when there is none of that name.
  public static func entries(of word: String? = nil) -> [WordEntry]? {
    let entries = wordEntries()
    guard let word else { return entries }
    let found = entries.filter { $0.name == word }
    return found.isEmpty ? nil : found
  }
}
