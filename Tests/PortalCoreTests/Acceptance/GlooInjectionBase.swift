/// Manifests of Gloo Portal that say every field.
enum GlooInjectionBase {
    private static let options = """
        options: {timeout: 5s, retries: {retryOn: "5xx,connect-failure", numRetries: 2, perTryTimeout: 1s}, \
        headerManipulation: {requestHeadersToAdd: [{header: {key: x-a, value: one}}], requestHeadersToRemove: [x-b], \
        responseHeadersToAdd: [{header: {key: x-c, value: two}, append: false}], responseHeadersToRemove: [x-d]}, \
        hostRewrite: in.example.com, shadowing: {upstream: {name: copy, namespace: edge}, percentage: 5}, cors: \(cors)}
        """
    private static let cors = """
        {allowOrigin: ["https://a.example.com"], allowOriginRegex: ["https://b[.]example"], allowMethods: [GET], \
        allowHeaders: [x-e], exposeHeaders: [x-f], maxAge: "60", allowCredentials: false}
        """
    private static let toService =
        "{backends: [{kube: {name: pets, namespace: web, port: 80, subset: {version: v2}}}], \(options)}"
    private static let toUpstream = "{backends: [{upstream: {name: static, namespace: edge}}], \(options)}"
    private static let picture = #"{inlineBytes: "iVBORw0KGgo="}"#
    private static let mapped = "{configMap: {name: texts, namespace: web, key: logo.png}}"
    private static let fetched = #"{fetchUrl: "https://docs.example.com/logo.png"}"#

    private static func doc(_ name: String, _ content: String) -> String {
        "apiVersion: portal.gloo.solo.io/v1beta1\nkind: APIDoc\nmetadata: {name: \(name), namespace: web}\nspec: {openApi: {content: \(content)}}"
    }

    private static func text(_ name: String) -> String {
        """
        {openapi: 3.0.2, info: {title: Pets, version: "1"}, paths: {/\(name): {get: {operationId: listPets, \
        responses: {"200": {description: Pets}}}}, /\(name)/two: {get: {operationId: two, responses: {"200": {description: ok}}}}}}
        """
    }

    private static func level(_ portal: String) -> String {
        """
        {portals: [{name: \(portal), namespace: web}], apis: [{products: {names: [pets], namespaces: [web], \
        labels: [{key: app, operator: In, values: [pets]}]}, environments: {names: [dev], namespaces: [web], \
        labels: [{key: app, operator: Equals, values: [pets]}]}, usagePlans: [basic]}]}
        """
    }

    private static func portal(_ name: String, _ picture: String, _ text: String) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Portal
        metadata: {name: \(name), namespace: web}
        spec:
          displayName: Pets
          description: All.
          domains: [\(name).example.com]
          banner: \(picture)
          primaryLogo: \(picture)
          favicon: \(picture)
          customStyling: {primaryColor: "#000001", secondaryColor: "#000002", backgroundColor: "#000003", defaultTextColor: "#000004",
            navigationLinksColorOverride: "#000005", buttonColorOverride: "#000006", cssStylesheet: \(text)}
          staticPages: [{name: start, path: start, navigationLinkName: Start, description: How., displayOnHomepage: true, content: \(text)}]
          dynamicPages: [{name: more, path: more, navigationLinkName: More, description: It., content: {fetchUrl: "https://more.example.com"}},
            {name: html, path: html, navigationLinkName: Html, description: It., content: \(text)}]
          publishedEnvironments: [{name: dev, namespace: web}]
          allApisPublicViewable: false
          portalUrlPrefix: https://\(name).example.com/
          oidcAuth: {issuer: "https://id.example.com", clientId: portal, clientSecret: {name: oidc, namespace: web, key: secret}, groupClaimKey: group}
        """
    }

    /// A product that no environment selects: a picture, and methods of gRPC.
    private static func product(_ name: String, _ picture: String) -> String {
        let ways = [
            "inlineRoute: \(toService)", "inlineRoute: \(toUpstream)", "environmentRoute: way",
            "routeRef: {name: way, namespace: web}",
        ]
        let methods = ways.enumerated().map {
            "{serviceName: pets.Pets, rpcName: Get\($0), gatewayConfig: {route: {\($1)}}}"
        }
        return """
            apiVersion: portal.gloo.solo.io/v1beta1
            kind: APIProduct
            metadata: {name: \(name), namespace: web}
            spec:
              displayInfo: {title: Other, image: \(picture)}
              versions:
              - name: v1
                customRouteTable: {name: table, namespace: web}
                apis: [{apiDoc: {name: grpc, namespace: web}, grpc: {methods: [\(methods.joined(separator: ", "))]}}]
            """
    }

    static let text: String = [
        doc("pets", "{inlineString: '\(text("pets"))'}"),
        doc("bytes", #"{inlineBytes: "\#(base64)"}"#),
        doc("fetched", #"{fetchUrl: "https://docs.example.com/fetched.yaml"}"#),
        doc("mapped", "{configMap: {name: texts, namespace: web, key: mapped.yaml}}"),
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: grpc, namespace: web}
        spec: {grpc: {descriptors: {inlineBytes: "CgA="}}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: grpc-b, namespace: web}
        spec: {grpc: {descriptors: {fetchUrl: "https://docs.example.com/grpc.pb"}}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: grpc-c, namespace: web}
        spec: {grpc: {descriptors: {configMap: {name: texts, namespace: web, key: logo.png}}}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: grpc-d, namespace: web}
        spec: {grpc: {descriptors: {inlineString: x}}}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: texts, namespace: web}
        data:
          page.md: "# Page"
          mapped.yaml: |
            openapi: 3.0.2
            info: {title: Mapped, version: "1"}
            paths: {/mapped: {get: {operationId: mapped, responses: {"200": {description: ok}}}}}
        binaryData: {logo.png: iVBORw0KGgo=}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: oidc, namespace: web}
        data: {secret: eA==, password: eA==}
        ---
        apiVersion: v1
        kind: Secret
        type: extauth.solo.io/apikey
        metadata:
          name: key
          namespace: web
          labels: {apiproducts.portal.gloo.solo.io: pets.web, environments.portal.gloo.solo.io: dev.web, usageplans.portal.gloo.solo.io: basic}
        stringData: {api-key: injection-key, environment: dev.web, plan: basic, product: pets.web, username: mia, email: mia@example.com}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIProduct
        metadata: {name: pets, namespace: web, labels: {app: pets}}
        spec:
          displayInfo: {title: Pets, description: All., image: \(picture), termsOfService: "https://example.com/terms",
            contact: {name: Mia, url: "https://example.com/mia", email: mia@example.com}, license: {name: MIT, url: "https://example.com/mit"}}
          usagePlans: [basic]
          versions:
          - name: v1
            tags: {stable: {}}
            labels: {audience: public}
            apis:
            - apiDoc: {name: pets, namespace: web}
              openApi:
                operations:
                - {id: listPets, gatewayConfig: {route: {inlineRoute: \(toService)}}}
                - {id: two, gatewayConfig: {route: {environmentRoute: way}}}
              gatewayConfig: {route: {routeRef: {name: way, namespace: web}}}
            - apiDoc: {name: bytes, namespace: web}
              openApi: {operations: [{id: listPets, gatewayConfig: {route: {routeRef: {name: way, namespace: web}}}}, {id: two}]}
              gatewayConfig: {route: {environmentRoute: way}}
            - apiDoc: {name: fetched, namespace: web}
              gatewayConfig: {route: {inlineRoute: \(toUpstream)}}
            gatewayConfig: {route: {routeRef: {name: way, namespace: web}}}
          - name: v2
            apis:
            - apiDoc: {name: mapped, namespace: web}
              openApi: {operations: [{id: mapped, gatewayConfig: {route: {inlineRoute: \(toUpstream)}}}]}
              gatewayConfig: {route: {inlineRoute: \(toService)}}
            gatewayConfig: {route: {environmentRoute: inline}}
          - name: v3
            apis: [{apiDoc: {name: mapped, namespace: web}}]
            gatewayConfig: {route: {inlineRoute: \(toService)}}
          - name: v4
            apis: [{apiDoc: {name: mapped, namespace: web}}]
            gatewayConfig: {route: {inlineRoute: \(toUpstream)}}
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: dev, namespace: web, labels: {app: pets}}
        spec:
          displayInfo: {displayName: Development, description: Try.}
          domains: [pets.example.com, "more.example.com:8080"]
          basePath: /base
          apiProducts:
          - {names: [pets], namespaces: [web], labels: [{key: app, operator: Equals, values: [pets]}],
            versions: {names: [v1, v2, v3, v4]}, basePath: "{%version%}", usagePlans: [basic, login]}
          - {labels: [{key: app, operator: In, values: [none]}], versions: {tags: [stable]}, usagePlans: [basic]}
          parameters:
            usagePlans:
              basic: {displayName: Basic, description: Few., authPolicy: {apiKey: {}}, rateLimit: {unit: MINUTE, requestsPerUnit: 5}}
              login:
                displayName: Login
                authPolicy:
                  oauth:
                    authorizationUrl: https://id.example.com/in
                    tokenUrl: https://id.example.com/token
                    jwtValidation: {issuer: "https://id.example.com", remoteJwks: {url: "https://id.example.com/keys", refreshInterval: 60s},
                      scopes: {read: {required: true}, write: {}}}
              local:
                authPolicy:
                  oauth:
                    jwtValidation:
                      issuer: https://local.example.com
                      localJwks: {inlineString: '{"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "qZ7B2DXWJ5ETfG5qUOO-MS-ceuAqDc7AMfBAU0egSxE"}]}'}
            routes: {way: {routeRef: {name: way, namespace: web}}, inline: {inlineRoute: \(toService)}, upstream: {inlineRoute: \(toUpstream)}}
          gatewayConfig: {options: {cors: \(cors)}}
        """,
        product("a", mapped), product("b", fetched), product("c", "{inlineString: x}"),
        portal("fifth", "{inlineString: x}", "{inlineString: '# Page'}"),
        portal("site", picture, "{inlineString: '# Page'}"),
        portal("other", mapped, "{configMap: {name: texts, namespace: web, key: page.md}}"),
        portal("third", fetched, #"{fetchUrl: "https://docs.example.com/page.md"}"#),
        portal("fourth", picture, #"{inlineBytes: "IyBQYWdl"}"#),
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Route
        metadata: {name: way, namespace: web}
        spec: \(toService)
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Route
        metadata: {name: static, namespace: web}
        spec: \(toUpstream)
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: User
        metadata: {name: mia, namespace: web, labels: {company: acme}}
        spec:
          username: mia
          email: mia@example.com
          basicAuth: {passwordSecretName: oidc, passwordSecretNamespace: web, passwordSecretKey: password}
          accessLevel: \(level("site"))
        ---
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Group
        metadata: {name: partners, namespace: web}
        spec:
          displayName: Partners
          description: Them.
          userSelector: {matchLabels: {company: acme}, namespaces: [web]}
          oidcGroup: {groupNames: [partners], groupName: partner}
          accessLevel: \(level("other"))
        ---
        apiVersion: gloo.solo.io/v1
        kind: Upstream
        metadata: {name: static, namespace: edge}
        spec: {sslConfig: {sni: sni.example.com}, static: {hosts: [{addr: out.example.com, port: 443}]}}
        ---
        apiVersion: gloo.solo.io/v1
        kind: Upstream
        metadata: {name: copy, namespace: edge}
        spec: {kube: {serviceName: copy, serviceNamespace: web, servicePort: 80, selector: {version: v2}}}
        """,
    ].joined(separator: "\n---\n")

    private static let base64 =
        "e29wZW5hcGk6IDMuMC4yLCBpbmZvOiB7dGl0bGU6IEEsIHZlcnNpb246ICIxIn0sIHBhdGhzOiB7L2J5dGVzOiB7Z2V0OiB7b3BlcmF0aW9uSWQ6IGxpc3RQZXRzLCByZXNwb25zZXM6IHsiMjAwIjoge2Rlc2NyaXB0aW9uOiBva319fX0sIC9ieXRlcy90d286IHtnZXQ6IHtvcGVyYXRpb25JZDogdHdvLCByZXNwb25zZXM6IHsiMjAwIjoge2Rlc2NyaXB0aW9uOiBva319fX19fQ=="
}
