import Foundation

/// How a report is to be built.
public struct BuildSettings: Sendable {
  /// How many computations run side by side.
  public var jobs: Int
  /// The seed of everything random; that of the front matter when it is nil.
  public var seed: UInt64?
  /// Whether results of earlier builds are used and this build's are kept.
  public var usesStoredResults = true
  /// Whether a page is written although there are errors, with the errors shown in place.
  public var keepsGoing = false
  /// Whether the sizes of the page's parts are measured.
  public var measuresSizes = false
  /// Told after each computation: how many are done, how many there are, what was done last.
  public var progress: @Sendable (Int, Int, String) -> Void = { _, _, _ in }
  /// Where the computations that run are noted.
  public var work = RunningWork()
  /// Told once when another build writes the outputs and this one waits for it.
  public var waiting: @Sendable () -> Void = {}

  /// The usual settings: as many jobs as there are processors.
  public init() { jobs = ProcessInfo.processInfo.activeProcessorCount }
}
