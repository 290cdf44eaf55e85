extension DiagnosticCode {
    /// A key set without a key that could be used.
    public static let brokenKeySet = DiagnosticCode(
        "PC3151",
        "broken-key-set",
        .error,
        "the key set of usage plan `{plan}` cannot be used: {problem}",
        help: "give a JSON Web Key Set with the public keys of the issuer: `{\"keys\": [{\"kty\": …}]}`",
        page: DiagnosticPage(
            why: """
                The text has to be a JSON Web Key Set (RFC 7517) with at least one public key that Envoy can verify \
                signatures with: RSA of 2048 to 8192 bits, EC on P-256, P-384 or P-521, or Ed25519. A gateway \
                refuses a configuration with a set that it cannot use, and one that starts with it opens no \
                listener at all, for nobody. What is under the plan is withheld.
                """,
            bad: .manifests(ExampleText.tokens("{\"keys\": []}")),
            good: .manifests(ExampleText.tokens(ExampleText.keySet()))
        )
    )

    /// A broken key beside a good one.
    public static let unusableKey = DiagnosticCode(
        "PC3152",
        "unusable-key",
        .warning,
        "key {number} in the key set of usage plan `{plan}` is left out: {problem}",
        page: DiagnosticPage(
            why: """
                Envoy cannot use the key. The others of the set are used; tokens that are signed with this one are \
                refused. Keys count from 0. A key for encryption (`use: enc`) is left out without a word.
                """,
            bad: .manifests(
                ExampleText.tokens(ExampleText.keySet(second: "{\"kty\": \"RSA\", \"n\": \"AQ\", \"e\": \"AQAB\"}"))
            ),
            good: .manifests(ExampleText.tokens(ExampleText.keySet()))
        )
    )

    /// A private or symmetric key.
    public static let secretInKeySet = DiagnosticCode(
        "PC3153",
        "secret-in-key-set",
        .error,
        "key {number} in the key set of usage plan `{plan}` is private or symmetric",
        help: "publish the public part only, and replace the key: it has been written down where it should not be",
        page: DiagnosticPage(
            why: """
                The key has a member that only its owner may know (`d`, `p`, `q`, `dp`, `dq`, `qi`, `oth`, `k`) or \
                is symmetric. Whoever reads it can sign tokens, and key sets end up in the configuration of \
                gateways. Nothing of the set is used, and what is under the plan is withheld. Keys count from 0.
                """,
            bad: .manifests(ExampleText.tokens("{\"keys\": [{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}]}")),
            good: .manifests(ExampleText.tokens(ExampleText.keySet()))
        )
    )

    /// A URL that no gateway can fetch a key set from.
    public static let unusableKeySetURL = DiagnosticCode(
        "PC3154",
        "unusable-key-set-url",
        .error,
        "the URL of the key set of usage plan `{plan}` has {problem}",
        page: DiagnosticPage(
            why: """
                The gateway fetches the key set by itself, from an `https` or `http` URL with a host. A user and a \
                password in it would stand in the configuration of every gateway, and a fragment is never sent. \
                What is under the plan is withheld.
                """,
            bad: .manifests(ExampleText.remoteTokens("https://id.example.com/keys#first")),
            good: .manifests(ExampleText.remoteTokens("https://id.example.com/keys"))
        )
    )

    /// A Secret that holds no usable key.
    public static let unusableKeySecret = DiagnosticCode(
        "PC3160",
        "unusable-key-secret",
        .error,
        "the Secret holds no usable API key: {problem}",
        page: DiagnosticPage(
            why: """
                A Secret of type `portalcore.dev/api-key` holds the SHA-256 of a key (`sha256`), who uses it \
                (`consumer`) and, if it ends, when (`notAfter`); its labels say for which product, environment and \
                plan. One of type `extauth.solo.io/apikey` with the labels of Gloo Portal holds the key itself. \
                The key of this Secret opens nothing; other keys are not concerned. Findings never quote values \
                of Secrets.
                """,
            bad: .manifests(ExampleText.keySecret(digest: "123")),
            good: .keyed(ExampleText.keySecret())
        )
    )

    /// A value with a line break at its end.
    public static let trimmedSecretValue = DiagnosticCode(
        "PC3161",
        "trimmed-secret-value",
        .warning,
        "the line break at the end of `{key}` is left out",
        help: "write the value without one: `echo -n`, or `|-` in YAML",
        page: DiagnosticPage(
            why: """
                Names of consumers reach backends in a header, which has no line breaks. One at the end is left \
                there by editors and by `echo`; it is left out.
                """,
            bad: .keyed(ExampleText.keySecret(consumer: "\"mia\\n\"")),
            good: .keyed(ExampleText.keySecret())
        )
    )

    /// An entry that nobody reads.
    public static let ignoredSecretEntry = DiagnosticCode(
        "PC3165",
        "ignored-secret-entry",
        .warning,
        "`{key}` means nothing in a Secret of type `portalcore.dev/api-key`, and is ignored",
        page: DiagnosticPage(
            why: """
                The entries of such a Secret are `sha256`, `consumer` and `notAfter`. A key in plain text does not \
                belong into it: whoever reads the Secret could use it. Labels say what the key is for.
                """,
            bad: .keyed(ExampleText.keySecret(consumer: "mia\n  api-key: sesame")),
            good: .keyed(ExampleText.keySecret())
        )
    )
}

extension Catalogue {
    /// PC4150–PC4179: what API keys are bound to.
    static let keyReferenceCodes: [DiagnosticCode] = [.keyOutsideProduct, .keyWithoutUse, .sharedKey]
}

extension DiagnosticCode {
    /// A key of a product in another namespace.
    public static let keyOutsideProduct = DiagnosticCode(
        "PC4150",
        "key-outside-product",
        .error,
        "a key for `{product}` is not looked for in namespace `{namespace}`",
        help: "put the Secret into the namespace of the product",
        page: DiagnosticPage(
            why: """
                Whoever can write Secrets beside a product may hand out keys for it, and nobody else. The key of a \
                Secret elsewhere opens nothing.
                """,
            bad: .keyed(ExampleText.glooKeySecret(namespace: "elsewhere")),
            good: .keyed(ExampleText.glooKeySecret(namespace: "default"))
        )
    )

    /// A key that opens nothing.
    public static let keyWithoutUse = DiagnosticCode(
        "PC4151",
        "key-without-use",
        .warning,
        "the key opens nothing: {problem}",
        page: DiagnosticPage(
            why: """
                A key is bound to a product, an environment and a plan. All three exist, but the environment does \
                not offer the product, or offers no operation of it under the plan, or the plan asks for no keys.
                """,
            bad: .manifests(
                ExampleText.apiDoc,
                ExampleText.plan,
                ExampleText.product(),
                ExampleText.guardedEnvironment,
                ExampleText.keySecret()
            ),
            good: .keyed(ExampleText.keySecret())
        )
    )

    /// One key in two Secrets.
    public static let sharedKey = DiagnosticCode(
        "PC4152",
        "shared-key",
        .error,
        "Secret `{other}` holds the same key",
        help: "make a key of its own for each Secret",
        page: DiagnosticPage(
            why: """
                In one environment a key says which product, plan and consumer is meant. With two Secrets for one \
                key that is not known, and deleting one of them would not end the key. Neither of the two is used.
                """,
            bad: .keyed(
                ExampleText.keySecret(),
                ExampleText.keySecret(name: "orders-tom", consumer: "tom")
            ),
            good: .keyed(
                ExampleText.keySecret(),
                ExampleText.keySecret(
                    name: "orders-tom",
                    digest: "7d1a54127b222502f5b79b5fb0803061152a44f92b37e23c6527baf665d4da9a",
                    consumer: "tom"
                )
            )
        )
    )
}

extension ExampleText {
    /// A key set with a public key.
    fileprivate static func keySet(second: String? = nil) -> String {
        let first = """
            {"kty": "EC", "kid": "1", "crv": "P-256", "x": "41X79yVEHwcCZ-h8zqFPVIJgQOIaLbrAzCMq3jb8U_E", \
            "y": "0dRW7LJ2SmAv5ZQHW_T54-0xSlWtG9XiMQaM9kImfVg"}
            """
        return "{\"keys\": [\(first)\(second.map { ", \($0)" } ?? "")]}"
    }

    /// A plan of tokens with a key set in place.
    fileprivate static func tokens(_ keySet: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: partners}
        spec:
          auth:
            jwt:
              issuer: https://id.example.com
              jwks:
                inlineText: |
                  \(keySet)
        """
    }

    /// A plan of tokens with a key set at a URL.
    fileprivate static func remoteTokens(_ url: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: partners}
        spec:
          auth:
            jwt:
              issuer: https://id.example.com
              jwks: {url: "\(url)"}
        """
    }

    /// A Secret with a key for the product.
    fileprivate static func keySecret(
        name: String = "orders-mia",
        digest: String = "3b3c5ca5bd0a4c1b1cf1e0b1fa2d6bd6b9e8cbf3d0a1a2f34a7d4f4f2c4ad0c3",
        consumer: String = "mia"
    ) -> String {
        """
        apiVersion: v1
        kind: Secret
        type: portalcore.dev/api-key
        metadata:
          name: \(name)
          labels:
            portalcore.dev/product: orders
            portalcore.dev/environment: production
            portalcore.dev/plan: everyone
        stringData:
          sha256: "\(digest)"
          consumer: \(consumer)
        """
    }

    /// A Secret of Gloo Portal with a key for the product.
    fileprivate static func glooKeySecret(namespace: String) -> String {
        """
        apiVersion: v1
        kind: Secret
        type: extauth.solo.io/apikey
        metadata:
          name: orders-mia
          namespace: \(namespace)
          labels:
            apiproducts.portal.gloo.solo.io: orders.default
            environments.portal.gloo.solo.io: production.default
            usageplans.portal.gloo.solo.io: everyone
        stringData:
          api-key: 5d5f6c1e-2c5e-4f5b-9a57-2f6a3f2f8a10
          username: mia
        """
    }
}
