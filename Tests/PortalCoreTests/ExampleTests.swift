import Foundation
import PortalCore
import PortalTestSupport
import Testing

/// What the examples of the package are made into, as recorded in `Tests/Golden/examples/`.
@Suite struct ExampleTests {
    @Test(arguments: GoldenCase.all(stage: "examples"))
    func golden(example: GoldenCase) throws {
        let difference = try example.check { _ in
            let translation = try translate(example.name)
            return [
                "istio.yaml": DocumentWriter.yaml(translation.documents.map(\.value)),
                "diagnostics.txt": translation.report.text(),
                "summary.txt": translation.summary + "\n",
            ]
        }
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func everyExampleIsRecorded() throws {
        let examples = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(examples == GoldenCase.all(stage: "examples").map(\.name))
    }

    private var folder: URL { PackageRoot.url.appending(path: "Examples") }

    private func translate(_ example: String) throws -> Translation {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: example).path)
            .filter { $0.hasSuffix(".yaml") }.sorted()
        let files = try names.map { name in
            let text = try Data(contentsOf: folder.appending(path: "\(example)/\(name)"))
            return InputFile(name: "Examples/\(example)/\(name)", bytes: [UInt8](text))
        }
        var content: [String: [UInt8]] = [:]
        for requirement in PortalPipeline.requiredContent(of: files) {
            content[requirement.name] = [UInt8](try Data(contentsOf: PackageRoot.url.appending(path: requirement.name)))
        }
        return PortalPipeline.translate(files, content: content)
    }
}
