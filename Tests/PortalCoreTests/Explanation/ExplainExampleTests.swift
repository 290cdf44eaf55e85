import Foundation
import PortalCore
import PortalTestSupport
import Testing

/// What the examples of the package do with requests.
@Suite struct ExplainExampleTests {
    @Test(
        arguments: [
            ("GET", "https://api.bookstore.example/shop/v2/books", "listBooks", nil, "/books"),
            ("GET", "https://api.bookstore.example/shop/v2/books/978?x=1", "getBook", nil, "/books/978?x=1"),
            ("GET", "https://API.bookstore.example:8443/shop/v2/x/%2e%2e/books/1", "getBook", nil, "/books/1"),
            ("HEAD", "https://api.bookstore.example/shop/v2/books/978", nil, 404, nil),
            ("GET", "https://api.bookstore.example/shop/v2/nothing", nil, 404, nil),
            ("GET", "https://nobody.example/shop/v2/books", nil, 404, nil),
            ("GET", "https://api.bookstore.example/shop/v2/books/ü", nil, 400, nil),
        ] as [(String, String, String?, Int?, String?)]
    )
    func bookstore(method: String, url: String, operation: String?, status: Int?, path: String?) throws {
        let explanation = try Self.bookstore.explain(ExplainRequest(method: method, url: url, now: 0))
        #expect(explanation.route.map { $0.hasSuffix("/\(operation ?? "")") } ?? (operation == nil))
        #expect(explanation.status == status)
        #expect(explanation.backendPath == path)
    }

    static let bookstore = ExampleFiles.translate("bookstore")
}

/// The examples of the package, translated.
enum ExampleFiles {
    static func translate(_ example: String, options: PortalOptions = PortalOptions()) -> Translation {
        let folder = PackageRoot.url.appending(path: "Examples/\(example)")
        let names = FileManager.default.subpaths(atPath: folder.path) ?? []
        let files = names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            let text = FileManager.default.contents(atPath: folder.appending(path: name).path) ?? Data()
            return InputFile(name: "Examples/\(example)/\(name)", bytes: [UInt8](text))
        }
        var content: [String: [UInt8]] = [:]
        for requirement in PortalPipeline.requiredContent(of: files, options: options) {
            let path = PackageRoot.url.appending(path: requirement.name).path
            content[requirement.name] = FileManager.default.contents(atPath: path).map(Array.init)
        }
        return PortalPipeline.translate(files, content: content, options: options)
    }
}
