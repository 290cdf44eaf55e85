import PortalDiagnostics
import PortalDocument

extension ObjectMeta: Placed {
    static let blank = ObjectMeta(name: "", namespace: "")

    /// The metadata of the resources we answer for.
    static let fields: [Field<ObjectMeta>] =
        [
            Field(
                "name",
                .text(.resourceName),
                into: \.name,
                required: true,
                "The name; unique for its kind in its namespace."
            ),
            Field("namespace", .text(.label), into: \.namespace, "The namespace; `default` where absent."),
            Field("labels", .map(.labelKey, to: .text(.labelValue)), into: \.labels, "Labels, which selectors match."),
            Field("annotations", .map(.labelKey, to: .text(.content)), into: \.annotations, "Annotations."),
            Field(
                "generation",
                .integer(0...Int64.max),
                into: \.generation,
                "Counted by the API server."
            ),
            Field("creationTimestamp", .timestamp, into: \.creationTimestamp, "Set by the API server."),
        ]
        + [
            "uid", "resourceVersion", "managedFields", "ownerReferences", "finalizers", "selfLink", "generateName",
            "deletionTimestamp", "deletionGracePeriodSeconds", "clusterName",
        ].map(Field.passedOver)

    /// The metadata of other people's resources, which are not ours to judge.
    static let foreignFields: [Field<ObjectMeta>] = [
        Field("name", .text(), into: \.name, required: true, ""),
        Field("namespace", .text(), into: \.namespace, ""),
        Field("creationTimestamp", .timestamp, into: \.creationTimestamp, ""),
    ]
}

extension Shape where Value == ObjectMeta {
    /// Metadata, in which `null` means absent, as tools write it.
    static func metadata(_ table: Table<ObjectMeta>) -> Shape {
        let shape = Shape.object(table, blank: ObjectMeta.blank)
        return Shape(shape.schema()) { node, place, decoding in
            let nullIsAbsent = decoding.nullIsAbsent
            decoding.nullIsAbsent = true
            defer { decoding.nullIsAbsent = nullIsAbsent }
            return shape.read(node, place, &decoding)
        }
    }
}

extension Shape where Value == Timestamp {
    /// A moment, as the API server writes it.
    static var timestamp: Shape {
        Shape<String>.text(.timestamp).map { text, _, _ in Timestamp(text) }
    }
}
