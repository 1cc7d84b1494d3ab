import Arithmetic
import Testing

@testable import Numerics

@Suite struct ChainNoiseTests {
  private let key = RandomKey(seed: 4) / "noise"

  private func normals(_ count: Int, from first: Int = 0, _ key: RandomKey) -> [Double] {
    var result = Array(repeating: 0.0, count: count)
    result.withUnsafeMutableBufferPointer { ChainNoise.fillNormals($0, from: first, key: key) }
    return result
  }

  private func logUniforms(_ count: Int, _ key: RandomKey) -> [Double] {
    var result = Array(repeating: 0.0, count: count)
    result.withUnsafeMutableBufferPointer { ChainNoise.fillLogUniforms($0, from: 0, key: key) }
    return result
  }

  @Test func whatAChainGetsFollowsFromItsNumberAlone() {
    let all = normals(200, key)
    for count in [1, 5, 31, 32, 33, 100] { #expect(normals(count, key) == Array(all[..<count])) }
    #expect(normals(72, from: 128, key) == Array(all[128...]))
    #expect(Array(logUniforms(45, key)) == Array(logUniforms(64, key)[..<45]))
    #expect(normals(8, key.fold(1)) != Array(all[..<8]))
  }

  // The construction that is documented, from the blocks of the key.
  @Test func bitsAreThoseOfThreefry() {
    let logs = logUniforms(64, key)
    for (chain, value) in logs.enumerated() {
      let block = key.block(chain / 32 * 8 + chain % 8)
      let word = chain % 32 < 16 ? block.first : block.second
      let half = UInt32(truncatingIfNeeded: chain % 16 < 8 ? word : word >> 32)
      expectClose(value, log((Double(half >> 1) + 0.5) * 0x1p-31), within: 1e-14)
    }
  }

  @Test func normalsAreThoseOfBoxAndMuller() {
    let draws = normals(32, key)
    for lane in 0..<8 {
      for (half, word) in [key.block(lane).first, key.block(lane).second].enumerated() {
        let u = (Double(UInt32(truncatingIfNeeded: word) >> 1) + 0.5) * 0x1p-31
        let bits = UInt32(truncatingIfNeeded: word >> 32)
        let (x, y) = (draws[16 * half + lane], draws[16 * half + 8 + lane])
        expectClose(x * x + y * y, -2 * log(u), within: 1e-6)
        let a = ((Double(bits >> 3) + 0.5) * 0x1p-29 - 0.5) * 1.5707963267948966
        let (one, other) = bits & 1 == 1 ? (cosine(a), sine(a)) : (sine(a), cosine(a))
        let length = (-2 * log(u)).squareRoot()
        #expect(abs(abs(x) - length * abs(one)) < 1e-6 && abs(abs(y) - length * abs(other)) < 1e-6)
        #expect((bits & 2 != 0) == (x * one < 0) && (bits & 4 != 0) == (y * other < 0))
      }
    }
  }

  @Test func drawsFollowTheirDistributions() {
    let draws = (0..<100).flatMap { normals(256, key.fold($0)) }
    #expect(kolmogorovDistance(draws, StandardNormal.cdf) < 2.5)
    // The squares of each pair: exponential lengths.
    let pairs = stride(from: 0, to: draws.count, by: 16).flatMap { first in
      (0..<8).map { lane in
        let (x, y) = (draws[first + lane], draws[first + 8 + lane])
        return x * x + y * y
      }
    }
    #expect(kolmogorovDistance(pairs) { 1 - exp(-$0 / 2) } < 2.5)
    let logs = (0..<100).flatMap { logUniforms(256, (key / "u").fold($0)) }
    #expect(kolmogorovDistance(logs) { exp($0) } < 2.5)
    // Within five standard errors: one of these two is further off once in a million.
    let fourth = draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(draws.count)
    #expect(abs(fourth - 3) < 5 * (96 / Double(draws.count)).squareRoot())
    let products = zip(draws, draws.dropFirst(8)).map { $0 * $1 }
    #expect(abs(products.reduce(0, +)) < 5 * Double(products.count).squareRoot())
  }
}
