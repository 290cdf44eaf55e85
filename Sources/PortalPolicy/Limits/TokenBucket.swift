/// A bucket that fills at an even pace, and from which every request takes: no bursts beyond its size, and no window at
/// whose edge twice as many go through.
///
/// The arithmetic is exact: what is less than a token is kept.
public struct TokenBucket: Hashable, Sendable {
    /// How many tokens it holds at most.
    public let capacity: Int64
    /// How many tokens come in a period.
    public let refill: Int64
    /// The period, in nanoseconds.
    public let periodNanoseconds: Int64
    /// How many tokens there are.
    public private(set) var tokens: Int64
    /// What there is of the next token, in parts of the period.
    private var remainder: UInt64 = 0
    /// When it was last filled, in nanoseconds.
    private var filled: Int64?

    /// Starts full.
    ///
    /// - Parameters:
    ///   - capacity: how many tokens it holds at most; none where it is negative
    ///   - refill: how many tokens come in a period; none where it is negative
    ///   - periodNanoseconds: the period; 1 where it is less
    public init(capacity: Int64, refill: Int64, periodNanoseconds: Int64) {
        self.capacity = max(capacity, 0)
        self.refill = max(refill, 0)
        self.periodNanoseconds = max(periodNanoseconds, 1)
        tokens = self.capacity
    }

    /// Takes tokens, if there are as many; a clock that goes back fills nothing.
    ///
    /// - Parameters:
    ///   - cost: how many; none where it is negative
    ///   - nanoseconds: the time, by any clock
    /// - Returns: whether they were taken.
    public mutating func take(_ cost: Int64 = 1, at nanoseconds: Int64) -> LimitAnswer {
        fill(at: nanoseconds)
        let cost = max(cost, 0)
        let isAllowed = cost <= tokens
        if isAllowed { tokens -= cost }
        guard isAllowed || cost <= capacity else {
            return LimitAnswer(isAllowed: false, remaining: tokens, resetSeconds: .max)
        }
        let missing = isAllowed ? (tokens > 0 ? 0 : 1) : cost - tokens
        return LimitAnswer(isAllowed: isAllowed, remaining: tokens, resetSeconds: seconds(until: missing))
    }

    private mutating func fill(at now: Int64) {
        guard let before = filled else {
            filled = now
            return
        }
        guard now > before else { return }
        filled = now
        let (difference, overflows) = now.subtractingReportingOverflow(before)
        let elapsed = overflows ? UInt64(Int64.max) : UInt64(difference)
        var (high, low) = elapsed.multipliedFullWidth(by: UInt64(refill))
        let (sum, carries) = low.addingReportingOverflow(remainder)
        low = sum
        if carries { high &+= 1 }
        let period = UInt64(periodNanoseconds)
        guard high < period else { return brim() }
        let (gained, rest) = period.dividingFullWidth((high, low))
        let room = UInt64(capacity - tokens)
        guard gained < room else { return brim() }
        tokens += Int64(gained)
        remainder = rest
    }

    private mutating func brim() {
        tokens = capacity
        remainder = 0
    }

    /// How many seconds it takes until so many more tokens are there, rounded up.
    private func seconds(until missing: Int64) -> Int64 {
        guard missing > 0 else { return 0 }
        guard refill > 0 else { return .max }
        var (high, low) = UInt64(missing).multipliedFullWidth(by: UInt64(periodNanoseconds))
        let (difference, borrows) = low.subtractingReportingOverflow(remainder)
        low = difference
        if borrows { high &-= 1 }
        guard high < UInt64(refill) else { return .max }
        let (quotient, rest) = UInt64(refill).dividingFullWidth((high, low))
        let whole = quotient / 1_000_000_000
        return Int64(clamping: rest > 0 || quotient % 1_000_000_000 > 0 ? whole + 1 : whole)
    }
}
