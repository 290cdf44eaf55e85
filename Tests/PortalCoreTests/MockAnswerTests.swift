import PortalCore
import Testing

/// What Envoy answers in the place of backends: by the descriptions, for the operations that backends would serve.
@Suite struct MockAnswerTests {
    /// A portal around the `responses` of one operation, `GET /a`, and further text of its description.
    static func manifest(_ responses: String, version: String = "openapi: 3.1.0", rest: String = "") -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: a, namespace: n}
        spec:
          openApi:
            inline:
              \(version)
              info: {title: A, version: "1"}
              \(rest)
              paths:
                /a: {get: {operationId: getA, responses: \(responses)}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: a, namespace: n}
        spec:
          usagePlanRefs: [{name: everyone}]
          versions:
          - name: v1
            route: {backends: [{service: {name: a, port: 8080}}]}
            apis: [{apiDocRef: {name: a}}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: everyone, namespace: n}
        spec: {auth: {open: {}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: e, namespace: n}
        spec:
          domains: [api.example.com]
          gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
          products: [{names: [a]}]
        ---
        {apiVersion: v1, kind: Service, metadata: {name: a, namespace: n}, spec: {ports: [{port: 8080}]}}

        """
    }

    static func answers(_ text: String) -> [String: EnvoyOptions.MockAnswer] {
        let file = InputFile(name: "portal.yaml", bytes: Array(text.utf8))
        return PortalPipeline.translate([file]).mockAnswers
    }

    /// What is answered by the only operation of a manifest: status, media type and content.
    static func only(_ text: String) throws -> String {
        let answers = answers(text)
        #expect(answers.keys.sorted() == ["n/e/n/a/v1/n/a/getA"])
        let answer = try #require(answers.values.first)
        return "\(answer.status) \(answer.contentType) \(answer.body)"
    }

    private static let json = "200 application/json "

    static let modern: [(String, String)] = [
        // Which response.
        (#"{"204": {description: d}}"#, "204  "),
        (#"{"404": {description: d}}"#, json + #"{"operation":"getA"}"#),
        (#"{"201": {description: d}, "200": {description: d}}"#, json + #"{"operation":"getA"}"#),
        (#"{"202": {description: d}, "404": {description: d}}"#, #"202 application/json {"operation":"getA"}"#),
        (#"{default: {description: d}, 2XX: {description: d, content: {a/b: {example: x}}}}"#, "200 a/b x"),
        (#"{default: {description: d, content: {a/b: {example: x}}}}"#, "200 a/b x"),
        (##"{"200": {$ref: "#/components/responses/no"}}"##, json + #"{"operation":"getA"}"#),
        // Which media type.
        (content(#"text/plain: {example: x}, application/json: {example: {b: 1}}"#), json + #"{"b":1}"#),
        (
            content(#"application/vnd.a+json: {example: 1}, application/json: {example: 2}"#), json + "2"
        ),
        (content(#"application/vnd.a+json: {example: 1}"#), "200 application/vnd.a+json 1"),
        (content(#"application/xml: {example: <a/>}"#), "200 application/xml <a/>"),
        (content(#"application/xml: {example: {a: 1}}"#), json + #"{"operation":"getA"}"#),
        (content(#""*/*": {example: [1]}"#), json + "[1]"),
        (content(#""a/b\r\nx: y": {example: [1]}"#), json + "[1]"),
        // Which example.
        (content(#"application/json: {examples: {one: {value: 1}, two: {value: 2}}}"#), json + "1"),
        (content(#"application/json: {examples: {one: {externalValue: /x}}, schema: {default: 3}}"#), json + "3"),
        (content(##"application/json: {examples: {one: {$ref: "#/components/examples/e"}}}"##), json + #""seen""#),
        (content(#"application/json: {example: '{"b": 1}'}"#), json + #"{"b": 1}"#),
        (content(#"application/json: {example: '{"b": 1}', schema: {type: string}}"#), json + #""{\"b\": 1}""#),
        (content(#"application/json: {example: text}"#), json + #""text""#),
        // Values made from schemas.
        (content("application/json: {schema: {example: 1, default: 2}}"), json + "1"),
        (content("application/json: {schema: {examples: [4], type: integer}}"), json + "4"),
        (content("application/json: {schema: {enum: [b, c]}}"), json + #""b""#),
        (content("application/json: {schema: {const: k}}"), json + #""k""#),
        (content("application/json: {schema: {type: [null, integer], minimum: 7}}"), json + "7"),
        (content("application/json: {schema: {type: array, items: {type: boolean}}}"), json + "[true]"),
        (
            content("application/json: {schema: {properties: {a: {type: string, format: date}, b: {type: number}}}}"),
            json + #"{"a":"2024-01-01","b":0}"#
        ),
        (
            content("application/json: {schema: {properties: {a: {type: string, writeOnly: true}, b: {}}}}"),
            json + "{}"
        ),
        (
            content(
                """
                application/json: {schema: {allOf: [{$ref: "#/components/schemas/node"}, {properties: {y: {default: 2}}}]}}
                """
            ),
            json + #"{"name":"text","y":2}"#
        ),
        (content("application/json: {schema: {oneOf: [{}, {type: integer}]}}"), json + "0"),
        (content("application/json: {schema: {}}"), json + #"{"operation":"getA"}"#),
        (content("text/plain: {schema: {type: string}}"), "200 text/plain text"),
    ]

    private static func content(_ types: String) -> String {
        #"{"200": {description: d, content: {\#(types)}}}"#
    }

    private static let components = """
        components:
                examples: {e: {value: seen}}
                schemas:
                  node: {properties: {name: {type: string}, next: {$ref: "#/components/schemas/node"}}}
        """

    @Test(arguments: modern)
    func firstSuccess(responses: String, expected: String) throws {
        #expect(try Self.only(Self.manifest(responses, rest: Self.components)) == expected, "\(responses)")
    }

    static let swagger: [(String, String)] = [
        (#"{"200": {description: d, examples: {text/plain: x, application/json: {b: 1}}}}"#, json + #"{"b":1}"#),
        (#"{"200": {description: d, schema: {type: array, items: {type: integer}}}}"#, "200 application/hal+json [0]"),
        (#"{"200": {description: d, schema: {type: file}}}"#, json + #"{"operation":"getA"}"#),
        (#"{"204": {description: d}}"#, "204  "),
    ]

    @Test(arguments: swagger)
    func ofSwagger(responses: String, expected: String) throws {
        let text = Self.manifest(responses, version: #"swagger: "2.0""#, rest: "produces: [application/hal+json]")
        #expect(try Self.only(text) == expected, "\(responses)")
    }

    @Test func contentIsBounded() throws {
        let long = String(repeating: "x", count: 20_000)
        let one = Self.content("application/json: {example: \(long)}, text/plain: {example: short}")
        #expect(try Self.only(Self.manifest(one)) == "200 text/plain short")
        let many = "[\(Array(repeating: "1", count: 20_000).joined(separator: ","))]"
        let text = Self.manifest(Self.content("application/json: {schema: {example: \(many)}}"))
        #expect(try Self.only(text) == Self.json + #"{"operation":"getA"}"#)
    }

    /// What no backend would answer has no answer: documented, withheld or redirected operations.
    @Test func onlyWhatIsForwarded() {
        let text = Self.manifest(#"{"200": {description: d}}"#)
        #expect(Self.answers(text.replacing("usagePlanRefs: [{name: everyone}]", with: "")).isEmpty)
        let backends = "backends: [{service: {name: a, port: 8080}}]"
        #expect(text.contains(backends))
        #expect(Self.answers(text.replacing(backends, with: "redirect: {host: example.org}")).isEmpty)
    }
}
