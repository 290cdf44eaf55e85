// What a document is.

extension DiagnosticCode {
    /// A document that is no resource and no API description.
    public static let notAResource = DiagnosticCode(
        "PC2501",
        "not-a-resource",
        .error,
        "the document is neither a resource nor an API description: {reason}",
        help: "give it `apiVersion` and `kind`, or take it out of the input",
        page: DiagnosticPage(
            why: """
                Every document of the input is a Kubernetes object or an API description. A Kubernetes object says \
                what it is in `apiVersion` and `kind` (Kubernetes API conventions, "Types (Kinds)"); an API \
                description says it in `openapi` or `swagger`. A document that says neither would be dropped in \
                silence, and with it whatever its author meant to publish or to protect. Objects of other groups are \
                fine and are passed over.
                """,
            bad: """
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """
        )
    )

    /// A kind that a known group does not have.
    public static let unknownKind = DiagnosticCode(
        "PC2502",
        "unknown-kind",
        .error,
        "`{group}` has no kind `{kind}`",
        page: DiagnosticPage(
            why: """
                The group is one that is read here, the kind is not one of its kinds. Kinds are spelled in \
                CamelCase, and `ApiDoc` of the native group is `APIDoc` in the Gloo dialect. The document is not \
                read, so what refers to it will not find it.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlans
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """
        )
    )

    /// A version of a known group that is not read.
    public static let unknownVersion = DiagnosticCode(
        "PC2503",
        "unknown-version",
        .error,
        "resources of `{version}` are not read",
        help: "use `portalcore.dev/v1alpha1`, or `portal.gloo.solo.io/v1beta1` for the manifests of Gloo Portal",
        page: DiagnosticPage(
            why: """
                The group is known, this version of it is not. Two versions are read: `portalcore.dev/v1alpha1`, and \
                Gloo Portal's `portal.gloo.solo.io/v1beta1`. Its predecessor `devportal.solo.io/v1alpha1` and its \
                successors have other fields, which would be misunderstood.
                """,
            bad: """
                apiVersion: portalcore.dev/v1beta1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                """
        )
    )

    /// Two documents with one identity.
    public static let duplicateResource = DiagnosticCode(
        "PC2504",
        "duplicate-resource",
        .error,
        "`{resource}` is defined more than once",
        help: "keep one of them",
        page: DiagnosticPage(
            why: """
                Kind, namespace and name are the identity of an object (Kubernetes, "Object Names and IDs"). Of two \
                documents with one identity a cluster would keep the one that was applied last, which depends on the \
                order of files. Neither is used here, so that the result does not depend on that order and nothing \
                is published by accident. An `APIDoc` of the Gloo dialect and a native `ApiDoc` are one kind.
                """,
            bad: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                ---
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {open: {}}
                """,
            good: """
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: gold, namespace: shop}
                spec:
                  auth: {apiKey: {}}
                ---
                apiVersion: portalcore.dev/v1alpha1
                kind: UsagePlan
                metadata: {name: free, namespace: shop}
                spec:
                  auth: {open: {}}
                """
        )
    )
}
