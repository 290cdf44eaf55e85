import PortalCore

let files = [
    InputFile(
        name: "greetings.yaml",
        bytes: Array(
            """
            openapi: 3.1.0
            info: {title: Greetings, version: 1.0.0}
            paths:
              /hello/{name}:
                parameters: [{name: name, in: path, required: true, schema: {type: string}}]
                get: {operationId: greet, responses: {"200": {description: A greeting}}}
            """.utf8
        )
    )
]
let translation = PortalPipeline.translate(files)

for document in translation.documents {
    print("\(document.phase): \(document.kind) \(document.namespace)/\(document.name)")
}
print(translation.report.text(color: false), terminator: "")
print("\(translation.summary); \(translation.report.summary)")
