import Foundation
import PortalDiagnostics
import PortalDocument
import PortalSchema
import Testing

/// Input that is large, deep or broken costs little and traps nowhere.
@Suite struct BoundTests {
    @Test func deepSchemasOnASmallStack() async {
        let depth = 45
        let schema =
            String(repeating: #"{"allOf": [{"properties": {"a": "#, count: depth) + "{}"
            + String(repeating: "}}]}", count: depth)
        let text =
            #"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": {"S": "#
            + schema + "}}}"
        #expect(await Self.onASmallStack { Reading(text, name: "api.json").findings }.isEmpty)
    }

    @Test func longChainsOnASmallStack() async {
        let chain = (0..<5_000).map { "    S\($0): {$ref: '#/components/schemas/S\($0 + 1)'}\n" }.joined()
        let text = ShapeTests.openAPI("3.1.0", "components:\n  schemas:\n" + chain + "    S5000: {}\n")
        // A chain that is too long to follow is reported as one that has no end.
        let findings = await Self.onASmallStack { Reading(text).findings }
        #expect(findings.allSatisfy { $0.hasPrefix("PC4003") })
    }

    @Test func nothingTrapsWithoutAnyOfItsLines() {
        let text = """
            openapi: 3.2.0
            info:
              title: T
              version: '1'
            servers:
            - url: https://{a}.example/b
              variables:
                a:
                  default: c
            security:
            - key: []
            paths:
              /a/{id}:
                parameters:
                - name: id
                  in: path
                  required: true
                  schema:
                    type: string
                get:
                  operationId: x
                  responses:
                    '200':
                      description: D
                additionalOperations:
                  COPY:
                    security:
                    - {}
              /b:
                $ref: '#/components/pathItems/P'
            components:
              pathItems:
                P:
                  query:
                    tags:
                    - t
              securitySchemes:
                key:
                  type: apiKey
                  in: header
                  name: k
            """
        #expect(Reading(text).findings == [])
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices {
            var fewer = lines
            fewer.remove(at: index)
            _ = Reading(fewer.joined(separator: "\n"))
            // And with the line emptied of its value.
            fewer = lines
            fewer[index] = fewer[index].prefix { $0 != ":" } + ":"
            _ = Reading(fewer.joined(separator: "\n"))
        }
    }

    @Test func manyOperationsByFewReferences() {
        let item = (0..<60).map { "        M\($0): {}\n" }.joined()
        let paths = (0..<2_000).map { "  /p\($0): {$ref: '#/components/pathItems/P'}\n" }.joined()
        let text = ShapeTests.openAPI(
            "3.2.0",
            "paths:\n" + paths + "components:\n  pathItems:\n    P:\n      additionalOperations:\n" + item
        )
        let reading = Reading(text)
        #expect(reading.findings == ["PC2017 /paths"])
        #expect(reading.description == nil)
    }

    /// Runs on a thread with a stack as small as some hosts give.
    private static func onASmallStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 256 << 10
            thread.start()
        }
    }
}
