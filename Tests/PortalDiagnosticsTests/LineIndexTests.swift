import PortalTestSupport
import Testing

@testable import PortalDiagnostics

/// Lines and columns are looked up in blocks; here they are counted.
@Suite struct LineIndexTests {
    private static let pieces = ["a", "é", "😀", "\n", "\r", "\r\n", "e\u{301}", "\u{2028}", "\0"]

    private static func text(_ length: Int, using random: inout SeededGenerator) -> [UInt8] {
        // Few line ends, so that lines are longer than blocks.
        (0..<length).flatMap { _ in
            Array((Int.random(in: 0..<40, using: &random) > 0 ? "é" : pieces.randomElement(using: &random) ?? "").utf8)
        }
    }

    private static func counted(_ bytes: [UInt8], _ offset: Int) -> SourcePosition {
        var line = 1
        var column = 1
        for index in 0..<offset {
            let isBeforeFeed = index + 1 < bytes.count && bytes[index + 1] == 10
            if bytes[index] == 10 || (bytes[index] == 13 && !isBeforeFeed) {
                line += 1
                column = 1
            } else if bytes[index] & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }

    @Test func positionsAreThoseThatCountingGives() {
        var random = SeededGenerator()
        for length in [0, 1, 127, 128, 129, 900] {
            let bytes = Self.text(length, using: &random)
            let index = LineIndex(bytes)
            for offset in 0...bytes.count {
                #expect(index.position(of: offset) == Self.counted(bytes, offset), "seed \(random.seed), \(length)")
            }
        }
    }

    @Test func offsetsGoByCodePoints() {
        let bytes = Array("aé😀z".utf8)
        let index = LineIndex(bytes)
        let all = 0..<bytes.count
        #expect((0...4).map { index.offset(0, by: $0, within: all) } == [0, 1, 3, 7, 8])
        #expect((0...4).map { index.offset(8, by: -$0, within: all) } == [8, 7, 3, 1, 0])
        #expect(index.offset(3, by: 9, within: 1..<7) == 7)
        #expect(index.offset(3, by: -9, within: 1..<7) == 1)
        #expect(index.count(of: 1..<8) == 3)
    }

    @Test func aLineHasNoEnd() {
        let index = LineIndex(Array("a\r\n\nb".utf8))
        #expect((0...4).map { index.range(ofLine: $0).map(index.text) } == [nil, "a", "", "b", nil])
    }
}
