import Testing

@testable import report

@Suite struct InvocationTests {
  private let command = Command(
    name: "try", summary: "Tries.", operands: "FILE [OTHER]", operandCount: 1...2,
    options: [
      Command.Option(name: "jobs", value: "N", help: "How many."),
      Command.Option(name: "loud", value: nil, help: "Loudly."),
    ],
    examples: [("report try a", "Try a")], run: { _ throws(UsageError) in 0 })

  private func message(_ arguments: String...) -> String? {
    do throws(UsageError) {
      _ = try ParsedCommand(arguments, of: command)
      return nil
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ["a", "--jobs", "2", "--loud"], ["--jobs=2", "a", "--loud"], ["--loud", "--jobs", "2", "a"],
  ]) func readsOptionsAnywhereAndInBothForms(_ arguments: [String]) throws {
    let invocation = try ParsedCommand(arguments, of: command)
    #expect(invocation.operands == ["a"])
    #expect(invocation.value("jobs") == "2")
    #expect(invocation.has("loud"))
    #expect(try invocation.count("jobs") == 2)
  }

  @Test func takesEverythingBehindTwoHyphensAsOperands() throws {
    #expect(try ParsedCommand(["--", "--jobs", "-x"], of: command).operands == ["--jobs", "-x"])
  }

  @Test(arguments: ["-1 + 2", "-.5", "-(1)", "- x"]) func takesAProgramThatStartsWithAHyphen(
    _ program: String
  ) throws {
    #expect(try ParsedCommand([program], of: command).operands == [program])
  }

  @Test func takesALoneHyphenAsAnOperand() throws {
    #expect(try ParsedCommand(["-"], of: command).operands == ["-"])
  }

  @Test(arguments: ["--help", "-h"]) func asksForHelpWithoutOperands(_ option: String) throws {
    #expect(try ParsedCommand([option], of: command).has("help"))
  }

  @Test func keepsAnEqualsSignInAValue() throws {
    #expect(try ParsedCommand(["a", "--jobs=x=y"], of: command).value("jobs") == "x=y")
  }

  @Test func refusesWhatMakesNoSense() {
    #expect(message() == "'report try' needs FILE [OTHER]")
    #expect(message("a", "b", "c") == "'report try' does not take 'c'")
    #expect(message("a", "--lout") == "'report try' has no option '--lout'; did you mean '--loud'?")
    #expect(
      message("a", "-x")
        == "unknown option '-x'; options start with two hyphens, and what is no option "
        + "stands behind '--': report try -- -x")
    #expect(message("a", "--jobs") == "'--jobs' needs a value: --jobs N")
    #expect(message("a", "--loud=1") == "'--loud' takes no value")
    #expect(message("a", "--loud", "--loud") == "'--loud' is given twice")
  }

  @Test(arguments: ["0", "-1", "+1", "1025", "1.5", "x", ""]) func refusesACount(_ text: String)
    throws
  {
    let invocation = try ParsedCommand(["a", "--jobs=\(text)"], of: command)
    #expect(throws: UsageError.self) { try invocation.count("jobs") }
  }

  @Test func choosesAmongAFewWords() throws {
    let given = try ParsedCommand(["a", "--jobs", "treee"], of: command)
    let absent = try ParsedCommand(["a"], of: command)
    #expect(try absent.choice("jobs", of: ["tree", "plan"], standard: "plan") == "plan")
    do throws(UsageError) {
      _ = try given.choice("jobs", of: ["tree", "plan", "values"], standard: "plan")
      Issue.record("'treee' is no choice")
    } catch {
      #expect(
        error.message
          == "'--jobs' takes tree, plan or values, not 'treee'; did you mean 'tree'?")
    }
  }

  @Test func helpShowsEveryOptionAndExample() {
    let help = command.help
    #expect(help.hasPrefix("Tries.\n\nUsage: report try [options] FILE [OTHER]\n"))
    for part in ["--jobs N  How many.", "--loud    Loudly.", "--help    Show", "report try a"] {
      #expect(help.contains(part))
    }
  }
}
