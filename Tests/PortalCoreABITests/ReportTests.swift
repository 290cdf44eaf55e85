import CPortalCore
import Foundation
import PortalTestSupport
import Testing

/// Explanations and overlaps across the boundary.
@Suite struct ReportTests {
    /// Asks with strings that stay where they are for the call.
    private static func explain(
        _ result: OpaquePointer?,
        _ url: String,
        method: String = "",
        environment: String = "",
        header: (name: String, value: String)? = nil,
        format: Int = PORTALCORE_REPORT_JSON,
        _ change: (inout portalcore_explain_request) -> Void = { _ in }
    ) -> (answer: Answer, text: String) {
        let texts = [url, method, environment, header?.name ?? "", header?.value ?? ""]
        let copies: [[CChar]] = texts.map { text in text.utf8.map { CChar(bitPattern: $0) } }
        let memory: [CChar] = copies.flatMap { $0 + [0] }
        return memory.withUnsafeBufferPointer { memory in
            var start = 0
            let places = copies.map { text in
                defer { start += text.count + 1 }
                return (data: memory.baseAddress.map { $0 + start }, size: text.count)
            }
            func string(_ index: Int) -> portalcore_string {
                portalcore_string(data: places[index].data, size: places[index].size)
            }
            func bytes(_ index: Int) -> portalcore_bytes {
                portalcore_bytes(data: places[index].data, size: places[index].size)
            }
            let fields = [portalcore_field(name: bytes(3), value: bytes(4))]
            return fields.withUnsafeBufferPointer { fields in
                var request = portalcore_explain_request()
                request.struct_size = MemoryLayout<portalcore_explain_request>.size
                request.url = string(0)
                request.method = string(1)
                request.environment = string(2)
                (request.headers, request.header_count) = header == nil ? (nil, 0) : (fields.baseAddress, 1)
                change(&request)
                var handle: OpaquePointer? = OpaquePointer(bitPattern: 1)
                let made = answer {
                    portalcore_result_render_explanation(result, &request, UInt32(format), &handle, $0)
                }
                defer { portalcore_text_free(handle) }
                return (made, handle == nil ? "<none>" : text(portalcore_text_view(handle)))
            }
        }
    }

    private static let url = "https://api.example.com/hello"

    @Test func explanations() {
        let result = translate(["portal.yaml": protectedPortal])
        defer { portalcore_result_free(result) }
        let denied = Self.explain(result, Self.url)
        #expect(denied.answer == .ok)
        #expect(denied.text.hasPrefix("{\n  \"schemaVersion\": 1,") && denied.text.contains("\"status\": 401"))
        for format in [PORTALCORE_REPORT_JSON, PORTALCORE_REPORT_TEXT, PORTALCORE_REPORT_YAML] {
            let accepted = Self.explain(
                result,
                Self.url + "?key=greet-me",
                method: "GET",
                environment: "default/production",
                header: ("X-Other", "not shown"),
                format: format
            )
            #expect(accepted.answer == .ok && accepted.text.contains(greetRoute))
            #expect(!accepted.text.contains("greet-me") && !accepted.text.contains("not shown"), "\(accepted.text)")
        }
        let yaml = Self.explain(result, Self.url + "?key=greet-me", format: PORTALCORE_REPORT_YAML).text
        #expect(yaml.hasPrefix("---\nschemaVersion: 1\n") && yaml.contains("\noutcome: backend\n"))
        #expect(Self.explain(result, Self.url, method: "PUT").text.contains("\"outcome\": \"noRoute\""))
    }

    @Test func whatCannotBeExplained() {
        let result = translate(["portal.yaml": protectedPortal])
        defer { portalcore_result_free(result) }
        func wrong(_ field: String) -> Answer { Answer("invalid argument", "request.\(field)") }
        let urls = [
            "", "api.example.com/hello", "ftp://api.example.com/", "https:///hello", "https://a:b@api.example.com/",
            "a\0",
        ]
        for url in urls {
            let refused = Self.explain(result, url)
            #expect(refused.answer == wrong("url") && refused.text == "<none>", "\(url)")
        }
        func ask(_ change: (inout portalcore_explain_request) -> Void) -> Answer {
            Self.explain(result, Self.url, header: ("a", "b"), change).answer
        }
        let hollow = portalcore_string(data: nil, size: 1)
        #expect(ask { _ in } == .ok)
        for size in [0, 95, -1, 65_537] { #expect(ask { $0.struct_size = size } == wrong("struct_size")) }
        #expect(ask { $0.method = hollow } == wrong("method"))
        #expect(ask { $0.url = hollow } == wrong("url"))
        #expect(ask { $0.url.size = -1 } == wrong("url"))
        #expect(ask { $0.client_address = hollow } == wrong("client_address"))
        #expect(ask { $0.environment = hollow } == wrong("environment"))
        for count in [-1, .max] { #expect(ask { $0.header_count = count } == wrong("headers")) }
        #expect(ask { $0.headers = nil } == wrong("headers"))
        for name in ["", "a\0"] {
            #expect(Self.explain(result, Self.url, header: (name, "b")).answer == wrong("headers"))
        }
        #expect(Self.explain(result, Self.url, header: ("a", "b\0")).answer == wrong("headers"))
        for name in ["a", "/a", "a/", "a/b/c"] {
            #expect(Self.explain(result, Self.url, environment: name).answer == wrong("environment"), "\(name)")
        }
        let format = Answer("invalid argument", "format")
        for number in [0, 4, 1 << 31] { #expect(Self.explain(result, Self.url, format: number).answer == format) }
        var text: OpaquePointer?
        let nothing = answer { portalcore_result_render_explanation(result, nil, 1, &text, $0) }
        #expect(nothing == Answer("invalid argument", "request"))
        var later = [portalcore_explain_request(), portalcore_explain_request()]
        later[0].struct_size = 2 * MemoryLayout<portalcore_explain_request>.size
        later[1].now = 1
        let unknown = answer { portalcore_result_render_explanation(result, later, 1, &text, $0) }
        #expect(unknown == Answer("unsupported option", "request"))
    }

    @Test func noFaultShowsAKey() {
        let result = translate(["portal.yaml": protectedPortal])
        defer { portalcore_result_free(result) }
        let url = "api.example.com/hello?key=greet-me"
        var request = portalcore_explain_request()
        request.struct_size = MemoryLayout<portalcore_explain_request>.size
        url.withCString { pointer in
            request.url = portalcore_string(data: pointer, size: url.utf8.count)
            var handle: OpaquePointer?
            var error: OpaquePointer?
            _ = portalcore_result_render_explanation(result, &request, 1, &handle, &error)
            #expect(handle == nil && !text(portalcore_error_message(error)).contains("greet-me"))
            portalcore_error_free(error)
        }
    }

    @Test func overlaps() {
        let file = Corpus.package.appending(path: "Examples/overlaps/portal.yaml")
        let result = translate(["portal.yaml": String(decoding: Corpus.bytes(file), as: UTF8.self)])
        defer { portalcore_result_free(result) }
        func overlaps(_ scope: Int, _ format: Int) -> String {
            rendered { portalcore_result_render_overlaps(result, UInt32(scope), UInt32(format), $0, nil) }
        }
        let found = overlaps(PORTALCORE_OVERLAPS_FINDINGS, PORTALCORE_REPORT_JSON)
        #expect(found.contains("\"kind\": \"crossing\"") && !found.contains("\"kind\": \"inside\""))
        let all = overlaps(PORTALCORE_OVERLAPS_ALL, PORTALCORE_REPORT_TEXT)
        #expect(all.contains("crossing: GET /orders/archive/status\n") && all.contains("inside: GET /orders/export\n"))
        #expect(overlaps(PORTALCORE_OVERLAPS_ALL, PORTALCORE_REPORT_YAML).hasPrefix("---\nschemaVersion: 1\n"))
        var text: OpaquePointer?
        for scope: UInt32 in [0, 3, .max] {
            let refused = answer { portalcore_result_render_overlaps(result, scope, 1, &text, $0) }
            #expect(refused == Answer("invalid argument", "scope"))
        }
        for format: UInt32 in [0, 4, .max] {
            let refused = answer { portalcore_result_render_overlaps(result, 1, format, &text, $0) }
            #expect(refused == Answer("invalid argument", "format"))
        }
        #expect(text == nil)
    }
}
