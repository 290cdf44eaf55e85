public import PortalDocument

/// The CustomResourceDefinitions of our own group.
public enum CustomResourceDefinitions {
    /// One object of `apiextensions.k8s.io/v1` for each kind, sorted by kind; the same bytes every time.
    public static func all() -> [Value] {
        KindReader.native.map(definition)
    }

    private static func definition(_ reader: KindReader) -> Value {
        let singular = reader.kind.lowercased()
        // English, as Kubernetes itself forms the plural: every kind takes an `s`.
        let plural = singular + "s"
        return [
            "apiVersion": "apiextensions.k8s.io/v1",
            "kind": "CustomResourceDefinition",
            "metadata": [
                "name": .string("\(plural).\(APIGroup.native)"),
                "labels": ["app.kubernetes.io/part-of": "portalcore"],
            ],
            "spec": [
                "group": .string(APIGroup.native),
                "names": [
                    "categories": ["portalcore"],
                    "kind": .string(reader.kind),
                    "listKind": .string(reader.kind + "List"),
                    "plural": .string(plural),
                    "singular": .string(singular),
                ],
                "scope": "Namespaced",
                "versions": [
                    [
                        "name": .string(APIGroup.nativeVersion),
                        "served": true,
                        "storage": true,
                        "subresources": ["status": [:]],
                        "additionalPrinterColumns": .sequence(columns(reader.resourceKind)),
                        "schema": ["openAPIV3Schema": schema(reader)],
                    ]
                ],
            ],
        ]
    }

    private static func schema(_ reader: KindReader) -> Value {
        var spec = reader.schema().properties.map { property in
            Value.Member(
                property.name,
                StructuralSchema(property.schema).value(docs: property.docs, fallback: property.fallback)
            )
        }
        spec.append(Value.Member("status", status))
        return [
            "type": "object",
            "description": .string(ReferencePage.summary(reader.resourceKind)),
            "required": ["metadata", "spec"],
            "properties": .mapping(
                [
                    Value.Member(
                        "apiVersion",
                        ["type": "string", "description": "The group and version of the resource."]
                    ),
                    Value.Member("kind", ["type": "string", "description": "The kind of the resource."]),
                    Value.Member("metadata", ["type": "object"]),
                ] + spec
            ),
        ]
    }

    /// Conditions in the style of the Gateway API.
    private static let status: Value = [
        "type": "object",
        "description": "What became of the resource.",
        "properties": [
            "observedGeneration": [
                "type": "integer",
                "format": "int64",
                "minimum": 0,
                "description": "The generation that was looked at.",
            ],
            "conditions": [
                "type": "array",
                "description": "`Accepted`, `ResolvedRefs` and `Programmed`.",
                "maxItems": 8,
                "x-kubernetes-list-type": "map",
                "x-kubernetes-list-map-keys": ["type"],
                "items": [
                    "type": "object",
                    "required": ["type", "status", "reason", "message"],
                    "properties": [
                        "type": [
                            "type": "string",
                            "maxLength": 316,
                            "description": "What the condition is about.",
                        ],
                        "status": [
                            "type": "string",
                            "enum": ["True", "False", "Unknown"],
                            "description": "Whether it holds.",
                        ],
                        "observedGeneration": [
                            "type": "integer",
                            "format": "int64",
                            "minimum": 0,
                            "description": "The generation that was looked at.",
                        ],
                        "lastTransitionTime": [
                            "type": "string",
                            "format": "date-time",
                            "description": "When the status changed; kept by whoever writes the status.",
                        ],
                        "reason": [
                            "type": "string",
                            "minLength": 1,
                            "maxLength": 1024,
                            "pattern": "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$",
                            "description":
                                "The name of the first diagnostic, in CamelCase, or a word of docs/status.md.",
                        ],
                        "message": [
                            "type": "string",
                            "maxLength": 32_768,
                            "description": "The reason, for people.",
                        ],
                    ],
                ],
            ],
        ],
    ]

    private static func columns(_ kind: ResourceKind) -> [Value] {
        let special: [(String, String, String)] =
            switch kind {
            case .apiProduct: [("Versions", "string", ".spec.versions[*].name")]
            case .environment, .portal: [("Domains", "string", ".spec.domains")]
            case .user: [("Username", "string", ".spec.username")]
            default: []
            }
        let common = [
            ("Accepted", "string", ".status.conditions[?(@.type=='Accepted')].status"),
            ("Programmed", "string", ".status.conditions[?(@.type=='Programmed')].status"),
            ("Age", "date", ".metadata.creationTimestamp"),
        ]
        return (special + common).map {
            ["name": .string($0.0), "type": .string($0.1), "jsonPath": .string($0.2)]
        }
    }
}
