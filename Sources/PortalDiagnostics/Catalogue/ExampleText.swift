extension DiagnosticPage.Example {
    /// One file of several resources.
    static func manifests(_ resources: String...) -> DiagnosticPage.Example {
        DiagnosticPage.Example(files: [("example.yaml", resources.joined(separator: "\n---\n"))])
    }
}

/// The resources that most examples share, with what an example changes.
enum ExampleText {
    /// A description with one operation.
    static let apiDoc = apiDoc(namespace: "default")
    /// A plan that is open to everyone.
    static let plan = plan(auth: "open: {}")

    /// A description with one operation.
    static func apiDoc(namespace: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders\(namespace == "default" ? "" : ", namespace: \(namespace)")}
        spec:
          openApi:
            inline:
              openapi: 3.1.0
              info: {title: Orders, version: 1.0.0}
              paths:
                /orders:
                  get: {operationId: listOrders, responses: {"200": {description: All orders}}}
        """
    }

    /// A description that secures its operation.
    static let securedApiDoc = securedApiDoc(scheme: "{type: apiKey, in: header, name: api-key}")

    /// A description that secures its operation by a scheme.
    static func securedApiDoc(scheme: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders}
        spec:
          openApi:
            inline:
              openapi: 3.1.0
              info: {title: Orders, version: 1.0.0}
              components:
                securitySchemes:
                  key: \(scheme)
              paths:
                /orders:
                  get:
                    operationId: listOrders
                    security: [{key: []}]
                    responses: {"200": {description: All orders}}
        """
    }

    /// A usage plan.
    static func plan(auth: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: everyone}
        spec:
          auth: {\(auth)}
        """
    }

    /// A product of one version of one description.
    static func product(
        name: String = "orders",
        plans: String? = "everyone",
        version: String? = nil,
        route: String? = "route: {backends: [{service: {name: orders, port: 8080}}]}",
        api: String? = nil,
        operations: String? = nil
    ) -> String {
        var lines = [
            "apiVersion: portalcore.dev/v1alpha1", "kind: ApiProduct", "metadata: {name: \(name)}", "spec:",
        ]
        if let plans { lines.append("  usagePlanRefs: [{name: \(plans)}]") }
        lines += ["  versions:", "  - name: v1"]
        if let version { lines.append("    \(version)") }
        if let route { lines.append("    \(route)") }
        lines += ["    apis:", "    - apiDocRef: {name: orders}"]
        if let api { lines.append("      \(api)") }
        if let operations { lines += ["      operations:", "        \(operations)"] }
        return lines.joined(separator: "\n")
    }

    /// An environment that selects products.
    static func environment(
        name: String = "production",
        domains: String = "api.example.com",
        gateway: String = "{ref: {name: public}}",
        selects: String...,
        selection: String? = nil
    ) -> String {
        var lines = [
            "apiVersion: portalcore.dev/v1alpha1", "kind: Environment", "metadata: {name: \(name)}", "spec:",
            "  domains: [\(domains)]", "  gateway: \(gateway)", "  products:",
        ]
        lines += (selects.isEmpty ? ["names: [orders]"] : selects).map { "  - \($0)" }
        if let selection { lines.append("    \(selection)") }
        return lines.joined(separator: "\n")
    }
}
