/// What a counter says to a request.
public struct LimitAnswer: Hashable, Sendable {
    /// Whether the request is within the limit.
    public var isAllowed: Bool
    /// Whether it was counted.
    ///
    /// What is not counted is not allowed here; whoever would rather let it through may.
    public var isCounted: Bool
    /// How many more requests there may be now.
    public var remaining: Int64
    /// In how many seconds there may be more again, rounded up; 0 where there may be now.
    public var resetSeconds: Int64

    /// Joins the parts of an answer.
    public init(isAllowed: Bool, isCounted: Bool = true, remaining: Int64, resetSeconds: Int64) {
        self.isAllowed = isAllowed
        self.isCounted = isCounted
        self.remaining = remaining
        self.resetSeconds = resetSeconds
    }

    /// Nothing is known of the request, so nothing is allowed.
    public static let uncounted = LimitAnswer(isAllowed: false, isCounted: false, remaining: 0, resetSeconds: 0)
}
