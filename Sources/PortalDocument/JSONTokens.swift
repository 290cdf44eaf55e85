/// The tokens of a JSON text that jansson has accepted; of another text it gives something, and never reads beyond it.
struct JSONTokens {
    /// A value, a key or a bracket.
    struct Token {
        /// What it is.
        enum Kind {
            case string(hasEscapes: Bool)
            case number
            case word
            case openArray
            case openObject
            case close
        }

        let kind: Kind
        /// Its bytes; a string's with its quotes.
        let range: Range<Int>
    }

    private let source: UnsafeBufferPointer<UInt8>
    private var offset = 0

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
    }

    /// The next token; colons and commas are passed over.
    mutating func next() -> Token? {
        while offset < source.count {
            let start = offset
            let byte = source[offset]
            offset &+= 1
            switch byte {
            case UInt8(ascii: "\""):
                let hasEscapes = skipString()
                return Token(kind: .string(hasEscapes: hasEscapes), range: start..<offset)
            case UInt8(ascii: "{"): return Token(kind: .openObject, range: start..<offset)
            case UInt8(ascii: "["): return Token(kind: .openArray, range: start..<offset)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): return Token(kind: .close, range: start..<offset)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                skipBare()
                return Token(kind: .number, range: start..<offset)
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ","),
                UInt8(ascii: ":"):
                continue
            default:
                skipBare()
                return Token(kind: .word, range: start..<offset)
            }
        }
        return nil
    }

    private mutating func skipString() -> Bool {
        var hasEscapes = false
        while offset < source.count {
            let byte = source[offset]
            offset &+= 1
            if byte == UInt8(ascii: "\"") { return hasEscapes }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                offset = Swift.min(offset &+ 1, source.count)
            }
        }
        return hasEscapes
    }

    private mutating func skipBare() {
        while offset < source.count {
            switch source[offset] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"):
                offset &+= 1
            default:
                return
            }
        }
    }
}
