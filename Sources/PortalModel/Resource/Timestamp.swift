/// A moment, as RFC 3339 writes it.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    public let seconds: Int64
    /// Nanoseconds within the second.
    public let nanoseconds: UInt32

    /// Makes a moment.
    public init(seconds: Int64, nanoseconds: UInt32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Reads the form `2026-01-31T12:00:00Z` (RFC 3339 section 5.6), with a fraction or an offset if need be; `nil` for
    /// every other text.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), (1...12).contains(month),
            reader.take("-"), let day = reader.number(2), day >= 1, day <= Self.days(month: month, year: year),
            reader.take("T") || reader.take("t"), let hour = reader.number(2), hour <= 23,
            reader.take(":"), let minute = reader.number(2), minute <= 59,
            reader.take(":"), let second = reader.number(2), second <= 60
        else { return nil }
        var nanoseconds: Int64 = 0
        if reader.take(".") {
            guard let fraction = reader.fraction() else { return nil }
            nanoseconds = fraction
        }
        var offset: Int64 = 0
        if !reader.take("Z"), !reader.take("z") {
            let isEast = reader.take("+")
            guard isEast || reader.take("-"), let hours = reader.number(2), hours <= 23, reader.take(":"),
                let minutes = reader.number(2), minutes <= 59
            else { return nil }
            offset = (hours * 60 + minutes) * (isEast ? 60 : -60)
        }
        guard reader.isAtEnd else { return nil }
        let days = Self.daysSinceEpoch(year: year, month: month, day: day)
        self.init(
            seconds: days * 86_400 + hour * 3600 + minute * 60 + second - offset,
            nanoseconds: UInt32(clamping: nanoseconds)
        )
    }

    /// Orders by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// Whether a text is a calendar day such as `2027-01-01` (RFC 3339 `full-date`).
    static func isDay(_ text: String) -> Bool {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), (1...12).contains(month),
            reader.take("-"), let day = reader.number(2), day >= 1, day <= days(month: month, year: year)
        else { return false }
        return reader.isAtEnd
    }

    private static func days(month: Int64, year: Int64) -> Int64 {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01, in the proleptic Gregorian calendar; years have four digits, so nothing overflows.
    private static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
        // The year starts in March, so that the leap day is its last.
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

/// Takes digits and marks off the front of an ASCII text.
struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Takes a mark if it stands here.
    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == mark.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Takes exactly `count` digits.
    mutating func number(_ count: Int) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, let value = Self.value(digits) else { return nil }
        rest = rest.dropFirst(count)
        return value
    }

    /// Takes 1 to `limit` digits.
    mutating func number(atMost limit: Int) -> Int64? {
        let digits = rest.prefix { isDigit($0) }
        guard !digits.isEmpty, digits.count <= limit, let value = Self.value(digits) else { return nil }
        rest = rest.dropFirst(digits.count)
        return value
    }

    /// Takes the digits behind a decimal point, as nanoseconds; digits beyond the ninth are passed over.
    mutating func fraction() -> Int64? {
        let digits = rest.prefix { isDigit($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        var value: Int64 = 0
        var iterator = digits.makeIterator()
        for _ in 0..<9 { value = value * 10 + (iterator.next().map { Int64($0) - 48 } ?? 0) }
        return value
    }

    /// The value of digits: `nil` for other bytes, or beyond 18 of them.
    private static func value(_ digits: Substring.UTF8View) -> Int64? {
        guard digits.count <= 18, digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int64($1) - 48 }
    }
}

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
