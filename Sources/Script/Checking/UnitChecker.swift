import Diagnostics

/// Checks the statements of one program.
struct UnitChecker {
  private let unit: ProgramUnit
  private var checker: ExpressionChecker
  private var tracer: DrawTracer

  init(_ unit: ProgramUnit, invocations: InvocationTable, definitions: DefinitionTable) {
    self.unit = unit
    checker = ExpressionChecker(
      invocations: invocations, definitions: definitions, chapter: unit.chapter,
      source: unit.program.source)
    tracer = DrawTracer(
      invocations: invocations, definitions: definitions, chapter: unit.chapter,
      source: unit.program.source)
  }

  var diagnostics: [Diagnostic] { checker.sink.diagnostics + tracer.diagnostics }

  /// The randomDraws in the program of a directive that is none of definitions.
  var randomDraws: [RandomDraw] { tracer.randomDraws }

  /// Whether messages about unknown names say what was probably meant, which costs time.
  var offersNames: Bool {
    get { checker.offersNames }
    set { checker.offersNames = newValue }
  }

  /// - Parameters:
  ///   - made: The definitions of a define directive.
  mutating func check(made: [DefinitionName], definitionsAreValid: Bool) -> CheckedUnit {
    let scope = Scope()
    var steps: [CheckedUnit.Step] = []
    switch unit.expectation {
    case .definitions: checkDefinitions()
    case .results(let types, let count, let owner):
      steps = checkResults(types, count, owner, scope)
    }
    var seen: Set<DefinitionName> = []
    let reads = scope.reads.map(\.name).filter { seen.insert($0).inserted }
    if case .results = unit.expectation, scope.traits.isRandom || checker.definitions.mayDraw(reads)
    {
      tracer.trace(unit.program.statements)
    }
    return CheckedUnit(
      dependencies: made + reads, canonicalText: unit.program.canonicalText,
      isRandom: scope.traits.isRandom, results: unit.program.statements.compactMap(result),
      isValid: checker.sink.diagnostics.isEmpty && checker.isSound && !unit.program.hasErrors
        && definitionsAreValid && !tracer.hasErrors,
      range: unit.program.range, steps: steps,
      frame: FrameLayout(slotCount: scope.slotCount, reads: scope.reads))
  }

  /// A result as it is written; nil for what is none.
  private func result(_ statement: ProgramStatement) -> WrittenResult? {
    switch statement.kind {
    case .definition: nil
    case .expression(let value), .result(let value):
      WrittenResult(text: unit.program.line(value.range), call: call(value))
    }
  }

  /// The call of a word; nil for any other expression.
  private func call(_ expression: Expression) -> WordCall? {
    guard case .call(let call) = expression.kind, case .name(let word) = call.callee.kind,
      checker.invocations[word] != nil
    else { return nil }
    return WordCall(
      word: word,
      arguments: call.arguments.map { argument in
        WordCall.Argument(
          label: argument.label?.text, text: unit.program.line(argument.value.range))
      })
  }

  /// A define directive holds definitions, which were checked each for itself.
  private mutating func checkDefinitions() {
    for statement in unit.program.statements {
      switch statement.kind {
      case .definition: continue
      case .expression, .result:
        checker.sink.report(
          "unused-value", "a define directive holds definitions only", statement.range,
          annotation: "let name = ...")
      }
    }
  }

  private mutating func checkResults(
    _ types: [ValueType], _ count: ClosedRange<Int>, _ owner: String, _ scope: Scope
  ) -> [CheckedUnit.Step] {
    var steps: [CheckedUnit.Step] = []
    var results = 0
    let expected: ValueType = types.count == 1 ? types[0] : types.isEmpty ? .any : .oneOf(types)
    for statement in unit.program.statements {
      switch statement.kind {
      case .definition(let name, let value):
        let checked = checker.check(value, in: scope, name: name.text)
        checker.reportIfTaken(name, in: scope)
        steps.append(.definition(slot: scope.define(name, checked.type), checked.code))
      case .expression(let value), .result(let value):
        let checked = checker.check(value, in: scope)
        results += 1
        if results == count.upperBound + 1 {
          checker.sink.report(
            "too-many-results",
            "\(owner) takes \(countPhrase(count, "value")), this is one more", statement.range)
        }
        if !checker.fits(checked.type, expected) {
          checker.sink.report(
            .wrongResult,
            "\(owner) needs \(expected.phrase), but this is \(checked.type.phrase)",
            statement.range)
        }
        steps.append(.result(checked.code))
      }
    }
    if results < count.lowerBound, !unit.program.hasErrors {
      let end = unit.program.statements.last?.range.upperBound ?? 0
      let lacking =
        expected == .any
        ? countPhrase(count, "value") : "\(expected.phrase)"
      checker.sink.report(
        .missingResult,
        results == 0
          ? "\(owner) needs \(lacking), but this program gives no value"
          : "\(owner) needs \(countPhrase(count, "value")), but this program gives \(results)",
        max(0, end - 1)..<end)
    }
    return steps
  }
}
