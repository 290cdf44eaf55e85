internal import PortalDiagnostics
internal import PortalModel
internal import PortalSchema
internal import PortalVocabulary

/// Follows the references of products: descriptions, routes, and the operations that are chosen.
struct ProductPreparer {
    let index: ResourceIndex
    let specs: SpecStore

    /// Prepares a product; of a broken one nothing is reported again.
    func prepare(
        _ product: ApiProduct,
        brokenReasons: [String]?,
        _ routes: inout RouteTable,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> PreparedProduct {
        guard brokenReasons == nil else {
            var silent = Findings()
            return prepared(product, brokenReasons, &routes, &trust, &silent)
        }
        return prepared(product, nil, &routes, &trust, &findings)
    }

    private func prepared(
        _ product: ApiProduct,
        _ brokenReasons: [String]?,
        _ routes: inout RouteTable,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> PreparedProduct {
        let referrer = Referrer(product)
        for plan in product.usagePlans ?? [] {
            // Whether a plan exists is checked where it holds; a broken reference is the product's fault anywhere.
            if case .resource(let reference) = plan {
                _ = PlanResolver.lookup(reference, from: referrer, index, &trust, &findings)
            }
        }
        let versions = product.versions.ordered { $0.name < $1.name }.map { version in
            let route = routes.bind(version.route, from: referrer, &trust, &findings)
            let keys = version.apis.map { "\($0.apiDoc.name(from: product.metadata.namespace).namespace)/\($0.name)" }
            let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
            let apis = version.apis.ordered { Self.key($0) < Self.key($1) }.map { api in
                var withholding = brokenReasons.map(Withholding.because) ?? Withholding()
                let namespace = api.apiDoc.name(from: product.metadata.namespace).namespace
                if counts["\(namespace)/\(api.name)", default: 1] > 1 {
                    withholding.append(
                        findings.report(
                            .duplicateElement,
                            at: api.provenance,
                            ["name": api.name],
                            subject: product.identity
                        )
                    )
                }
                return prepare(api, of: product, route, withholding, &routes, &trust, &findings)
            }
            return PreparedVersion(version: version, apis: apis)
        }
        return PreparedProduct(product: product, brokenReasons: brokenReasons, versions: versions)
    }

    private static func key(_ api: ApiProduct.Api) -> (String, String, String, String) {
        (api.name, api.apiDoc.namespace ?? "", api.apiDoc.name, api.pathPrefix ?? "")
    }

    private func prepare(
        _ api: ApiProduct.Api,
        of product: ApiProduct,
        _ versionRoute: RouteBinding,
        _ withholding: Withholding,
        _ routes: inout RouteTable,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> PreparedApi {
        let referrer = Referrer(product)
        let apiDoc = api.apiDoc.name(from: product.metadata.namespace)
        var withholding = withholding
        var mount = PathTemplate(segments: [])
        if let prefix = api.pathPrefix {
            if let literal = BasePath.literal(prefix) {
                mount = literal
            } else {
                withholding.append(
                    findings.report(
                        .badPath,
                        at: api.provenance.appending("pathPrefix"),
                        ["value": prefix, "phrase": "a path"],
                        subject: product.identity
                    )
                )
            }
        }
        let entry = follow(api.apiDoc, apiDoc, referrer, &withholding, &trust, &findings)
        let apiRoute = routes.bind(api.route, from: referrer, &trust, &findings)
        let route: RouteBinding = if case .none = apiRoute { versionRoute } else { apiRoute }
        guard let description = entry?.description, let base = Self.base(of: description) else {
            withholding.append(contentsOf: entry?.reasons ?? [])
            return PreparedApi(
                api: api,
                apiDoc: apiDoc,
                withholding: withholding,
                isReadable: false,
                mount: mount,
                base: PathTemplate(segments: []),
                description: nil,
                operations: []
            )
        }
        var operations = OperationReader.operations(of: description, base: base, route, entry?.reasons ?? [])
        var selection = OperationSelection(description, apiDoc, of: product)
        selection.apply(api.operations, to: &operations, referrer, &routes, &trust, &withholding, &findings)
        return PreparedApi(
            api: api,
            apiDoc: apiDoc,
            withholding: withholding,
            isReadable: true,
            mount: mount,
            base: base,
            description: description,
            operations: operations
        )
    }

    /// The description that an entry names, or `nil` with the finding among the reasons.
    private func follow(
        _ reference: ObjectRef,
        _ name: ResourceName,
        _ referrer: Referrer,
        _ withholding: inout Withholding,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> SpecStore.Entry? {
        let target = ResourceIdentity(kind: .apiDoc, namespace: name.namespace, name: name.name)
        // A forbidden reference is not looked behind: what operations there are is not the referrer's to know, but a
        // guard needs them.
        if let objection = trust.objection(to: target, from: referrer, at: reference.provenance, &findings) {
            withholding.append(objection)
        }
        switch index.lookup(name, in: index.apiDocs) {
        case .found:
            return specs.entries[name] ?? SpecStore.Entry(description: nil)
        case .broken(let codes):
            withholding.append(contentsOf: codes)
            return nil
        case .missing:
            withholding.append(
                findings.reportUnknown(target, at: reference.provenance, index, subject: referrer.identity)
            )
            return nil
        }
    }

    private static func base(of description: ApiDescription) -> PathTemplate? {
        description.basePath.isEmpty ? PathTemplate(segments: []) : BasePath.literal(description.basePath)
    }
}

extension Findings {
    /// Reports a reference to what does not exist.
    mutating func reportUnknown(
        _ target: ResourceIdentity,
        at provenance: Provenance,
        _ index: ResourceIndex,
        subject: ResourceIdentity
    ) -> String {
        let all = index.names[target.kind] ?? [:]
        var help = NearName.closest(to: target.name, among: all[target.namespace] ?? []).map { "did you mean `\($0)`?" }
        if help == nil {
            let elsewhere = all.filter { $0.value.contains(target.name) }.keys.ordered().first
            help = elsewhere.map { "there is one in namespace `\($0)`" }
        }
        return report(
            .unknownResource,
            at: provenance,
            ["kind": target.kind.rawValue, "name": target.name, "namespace": target.namespace],
            help: help,
            subject: subject
        )
    }
}
