import PortalDiagnostics
import Testing

@Suite struct SourceMapTests {
    @Test func offsetsLeadThroughTwoTexts() {
        var sources = SourceMap()
        let outer = sources.add(SourceFile(name: "outer.yaml", bytes: Array("key: |\n  ab\n  cd\n".utf8)))
        let map = OffsetMap(runs: [.init(inner: 0, outer: 9), .init(inner: 3, outer: 14)])
        let inner = sources.add(
            SourceFile(name: "inner", bytes: Array("ab\ncd\n".utf8), origin: .embedded(in: outer, map: map))
        )
        let innermostMap = OffsetMap(runs: [.init(inner: 0, outer: 4)])
        let innermost = sources.add(
            SourceFile(name: "innermost", bytes: [0x64], origin: .embedded(in: inner, map: innermostMap))
        )
        let found = sources.outermost(Span(source: innermost, start: 0, end: 1))
        #expect(found == Span(source: outer, start: 15, end: 16))
        #expect(sources.outermost(found) == found)
    }

    @Test(arguments: [(0, 10), (4, 14), (5, 20), (9, 24)])
    func offsetMap(inner: UInt32, outer: UInt32) {
        let map = OffsetMap(runs: [.init(inner: 0, outer: 10), .init(inner: 5, outer: 20)])
        #expect(map.outerOffset(of: inner) == outer)
    }

    @Test func aNumberOfAnotherMapIsNoText() {
        #expect(SourceMap()[SourceID(rawValue: 7)] == nil)
    }
}
