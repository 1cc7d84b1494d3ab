import Diagnostics
import Script

/// Refuses an array of `count` values that each hold what `value` holds and `more` elements, before it is
/// made.
func checkRoom(for count: Int, of value: Value, more: Int = 0) throws(WordError) {
  let (total, overflows) = count.multipliedReportingOverflow(
    by: 1 + more + Extent(of: value).elements)
  guard !overflows, total <= Extent.limit else { throw WordError("too-large", Extent.message) }
}
