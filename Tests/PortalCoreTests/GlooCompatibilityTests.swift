import Foundation
import PortalTestSupport
import Testing

/// `docs/gloo-compatibility.md` names a test, or a dash, for every behaviour, and the tests that it names exist.
@Suite struct GlooCompatibilityTests {
    private static let tests = PackageRoot.url.appending(path: "Tests")

    /// The cells of every row of the tables, without their heads.
    private static func rows() throws -> [[String]] {
        let page = PackageRoot.url.appending(path: "docs/gloo-compatibility.md")
        return try String(contentsOf: page, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| ") }
            .map { line in
                line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
            .filter { $0.first != "Gloo Portal" && $0.first != "---" }
    }

    /// What stands between backticks.
    private static func names(in cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
    }

    /// The texts of all files of tests.
    private static func sources() throws -> [String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: tests.path)
        return try paths.filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOf: tests.appending(path: $0), encoding: .utf8) }
    }

    @Test func everyRowHasATestOrADash() throws {
        let rows = try Self.rows()
        #expect(rows.count > 150)
        for row in rows {
            #expect(row.count == 3, "\(row)")
            let cell = row.last ?? ""
            #expect(cell == "–" || !Self.names(in: cell).isEmpty, "\(row)")
        }
    }

    @Test func everyNamedTestExists() throws {
        let sources = try Self.sources()
        for name in Set(try Self.rows().flatMap { Self.names(in: $0.last ?? "") }).sorted() {
            let parts = name.split(separator: "/").map(String.init)
            #expect(parts.count == 2, "\(name)")
            guard let suite = parts.first, let function = parts.last else { continue }
            let exists = sources.contains { $0.contains("struct \(suite)") && $0.contains("func \(function)(") }
            #expect(exists, "there is no test \(name)")
        }
    }
}
