/// The style sheet of plots.
public enum Theme {
  /// The rules.
  public static let css = ""
}
