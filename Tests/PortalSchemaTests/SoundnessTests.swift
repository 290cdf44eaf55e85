import PortalDiagnostics
import PortalDocument
import PortalSchema
import PortalVocabulary
import Testing

/// Which operations an error makes unsound: those that draw from the place where it lies, and no others.
@Suite struct SoundnessTests {
    static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var unsound: [String]
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "info", text: "info: {}", unsound: []),
        Case(name: "a response", text: "A: 'responses: 1'", unsound: []),
        Case(name: "an unknown key", text: "A: 'securty: []'", unsound: ["GET:/a"]),
        Case(name: "security of another type", text: "A: 'security: {}'", unsound: ["GET:/a"]),
        Case(name: "an unknown scheme", text: "A: 'security: [{x: []}]'", unsound: ["GET:/a"]),
        Case(name: "tags of another type", text: "A: 'tags: a'", unsound: ["GET:/a"]),
        Case(name: "a parameter without name", text: "A: 'parameters: [{in: query, schema: {}}]'", unsound: ["GET:/a"]),
        Case(name: "a schema of a parameter", text: "A: 'parameters: [{name: q, in: query, schema: 1}]'", unsound: []),
        Case(name: "parameters of another type", text: "A: 'parameters: 1'", unsound: ["GET:/a"]),
        Case(name: "a dangling parameter", text: "A: 'parameters: [{$ref: \"#/x\"}]'", unsound: ["GET:/a"]),
        Case(
            name: "a faulty shared parameter",
            text: "A: 'parameters: [{$ref: \"#/components/parameters/P\"}]'",
            unsound: ["GET:/a"]
        ),
        Case(name: "a faulty scheme", text: "A: 'security: [{S: []}]'", unsound: ["GET:/a"]),
    ])
    func operations(_ test: Case) {
        let own = test.text.hasPrefix("A: ") ? test.text.dropFirst(4).dropLast() : ""
        let info = test.text.hasPrefix("info") ? test.text : "info: {title: T, version: '1'}"
        let reading = Reading(
            """
            openapi: 3.1.0
            \(info)
            paths:
              /a: {get: {\(own)}, put: {}}
              /b: {get: {}}
            components:
              parameters: {P: {name: q, in: nowhere, schema: {}}}
              securitySchemes: {S: {type: apiKey}}
            """
        )
        #expect(reading.diagnostics.contains { $0.severity == .error })
        #expect(
            reading.operations.filter { $0.hasPrefix("!") }.map { $0.split(separator: " ")[2] }
                == test.unsound.map { $0[...] }
        )
        #expect(reading.operations.count == 3)
    }

    @Test(arguments: ["security: [{x: []}]", "security: 1", "securty: []", "servers: 1", "servers: [{url: '{a}'}]"])
    func everything(_ root: String) {
        let reading = Reading(Self.head + root + "\npaths: {/a: {get: {}}, /b: {get: {}}}")
        #expect(reading.operations == ["!GET /a GET:/a", "!GET /b GET:/b"])
    }

    @Test func ownSecurityReplacesAFaultyOne() {
        let reading = Reading(Self.head + "security: [{x: []}]\npaths: {/a: {get: {security: []}}, /b: {get: {}}}")
        #expect(reading.operations == ["GET /a GET:/a", "!GET /b GET:/b"])
    }

    @Test func sharedNodesCarryTheirFaults() {
        let reading = Reading(
            Self.head + """
                paths:
                  /a: {get: &op {security: &none [{x: []}]}}
                  /b: {get: *op}
                  /c: {get: {security: *none}}
                  /d: {get: {security: []}}
                """
        )
        #expect(reading.operations == ["!GET /a GET:/a", "!GET /b GET:/b", "!GET /c GET:/c", "GET /d GET:/d"])
    }

    @Test func bothOfTwoAreUnsound() {
        let reading = Reading(
            Self.head + "paths: {/a: {get: {operationId: x}}, /b: {get: {operationId: x}}, /c: {get: {operationId: y}}}"
        )
        #expect(reading.operations == ["!GET /a x", "!GET /b x", "GET /c y"])
        let paths = Reading(
            Self.head + """
                paths:
                  /a/{x}: {get: {parameters: [{name: x, in: path, required: true, schema: {}}]}}
                  /a/{y}: {put: {parameters: [{name: y, in: path, required: true, schema: {}}]}}
                """
        )
        #expect(paths.operations == ["!GET /a/{x} GET:/a/{x}", "!PUT /a/{y} PUT:/a/{y}"])
    }

    @Test func unreadable() {
        let reading = Reading(Self.head + "paths: {/a: 1, /b: {$ref: 'other.yaml#/b'}, /c: {get: 1, put: {}}}")
        #expect(reading.operations == ["PUT /c PUT:/c"])
        let unreadable = reading.description?.unreadable.map { "\($0.method?.name ?? "*") \($0.path)" }
        #expect(unreadable == ["* /a", "* /b", "GET /c"])
    }

    @Test(arguments: ["paths: 1", "paths: []", "paths:", "tags: []"])
    func noTellingWhichOperationsExist(_ paths: String) {
        let reading = Reading(Self.head + paths)
        #expect(reading.description == nil)
        #expect(reading.diagnostics.contains { $0.severity == .error })
    }
}
