import PortalDiagnostics
import PortalDocument
import Testing

/// Long sequences are found by an index, short ones by walking: both lead to the same elements.
@Suite struct LongSequenceTests {
    @Test(arguments: [1, 63, 64, 65, 1000], [DocumentFormat.yaml, .json])
    func placesLeadThereAndBack(_ count: Int, _ format: DocumentFormat) throws {
        // Elements of several records each, so that positions and records differ.
        let elements = (0..<count).map { $0 % 3 == 0 ? "[\($0), [1]]" : "{\"k\": \($0)}" }
        let run = ReadingRun("{\"before\": [1], \"all\": [\(elements.joined(separator: ", "))]}", format: format)
        let document = try #require(run.documents.first)
        let all = try #require(document.root["all"])
        #expect(all.count == count)
        for (position, element) in all.elements.enumerated() {
            #expect(element.pointer.text == "/all/\(position)")
            #expect(all[position]?.pointer == element.pointer)
            let inner = try #require(element[0] ?? element["k"])
            #expect(inner.text == String(position))
            #expect(document.root.value(at: inner.pointer)?.text == String(position))
        }
        #expect(all[count] == nil)
        #expect(all[-1] == nil)
    }

    @Test func anAliasIsAnElement() throws {
        let run = ReadingRun("a: &a [x, y]\nall:\n" + String(repeating: "- *a\n", count: 100))
        let all = try #require(run.documents.first?.root["all"])
        #expect(all[99]?[1]?.text == "y")
        #expect(all[99]?.pointer.text == "/all/99")
    }
}
