internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// The documents of a snapshot: `docs/policy.md` describes them, `docs/schemas/policy.schema.json` is their schema.
enum PolicyDocuments {
    /// The version that is written, and the only one that is read: a reader that does not know a member cannot know what
    /// it forbids.
    static let schemaVersion: Int64 = 1
    static let kind = "PolicySnapshot"

    // MARK: - Writing

    /// A route or a key, as text.
    private struct Item {
        var text: String
        /// What its place among the cuts follows from.
        var hash: UInt64
        var isRoute: Bool
        /// The plans and the audience that it needs, as positions.
        var plans: [Int]
        var audience: Int?
    }

    /// The content as JSON, in as many documents as are needed.
    ///
    /// Where one ends depends on what is in it, not on how much is before it, so that a small edit changes few documents.
    static func documents(of content: PolicyContent, maximumBytes: Int) -> [[UInt8]] {
        let numbers = Dictionary(uniqueKeysWithValues: content.plans.enumerated().map { ($1.id, $0) })
        let plans = content.plans.map { PolicyValue.json(PolicyValue.plan($0)) }
        var audiences: [String] = []
        var known: [PolicyContent.Audience: Int] = [:]
        var items: [Item] = []
        for route in content.routes {
            var item = Item(text: "", hash: hash(route.name), isRoute: true, plans: [])
            var name: String?
            if case .operation(let operation) = route.use {
                item.plans = operation.plans.compactMap { numbers[$0] }
                if let audience = operation.audience {
                    let text = PolicyValue.json(PolicyValue.audience(audience))
                    let label = String(SHA256.hexadecimal(of: text.utf8).prefix(16))
                    if known[audience] == nil {
                        known[audience] = audiences.count
                        audiences.append("\"" + label + "\":" + text)
                    }
                    item.audience = known[audience]
                    name = label
                }
            }
            item.text = PolicyValue.json(PolicyValue.route(route, audience: name))
            items.append(item)
        }
        for key in content.keys {
            items.append(
                Item(
                    text: PolicyValue.json(PolicyValue.key(key)),
                    hash: hash(key.digest),
                    isRoute: false,
                    plans: [numbers[key.plan]].compactMap { $0 }
                )
            )
        }
        let frame = Frame(content, plans: plans, audiences: audiences)
        let parts = PolicyCuts(maximumBytes: maximumBytes).parts(of: items.map(\.hash)) { range in
            frame.size(items[range])
        }
        return parts.map { Array(frame.text(items[$0], parts: parts.count).utf8) }
    }

    /// FNV-1a with a final mix: stable for ever; nothing secret depends on it.
    private static func hash(_ name: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
        return hash ^ hash >> 33
    }

    /// What stands around routes and keys.
    private struct Frame {
        let front: String
        let plans: [String]
        let audiences: [String]

        init(_ content: PolicyContent, plans: [String], audiences: [String]) {
            let value: Value = [
                "schemaVersion": .integer(schemaVersion),
                "kind": .string(kind),
                "environment": PolicyValue.name(content.environment),
                "dialect": .string(content.isGloo ? "Gloo" : "Native"),
                "hosts": .sequence(content.hosts.map { .string($0) }),
            ]
            front = String(PolicyValue.json(value).dropLast())
            self.plans = plans
            self.audiences = audiences
        }

        /// About how many bytes a document has.
        func size(_ items: ArraySlice<Item>) -> Int {
            let needed = needs(items)
            var size = front.utf8.count + 100
            for plan in needed.plans { size += plans[plan].utf8.count + 1 }
            for audience in needed.audiences { size += audiences[audience].utf8.count + 1 }
            for item in items { size += item.text.utf8.count + 1 }
            return size
        }

        func text(_ items: ArraySlice<Item>, parts: Int) -> String {
            let needed = needs(items)
            let routes = items.filter(\.isRoute).map(\.text)
            let keys = items.filter { !$0.isRoute }.map(\.text)
            var text = front + ",\"parts\":\(parts)"
            text += ",\"plans\":[" + needed.plans.map { plans[$0] }.joined(separator: ",") + "]"
            text += ",\"audiences\":{" + needed.audiences.map { audiences[$0] }.joined(separator: ",") + "}"
            text += ",\"routes\":[" + routes.joined(separator: ",") + "]"
            return text + ",\"keys\":[" + keys.joined(separator: ",") + "]}"
        }

        private func needs(_ items: ArraySlice<Item>) -> (plans: [Int], audiences: [Int]) {
            var needed = (plans: Set<Int>(), audiences: Set<Int>())
            for item in items {
                needed.plans.formUnion(item.plans)
                if let audience = item.audience { needed.audiences.insert(audience) }
            }
            // By name, not by position: an edit must not move what it does not touch.
            return (needed.plans.ordered(), needed.audiences.ordered { audiences[$0] < audiences[$1] })
        }
    }

    // MARK: - Reading

    /// What documents say, by environment in order, and whether that is all that there is to say.
    static func contents(
        of documents: [[UInt8]]
    ) throws(PolicyFault) -> [(content: PolicyContent, standing: PolicyStanding)] {
        var unions: [ResourceName: PolicyUnion] = [:]
        var seen = Set<[UInt8]>()
        for (number, bytes) in documents.enumerated() where seen.insert(SHA256.digest(of: bytes)).inserted {
            let content = try PolicyReader.read(bytes, number: number)
            if unions[content.environment] == nil {
                unions[content.environment] = PolicyUnion(content)
            } else {
                unions[content.environment]?.form(content)
            }
        }
        return unions.keys.ordered().compactMap { unions[$0]?.content }
    }
}

/// How far the documents of an environment can be relied on.
enum PolicyStanding {
    /// All of them are there.
    case complete
    /// Some are missing: what the others say holds, and paths cannot be told apart.
    case partial
    /// They contradict each other, as they do for a moment while one after the other is replaced: nothing holds.
    case contradictory
}

/// Joins the documents of an environment.
struct PolicyUnion {
    /// What a key is for: of two that agree in this, one is left over.
    private struct KeyUse: Hashable {
        var digest: String
        var product: ResourceName
        var plan: String

        init(_ key: PolicyContent.Key) { (digest, product, plan) = (key.digest, key.product, key.plan) }
    }

    private var joined: PolicyContent
    private var plans: [String: PolicyContent.Plan]
    private var routes: [String: PolicyContent.Route]
    private var keys: [KeyUse: PolicyContent.Key]
    private var hosts: Set<String>
    private var count = 1
    private var isContradictory = false

    init(_ content: PolicyContent) {
        joined = content
        plans = Dictionary(content.plans.map { ($0.id, $0) }) { first, _ in first }
        routes = Dictionary(content.routes.map { ($0.name, $0) }) { first, _ in first }
        keys = Dictionary(content.keys.map { (KeyUse($0), $0) }) { first, _ in first }
        hosts = Set(content.hosts)
    }

    /// Adds another document; what both say has to be the same.
    mutating func form(_ other: PolicyContent) {
        count += 1
        joined.parts = max(joined.parts, other.parts)
        hosts.formUnion(other.hosts)
        if joined.isGloo != other.isGloo { isContradictory = true }
        for plan in other.plans {
            if let known = plans[plan.id], known != plan { isContradictory = true }
            plans[plan.id] = plan
        }
        for key in other.keys {
            if let known = keys[KeyUse(key)], known != key { isContradictory = true }
            keys[KeyUse(key)] = key
        }
        for route in other.routes {
            if let known = routes[route.name], known != route { isContradictory = true }
            routes[route.name] = route
        }
    }

    /// What all of them say.
    var content: (content: PolicyContent, standing: PolicyStanding) {
        var result = joined
        result.plans = plans.values.ordered { $0.id < $1.id }
        result.routes = routes.values.ordered { $0.name < $1.name }
        result.keys = keys.values.ordered(by: PolicyContent.Key.precedes)
        result.hosts = hosts.ordered()
        return (result, isContradictory ? .contradictory : count >= joined.parts ? .complete : .partial)
    }
}

/// Cuts a list into parts that a small edit leaves alone: about every so many elements one begins a part because of its
/// hash, and a stretch between two such elements that is still too large is cut at the smallest hash in it.
struct PolicyCuts {
    let maximumBytes: Int

    /// The parts, in order; at least one.
    func parts(of hashes: [UInt64], size: (Range<Int>) -> Int) -> [Range<Int>] {
        let whole = 0..<hashes.count
        guard !hashes.isEmpty, size(whole) > maximumBytes else { return [whole] }
        // An element has about 250 bytes: a part is a quarter full then.
        let rarity = UInt64(max(2, maximumBytes / 1000))
        var parts: [Range<Int>] = []
        var start = 0
        for index in 1...hashes.count where index == hashes.count || hashes[index] % rarity == 0 {
            var pending = [start..<index]
            while let range = pending.popLast() {
                let inner = (range.lowerBound + 1)..<range.upperBound
                guard range.count > 1, size(range) > maximumBytes,
                    let cut = inner.min(by: { hashes[$0] < hashes[$1] })
                else {
                    parts.append(range)
                    continue
                }
                pending.append(cut..<range.upperBound)
                pending.append(range.lowerBound..<cut)
            }
            start = index
        }
        return parts
    }
}
