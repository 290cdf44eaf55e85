extension DiagnosticCode {
    /// A reference into another namespace without a grant.
    public static let missingGrant = DiagnosticCode(
        "PC4510",
        "missing-grant",
        .error,
        "namespace `{namespace}` does not let {referrer} resources refer to `{target}`",
        help:
            "add a ReferenceGrant in that namespace, or turn grants off where there is one tenant (`--single-tenant`)",
        page: DiagnosticPage(
            why: """
                Namespaces belong to teams. A native resource may refer to one of another namespace only where a \
                ReferenceGrant of the Gateway API in that namespace allows it, for its kind and namespace. What \
                depends on the reference is withheld. The products that an environment selects need no grant: \
                the environment names their namespaces. What a Group selects of another namespace needs one: without \
                names, a grant for all products or environments of it. A library turns grants off with \
                `ResolveOptions.requiresGrants`. Resources of the Gloo dialect need a grant \
                for native ones, too, of the kinds as the native dialect spells them.
                """,
            bad: .manifests(
                ExampleText.apiDoc(namespace: "shop"),
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiProduct
                metadata: {name: orders, namespace: partner}
                spec:
                  versions:
                  - name: v1
                    apis: [{apiDocRef: {name: orders, namespace: shop}}]
                """
            ),
            good: .manifests(
                ExampleText.apiDoc(namespace: "shop"),
                """
                apiVersion: portalcore.dev/v1alpha1
                kind: ApiProduct
                metadata: {name: orders, namespace: partner}
                spec:
                  versions:
                  - name: v1
                    apis: [{apiDocRef: {name: orders, namespace: shop}}]
                """,
                """
                apiVersion: gateway.networking.k8s.io/v1beta1
                kind: ReferenceGrant
                metadata: {name: partner, namespace: shop}
                spec:
                  from: [{group: portalcore.dev, kind: ApiProduct, namespace: partner}]
                  to: [{group: portalcore.dev, kind: ApiDoc}]
                """
            )
        )
    )

    /// A reference into another namespace in the Gloo dialect.
    public static let freeReference = DiagnosticCode(
        "PC4511",
        "free-reference",
        .warning,
        "`{target}` of another namespace is used without its consent",
        page: DiagnosticPage(
            why: """
                Gloo Portal lets every resource refer to those of every namespace, and manifests of that dialect \
                keep their meaning among one another, and towards what has no dialect, such as Services and \
                Secrets. The native dialect asks the other namespace for a ReferenceGrant, and native resources are \
                only referred to with one. The warning is given once for a resource, at its first such reference.
                """,
            bad: .manifests(
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIDoc
                metadata: {name: orders, namespace: shop}
                spec:
                  openApi:
                    content:
                      inlineString: |
                        openapi: 3.1.0
                        info: {title: Orders, version: 1.0.0}
                        paths:
                          /orders:
                            get: {operationId: listOrders, responses: {"200": {description: All orders}}}
                """,
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIProduct
                metadata: {name: orders}
                spec:
                  versions:
                  - name: v1
                    apis:
                    - apiDoc: {name: orders, namespace: shop}
                    gatewayConfig:
                      route:
                        inlineRoute:
                          backends:
                          - kube: {name: orders, namespace: default, port: 8080}
                """
            ),
            good: .manifests(
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIDoc
                metadata: {name: orders}
                spec:
                  openApi:
                    content:
                      inlineString: |
                        openapi: 3.1.0
                        info: {title: Orders, version: 1.0.0}
                        paths:
                          /orders:
                            get: {operationId: listOrders, responses: {"200": {description: All orders}}}
                """,
                """
                apiVersion: portal.gloo.solo.io/v1beta1
                kind: APIProduct
                metadata: {name: orders}
                spec:
                  versions:
                  - name: v1
                    apis:
                    - apiDoc: {name: orders}
                    gatewayConfig:
                      route:
                        inlineRoute:
                          backends:
                          - kube: {name: orders, namespace: default, port: 8080}
                """
            )
        )
    )
}
