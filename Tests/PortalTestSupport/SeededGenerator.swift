import Foundation

/// Random numbers that can be repeated: a failing test prints ``seed``, and `PORTALCORE_SEED` brings it back.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    /// What the numbers follow from.
    public let seed: UInt64
    private var state: UInt64

    /// Starts from a seed: the given one, else that of the environment, else any.
    public init(seed: UInt64? = nil) {
        let wanted = seed ?? ProcessInfo.processInfo.environment["PORTALCORE_SEED"].flatMap { UInt64($0) }
        self.seed = wanted ?? UInt64.random(in: 0...(.max))
        state = self.seed
    }

    /// The next number (SplitMix64).
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
