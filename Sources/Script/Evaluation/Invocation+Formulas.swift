import Arithmetic
import Diagnostics

/// What a call with a formula among its arguments is.
extension Invocation {
  /// The formula of the call when an argument is a formula, with what the errors of the receiver do to
  /// it; nil when none is.
  func formula(
    _ values: [Value?], _ receiver: Value?, _ context: EvaluationContext
  ) throws(WordError) -> Value? {
    guard case .object(let object)? = receiver, object.enclosure == nil,
      !object.storage.variations.isEmpty, values.contains(where: { $0?.formula != nil })
    else { return try nominalFormula(values, receiver, context) }
    guard let nominal = try nominalFormula(values, receiver?.nominal, context) else { return nil }
    var moved: [Variation] = []
    // Two of its numbers at once as well: what is straight in each may not be in both.
    for variation in object.storage.variations {
      moved.append(
        try variation.mapped { (receiver) throws(WordError) in
          try nominalFormula(values, receiver, context) ?? .array([])
        })
    }
    do throws(VariationError) {
      return try nominal.covering(moved)
    } catch {
      throw WordError(
        .notAFormula, "'\(word.name)' cannot be part of a formula",
        parameter: word.parameters.first?.name)
    }
  }

  /// The formula of the call when an argument is a formula; nil when none is.
  private func nominalFormula(
    _ values: [Value?], _ receiver: Value?, _ context: EvaluationContext
  ) throws(WordError) -> Value? {
    guard (values.first ?? nil)?.formula != nil else {
      if values.count == 2, values[1]?.formula != nil,
        let made = try binaryFormula(values, receiver)
      {
        return made
      }
      return try foldFormula(values, receiver)
    }
    guard let argument = values.first ?? nil, let node = argument.formula else { return nil }
    if let made = try binaryFormula(values, receiver) { return made }
    if values.count == 1, let function = word.symbolic?.function(of: receiver),
      context.recordsRanges ? function.series != nil : function.jet != nil
    {
      return try made(.function(function, node)).value
    }
    if word.parameters.first?.type == .any { return nil }
    throw WordError(
      .notAFormula, "'\(word.name)' cannot be part of a formula",
      parameter: word.parameters.first?.name)
  }

  /// A word of two numbers, one of them a formula.
  private func binaryFormula(
    _ values: [Value?], _ receiver: Value?
  ) throws(WordError) -> Value? {
    guard values.count == 2, let operation = word.symbolic?.operation(of: receiver),
      let a = values[0]?.formulaOrArgument, let b = values[1]?.formulaOrArgument
    else { return nil }
    return try made(.operation(operation, a, b)).value
  }

  /// A word of all elements of an array, one after the other, with a formula among them.
  private func foldFormula(
    _ values: [Value?], _ receiver: Value?
  ) throws(WordError) -> Value? {
    guard case .fold(let operation)? = word.symbolic,
      case .array(var elements)? = owner != nil ? receiver : values.first ?? nil
    else { return nil }
    if elements.count == 1, case .array(let only) = elements[0] { elements = only }
    guard elements.contains(where: { $0.formula != nil }) else { return nil }
    let nodes = elements.compactMap(\.formulaOrArgument)
    guard nodes.count == elements.count, var result = nodes.first else { return nil }
    for node in nodes.dropFirst() { result = try made(.operation(operation, result, node)) }
    return result.value
  }

  /// A formula of an operation.
  private func made(_ operation: FormulaNode.Operation) throws(WordError) -> FormulaNode {
    do throws(FormulaTooLarge) { return try FormulaNode.made(operation) } catch {
      throw error.wordError
    }
  }
}
