/// Writes one value as JSON.
///
/// Not through jansson, which would need its own copy of every value and prints 17 digits of each number.
struct JSONEmitter {
    let isIndented: Bool
    private var output: [UInt8] = []
    private var depth = 0

    init(isIndented: Bool) {
        self.isIndented = isIndented
    }

    var text: String { String(decoding: output, as: UTF8.self) }

    mutating func write(_ value: Value) {
        var walk = ValueWalk(value)
        // Whether the next value is the first of its container, and whether it stands behind its key.
        var isFirst = true
        var isBehindKey = false
        while let step = walk.next() {
            switch step {
            case .endSequence(let isEmpty):
                end("]", isEmpty: isEmpty)
                isFirst = false
                continue
            case .endMapping(let isEmpty):
                end("}", isEmpty: isEmpty)
                isFirst = false
                continue
            default:
                if !isBehindKey {
                    if !isFirst { append(",") }
                    if depth > 0 { breakLine() }
                }
            }
            (isFirst, isBehindKey) = (false, false)
            switch step {
            case .scalar(let value): write(scalar: value)
            case .key(let key):
                write(key)
                append(isIndented ? ": " : ":")
                isBehindKey = true
            case .beginSequence:
                append("[")
                depth += 1
                isFirst = true
            case .beginMapping:
                append("{")
                depth += 1
                isFirst = true
            case .endSequence, .endMapping: break
            }
        }
    }

    private mutating func end(_ bracket: StaticString, isEmpty: Bool) {
        depth -= 1
        if !isEmpty { breakLine() }
        append(bracket)
    }

    private mutating func write(scalar value: Value) {
        switch value {
        case .null, .sequence, .mapping: append("null")
        case .boolean(let flag): append(flag ? "true" : "false")
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .number(let number):
            if number.isFinite { output.append(contentsOf: Value.text(of: number).utf8) } else { append("null") }
        case .string(let text): write(text)
        }
    }

    private mutating func breakLine() {
        guard isIndented else { return }
        append("\n")
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { output.append(contentsOf: $0) }
    }

    private mutating func write(_ text: String) {
        append("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): append("\\\"")
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\r"): append("\\r")
            case UInt8(ascii: "\t"): append("\\t")
            // RFC 8259 section 7; U+007F too, which YAML readers of JSON refuse.
            case 0..<0x20, 0x7F:
                append("\\u00")
                for digit in [byte >> 4, byte & 15] { output.append(digit < 10 ? 48 + digit : 87 + digit) }
            default: output.append(byte)
            }
        }
        append("\"")
    }
}
