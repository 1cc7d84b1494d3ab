/// A figure for each value of one or several variables, to be moved through by the reader.
///
/// All frames have the same axes, which are trained on all of them. A page carries one drawing and,
/// for each frame, what differs from it.
public struct Sweep: Sendable {
  /// A variable that the reader moves.
  public struct Variable: Sendable, Hashable {
    /// What it is called.
    public var name: String
    /// Its values as the reader sees them.
    public var labels: [String]
    /// The index of the value that is shown first.
    public var start: Int
    /// The indices of the values that are shown side by side where nothing can be moved.
    public var stills: [Int]

    /// A variable from its parts.
    public init(name: String, labels: [String], start: Int, stills: [Int]) {
      self.name = name
      self.labels = labels
      self.start = start
      self.stills = stills
    }
  }

  /// The variables; the last one changes fastest.
  public var variables: [Variable]
  /// The frames.
  public var frames: [Figure]
  /// Whether the reader can let it play.
  public var isPlayed: Bool

  /// The most frames of a sweep.
  public static let frameLimit = 500

  /// A sweep from its frames.
  public init(variables: [Variable], frames: [Figure], isPlayed: Bool = false) {
    self.variables = variables
    self.frames = frames
    self.isPlayed = isPlayed
  }
}

/// What differs between the frames of a sweep.
public struct SweepFrames: Sendable, Hashable {
  /// The variables; the last one changes fastest.
  public var variables: [Sweep.Variable]
  /// Whether the reader can let it play.
  public var isPlayed: Bool
  /// The states of elements, each once: a path as ``PathCode`` writes it, or a text as its abscissa,
  /// its baseline, its anchor (0 start, 1 middle, 2 end) and its words, after an exclamation mark.
  public var states: [String]
  /// For each frame the index of each changing element's state.
  public var frames: [[Int]]
  /// For each panel how places of the wide drawing become places of the narrow one: factor and
  /// summand of x, then of y.
  public var narrowing: [[Double]]

  /// Frames from their parts.
  public init(
    variables: [Sweep.Variable], isPlayed: Bool, states: [String], frames: [[Int]],
    narrowing: [[Double]]
  ) {
    self.variables = variables
    self.isPlayed = isPlayed
    self.states = states
    self.frames = frames
    self.narrowing = narrowing
  }
}
