import Arithmetic
import Diagnostics
import Numerics
import Script

/// The most steps of a run.
private let mostSteps = 1_000_000
/// The most sums of kernels that a run may take, and the most kernels in its sums where each is looked
/// at: about a minute.
private let mostSums = 500_000_000
private let mostKernels = 10_000_000_000
/// The most multiplications that factors of the kernel's matrix may take, likewise.
private let mostProducts = 30_000_000_000

/// The trajectory of Stein variational gradient descent with the arguments of `svgd`.
func descent(_ arguments: Arguments, _ context: EvaluationContext) throws(WordError) -> Value {
  let start = try arguments.particles("from")
  let startErrors = try arguments.value("from").coordinateErrors
  let steps = try arguments.wholeNumber("steps")
  guard steps <= mostSteps else {
    throw WordError(
      "too-large", "'svgd' makes at most \(mostSteps) steps, not \(steps)", parameter: "steps")
  }
  let kept = try keptSteps(arguments, steps)
  let schedules = try Schedules(arguments)
  let sources = schedules.sources
  var companions = (0..<max(1, sources.count)).map { index in
    Companion(source: sources.isEmpty ? nil : sources[index], index: index)
  }
  let settings = try schedules.settings(of: steps, context, &companions)
  let nominal = settings[0]
  if let other = nominal.first(where: { $0.target.dimension != start.dimension }) {
    throw WordError(
      "unequal-counts",
      "the particles have \(counted(start.dimension, "coordinate")) and the target has "
        + "\(other.target.dimension)", parameter: "from")
  }
  let perturbation =
    arguments["noise"] == nil ? nil : try arguments.object("noise", as: Perturbation.self)
  try checkWork(start, nominal, perturbation)
  let rule: SteinVariationalFlow.Rule =
    try arguments.symbol("rule") == "adagrad" ? .adagrad : .fixed
  let parallel = Parallel(context.workers)
  // The run and its nudged companions side by side.
  let runs = try WordError.wrapping { () throws(EvaluationFailure) in
    try context.workers.map(count: settings.count) { index throws(EvaluationFailure) in
      do throws(NumericsError) {
        return try SteinTrajectory.Run(
          SteinVariationalFlow(
            start: start, startErrors: startErrors, rule: rule,
            noiseKey: perturbation?.key ?? RandomKey(seed: 0),
            noise: perturbation?.noise ?? .independent, isNudged: index > 0),
          settings[index], kept: kept + [steps], parallel: parallel)
      } catch {
        let error = WordError(error, parameters: ["particles": "from"])
        throw EvaluationFailure(error.identifier, error.message, at: nil)
      }
    }
  }
  let trajectory = SteinTrajectory(
    runs[0], nudged: zip(runs.dropFirst(), companions).map { ($0, factor: Double($1.turns)) })
  return trajectory.value(
    kept,
    isEstimated: companions.contains(where: \.isEstimated)
      || steps > 0 && hasLongErrors(start.coordinates, startErrors))
}

/// Whether starts are less well known than to roundings: between the ends of such an error may lie a place on
/// either side of which particles go their own way, which no second run need find.
private func hasLongErrors(_ coordinates: [Double], _ errors: [Double]) -> Bool {
  let size = coordinates.reduce(0) { max($0, abs($1)) }
  return errors.contains { $0 > 1e-10 * size }
}

/// Refuses runs that would take very long.
private func checkWork(
  _ start: Particles, _ settings: [SteinVariationalFlow.Setting], _ perturbation: Perturbation?
) throws(WordError) {
  let isLinear = start.dimension == 1 && settings.allSatisfy(\.hasGaussianKernel)
  let sums = start.count * start.dimension
  var most = isLinear ? mostSums / sums : mostKernels / sums / start.count
  if perturbation?.noise == .kernel {
    most = min(most, mostProducts / start.count / start.count / start.count * 6)
  }
  guard settings.count <= most else {
    throw WordError(
      "too-large",
      "\(counted(start.count, "particle")) can make at most \(counted(most, "step")) with this kernel",
      parameter: "steps")
  }
}

extension SteinVariationalFlow.Setting {
  /// Whether the kernel's sums over particles on the real line take linear time.
  fileprivate var hasGaussianKernel: Bool {
    switch kernel {
    case .median, .fixed(.gaussian): true
    default: false
    }
  }
}

/// The steps of `keep`, which must rise and be taken.
private func keptSteps(_ arguments: Arguments, _ steps: Int) throws(WordError) -> [Int] {
  let kept = try arguments.numbers("keep").values
  for (index, step) in kept.enumerated() {
    guard step <= Double(steps), index == 0 || kept[index - 1] < step else {
      throw WordError(
        "invalid-argument",
        "'keep' takes rising numbers of steps, none above \(steps)", parameter: "keep")
    }
  }
  return kept.compactMap { Int(exactly: $0) }
}

/// The width of the kernel that a value is.
func kernelWidth(_ value: Value) throws(WordError) -> SteinVariationalFlow.Width {
  switch value {
  case .symbol("median"): return .median
  case .object(let object):
    if let kernel = object.payload as? KernelValue { return .fixed(kernel.kernel) }
  default: break
  }
  throw WordError(
    "type-mismatch", "'kernel' must be a kernel or .median, not \(value.phrase)",
    parameter: "kernel")
}

extension Parallel {
  /// Pieces of work on the threads of an evaluation.
  init(_ workers: Workers) {
    self.init { count, piece in
      if count == 1 { return [piece(0)] }
      do throws(EvaluationFailure) {
        return try workers.map(count: count) { index in piece(index) }
      } catch {
        // The pieces cannot fail.
        return (0..<count).map(piece)
      }
    }
  }
}

/// Whether a trajectory has as many particles, places and steps as the arguments ask for.
func isTrajectory(_ value: Value, of arguments: Arguments) -> Bool {
  guard case .record(let record) = value, let start = try? arguments.particles("from"),
    let steps = try? arguments.wholeNumber("steps"), let kept = arguments["keep"]?.count,
    let end = record["particles"], let path = record["path"]?.elements
  else { return false }
  let isSpatial = record.typeName == spatialTrajectoryTypeName
  guard isSpatial == (start.dimension > 1),
    ([end] + path).allSatisfy({ particles in
      particles.count == start.count
        && (!isSpatial
          || particles.elements?.allSatisfy { $0.count == start.dimension } == true)
    })
  else { return false }
  return path.count == kept && record["iterations"]?.count == kept
    && ["moves", "directions", "bandwidths"].allSatisfy { record[$0]?.count == steps }
}

let trajectoryTypeName = "trajectory"
let spatialTrajectoryTypeName = "spatial trajectory"

/// The types of what `svgd` gives.
let trajectoryTypes: [ObjectType] = [
  trajectoryType(trajectoryTypeName, "a trajectory", .numbers),
  trajectoryType(spatialTrajectoryTypeName, "a trajectory in space", spatialParticles),
]

private func trajectoryType(
  _ name: String, _ phrase: String, _ particles: ValueType
) -> ObjectType {
  ObjectType(
    name, phrase: phrase, summary: "Particles that moved, and how.",
    fields: [
      .init("particles", particles, "The particles after the last step."),
      .init("iterations", .numbers, "After how many steps those of `path` were kept."),
      .init("path", .array(particles), "The particles after the steps of `iterations`."),
      .init("moves", .numbers, "The root mean square of the particles' moves in each step."),
      .init("directions", .numbers, "The root mean square of phi in each step."),
      .init("bandwidths", .numbers, "The length of the kernel in each step."),
    ])
}

extension SteinTrajectory {
  /// The trajectory as a record; the last of the kept particles are those at the end.
  fileprivate func value(_ kept: [Int], isEstimated: Bool) -> Value {
    func numbers(_ values: [(value: Double, error: Double)]) -> Value {
      let numbers = values.map { Estimate($0.value, error: $0.error) }
      return numbers.isEmpty
        ? .array([]) : .numbers(Numbers(isEstimated ? numbers.map(\.estimated) : numbers))
    }
    let path = self.path.indices.map { index in
      Value(self.path[index], errors: errors(at: index), isEstimated: isEstimated)
    }
    let end = path.count - 1
    let isSpatial = self.path[end].dimension > 1
    return .record(
      Record(
        isSpatial ? spatialTrajectoryTypeName : trajectoryTypeName,
        fields: [
          ("particles", path[end]),
          ("iterations", kept.isEmpty ? .array([]) : .numbers(kept.map { Double($0) })),
          ("path", .array(Array(path[..<kept.count]))),
          ("moves", numbers(moves)), ("directions", numbers(directions)),
          ("bandwidths", numbers(bandwidths)),
        ]))
  }
}
