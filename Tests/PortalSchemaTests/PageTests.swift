import PortalDiagnostics
import PortalSchema
import Testing

/// The examples of the pages, read as bare descriptions.
@Suite struct PageTests {
    static let codes = Catalogue.all.filter { code in
        guard let number = Int(code.id.dropFirst(2)), code != .notADescription else { return false }
        return [2001...2499, 3001...3149, 4001...4149].contains { $0.contains(number) }
    }

    @Test(arguments: codes)
    func examples(of code: DiagnosticCode) {
        let bad = Reading(code.page.bad.files[0].text)
        #expect(Set(bad.diagnostics.map(\.code.id)) == [code.id], "\(bad.diagnostics.map(\.message))")
        let good = Reading(code.page.good.files[0].text)
        #expect(good.findings.isEmpty, "\(good.diagnostics.map(\.message))")
    }
}
