import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

@Suite struct ResamplingWordsTests {
  @Test func drawsElementsOfTheArray() throws {
    let drawn = try #require(run("resample([2, 3, 5], count: 300, key: 1)").numbers)
    #expect(Set(drawn.values) == [2, 3, 5])
    #expect(run("resample([\"a\", \"b\"], count: 50, key: 1).count").text == "50")
    #expect(run("resample([2, 3, 5], key: 1).count").text == "3")
    let few = try #require(run("resample([2, 3, 5], count: 100, key: 1)").numbers)
    #expect(few.values == Array(drawn.values.prefix(100)))
    #expect(few.values != run("resample([2, 3, 5], count: 100, key: 2)").numbers?.values)
  }

  @Test func drawsIndependentlyFromWhatIsGiven() throws {
    // The mean of the array.
    let mean = try #require(run("estimateMean(resample([2, 3, 5, 10], count: 500, key: 1))").number)
    #expect(mean.hasInterval && mean.lower < 5 && mean.upper > 5)
    let again = try #require(
      run("estimateMean(resample(normal(mean: 0, sd: 1).sample(9, key: 1), count: 500, key: 1))")
        .number)
    #expect(!again.hasInterval)
  }

  @Test func shufflesAllElements() throws {
    let order = try #require(run("shuffled(integers(1, 50), key: 1)").numbers)
    #expect(
      order.values.sorted() == (1...50).map(Double.init) && order.values != order.values.sorted())
    #expect(run("shuffled([], key: 1)").text == "[]")
    #expect(run("shuffled([\"a\", \"b\", \"c\"], key: 1).count").text == "3")
    // Each element tells of the others.
    let mean = try #require(run("estimateMean(shuffled(integers(1, 50), key: 1)[0...20])").number)
    #expect(mean.isDrawn && !mean.hasInterval)
    let replicates = "replicate(200, key: \"r\") { key in shuffled(integers(1, 50), key: key)[0] }"
    let first = try #require(run("estimateMean(\(replicates))").number)
    #expect(first.hasInterval && first.lower < 25.5 && first.upper > 25.5)
  }

  @Test func givesTheBootstrapOfAStatistic() throws {
    let data = "let x = [1.2, 3.4, 2.2, 5.9, 4.1, 2.8, 3.3, 4.7, 1.9, 3.6]\n"
    // The standard deviation over n in place of n - 1, over sqrt n.
    let truth = try #require(run(data + "sqrt(x.variance * 9 / 100)").number).value
    let deviation = try #require(
      run(data + "estimateStandardDeviation(bootstrap(x, 3000, key: 1) { y in y.mean })").number)
    #expect(deviation.lower < truth && deviation.upper > truth)
    let (one, two) = (EvaluationContext(), EvaluationContext(workers: Workers(jobs: 3)))
    let program = data + "bootstrap(x, 40, key: 1) { y in y.median }"
    #expect(
      run(program, context: one).numbers?.values == run(program, context: two).numbers?.values)
    #expect(
      run(data + "bootstrap(x, 10, key: 1) { y in y.median }").numbers?.values
        == run(program).numbers.map { Array($0.values.prefix(10)) })
    #expect(run(data + "bootstrap(x, 3, key: 1) { y in y.count }").messages == [])
  }

  @Test func knowsThatResamplesOfDrawsShareThem() throws {
    let x = "let x = normal(mean: 0, sd: 1).sample(20, key: 1)\n"
    let mean = try #require(
      run(x + "estimateMean(bootstrap(x, 50, key: 1) { y in y.mean })").number)
    #expect(mean.isDrawn && !mean.hasInterval)
  }

  @Test func refusesWhatTakesTooLong() {
    #expect(
      run("bootstrap(integers(1, 10001), 10000, key: 1) { y in 1 }").diagnostics.map(\.identifier)
        == ["too-large"])
    #expect(
      run("bootstrap([1], 1000, key: 1) { y in integers(1, 1000000) }").diagnostics
        .map(\.identifier) == ["too-large"])
  }

  @Test func asksForKeys() {
    #expect(
      run("[1, 2].map { i in shuffled([1, 2, 3], key: 1) }").diagnostics.map(\.identifier)
        == ["repeated-draws"])
    #expect(run("resample([], key: 1)").messages.count == 1)
    #expect(
      run("resamble([1], key: 1)").messages.first?.contains("did you mean 'resample'") == true)
    #expect(run("shufled([1], key: 1)").messages.first?.contains("did you mean 'shuffled'") == true)
    #expect(run("bootstrap([1], 5, key: 1) { 1 }").messages.count == 1)
  }

  /// Of parts that differ in shape, which one stands at a place shows in its count or its keys.
  @Test(arguments: [
    "resample([[1], [2, 3], [4, 5, 6]], key: 1).map(count).sum < 6",
    "shuffled([[1], [2, 3]], key: 1)[0].count == 1",
    "shuffled([[1], [2, 3]], key: 1).first.count < 2",
    "resample([[\"a\": 1], [\"b\": 2]], key: 1)[0].keys[0] == \"a\"",
    "resample([[[1], [2]], [[1, 2], [3]]], key: 1)[0][0].count == 1",
  ]) func shapesOfPartsComeFromDraws(statement: String) {
    let outcome = run(statement)
    #expect(outcome.messages == [] && outcome.text == "undecided")
  }

  /// Rows of one shape stay draws that estimates take.
  @Test func rowsOfOneShapeAreIndependentDraws() throws {
    let rows = "resample([[1, 2], [2, 3], [4, 5]], count: 50, key: 1)"
    #expect(run("\(rows)[0].count == 2").text == "true")
    #expect(try #require(run("estimateMean(\(rows).map { r in r[0] })").number).hasInterval)
  }
}
