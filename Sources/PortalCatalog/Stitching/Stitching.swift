internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

/// Makes one document of the descriptions that a version joins.
struct Stitching {
    let version: PublishedVersion
    let environment: ResolvedEnvironment
    let format: SpecificationFormat
    let plan: OperationPlan
    let security: PlanSecurity
    var converter: ObjectConverter
    /// What each planned operation became, and the components that it refers to.
    private var units: [(members: [Value.Member], edges: [Int])] = []

    init(
        _ version: PublishedVersion,
        _ positions: [Int],
        in environment: ResolvedEnvironment,
        format: SpecificationFormat,
        specs: [ResourceName: ApiDescription]
    ) {
        self.version = version
        self.environment = environment
        self.format = format
        // An entry is a source of its own, also where two have the same ApiDoc: links lead to operations of the entry.
        var sources: [SourceText] = []
        var byEntry: [Int: (position: Int, source: SourceText)] = [:]
        for (index, api) in version.apis.enumerated() {
            guard let description = specs[api.apiDoc] else { continue }
            let source = SourceText(name: api.name, description)
            byEntry[index] = (sources.count, source)
            sources.append(source)
        }
        plan = OperationPlan(version, positions, byEntry)
        security = PlanSecurity(environment)
        converter = ObjectConverter(sources, target: format)
    }

    /// The document.
    mutating func specification() -> PublishedSpecification {
        for planned in plan.operations {
            converter.operations.add(
                planned.operation,
                of: planned.source,
                id: planned.id,
                reference: planned.reference
            )
        }
        for planned in plan.operations {
            let members = converter.operation(planned)
            units.append((members, converter.edges))
        }
        var next = 0
        while next < converter.pool.components.count {
            converter.convert(component: next)
            next += 1
        }
        dropDeadReferences()
        let names = ComponentNames(converter.pool.components, sources: converter.sources.map(\.name))
        rename(names.names)
        let document = document(components: components(names))
        return PublishedSpecification(document: document, notes: converter.notes.ordered())
    }

    // MARK: - Components

    /// Takes away references to what could not be published, until no component falls with them.
    private mutating func dropDeadReferences() {
        while true {
            let dead = converter.pool.components.indices.filter {
                converter.pool.components[$0].value == nil && converter.pool.names[$0] != nil
            }
            if dead.isEmpty { return }
            for position in dead { converter.pool.names[position] = nil }
            convertAgain(Set(dead))
        }
    }

    /// Gives components their names, and writes what refers to those whose names are others once more.
    private mutating func rename(_ names: [String?]) {
        let changed = converter.pool.components.indices.filter {
            names[$0] != nil && names[$0] != converter.pool.names[$0]
        }
        for position in changed { converter.pool.names[position] = names[position] }
        if !changed.isEmpty { convertAgain(Set(changed)) }
    }

    private mutating func convertAgain(_ changed: Set<Int>) {
        for (index, planned) in plan.operations.enumerated() where units[index].edges.contains(where: changed.contains)
        {
            let members = converter.operation(planned)
            units[index] = (members, converter.edges)
        }
        for position in converter.pool.components.indices
        where converter.pool.components[position].edges.contains(where: changed.contains) {
            converter.convert(component: position)
        }
    }

    /// The Components Object: what the operations lead to, by section and name.
    private func components(_ names: ComponentNames) -> [Value.Member] {
        var addresses: [String: Int] = [:]
        for (position, component) in converter.pool.components.enumerated() {
            guard names.representatives[position] == position, let name = names.names[position] else { continue }
            addresses["#/components/\(component.key.section.rawValue)/\(name)"] = position
        }
        // What was written says what is reached: a rule may have left out what a reference stood in.
        var reached: Set<Int> = []
        var pending = units.map { Value.mapping($0.members) }
        while let value = pending.popLast() {
            switch value {
            case .string(let text):
                guard let position = addresses[text], reached.insert(position).inserted,
                    let value = converter.pool.components[position].value
                else { continue }
                pending.append(value)
            case .sequence(let elements): pending += elements
            case .mapping(let members): pending += members.map(\.value)
            case .null, .boolean, .integer, .number: break
            }
        }
        var result: [Value.Member] = []
        for section in Section.allCases {
            let members = reached.compactMap { position -> Value.Member? in
                let component = converter.pool.components[position]
                guard component.key.section == section, let name = names.names[position], let value = component.value
                else { return nil }
                return Value.Member(name, value)
            }
            if !members.isEmpty {
                result.append(Value.Member(section.rawValue, .mapping(members.ordered { $0.key < $1.key })))
            }
        }
        return result
    }

    // MARK: - The document

    private mutating func document(components: [Value.Member]) -> Value {
        var document: [Value.Member] = [
            Value.Member("openapi", .string(format.version)),
            Value.Member("info", InfoWriter.info(of: version)),
        ]
        if let dialect = dialect() { document["jsonSchemaDialect"] = .string(dialect) }
        document["servers"] = .sequence(ServerList.servers(of: environment, path: plan.serverPath))
        let tags = tags()
        if !tags.isEmpty { document["tags"] = tags.value }
        document["paths"] = .mapping(paths())
        var components = components
        let schemes = security.schemes(of: Set(plan.operations.flatMap { version.operations[$0.position].plans }))
        if !schemes.isEmpty { components.append(Value.Member("securitySchemes", .mapping(schemes))) }
        if !components.isEmpty { document["components"] = .mapping(components) }
        if let documentation = externalDocumentation() { document["externalDocs"] = documentation }
        if let lifecycle = InfoWriter.lifecycle(of: version) { document["x-lifecycle"] = lifecycle }
        noteRest()
        return .mapping(document)
    }

    private mutating func paths() -> [Value.Member] {
        var items: [PathAssembly] = []
        var positions: [String: Int] = [:]
        for (planned, unit) in zip(plan.operations, units) {
            let key = planned.key.description
            let position = positions[key] ?? items.count
            if position == items.count {
                items.append(PathAssembly())
                positions[key] = position
            }
            var members = unit.members
            if version.lifecycle != .active { members["deprecated"] = true }
            let plans = version.operations[planned.position].plans
            members["security"] = security.requirement(of: plans)
            items[position].add(planned, members, &converter)
        }
        var result: [Value.Member] = []
        for (key, position) in positions.map({ ($0.key, $0.value) }).ordered(by: { $0.1 < $1.1 }) {
            result.append(Value.Member(key, items[position].value))
        }
        return result
    }

    /// The tags that published operations have, as the descriptions explain them.
    private mutating func tags() -> TagMerger {
        var used: [Int: Set<String>] = [:]
        for (planned, unit) in zip(plan.operations, units) {
            used[planned.source, default: []].formUnion(unit.members["tags"]?.elements?.compactMap(\.text) ?? [])
        }
        var merger = TagMerger()
        for position in converter.sources.indices {
            converter.begin(position, "tags")
            for tag in converter.source.root["tags"].map({ Array($0.elements) }) ?? [] {
                guard let name = tag["name"]?.string, used[position]?.contains(name) == true,
                    let members = converter.convert(tag, as: .tag)?.members
                else { continue }
                if merger.add(members) { converter.note("`\(name)` is explained differently by several descriptions") }
            }
        }
        return merger
    }

    /// The sources that have published operations.
    private var contributors: [Int] {
        let used = Set(plan.operations.map(\.source))
        return converter.sources.indices.filter(used.contains)
    }

    private mutating func externalDocumentation() -> Value? {
        var found: [Value] = []
        for position in contributors {
            converter.begin(position, "externalDocs")
            guard let node = converter.source.root["externalDocs"],
                let value = converter.convert(node, as: .externalDocumentation)
            else { continue }
            if !found.contains(value) { found.append(value) }
        }
        if found.count > 1 { converter.note("left out: the descriptions name several") }
        return found.count == 1 ? found.first : nil
    }

    private mutating func dialect() -> String? {
        guard format == .openAPI31, !contributors.isEmpty else { return nil }
        let dialects = contributors.map { position in
            let source = converter.sources[position]
            return source.format >= .openAPI31 ? source.root["jsonSchemaDialect"]?.string : nil
        }
        if let first = dialects.first, dialects.allSatisfy({ $0 == first }) { return first }
        converter.begin(0, "jsonSchemaDialect")
        converter.note("left out: the descriptions have several")
        return nil
    }

    /// Notes what else the descriptions say and one document for some operations does not.
    private mutating func noteRest() {
        for position in contributors {
            converter.begin(position, "document")
            if converter.source.root["webhooks"] != nil {
                converter.note("webhooks are left out: they are no operations")
            }
            for member in converter.source.root.members where member.key.text.hasPrefix("x-") {
                converter.note("`\(member.key.text)` of a description is left out")
            }
        }
    }
}
