/// What the characters of a plain scalar mean: the YAML 1.2 core schema (section 10.3.2), and where YAML 1.1 differs.
enum PlainScalar {
    /// The kind of a plain scalar, and whether a YAML 1.1 reader takes it for another value.
    ///
    /// Dates are not ambiguous: a reader that makes a date of one means the same day.
    static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> (tag: Tree.Record.Tag, isAmbiguous: Bool) {
        guard let first = text.first else { return (.null, false) }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return resolveNumber(text)
        case UInt8(ascii: "~"):
            return (text.count == 1 ? .null : .string, false)
        case UInt8(ascii: "n"), UInt8(ascii: "N"):
            if isWord(text, "null") { return (.null, false) }
            return (.string, text.count == 1 || isWord(text, "no"))
        case UInt8(ascii: "t"), UInt8(ascii: "T"):
            return (isWord(text, "true") ? .boolean : .string, false)
        case UInt8(ascii: "f"), UInt8(ascii: "F"):
            return (isWord(text, "false") ? .boolean : .string, false)
        case UInt8(ascii: "y"), UInt8(ascii: "Y"):
            return (.string, text.count == 1 || isWord(text, "yes"))
        case UInt8(ascii: "o"), UInt8(ascii: "O"):
            return (.string, isWord(text, "on") || isWord(text, "off"))
        case UInt8(ascii: "="):
            return (.string, text.count == 1)
        case UInt8(ascii: "<"):
            return (.string, text.count == 2 && text[1] == first)
        default:
            return (.string, false)
        }
    }

    /// Whether a plain scalar with this text would be anything but a string to some reader of YAML 1.1 or 1.2.
    static func isUnsafe(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let (tag, isAmbiguous) = resolve(text)
        return tag != .string || isAmbiguous || isDate(text)
    }

    /// Whether `text` is a lower-case word, as such, capitalised or in capitals.
    private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            // "Null" and "NULL" are words of the schema, "nULL" and "NUll" are not.
            var index = 1
            guard text[0] | 0x20 == word[0] else { return false }
            let isUpper = text[0] & 0x20 == 0 && text.count > 1 && text[1] & 0x20 == 0
            while index < text.count {
                guard text[index] == (isUpper ? word[index] & ~0x20 : word[index]) else { return false }
                index += 1
            }
            return true
        }
    }

    /// Whether YAML 1.1 has a date here: `2001-12-14`, alone or followed by a time.
    private static func isDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var cursor = Cursor(text: text)
        guard cursor.skipDigits() == 4, cursor.skip("-"), 1...2 ~= cursor.skipDigits(),
            cursor.skip("-"), 1...2 ~= cursor.skipDigits()
        else { return false }
        return cursor.isAtEnd || cursor.skip("T") || cursor.skip("t") || cursor.skip(" ") || cursor.skip("\t")
    }
}

// MARK: - Numbers

extension PlainScalar {
    private static func resolveNumber(
        _ text: UnsafeBufferPointer<UInt8>
    ) -> (tag: Tree.Record.Tag, isAmbiguous: Bool) {
        var cursor = Cursor(text: text)
        let isSigned = cursor.skip("+") || cursor.skip("-")
        let body = cursor
        if cursor.skip("."), !cursor.isAtEnd, !cursor.isAtDigit {
            let rest = UnsafeBufferPointer(rebasing: text[cursor.position...])
            return (isWord(rest, "inf") || (!isSigned && isWord(rest, "nan")) ? .number : .string, false)
        }
        cursor = body
        if cursor.skip("0"), let radix = cursor.skipRadix() {
            let digits = cursor
            let isNumber = cursor.skipDigits(radix: radix) > 0 && cursor.isAtEnd
            cursor = digits
            let isNumber11 = cursor.skipDigits(radix: radix, orUnderscore: true) > 0 && cursor.isAtEnd
            switch radix {
            // 1.2 knows no sign before 0x, 1.1 does.
            case 16: return isNumber && !isSigned ? (.integer, false) : (.string, isNumber11)
            case 8: return isNumber && !isSigned ? (.integer, true) : (.string, false)
            default: return (.string, isNumber11)
            }
        }
        cursor = body
        let whole = cursor.skipDigits()
        if whole > 0, cursor.isAtEnd {
            // 017 is 15 in YAML 1.1, 08 a string.
            return (.integer, whole > 1 && text[body.position] == UInt8(ascii: "0"))
        }
        let hasPoint = cursor.skip(".")
        let fraction = hasPoint ? cursor.skipDigits() : 0
        if whole + fraction > 0 {
            if cursor.isAtEnd { return (.number, false) }
            if cursor.skip("e") || cursor.skip("E") {
                let hasSign = cursor.skip("+") || cursor.skip("-")
                // 1e3 and 1.5e3 are strings in YAML 1.1, which wants a point and a sign.
                if cursor.skipDigits() > 0, cursor.isAtEnd { return (.number, !(hasPoint && hasSign)) }
            }
        }
        return (.string, isNumber11(body))
    }

    /// Whether YAML 1.1 reads a number where 1.2 has a string: digits with `_`, and base 60 such as `1:30`.
    private static func isNumber11(_ start: Cursor) -> Bool {
        var cursor = start
        guard cursor.isAtDigit else { return false }
        _ = cursor.skipDigits(radix: 10, orUnderscore: true)
        var groups = 0
        while cursor.skip(":") {
            guard 1...2 ~= cursor.skipDigits() else { return false }
            groups += 1
        }
        if cursor.skip(".") { _ = cursor.skipDigits(radix: 10, orUnderscore: true) }
        if groups == 0, cursor.skip("e") || cursor.skip("E") {
            guard cursor.skip("+") || cursor.skip("-"), cursor.skipDigits() > 0 else { return false }
        }
        return cursor.isAtEnd
    }

    /// A position in the text of a scalar.
    private struct Cursor {
        let text: UnsafeBufferPointer<UInt8>
        var position = 0

        var isAtEnd: Bool { position >= text.count }
        var isAtDigit: Bool { position < text.count && UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[position] }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard position < text.count, UInt32(text[position]) == character.value else { return false }
            position += 1
            return true
        }

        mutating func skipRadix() -> Int? {
            if skip("x") { return 16 }
            if skip("o") { return 8 }
            if skip("b") { return 2 }
            return nil
        }

        /// Skips digits and gives their number.
        mutating func skipDigits(radix: Int = 10, orUnderscore: Bool = false) -> Int {
            let start = position
            while position < text.count {
                let byte = text[position]
                let digit: Int =
                    switch byte {
                    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
                    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 87
                    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 55
                    case UInt8(ascii: "_") where orUnderscore: 0
                    default: radix
                    }
                guard digit < radix else { break }
                position += 1
            }
            return position - start
        }
    }
}
