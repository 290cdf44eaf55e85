import Foundation
import PortalCatalog
import PortalIR
import PortalTestSupport
import Testing

/// `Tests/Golden/published/<case>`: every `in/*.yaml` is an entry of the product, in the order of the names; what lies in
/// folders answers references; `in/mounts.txt` says what stands in front of the paths of an entry.
@Suite("Golden published specifications")
struct GoldenTests {
    private static let plans = [
        ResolvedPlan(id: "shop/gold", name: "gold", auth: .apiKey(.header("api-key"))),
        ResolvedPlan(
            id: "shop/staff",
            name: "staff",
            auth: .jwt(
                TokenRules(
                    issuer: "https://login.example.com",
                    keys: .inline("{}"),
                    requiredScopes: ["store.read"],
                    optionalScopes: ["store.write"],
                    tokenURL: "https://login.example.com/token"
                )
            )
        ),
    ]

    @Test(arguments: GoldenCase.all(stage: "published"))
    func golden(_ goldenCase: GoldenCase) throws {
        let difference = try goldenCase.check { inputs in
            var mounts: [String: String] = [:]
            var others: [String: String] = [:]
            var entries: [MadePortal.Entry] = []
            for input in inputs {
                let text = String(decoding: input.bytes, as: UTF8.self)
                if input.name == "mounts.txt" {
                    for line in text.split(separator: "\n") {
                        let words = line.split(separator: " ")
                        mounts[String(words[0])] = String(words[1])
                    }
                } else if input.name.contains("/") {
                    others[input.name] = text
                } else {
                    entries.append(
                        MadePortal.Entry(name: input.name.replacingOccurrences(of: ".yaml", with: ""), text: text)
                    )
                }
            }
            for index in entries.indices { entries[index].mount = mounts[entries[index].name] ?? "" }
            let made = MadePortal(entries, others: others, plans: Self.plans, operationPlans: [0, 1])
            var result: [String: String] = [:]
            for format in SpecificationFormat.allCases {
                let specification = made.specification(format: format)
                result["openapi-\(format.rawValue).json"] = specification?.json()
                result["notes-\(format.rawValue).txt"] = specification?.notes
                    .map { "\($0.subject): \($0.message)\n" }.joined()
            }
            return result
        }
        #expect(difference == nil, "\(difference ?? "")")
    }

    /// The validator is a second opinion; `make published` asks it about the corpus too.
    @Test func theValidatorAgrees() throws {
        let process = Process()
        process.executableURL = PackageRoot.url.appendingPathComponent("Scripts/check-published")
        process.arguments = ["--offline"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let findings = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(findings)")
    }
}
