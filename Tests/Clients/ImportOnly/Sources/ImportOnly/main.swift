import PortalCore

// A host takes both from files, a cluster or a request: the library reads nothing by itself.
let manifests = """
    apiVersion: portalcore.dev/v1alpha1
    kind: ApiDoc
    metadata: {name: greetings, namespace: shop}
    spec: {openApi: {file: greetings.yaml}}
    ---
    apiVersion: portalcore.dev/v1alpha1
    kind: ApiProduct
    metadata: {name: greetings, namespace: shop}
    spec:
      usagePlanRefs: [{name: everyone}]
      versions:
      - name: v1
        route: {backends: [{host: {name: greetings.example.net, port: 80}}]}
        apis: [{apiDocRef: {name: greetings}}]
    ---
    apiVersion: portalcore.dev/v1alpha1
    kind: UsagePlan
    metadata: {name: everyone, namespace: shop}
    spec: {auth: {open: {}}}
    ---
    apiVersion: portalcore.dev/v1alpha1
    kind: Environment
    metadata: {name: production, namespace: shop}
    spec:
      domains: [api.example.com]
      gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
      products: [{names: [greetings]}]
    """
let specifications = [
    "greetings.yaml": """
    openapi: 3.1.0
    info: {title: Greetings, version: 1.0.0}
    paths:
      /hello/{name}:
        parameters: [{name: name, in: path, required: true, schema: {type: string}}]
        get: {operationId: greet, responses: {"200": {description: A greeting}}}
    """
]

let files = [InputFile(name: "portal.yaml", bytes: Array(manifests.utf8))]
var content: [String: [UInt8]] = [:]
for requirement in PortalPipeline.requiredContent(of: files) {
    content[requirement.name] = specifications[requirement.name].map { Array($0.utf8) }
}

let translation = PortalPipeline.translate(files, content: content)
for document in translation.documents {
    print("\(document.phase): \(document.kind) \(document.namespace)/\(document.name)")
}
print(translation.report.text(color: false), terminator: "")
print("\(translation.summary); \(translation.report.summary)")
