import Foundation
import Vocabulary

/// The vocabulary for people and programs.
public enum WordReference {
  /// All words, a line each, by category.
  public static var overview: String { Vocabulary.overview() }

  /// One word with its parameters and examples; nil when there is none of that name.
  public static func description(of word: String) -> String? { Vocabulary.describe(word: word) }

  /// The names of all words.
  public static var names: [String] { Vocabulary.vocabulary.wordNames }
}
