import Diagnostics

/// Which arguments of a call go to which parameters.
struct ArgumentBinding {
  /// What is wrong with one argument, or with the call.
  struct Problem {
    let identifier: Diagnostic.Identifier
    let message: String
    /// The argument at fault; nil when it is the whole call.
    let argument: Int?
    /// Whether the fault is the label, not the value.
    let isLabel: Bool
  }

  /// The indices of the arguments for each parameter; more than one only for a variadic one.
  private(set) var arguments: [[Int]]
  private(set) var problems: [Problem] = []
  /// The parameters whose arguments lack their labels.
  private var unlabelled: Set<Int> = []
  private let callee: String
  private let parameters: [Parameter]

  /// Binds arguments with these labels; a trailing closure comes last and has none.
  ///
  /// Arguments with labels stand in any order, those without in that of their parameters.
  init(
    _ callee: String, _ parameters: [Parameter], labels: [String?], hasTrailingClosure: Bool
  ) {
    self.callee = callee
    self.parameters = parameters
    arguments = Array(repeating: [], count: parameters.count)
    var cursor = 0
    let written = hasTrailingClosure ? labels.dropLast() : labels[...]
    for (index, label) in written.enumerated() {
      if let label {
        bind(index, label, &cursor)
      } else {
        bindUnlabelled(index, &cursor)
      }
    }
    if hasTrailingClosure { bindTrailingClosure(labels.count - 1) }
    if problems.isEmpty { reportMissing() }
  }

  private mutating func report(
    _ identifier: Diagnostic.Identifier, _ message: String, _ argument: Int?, isLabel: Bool = false
  ) {
    problems.append(
      Problem(identifier: identifier, message: message, argument: argument, isLabel: isLabel))
  }

  private mutating func bind(_ index: Int, _ label: String, _ cursor: inout Int) {
    guard let target = parameters.firstIndex(where: { $0.label == label }) else {
      if parameters.contains(where: { $0.label == nil && $0.name == label }) {
        report(
          "unknown-label", "'\(label)' of '\(callee)' is written without its label", index,
          isLabel: true)
      } else {
        let labels = parameters.compactMap(\.label)
        let offer =
          labels.isEmpty ? "; it takes no labels" : suggestion(for: label, in: labels)
        report(
          "unknown-label", "'\(callee)' has no parameter '\(label)'\(offer)", index, isLabel: true)
      }
      return
    }
    if !arguments[target].isEmpty {
      report("duplicate-argument", "'\(label)' is given twice", index, isLabel: true)
      return
    }
    arguments[target].append(index)
    cursor = max(cursor, target + 1)
  }

  private mutating func bindUnlabelled(_ index: Int, _ cursor: inout Int) {
    if cursor > 0, parameters[cursor - 1].isVariadic, !arguments[cursor - 1].isEmpty {
      arguments[cursor - 1].append(index)
      return
    }
    let open = parameters.indices.filter { arguments[$0].isEmpty && !unlabelled.contains($0) }
    // What stands behind is nearer than what a label has passed.
    let order = open.filter { $0 >= cursor } + open.filter { $0 < cursor }
    if let target = order.first(where: { parameters[$0].label == nil }) {
      arguments[target].append(index)
      cursor = max(cursor, target + 1)
    } else if let target = order.first, let label = parameters[target].label {
      report("missing-label", "this argument needs its label '\(label):'", index)
      unlabelled.insert(target)
    } else {
      let least = parameters.count { !$0.isOptional }
      let taken = countPhrase(least...max(least, parameters.count), "argument")
      report(
        "extra-argument",
        parameters.isEmpty
          ? "'\(callee)' takes no arguments" : "'\(callee)' takes \(taken), this is one more", index
      )
    }
  }

  private mutating func bindTrailingClosure(_ index: Int) {
    let target = parameters.indices.last {
      arguments[$0].isEmpty && parameters[$0].type.mayBeFunction
    }
    if let target {
      arguments[target].append(index)
    } else {
      report("extra-argument", "'\(callee)' takes no closure here", index)
    }
  }

  private mutating func reportMissing() {
    let missing = parameters.indices.filter {
      arguments[$0].isEmpty && !parameters[$0].isOptional && !parameters[$0].isVariadic
    }
    guard !missing.isEmpty else { return }
    let names = missing.map { index in
      let parameter = parameters[index]
      return parameter.label.map { "'\($0):'" } ?? "'\(parameter.name)', \(parameter.type.phrase)"
    }
    report("missing-argument", "'\(callee)' needs \(listed(names, "and"))", nil)
  }
}

extension ValueType {
  /// Whether a closure can be of this type.
  var mayBeFunction: Bool {
    switch self {
    case .any, .function: true
    case .oneOf(let types): types.contains(where: \.mayBeFunction)
    default: false
    }
  }
}
