/// Durations as Kubernetes resources write them.
enum DurationText {
    /// What the CRD schema checks; the parser takes exactly this.
    static let pattern = "^([0-9]{1,7}([.][0-9]{1,3})?(h|m|s|ms)){1,4}$"

    /// Reads `1h30m`, `5s`, `250ms` or `1.5s`: up to four numbers of at most seven digits and three decimals, each with
    /// its unit (GEP-2257 of the Gateway API, with decimals); `nil` for every other text.
    static func parse(_ text: String) -> Duration? {
        var reader = DigitReader(text)
        var sum = Duration.zero
        var parts = 0
        repeat {
            guard parts < 4, let whole = reader.number(atMost: 7) else { return nil }
            var thousandths: Int64 = 0
            if reader.take(".") {
                guard let value = reader.thousandths() else { return nil }
                thousandths = value
            }
            guard let unit = reader.unit() else { return nil }
            // At most ten digits times an hour in microseconds: far from the limits of 64 bits.
            sum += .microseconds((whole * 1000 + thousandths) * unit)
            parts += 1
        } while !reader.isAtEnd
        return sum
    }
}

extension DigitReader {
    /// Takes one to three digits behind a decimal point, as thousandths.
    fileprivate mutating func thousandths() -> Int64? {
        for (digits, factor) in [(3, 1), (2, 10), (1, 100)] as [(Int, Int64)] {
            if let value = number(digits) { return value * factor }
        }
        return nil
    }

    /// Takes a unit, as the microseconds of its thousandth part.
    fileprivate mutating func unit() -> Int64? {
        if take("h") { return 3_600_000 }
        if take("s") { return 1000 }
        guard take("m") else { return nil }
        return take("s") ? 1 : 60_000
    }
}
