import Foundation
import PortalTestSupport
import Testing

@testable import PortalModel

/// `docs/resources.md` says what the tables say.
@Suite struct ReferencePageTests {
    @Test func pageSaysWhatTheTablesSay() throws {
        let file = PackageRoot.url.appending(path: "docs/resources.md")
        let made = ReferencePage.markdown
        let recorded = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        guard made != recorded else { return }
        if ProcessInfo.processInfo.environment["PORTALCORE_UPDATE_GOLDEN"] == "1" {
            try Data(made.utf8).write(to: file)
            Issue.record("recorded a new baseline: docs/resources.md")
        } else {
            Issue.record("\(TextDiff.unified(from: recorded, to: made, names: ("docs/resources.md", "made")))")
        }
    }

    @Test func everyFieldOfTheNativeResourcesIsDocumented() {
        for reader in KindReader.native {
            var open = [(reader.kind, reader.schema())]
            while let (path, schema) = open.popLast() {
                for property in schema.properties {
                    #expect(!property.docs.isEmpty, "\(path).\(property.name)")
                    #expect(!property.docs.contains("|"), "\(path).\(property.name)")
                    open.append(("\(path).\(property.name)", property.schema))
                }
                open += schema.contents.map { (path, $0) }
            }
        }
    }
}
