/// Counts requests in windows that begin at multiples of their length since 1970, as envoyproxy/ratelimit does: refused
/// requests count too, and a new window begins at nothing.
public struct FixedWindowCounter: Hashable, Sendable {
    /// How many requests a window lets through.
    public let requests: Int64
    /// The length of a window.
    public let windowSeconds: Int64
    /// When the current window began, in seconds since 1970.
    public private(set) var windowStart: Int64
    /// How many requests there were in it.
    public private(set) var used: Int64 = 0

    /// Starts at nothing.
    ///
    /// - Parameters:
    ///   - requests: how many requests a window lets through; none where it is negative
    ///   - windowSeconds: the length of a window; 1 where it is less
    public init(requests: Int64, windowSeconds: Int64) {
        self.requests = max(requests, 0)
        self.windowSeconds = max(windowSeconds, 1)
        windowStart = .min
    }

    /// Counts requests.
    ///
    /// A clock that goes back does not open an old window again.
    ///
    /// - Parameters:
    ///   - now: the time, in seconds since 1970
    ///   - cost: how many requests they are; none where it is negative
    /// - Returns: whether the last of them is within the limit.
    public mutating func hit(now: Int64, cost: Int64 = 1) -> LimitAnswer {
        let start = Self.windowStart(now, windowSeconds)
        if start > windowStart { (windowStart, used) = (start, 0) }
        let (sum, overflows) = used.addingReportingOverflow(max(cost, 0))
        used = overflows ? .max : sum
        let remaining = max(requests - min(used, requests), 0)
        return LimitAnswer(
            isAllowed: used <= requests,
            remaining: remaining,
            resetSeconds: remaining > 0 ? 0 : secondsLeft(now)
        )
    }

    /// Whether the window is over, so that nothing needs to be remembered.
    public func isOver(now: Int64) -> Bool {
        Self.windowStart(now, windowSeconds) > windowStart
    }

    private func secondsLeft(_ now: Int64) -> Int64 {
        let (end, overflows) = windowStart.addingReportingOverflow(windowSeconds)
        guard !overflows else { return windowSeconds }
        let (left, overflowsToo) = end.subtractingReportingOverflow(now)
        return overflowsToo ? windowSeconds : max(left, 1)
    }

    private static func windowStart(_ now: Int64, _ length: Int64) -> Int64 {
        let remainder = now % length
        let past = remainder < 0 ? remainder + length : remainder
        let (start, overflows) = now.subtractingReportingOverflow(past)
        return overflows ? .min + 1 : start
    }
}
