import Foundation
import PortalCatalog
import PortalDocument
import Testing

/// What odd input may cost.
@Suite struct BoundTests {
    /// Two descriptions whose `Deep` goes as deep as a document may, and differs at the bottom only.
    private static func deep(_ bottom: String) -> String {
        let depth = 90
        let open = String(repeating: #"{"type":"object","nullable":true,"properties":{"a":"#, count: depth)
        let close = String(repeating: "}}", count: depth)
        return """
            {"openapi": "3.0.3", "info": {"title": "T", "version": "1"},
             "paths": {"/\(bottom)": {"get": {"responses": {"200": {"description": "d",
               "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Deep"}}}}}}}},
             "components": {"schemas": {"Deep": \(open){"type":"\(bottom)"}\(close)}}}
            """
    }

    @Test func depthCostsNoStack() {
        final class Result: @unchecked Sendable {
            var keys: [[String]] = []
        }
        let made = MadePortal([
            .init(name: "one", text: Self.deep("string")), .init(name: "two", text: Self.deep("integer")),
        ])
        let result = Result()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            for format in SpecificationFormat.allCases {
                let document = made.document(format)
                result.keys.append(document["components"]?["schemas"]?.keys ?? [])
                _ = DocumentWriter.json(document)
            }
            done.signal()
        }
        thread.stackSize = 256 << 10
        thread.start()
        done.wait()
        #expect(result.keys == [["Deep", "Deep_two"], ["Deep", "Deep_two"]])
    }

    /// Path items and media types take the place of their references: few of them could stand for very many.
    @Test(.timeLimit(.minutes(1)))
    func referencesThatMultiplyAreBounded() {
        let levels = 8
        var items: [String] = []
        for level in 0...levels {
            let callbacks = (0..<10).map {
                ##""c\##($0)": {"{$url}": {"$ref": "#/components/pathItems/P\##(level + 1)"}}"##
            }
            let next = level < levels ? callbacks.joined(separator: ", ") : ""
            items.append(
                #""P\#(level)": {"post": {"responses": {"200": {"description": "d"}}, "callbacks": {\#(next)}}}"#
            )
        }
        let text = """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
             "paths": {"/a": {"get": {"responses": {"200": {"description": "d"}},
               "callbacks": {"c": {"{$url}": {"$ref": "#/components/pathItems/P0"}}}}}},
             "components": {"pathItems": {\(items.joined(separator: ", "))}}}
            """
        let specification = MadePortal([.init(name: "api", text: text)]).specification()
        #expect(specification?.notes.contains { $0.message.hasSuffix("it leads too far") } == true)
    }

    /// A chain of references as long as it likes: two descriptions share it or not, and quickly.
    @Test(.timeLimit(.minutes(1)))
    func longChainsAreCompared() {
        func chain(_ bottom: String, _ path: String) -> String {
            let links = (0..<3000).map { ##""S\##($0)": {"items": {"$ref": "#/components/schemas/S\##($0 + 1)"}}"## }
            return """
                {"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
                 "paths": {"\(path)": {"get": {"responses": {"200": {"description": "d",
                   "content": {"application/json": {"schema": {"$ref": "#/components/schemas/S0"}}}}}}}},
                 "components": {"schemas": {\(links.joined(separator: ", ")), "S3000": {"type": "\(bottom)"}}}}
                """
        }
        let other = MadePortal([
            .init(name: "one", text: chain("string", "/a")), .init(name: "two", text: chain("integer", "/b")),
        ]).document()
        #expect(other["components"]?["schemas"]?.keys.count == 6002)
        let same = MadePortal([
            .init(name: "one", text: chain("string", "/a")), .init(name: "two", text: chain("string", "/b")),
        ]).document()
        #expect(same["components"]?["schemas"]?.keys.count == 3001)
    }
}
