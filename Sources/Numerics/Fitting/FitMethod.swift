/// By which objective a model is fitted to data.
public enum FitMethod: String, Sendable, Hashable, CaseIterable {
  /// The mean log-likelihood, maximised.
  case likelihood
  /// The mean of s² + 2 s', minimised (Hyvärinen, 2005).
  case scoreMatching
}
