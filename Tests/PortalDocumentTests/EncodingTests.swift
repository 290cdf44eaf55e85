import PortalDiagnostics
import PortalDocument
import Testing

@Suite struct EncodingTests {
    static let text = "é: [😀, x]\ny: z\n"

    private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
        text.utf16.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    private static func utf32(_ text: String, isBig: Bool) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: scalar.value >> $0) }
            return isBig ? bytes : bytes.reversed()
        }
    }

    @Test(arguments: [
        [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16("\u{FEFF}" + text, isBig: true),
        utf16("\u{FEFF}" + text, isBig: false), utf32("\u{FEFF}" + text, isBig: true),
        utf32("\u{FEFF}" + text, isBig: false),
    ])
    func readsMarkedText(bytes: [UInt8]) {
        let run = ReadingRun(bytes)
        #expect(run.json == #"{"é":["😀","x"],"y":"z"}"#)
        #expect(run.findings == [])
        #expect(run.sources[run.sources.ids[0]]?.bytes == Array(Self.text.utf8))
    }

    @Test(arguments: ["{\"a\": \"é😀\"}", "a: é😀\n"])
    func readsUnmarkedText(text: String) {
        for bytes in [
            Self.utf16(text, isBig: true), Self.utf16(text, isBig: false), Self.utf32(text, isBig: true),
            Self.utf32(text, isBig: false),
        ] {
            #expect(ReadingRun(bytes).json == #"{"a":"é😀"}"#)
        }
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xE9, 0x0A], "PC1001 1:4 \u{FFFD}"),
            ([0x61, 0x0A, 0xC3], "PC1001 2:1 \u{FFFD}"),
            ([0xED, 0xA0, 0x80], "PC1001 1:1 \u{FFFD}"),
            ([0xC0, 0x80], "PC1001 1:1 \u{FFFD}"),
            ([0xF4, 0x90, 0x80, 0x80], "PC1001 1:1 \u{FFFD}"),
            ([0xFE, 0xFF, 0x00, 0x61, 0xD8, 0x00, 0x00, 0x61], "PC1001 1:2 \u{FFFD}"),
            ([0xFE, 0xFF, 0x00, 0x61, 0xDC, 0x00], "PC1001 1:2 \u{FFFD}"),
            ([0xFE, 0xFF, 0x00, 0x61, 0x00], "PC1001 1:2 \u{FFFD}"),
            ([0xFF, 0xFE, 0x00, 0x00, 0x00, 0x00, 0x11, 0x00], "PC1001 1:1 \u{FFFD}"),
        ] as [([UInt8], String)]
    )
    func refusesWhatIsNoText(bytes: [UInt8], finding: String) {
        let run = ReadingRun(bytes)
        #expect(run.documents.isEmpty)
        #expect(run.findings == [finding])
    }

    @Test(arguments: [
        ("a: \u{7}\n", "PC1002 1:4 \u{7}"), ("é: x\nb: \u{0}\n", "PC1002 2:4 \u{0}"),
        ("a: \u{FFFE}\n", "PC1002 1:4 \u{FFFE}"),
    ])
    func refusesControlCharacters(text: String, finding: String) {
        #expect(ReadingRun(text, format: .yaml).findings == [finding])
    }

    @Test func countsBytesNotCodePoints() {
        let run = ReadingRun("日本: {é: [1, 😀]}\r\n# コメント\r\n日本: 2\r\n")
        #expect(run.findings == ["PC1010 3:1 日本"])
        let long = String(repeating: "é: 日本語😀\n", count: 500).split(separator: "\n").enumerated()
            .map { "\($0.offset)\($0.element)" }.joined(separator: "\n")
        let all = ReadingRun(long)
        for member in all.documents.first.map({ Array($0.root.members) }) ?? [] {
            #expect(member.key.span.map { all.describe($0).hasSuffix(member.key.text) } == true)
            #expect(member.value.span.map { all.describe($0).hasSuffix(" 日本語😀") } == true)
        }
    }

    @Test func readsNothing() {
        for text in ["", "\u{FEFF}", "# only a comment\n", "\n\n"] {
            let run = ReadingRun(text)
            #expect(run.documents.isEmpty && run.findings.isEmpty)
        }
        #expect(ReadingRun("", format: .json).codes == ["PC1202"])
        #expect(ReadingRun("---\n---\na: 1\n").documents.map { Value($0.root) } == [.null, ["a": 1]])
    }
}
