extension ExampleText {
    /// A portal that shows nothing yet, with some lines of its `spec`.
    static func portal(_ lines: String..., gateway: String? = "gateway: {ref: {name: public}}") -> String {
        let spec = ["domains: [developers.example.com]"] + [gateway].compactMap(\.self) + lines
        return """
            apiVersion: portalcore.dev/v1alpha1
            kind: Portal
            metadata: {name: developers}
            spec:
            \(spec.map { "  \($0)" }.joined(separator: "\n"))
            """
    }

    /// A user.
    static func user(_ name: String, username: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: User
        metadata: {name: \(name)}
        spec: {username: \(username)}
        """
    }

    /// A group with one right.
    static func group(access: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: Group
        metadata: {name: partners}
        spec:
          members: {oidcGroups: [partners]}
          access:
          - {\(access)}
        """
    }

    /// An environment of the Gloo dialect with a plan of its own, its product, and a portal that shows it.
    static let glooShop = """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIProduct
        metadata: {name: orders}
        spec: {versions: []}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: production}
        spec:
          domains: [api.example.com]
          gatewayConfig: {disableRoutes: true}
          parameters:
            usagePlans:
              gold: {authPolicy: {apiKey: {}}}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Portal
        metadata: {name: developers}
        spec:
          domains: [developers.example.com]
          publishedEnvironments: [{name: production, namespace: default}]
        """

    /// A group of the Gloo dialect that may ask for keys of a plan.
    static func glooGroup(plan: String) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Group
        metadata: {name: partners}
        spec:
          oidcGroup: {groupNames: [partners]}
          accessLevel:
            portals: [{name: developers, namespace: default}]
            apis: [{products: {names: [orders]}, environments: {names: [production]}, usagePlans: [\(plan)]}]
        """
    }
}
