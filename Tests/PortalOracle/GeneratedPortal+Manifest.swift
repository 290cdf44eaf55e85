package import PortalDocument
internal import PortalVocabulary

extension GeneratedPortal {
    /// All documents as YAML.
    package var manifest: String { DocumentWriter.yaml(documents) }

    /// The Gateway of the namespace.
    package var sharedGateway: Value {
        [
            "apiVersion": "networking.istio.io/v1", "kind": "Gateway",
            "metadata": ["name": "shared", "namespace": .string(namespace)],
            "spec": [
                "selector": ["istio": "ingressgateway"],
                "servers": [
                    ["port": ["number": 80, "name": "http", "protocol": "HTTP"], "hosts": ["*/*"]]
                ],
            ],
        ]
    }

    private var documents: [Value] {
        [sharedGateway, grant] + services.map(service) + apis.map(document) + plans.map(document)
            + products.map(document) + environments.map(document) + keys.enumerated().map(secret)
    }

    private func object(_ kind: String, _ name: String, _ spec: Value) -> Value {
        [
            "apiVersion": "portalcore.dev/v1alpha1", "kind": .string(kind),
            "metadata": ["name": .string(name), "namespace": .string(namespace)], "spec": spec,
        ]
    }

    private var grant: Value {
        [
            "apiVersion": "gateway.networking.k8s.io/v1beta1", "kind": "ReferenceGrant",
            "metadata": ["name": .string(namespace), "namespace": "istio-system"],
            "spec": [
                "from": [["group": "portalcore.dev", "kind": "Environment", "namespace": .string(namespace)]],
                "to": [
                    ["group": "networking.istio.io", "kind": "Gateway"],
                    ["group": "", "kind": "Secret", "name": "certificate"],
                ],
            ],
        ]
    }

    /// A Service of the namespace.
    func service(_ name: String) -> Value {
        [
            "apiVersion": "v1", "kind": "Service",
            "metadata": ["name": .string(name), "namespace": .string(namespace)],
            "spec": ["selector": ["app": .string(name)], "ports": [["name": "http", "port": 8080]]],
        ]
    }

    private func document(_ api: Api) -> Value {
        var paths: [Value.Member] = []
        for operation in api.operations {
            var members = operation.id.map { [Value.Member("operationId", .string($0))] } ?? []
            if !operation.tags.isEmpty {
                members.append(Value.Member("tags", .sequence(operation.tags.map { .string($0) })))
            }
            members.append(Value.Member("responses", ["200": ["description": "ok"]]))
            let method = Value.Member(operation.method, .mapping(members))
            if let known = paths.firstIndex(where: { $0.key == operation.path }),
                case .mapping(let item) = paths[known].value
            {
                paths[known].value = .mapping(item + [method])
            } else {
                let parameters = parameters(of: operation.path, api.format)
                let front = parameters.isEmpty ? [] : [Value.Member("parameters", .sequence(parameters))]
                paths.append(Value.Member(operation.path, .mapping(front + [method])))
            }
        }
        var members: [Value.Member]
        let info: Value = ["title": .string(api.name), "version": "1"]
        if api.format == .swagger {
            members = [Value.Member("swagger", "2.0"), Value.Member("info", info)]
            if !api.basePath.isEmpty { members.append(Value.Member("basePath", .string(api.basePath))) }
        } else {
            members = [Value.Member("openapi", .string(api.format.rawValue)), Value.Member("info", info)]
            if !api.basePath.isEmpty {
                members.append(Value.Member("servers", [["url": .string("https://api.example.org" + api.basePath)]]))
            }
        }
        members.append(Value.Member("paths", .mapping(paths)))
        return object("ApiDoc", api.name, ["openApi": ["inline": .mapping(members)]])
    }

    private func parameters(of path: String, _ format: Api.Format) -> [Value] {
        guard let template = try? PathTemplate(path) else { return [] }
        return template.parameterNames.map { name in
            let front = [
                Value.Member("name", .string(name)), Value.Member("in", "path"), Value.Member("required", true),
            ]
            return .mapping(
                front
                    + [
                        format == .swagger
                            ? Value.Member("type", "string") : Value.Member("schema", ["type": "string"])
                    ]
            )
        }
    }

    private func document(_ plan: Plan) -> Value {
        let auth: Value =
            switch plan.auth {
            case .open: ["open": [:]]
            case .header: ["apiKey": ["header": .string(plan.place)]]
            case .query: ["apiKey": ["query": .string(plan.place)]]
            case .cookie: ["apiKey": ["cookie": .string(plan.place)]]
            case .token: ["jwt": ["issuer": "https://id.example.org", "jwks": ["inline": .string(Self.keySet)]]]
            }
        var members = [Value.Member("auth", auth)]
        let units = ["Minute", "Hour", "Day", "Month"]
        if plan.limits > 0 {
            let limits: [Value] = (0..<plan.limits).map {
                ["requests": .integer(Int64($0 + 1) * 100), "unit": .string(units[$0 % 4]), "per": "Plan"]
            }
            members.append(Value.Member("rateLimits", .sequence(limits)))
            members.append(Value.Member("onLimitServiceFailure", plan.isStrict ? "Deny" : "Allow"))
        }
        return object("UsagePlan", plan.name, .mapping(members))
    }

    private func document(_ product: Product) -> Value {
        let versions: [Value] = product.versions.map { version in
            [
                "name": .string(version.name), "route": value(version.way),
                "apis": .sequence(version.mounts.map(value)),
            ]
        }
        return object(
            "ApiProduct",
            product.name,
            ["usagePlanRefs": references(product.plans), "versions": .sequence(versions)]
        )
    }

    private func references(_ names: [String]) -> Value {
        .sequence(names.map { ["name": .string($0)] })
    }

    private func value(_ mount: Mount) -> Value {
        var members = [
            Value.Member("name", .string(mount.api)), Value.Member("apiDocRef", ["name": .string(mount.api)]),
        ]
        if let prefix = mount.prefix { members.append(Value.Member("pathPrefix", .string(prefix))) }
        var operations: [Value.Member] = []
        func ids(_ list: [String]) -> Value { ["ids": .sequence(list.map { .string($0) })] }
        if let included = mount.included { operations.append(Value.Member("include", [ids(included)])) }
        if !mount.excluded.isEmpty { operations.append(Value.Member("exclude", [ids(mount.excluded)])) }
        if !mount.overrides.isEmpty {
            let overrides: [Value] = mount.overrides.map { override in
                var members = [Value.Member("select", ids(override.ids))]
                if let plan = override.plan { members.append(Value.Member("usagePlanRefs", references([plan]))) }
                if let way = override.way { members.append(Value.Member("route", value(way))) }
                return .mapping(members)
            }
            operations.append(Value.Member("overrides", .sequence(overrides)))
        }
        if !operations.isEmpty { members.append(Value.Member("operations", .mapping(operations))) }
        return .mapping(members)
    }

    private func value(_ way: Way) -> Value {
        var members: [Value.Member] = []
        if let redirect = way.redirect {
            var parts: [Value.Member] = []
            if let host = redirect.host { parts.append(Value.Member("host", .string(host))) }
            if let path = redirect.path { parts.append(Value.Member("path", .string(path))) }
            parts.append(Value.Member("code", .integer(Int64(redirect.code))))
            return ["redirect": .mapping(parts)]
        }
        let backends: [Value] = way.backends.map { share in
            var service = [Value.Member("name", .string(share.name)), Value.Member("port", 8080)]
            if let subset = way.subset { service.append(Value.Member("subset", ["version": .string(subset)])) }
            let backend: Value.Member =
                share.name.contains(".")
                ? Value.Member("host", ["name": .string(share.name), "port": 8080])
                : Value.Member("service", .mapping(service))
            return .mapping([backend, Value.Member("weight", .integer(Int64(share.weight)))])
        }
        members.append(Value.Member("backends", .sequence(backends)))
        if let host = way.host { members.append(Value.Member("rewrite", ["host": .string(host)])) }
        if let timeout = way.timeout { members.append(Value.Member("timeout", .string(timeout))) }
        if way.retries { members.append(Value.Member("retries", ["attempts": 2, "retryOn": ["ConnectFailure"]])) }
        if way.changesHeaders {
            members.append(
                Value.Member(
                    "headers",
                    [
                        "request": ["set": ["x-set": "by the gateway"], "remove": ["x-removed"]],
                        "response": ["set": ["x-answer": "100%%"]],
                    ]
                )
            )
        }
        if let mirror = way.mirror {
            members.append(
                Value.Member("mirror", ["service": ["name": .string(mirror), "port": 8080], "percent": 50])
            )
        }
        if let cors = way.cors {
            let origins: [Value] = cors.origins.map {
                $0.hasPrefix("^") ? ["regex": .string($0)] : ["exact": .string($0)]
            }
            var parts = [Value.Member("allowOrigins", .sequence(origins))]
            if !cors.methods.isEmpty {
                parts.append(Value.Member("allowMethods", .sequence(cors.methods.map { .string($0) })))
            }
            parts.append(Value.Member("allowHeaders", ["api-key"]))
            parts.append(Value.Member("maxAge", "1h"))
            if cors.credentials { parts.append(Value.Member("allowCredentials", true)) }
            members.append(Value.Member("cors", .mapping(parts)))
        }
        return .mapping(members)
    }

    private func document(_ environment: Environment) -> Value {
        let proxies: Value = ["namespace": "istio-system", "selector": ["istio": "ingressgateway"]]
        let gateway: Value =
            switch environment.gateway {
            case .shared: ["ref": ["name": "shared"], "workload": proxies]
            case .plain: ["create": [:], "workload": proxies]
            case .secured:
                ["create": ["tls": ["credentialName": "certificate"], "httpsRedirect": true], "workload": proxies]
            }
        let selections: [Value] = environment.selections.map { selection in
            var members = [Value.Member("names", [.string(selection.product)])]
            if let path = selection.basePath { members.append(Value.Member("basePath", .string(path))) }
            if let plans = selection.plans { members.append(Value.Member("usagePlanRefs", references(plans))) }
            return .mapping(members)
        }
        var members = [Value.Member("domains", .sequence(environment.domains.map { .string($0) }))]
        if let path = environment.basePath { members.append(Value.Member("basePath", .string(path))) }
        members.append(Value.Member("gateway", gateway))
        members.append(Value.Member("products", .sequence(selections)))
        return object("Environment", environment.name, .mapping(members))
    }

    private func secret(_ number: Int, _ key: Key) -> Value {
        func label(_ word: String, _ text: String) -> Value.Member {
            Value.Member("portalcore.dev/" + word, .string(text))
        }
        let labels = [
            label("product", key.product), label("environment", key.environment), label("plan", key.plan),
            label("environment-namespace", namespace), label("plan-namespace", namespace),
        ]
        return [
            "apiVersion": "v1", "kind": "Secret", "type": "portalcore.dev/api-key",
            "metadata": [
                "name": .string("key-\(number)"), "namespace": .string(namespace), "labels": .mapping(labels),
            ],
            "stringData": [
                "sha256": .string(SHA256.hexadecimal(of: key.text.utf8)), "consumer": .string(key.consumer),
            ],
        ]
    }

    /// A key set whose private keys nobody has.
    private static let keySet = """
        {"keys":[{"kty":"RSA","kid":"1","alg":"RS256","use":"sig","e":"AQAB","n":"\
        q7GuJSEoRv-z1RTQU8zyr1IlxtfRXgrZyPPwqcfMWmYNaSnkEkr0dSfVBwi-97rbEmKjg9ROdyuOWi8Y3vbdlubVpu\
        hnVH93tyf6eU2KhRBFUA4dgY9mbF_KMNQLoDrkpGOYGO-OXcm7-kyAdMscaIUOytztOisRcPqdzARnpfLGLpJKH-G5\
        TS4VDZqgtWOTNd-rqIkoRM_Ww9aQvNpNm01FjdDFsd-Fqfi40_9J5N7MeJWzgm3ZF0Gn7YHosLlC3SYQM-FTtQR_AF\
        ptJbTUtQ0mfU-BzSPFxrty7aERgNyYf1O2yIwsL2cbqy8wf4EwZjMzbWtHPScTrLtC3MdgoQ"}]}
        """
}
