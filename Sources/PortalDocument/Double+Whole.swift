extension Double {
    /// Whether it is a whole number.
    ///
    /// `rounded()` would make every program that uses the package link the mathematical library.
    package var isWhole: Bool {
        guard isFinite else { return false }
        // From 2^53 on, every number is one.
        return magnitude >= 0x1p53 || Double(Int64(self)) == self
    }
}
