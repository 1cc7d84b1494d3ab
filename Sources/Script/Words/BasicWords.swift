extension WordTable {
  /// The words of the language itself: arithmetic functions, arrays, ranges, comprehension.
  public static let basic = WordTable(words: [], types: [])
}
