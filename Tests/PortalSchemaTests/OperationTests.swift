import PortalDiagnostics
import PortalDocument
import PortalSchema
import PortalVocabulary
import Testing

@testable import PortalSchema

/// What operations say, in the four versions.
@Suite struct OperationTests {
    @Test func methods() {
        let all = "get: {}, put: {}, post: {}, delete: {}, options: {}, head: {}, patch: {}, trace: {}"
        let three = Reading(ShapeTests.openAPI("3.1.0", "paths: {/a: {\(all)}}"))
        #expect(three.operations.count == 8)
        let latest = Reading(
            ShapeTests.openAPI("3.2.0", "paths: {/a: {query: {}, additionalOperations: {COPY: {}, link: {}}}}")
        )
        #expect(latest.findings == [])
        #expect(latest.operations == ["COPY /a COPY:/a", "QUERY /a QUERY:/a", "link /a link:/a"])
    }

    @Test func order() {
        let reading = Reading(
            ShapeTests.openAPI("3.1.0", "paths: {/b: {put: {}, get: {}}, /a: {post: {}}, /a-b: {get: {}}}")
        )
        #expect(reading.operations.map { $0.prefix { $0 != ":" } }.count == 4)
        #expect(reading.operations == ["POST /a POST:/a", "GET /a-b GET:/a-b", "GET /b GET:/b", "PUT /b PUT:/b"])
    }

    @Test func fields() throws {
        let reading = Reading(
            """
            openapi: 3.0.3
            info: {title: Orders, version: '2', description: All of them}
            servers: [{url: 'https://{e}.example/{v}/', variables: {e: {default: eu}, v: {default: v1}}}]
            security: [{key: []}, {}]
            paths:
              /a/{id}:
                servers: [{url: /other}]
                parameters:
                - {name: id, in: path, required: true, schema: {}}
                - {name: q, in: query, schema: {}}
                get:
                  tags: [x, z]
                  summary: S
                  description: D
                  deprecated: true
                  x-own: 1
                  parameters: [{name: q, in: query, required: true, schema: {}}]
                  security: [{key: [], oauth: [b, a]}]
                  responses: {default: {description: D}}
            components:
              securitySchemes:
                key: {type: apiKey, in: header, name: k}
                oauth: {type: oauth2, flows: {}}
                http: {type: http, scheme: Bearer}
            """
        )
        #expect(reading.findings == [])
        let description = try #require(reading.description)
        #expect(description.title == "Orders")
        #expect(description.version == "2")
        #expect(description.summary == "All of them")
        #expect(description.servers.map(\.resolvedURL) == ["https://eu.example/v1/"])
        #expect(description.basePath == "/v1")
        #expect(
            description.securitySchemes.map(\.kind)
                == [.http(scheme: "bearer"), .apiKey(name: "k", in: "header"), .oauth2].sorted { "\($0)" < "\($1)" }
                || description.securitySchemes.map(\.name) == ["http", "key", "oauth"]
        )
        let operation = try #require(description.operations.first)
        #expect(operation.id == "GET:/a/{id}")
        #expect(operation.hasMadeID)
        #expect(operation.tags == ["x", "z"])
        #expect(operation.summary == "S")
        #expect(operation.details == "D")
        #expect(operation.isDeprecated)
        #expect(operation.servers?.map(\.url) == ["/other"])
        #expect(
            operation.parameters.map { "\($0.location.rawValue) \($0.name) \($0.isRequired)" } == [
                "path id true", "query q true",
            ]
        )
        #expect(
            operation.security.map { $0.schemes.map { "\($0.name) \($0.scopes)" } } == [
                ["key []", "oauth [\"b\", \"a\"]"]
            ]
        )
        #expect(operation.demandsSecurity)
        #expect(operation.node["x-own"]?.integer == 1)
        #expect(operation.provenance.place?.pointer.text == "/paths/~1a~1{id}/get")
    }

    @Test(arguments: [
        (
            "host: a.example\nbasePath: /v1/\nschemes: [http, https]\n", "/v1",
            ["http://a.example/v1", "https://a.example/v1"]
        ),
        ("basePath: /\n", "", ["/"]), ("", "", ["/"]), ("host: a.example:80\n", "", ["https://a.example:80"]),
        ("basePath: //v1/./x/../y\n", "/v1/y", ["/v1/y"]),
    ])
    func swaggerServers(_ head: String, _ basePath: String, _ urls: [String]) {
        let description = Reading(ShapeTests.swagger(head + "paths: {}")).description
        #expect(description?.basePath == basePath)
        #expect(description?.servers.map(\.url) == urls)
    }

    @Test(arguments: [
        ("/", ""), ("/v1", "/v1"), ("v1/", "/v1"), ("https://a.example", ""), ("https://a.example/v1?x=/y#z", "/v1"),
        ("//a.example/b", "/b"), ("./c", "/c"),
    ])
    func basePaths(_ url: String, _ expected: String) {
        let description = Reading(ShapeTests.openAPI("3.1.0", "servers: [{url: '\(url)'}]\npaths: {}")).description
        #expect(description?.basePath == expected)
    }

    @Test func openAlternatives() {
        let text = "components: {securitySchemes: {k: {type: mutualTLS}}}\nsecurity: [{k: []}]\npaths: "
        let reading = Reading(
            ShapeTests.openAPI("3.1.0", text + "{/a: {get: {}, put: {security: []}, post: {security: [{}, {k: []}]}}}")
        )
        #expect(reading.description?.operations.map(\.demandsSecurity) == [true, false, false])
    }

    @Test func paramsOfPathsWithoutSlash() {
        let reading = Reading(ShapeTests.openAPI("3.1.0", "paths: {a: {get: {}}}"))
        #expect(reading.operations == ["!GET a GET:a"])
        #expect(reading.description?.operations.first?.template?.description == "/a")
    }
}
