/// Eight numbers from `start` on; those at `end` and beyond are the last one before it, again.
@inline(__always)
func loadEight(_ numbers: UnsafeBufferPointer<Double>, _ start: Int, end: Int) -> SIMD8<Double> {
  if start + 8 <= end {
    return UnsafeRawBufferPointer(numbers).loadUnaligned(
      fromByteOffset: start * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
  }
  var result = SIMD8<Double>(repeating: numbers[end - 1])
  for lane in 0..<(end - start) { result[lane] = numbers[start + lane] }
  return result
}

/// Writes eight numbers from `start` on, as many as have room.
@inline(__always)
func storeEight(
  _ values: SIMD8<Double>, _ numbers: UnsafeMutableBufferPointer<Double>, _ start: Int
) {
  if start + 8 <= numbers.count {
    UnsafeMutableRawBufferPointer(numbers).storeBytes(
      of: values, toByteOffset: start * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
  } else {
    for lane in 0..<(numbers.count - start) { numbers[start + lane] = values[lane] }
  }
}

/// All ones in the lanes below `count`, zeros in the others.
@inline(__always)
func firstLanes(_ count: Int) -> SIMD8<Double> {
  let lanes = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7)
  return SIMD8<Double>().replacing(with: 1, where: lanes .< Double(count))
}
