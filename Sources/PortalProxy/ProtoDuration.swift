/// Durations as protocol buffers write them in JSON: seconds with up to three decimals.
package enum ProtoDuration {
    /// The text of a duration from one millisecond to 10,000 years; else `nil`.
    package static func text(_ milliseconds: Int64) -> String? {
        guard milliseconds > 0, milliseconds <= 315_576_000_000_000 else { return nil }
        var text = String(milliseconds / 1000)
        var rest = milliseconds % 1000
        if rest > 0 {
            var digits = 3
            while rest % 10 == 0 {
                rest /= 10
                digits -= 1
            }
            let fraction = String(rest)
            text += "." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
        }
        return text + "s"
    }
}
