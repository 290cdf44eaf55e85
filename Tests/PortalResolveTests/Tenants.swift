/// Manifests of several teams, to see what one can do to another.
enum Tenants {
    static func gateway(
        _ name: String,
        _ namespace: String,
        selector: String = "istio: ingressgateway",
        _ hosts: String
    )
        -> String
    {
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          selector: {\(selector)}
          servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [\(hosts)]}]
        """
    }

    /// Lets environments and portals of a namespace use the Gateways of another one.
    static func grant(_ namespace: String, to other: String) -> String {
        """
        apiVersion: gateway.networking.k8s.io/v1beta1
        kind: ReferenceGrant
        metadata: {name: \(other), namespace: \(namespace)}
        spec:
          from:
          - {group: portalcore.dev, kind: Environment, namespace: \(other)}
          - {group: portalcore.dev, kind: Portal, namespace: \(other)}
          to: [{group: networking.istio.io, kind: Gateway}]
        """
    }

    /// Lets resources of a kind and namespace refer to others.
    static func grant(_ namespace: String, to other: String, _ kind: String, for target: String) -> String {
        """
        apiVersion: gateway.networking.k8s.io/v1beta1
        kind: ReferenceGrant
        metadata: {name: \(other)-\(kind.lowercased())-\(target.lowercased()), namespace: \(namespace)}
        spec:
          from: [{group: portalcore.dev, kind: \(kind), namespace: \(other)}]
          to: [{group: portalcore.dev, kind: \(target)}]
        """
    }

    /// A description, a product, and its plan `plan`.
    static func product(_ name: String, _ namespace: String, auth: String = "apiKey: {}") -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          openApi:
            inline:
              openapi: 3.0.3
              info: {title: t, version: "1"}
              paths: {/\(name): {get: {operationId: list, responses: {"200": {description: ok}}}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          usagePlanRefs: [{name: plan}]
          versions:
          - name: v1
            route: {backends: [{service: {name: \(name), port: 8080}}]}
            apis: [{apiDocRef: {name: \(name)}}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: plan, namespace: \(namespace)}
        spec: {auth: {\(auth)}}
        """
    }

    static let publicGateway = "{ref: {name: public, namespace: istio-system}}"

    static func environment(
        _ name: String,
        _ namespace: String,
        _ domains: String,
        gateway: String = publicGateway,
        created: String? = nil,
        selects: String
    ) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: \(name), namespace: \(namespace)\(created.map { ", creationTimestamp: \"\($0)\"" } ?? "")}
        spec:
          domains: [\(domains)]
          gateway: \(gateway)
          products: [{\(selects)}]
        """
    }

    static func glooEnvironment(_ name: String, _ namespace: String, _ domain: String, selects: String) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          domains: [\(domain)]
          apiProducts: [{\(selects)}]
          parameters:
            usagePlans: {mine: {authPolicy: {apiKey: {}}}}
        """
    }

    /// The team whose things others want: `shop/prod` at `api.example.com` on `istio-system/public`.
    static func shop(
        _ domains: String = "api.example.com",
        hosts: String = "\"*.example.com\"",
        auth: String = "apiKey: {}"
    )
        -> [String]
    {
        [
            gateway("public", "istio-system", hosts), grant("istio-system", to: "shop"),
            product("orders", "shop", auth: auth), environment("prod", "shop", domains, selects: "names: [orders]"),
        ]
    }

    /// A portal of the shop whose members are in the group `partners`.
    static let shopPortal = """
        apiVersion: portalcore.dev/v1alpha1
        kind: Portal
        metadata: {name: dev, namespace: shop}
        spec:
          domains: [dev.example.com]
          environmentRefs: [{name: prod}]
          visibility: Members
          gateway: \(publicGateway)
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Group
        metadata: {name: partners, namespace: shop}
        spec:
          members: {oidcGroups: [partners], users: {matchLabels: {staff: "yes"}}}
          access:
          - {portals: [{name: dev}], products: {names: [orders]}, environments: {names: [prod]}, allUsagePlans: true}
        """

    static func resolve(_ texts: [String]) -> Resolution { Resolution(texts.joined(separator: "\n---\n")) }
}
