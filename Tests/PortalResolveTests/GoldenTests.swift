import PortalResolve
import PortalTestSupport
import Testing

@Suite("Golden resolutions")
struct GoldenTests {
    @Test(arguments: GoldenCase.all(stage: "resolve"))
    func golden(_ goldenCase: GoldenCase) throws {
        let difference = try goldenCase.check { inputs in
            let manifests = inputs.filter { !$0.name.hasPrefix("content/") }
            let content = inputs.filter { $0.name.hasPrefix("content/") }.map {
                (String($0.name.dropFirst("content/".count)), String(decoding: $0.bytes, as: UTF8.self))
            }
            let resolution = Resolution(
                manifests.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
                content: Dictionary(uniqueKeysWithValues: content)
            )
            let missing = resolution.missing.map { "missing \($0.kind.rawValue) \($0.name)" }
            let findings = (resolution.findings + missing).joined(separator: "\n")
            return [
                "ir.txt": Dump.text(resolution.portal),
                "diagnostics.txt": findings.isEmpty ? "" : findings + "\n",
            ]
        }
        #expect(difference == nil, "\(difference ?? "")")
    }
}
