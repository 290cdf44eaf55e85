import Foundation
import PortalCore
import PortalIR
import PortalTestSupport
import Testing

/// What programs read has the form that `docs/` promises.
@Suite struct ReportSchemaTests {
    @Test func everyKindOfDifferenceIsDocumented() throws {
        let page = try String(contentsOf: PackageRoot.url.appending(path: "docs/diff.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
        var documented: [String: String] = [:]
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            documented[cells[0].filter { $0 != "`" }] = cells[1]
        }
        for kind in PortalDifference.Kind.allCases {
            #expect(documented.removeValue(forKey: kind.rawValue) == kind.severity.rawValue, "\(kind.rawValue)")
        }
        #expect(documented.isEmpty)
    }

    @Test func differencesFitTheirSchema() throws {
        var seen = Set<PortalDifference.Kind>()
        for example in DifferenceTests.all where seen.insert(example.kind).inserted {
            let difference = PortalDifference.between(
                SamplePortal.changed(example.old),
                SamplePortal.changed(example.new)
            )
            // One process for each would be slow: a few of each table.
            guard seen.count % 7 == 0 else { continue }
            #expect(try JSONSchemaCheck.findings(in: difference.json, schema: "diff.schema.json") == [])
        }
        let file = PackageRoot.url.appending(path: "docs/schemas/diff.schema.json")
        let schema = try String(contentsOf: file, encoding: .utf8)
        for kind in PortalDifference.Kind.allCases {
            #expect(schema.contains("\"\(kind.rawValue)\""), "\(kind.rawValue)")
        }
    }

    @Test func differencesWithPlacesFitTheirSchema() throws {
        let old = StatusTests.translate(StatusTests.manifest())
        #expect(PortalDifference.between(old: old, new: old).entries.isEmpty)
        let moved = StatusTests.translate("# a line\n" + StatusTests.manifest())
        #expect(PortalDifference.between(old: old, new: moved).entries.isEmpty)
        let renamed = StatusTests.translate(
            StatusTests.manifest().replacing("domains: [api.example.com]", with: "domains: [api.example.org]")
        )
        let difference = PortalDifference.between(old: old, new: renamed)
        #expect(difference.entries.map(\.kind) == [.hostRemoved, .hostAdded])
        #expect(difference.entries.first?.before?.file == "portal.yaml")
        #expect(difference.entries.first?.before?.start.line == 32)
        #expect(try JSONSchemaCheck.findings(in: difference.json, schema: "diff.schema.json") == [])
    }

    @Test func statusesFitTheirSchema() throws {
        let texts = [
            StatusTests.manifest(), StatusTests.manifest(environment: "\n  colour: red"),
            StatusTests.manifest().replacing("kind: ApiDoc", with: "kind: ApiProduct"),
        ]
        for text in texts {
            let json = ResourceStatus.json(StatusTests.translate(text).statuses)
            #expect(try JSONSchemaCheck.findings(in: json, schema: "status.schema.json") == [])
        }
        #expect(try !JSONSchemaCheck.findings(in: "{}", schema: "status.schema.json").isEmpty)
    }

    /// A message can quote what somebody wrote, at any length.
    @Test func longMessagesAreCut() {
        let condition = ResourceStatus.Condition(
            .accepted,
            .fails,
            reason: "Invalid",
            message: String(repeating: "é", count: 5000)
        )
        #expect(condition.message.utf8.count <= 4099)
        #expect(condition.message.hasSuffix("é…"))
    }
}
