import Foundation
import PortalTestSupport

@testable import PortalCore

/// The manifests of a set of Gloo Portal as states that follow each other: a later file replaces an earlier one of the
/// same kind and name, as `kubectl apply` does.
struct GlooSteps {
    /// A manifest in force.
    private struct Manifest {
        var key: String
        var name: String
        var value: Value
    }

    private let root: URL
    private let content: [String: [UInt8]]
    private var manifests: [Manifest] = []

    /// What the shell and Helm were to fill in.
    private static let variables = [
        "${KEYCLOAK_URL}": "https://keycloak.example.com", "${KEYCLOAK_CLIENT}": "petstore",
        "$DOMAIN_NAME": "example.com",
    ]

    /// The documents that the corpus does not have.
    private static let httpbin = """
        openapi: 3.0.0
        info: {title: httpbin, version: "1"}
        paths:
          /get: {get: {operationId: get, responses: {"200": {description: What was sent}}}}
          /status/{code}:
            parameters: [{name: code, in: path, required: true, schema: {type: integer}}]
            get: {operationId: status, responses: {default: {description: That status}}}
        """

    /// What Gloo Edge knew of backends.
    private static let upstreams = [
        ("gloo-system", "default-petstore-v1-8080", "default", "petstore-v1"),
        ("gloo-system", "default-petstore-v2-8080", "default", "petstore-v2"),
        ("gloo-system", "petstore-petstore-v1-8080", "petstore", "petstore-v1"),
        ("gloo-system", "petstore-petstore-v2-8080", "petstore", "petstore-v2"),
        ("gloo-system", "default-petstore-8080", "default", "petstore"),
        ("gloo-system", "default-httpbin-8000", "default", "httpbin"),
        ("gloo-system", "httpbin-httpbin-8000", "httpbin", "httpbin"),
        ("apps-configuration", "bookstore-upstream", "apps", "bookstore"),
    ].map { namespace, name, serviceNamespace, service in
        """
        ---
        apiVersion: gloo.solo.io/v1
        kind: Upstream
        metadata: {name: \(name), namespace: \(namespace)}
        spec: {kube: {serviceName: \(service), serviceNamespace: \(serviceNamespace), servicePort: 8080}}

        """
    }.joined()

    /// The Gateway that the sets assume to be there.
    private static let gateway = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: istio-ingressgateway, namespace: istio-system}
        spec:
          selector: {istio: ingressgateway}
          servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]
        """

    /// A set; `nil` where the corpus is absent.
    init?(_ set: String) throws {
        guard let corpus = Corpus.folder("gloo-portal") else { return nil }
        root = corpus.appending(path: set)
        let table = try String(contentsOf: corpus.appending(path: "contents.tsv"), encoding: .utf8)
        var content: [String: [UInt8]] = [:]
        for line in table.split(separator: "\n").dropFirst() {
            let columns = line.split(separator: "\t").map(String.init)
            content[columns[0]] = [UInt8](try Data(contentsOf: corpus.appending(path: columns[1])))
        }
        content["https://raw.githubusercontent.com/solo-io/solo-blog/main/zero-to-gateway/httpbin-openapi.json"] =
            Array(Self.httpbin.utf8)
        self.content = content
        try apply(text: Self.gateway, named: "gateway.yaml")
        try apply(text: Self.upstreams, named: "upstreams.yaml")
    }

    /// The files of the set, sorted.
    var files: [String] {
        get throws {
            try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".yaml") }.sorted()
        }
    }

    /// Applies files of the set, with texts replaced.
    mutating func apply(_ files: String..., replacing replacements: [String: String] = [:]) throws {
        for file in files {
            let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
            try apply(text: replacements.reduce(text) { $0.replacing($1.key, with: $1.value) }, named: file)
        }
    }

    /// Applies manifests of our own.
    mutating func apply(text: String, named name: String) throws {
        let filled = Self.variables.reduce(text) { $0.replacing($1.key, with: $1.value) }
        for value in Self.documents(filled, name) {
            let key = Self.key(of: value)
            manifests.removeAll { $0.key == key }
            manifests.append(Manifest(key: key, name: name, value: value))
        }
    }

    /// Merges a file of the set into what is in force, as `kustomize` does with patches: field by field.
    mutating func patch(_ file: String) throws {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        for value in Self.documents(text, file) {
            let key = Self.key(of: value)
            for index in manifests.indices where manifests[index].key == key {
                guard case .mapping(let members)? = manifests[index].value["spec"],
                    case .mapping(let patches)? = value["spec"], case .mapping(var parts) = manifests[index].value
                else { continue }
                let kept = members.filter { member in !patches.contains { $0.key == member.key } }
                parts.removeAll { $0.key == "spec" }
                parts.append(Value.Member("spec", .mapping(kept + patches)))
                manifests[index].value = .mapping(parts)
            }
        }
    }

    private static func documents(_ text: String, _ name: String) -> [Value] {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        return DocumentReader.read(Array(text.utf8), name: name, into: &sources, diagnostics: &diagnostics)
            .filter { $0.root.kind == .mapping }.map { Value($0.root) }
    }

    private static func key(of value: Value) -> String {
        let metadata = value["metadata"]
        return [value["kind"], metadata?["namespace"], metadata?["name"]].map { $0.flatMap(Served.string) ?? "" }
            .joined(separator: "/")
    }

    /// What the manifests in force give.
    var served: Served {
        let files = manifests.map { manifest in
            let text = DocumentWriter.yaml([manifest.value])
            return InputFile(name: "\(manifest.name) \(manifest.key).yaml", bytes: Array(text.utf8))
        }
        return Served(PortalPipeline.translate(files, content: content))
    }
}
