import Foundation

/// What the benchmark works on.
struct Inputs {
    /// About a megabyte of YAML for every 136 paths of the generator.
    static let pathsPerMegabyte = 136

    let yaml: [UInt8]
    let json: [UInt8]
    let operations: Int

    init(megabytes: Int, seed: UInt64) {
        let paths = megabytes * Self.pathsPerMegabyte
        var generator = OpenAPIGenerator(seed: seed)
        let document = generator.document(paths: paths)
        yaml = Array(document.yaml.utf8)
        json = Array(document.json.utf8)
        operations = paths * 4
    }

    /// Leaves the inputs in a directory, to be looked at or given to other tools.
    func write(to directory: String) -> Bool {
        let files = [
            "spec.yaml": yaml, "spec.json": json, "manifests.yaml": Self.manifests(specification: "spec.yaml"),
        ]
        return files.allSatisfy { name, bytes in
            FileManager.default.createFile(atPath: "\(directory)/\(name)", contents: Data(bytes))
        }
    }

    /// A product that publishes the whole description of the file `specification`, openly.
    static func manifests(specification: String) -> [UInt8] {
        Array(
            """
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiDoc
            metadata: {name: generated, namespace: bench}
            spec: {openApi: {file: \(specification)}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiProduct
            metadata: {name: generated, namespace: bench}
            spec:
              usagePlanRefs: [{name: everyone}]
              versions:
              - name: v1
                route: {backends: [{service: {name: generated, port: 8080}}]}
                apis: [{apiDocRef: {name: generated}}]
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: everyone, namespace: bench}
            spec: {auth: {open: {}}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: bench, namespace: bench}
            spec:
              domains: [api.bench.example]
              gateway:
                ref: {name: public}
                workload: {selector: {istio: ingressgateway}}
              products: [{names: [generated], basePath: "{%version%}"}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: generated, namespace: bench}
            spec: {ports: [{name: http, port: 8080}]}
            """.utf8
        )
    }
}
