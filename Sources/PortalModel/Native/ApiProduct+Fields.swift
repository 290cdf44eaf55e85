import PortalDiagnostics
import PortalDocument

extension ApiProduct: Shaped {
    static let blank = ApiProduct(metadata: .blank, versions: [])
    static let fields: [Field<ApiProduct>] = [
        Field(
            "displayName",
            .text(.line),
            into: \.displayName,
            "The name for readers; the resource's own where absent."
        ),
        Field("description", .text(), into: \.description, "What the product is, in Markdown."),
        Field("image", .binary, into: \.image, "A picture."),
        Field("contact", .object, into: \.contact, "Whom to ask."),
        Field("license", .object, into: \.license, "The licence."),
        Field("termsOfService", .text(.url), into: \.termsOfService, "The terms of service."),
        Field(
            "usagePlanRefs",
            .planRefs,
            into: \.usagePlans,
            "The plans for every environment that names none; absent leaves it to the environment, empty is an error."
        ),
        Field(
            "versions",
            .list(.object, atLeast: 1, atMost: 32, key: "name"),
            into: \.versions,
            required: true,
            "The versions."
        ),
    ]
}

extension Contact: Shaped {
    static let blank = Contact()
    static let fields: [Field<Contact>] = [
        Field("name", .text(.line), into: \.name, "A person or team."),
        Field("url", .text(.url), into: \.url, "A web page."),
        Field("email", .text(.line), into: \.email, "An address."),
    ]
}

extension License: Shaped {
    static let blank = License()
    static let fields: [Field<License>] = [
        Field("name", .text(.line), into: \.name, "Its name."),
        Field("url", .text(.url), into: \.url, "Where its text is."),
    ]
}

extension ApiProduct.Version: Shaped {
    static let blank = ApiProduct.Version(name: "", apis: [])
    static let fields: [Field<Self>] =
        [
            Field("name", .text(.innerName), into: \.name, required: true, "The name, which `{%version%}` stands for."),
            Field("lifecycle", .object, into: \.lifecycle, "Where it is in its life; active where absent."),
            Field("tags", .list(.text(.line), isSet: true), into: \.tags, "Free words, by which environments choose."),
            Field(
                "labels",
                .map(.labelKey, to: .text(.labelValue)),
                into: \.labels,
                "What `{%label:key%}` stands for."
            ),
        ]
        + RouteSource.fields(into: \.route, "for operations that have none of their own")
        + [
            Field(
                "apis",
                .list(.object, atLeast: 1, atMost: 64),
                into: \.apis,
                required: true,
                "The descriptions it is made of; no two share a name."
            )
        ]
    static let rules: [Rule<Self>] = [
        .atMostOne(of: ["routeRef", "route"]),
        Rule(cel: nil, "the names of apis differ") { _, node, place, decoding in
            // A name that is absent is that of the ApiDoc, which the key of a list cannot express.
            var names: [String: Place] = [:]
            for (index, api) in (node["apis"].map { Array($0.elements) } ?? []).enumerated() {
                let place = place.appending("apis").appending(index)
                if let name = api["name"] {
                    decoding.checkUnique(name.text, at: place.appending("name"), among: &names)
                } else if let name = api["apiDocRef"]?["name"] {
                    decoding.checkUnique(name.text, at: place.appending("apiDocRef").appending("name"), among: &names)
                }
            }
        },
    ]
}

extension ApiProduct.Lifecycle: Shaped {
    static let blank = ApiProduct.Lifecycle(phase: .active)
    static let fields: [Field<Self>] = [
        Field("phase", .word, into: \.phase, required: true, "The phase."),
        Field("sunset", .text(.day), into: \.sunset, "The day on which it will be retired; only while deprecated."),
        Field("successor", .placed(.innerName), into: \.successor, "The version to move to; not while active."),
    ]
    static let rules: [Rule<Self>] = [
        Rule(cel: "!has(self.sunset) || self.phase == 'Deprecated'", "sunset needs phase Deprecated") {
            guard $0.sunset != nil, $0.phase != .deprecated, $1["phase"] != nil else { return }
            $3.report(
                .unmetCondition,
                at: $2.appending("sunset").key,
                ["field": "sunset", "condition": "beside `phase: Deprecated`"]
            )
        },
        Rule(cel: "!has(self.successor) || self.phase != 'Active'", "successor needs a phase other than Active") {
            guard $0.successor != nil, $0.phase == .active, $1["phase"] != nil else { return }
            $3.report(
                .unmetCondition,
                at: $2.appending("successor").key,
                ["field": "successor", "condition": "beside `phase: Deprecated` or `phase: Retired`"]
            )
        },
    ]
}

extension ApiProduct.Api: Shaped {
    static let blank = ApiProduct.Api(apiDoc: .blank)
    static let fields: [Field<Self>] =
        [
            Field(
                "name",
                .text(.resourceName),
                into: \.name,
                "The name within the version; that of the ApiDoc where absent."
            ),
            Field("apiDocRef", .object, "The description.", required: true) { api, reference, _ in
                api.apiDoc = reference
                if api.name.isEmpty { api.name = reference.name }
            },
            Field("pathPrefix", .text(.path), "Where the description is mounted, in front of its own paths.") {
                api,
                path,
                _ in
                api.pathPrefix = path.last == "/" ? String(path.dropLast()) : path
            },
        ]
        + RouteSource.fields(into: \.route, "instead of the version's")
        + [
            Field(
                "operations",
                .object,
                into: \.operations,
                "Which operations are published, and how; all where absent."
            )
        ]
    static let rules: [Rule<Self>] = [.atMostOne(of: ["routeRef", "route"])]
}
