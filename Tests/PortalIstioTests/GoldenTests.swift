import Foundation
import PortalDiagnostics
import PortalDocument
import PortalScenarios
import PortalTestSupport
import Testing

/// The text of what is emitted, as it is recorded in `Tests/Golden/emit`.
struct GoldenTests {
    @Test func everyScenarioIsRecorded() {
        #expect(GoldenCase.all(stage: "emit").map(\.name) == Scenario.all.map(\.name).sorted())
    }

    @Test(arguments: GoldenCase.all(stage: "emit"))
    func golden(_ goldenCase: GoldenCase) throws {
        let scenario = try #require(Scenario.all.first { $0.name == goldenCase.name })
        let difference = try goldenCase.check { _ in
            let emission = Emission(scenario.portal, options: scenario.options)
            var files: [String: String] = [:]
            for document in emission.documents {
                let name = "\(document.phase.rawValue)-\(document.kind)-\(document.namespace)-\(document.name).yaml"
                files[name.lowercased()] = DocumentWriter.yaml([document.value])
            }
            files["diagnostics.txt"] = emission.diagnostics.map {
                "\($0.severity.rawValue)[\($0.code.id)]: \($0.message)\n"
            }.joined()
            return files
        }
        #expect(difference == nil, "\(difference ?? "")")
    }
}
