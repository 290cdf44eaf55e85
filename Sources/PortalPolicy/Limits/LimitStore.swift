internal import PortalIR

/// Counts in memory what decisions name in ``PolicyDecision/limits``: for tests, and for servers of one process.
///
/// A value says its own limit (`100/minute/…`), so that a store needs no configuration.
public struct LimitStore: Sendable {
    private struct Name: Hashable, Sendable {
        var domain: String
        var key: String
        var value: String
    }

    /// How many values are remembered at most.
    public let maximumValues: Int
    private var counters: [Name: FixedWindowCounter] = [:]
    private var swept: Int64?

    /// Starts with nothing counted.
    ///
    /// - Parameter maximumValues: how many values are remembered at most. Where there would be more, those whose windows
    ///   are over are forgotten; if none is, a new value is not counted.
    public init(maximumValues: Int = 1_000_000) {
        self.maximumValues = max(maximumValues, 0)
    }

    /// How many values are remembered.
    public var count: Int { counters.count }

    /// Counts a request.
    ///
    /// - Parameters:
    ///   - value: what is counted, as a decision names it
    ///   - key: the slot: one value in two slots is counted twice
    ///   - domain: the domain of the environment
    ///   - now: the time, in seconds since 1970
    /// - Returns: the answer; ``LimitAnswer/uncounted`` for a value that says no limit, and where there is no room.
    public mutating func hit(
        _ value: String,
        key: String = "limit1",
        domain: String = "",
        now: Int64
    ) -> LimitAnswer {
        let name = Name(domain: domain, key: key, value: value)
        if var counter = counters[name] {
            let answer = counter.hit(now: now)
            counters[name] = counter
            return answer
        }
        guard var counter = Self.counter(of: value) else { return .uncounted }
        if counters.count >= maximumValues {
            sweep(now)
            guard counters.count < maximumValues else { return .uncounted }
        }
        let answer = counter.hit(now: now)
        counters[name] = counter
        return answer
    }

    /// Forgets values whose windows are over; at most once a second, so that many new values cannot make it slow.
    private mutating func sweep(_ now: Int64) {
        guard swept != now else { return }
        swept = now
        counters = counters.filter { !$0.value.isOver(now: now) }
    }

    /// The counter that a value asks for: `<requests>/<unit>/` and then anything; `nil` for anything else.
    static func counter(of value: String) -> FixedWindowCounter? {
        let parts = value.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[2].isEmpty, let unit = PlanLimit.Unit(rawValue: String(Substring(parts[1])))
        else { return nil }
        var requests: Int64 = 0
        for byte in parts[0] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), requests <= Int64(UInt32.max) else {
                return nil
            }
            requests = requests * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        guard (1...Int64(UInt32.max)).contains(requests), parts[0].first != UInt8(ascii: "0") else { return nil }
        return FixedWindowCounter(requests: requests, windowSeconds: unit.seconds)
    }
}
