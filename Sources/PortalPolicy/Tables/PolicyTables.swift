internal import PortalIR
internal import PortalVocabulary

/// A snapshot as tables of plain rows: made once, then only read, by as many threads as there are.
final class PolicyTables: Sendable {
    /// Every text.
    let pool: [UInt8]
    let texts: [Text]
    let environments: [EnvironmentRow]
    let routes: [RouteRow]
    let planNumbers: [UInt32]
    let plans: [PlanRow]
    let locations: [LocationRow]
    let tokens: [TokenRow]
    let claims: [ClaimRow]
    let limits: [LimitRow]
    let products: [ProductRow]
    let keys: [KeyRow]
    let audiences: [AudienceRow]
    let holders: [UInt32]
    let tokenGroups: [TokenGroupsRow]
    /// Routes by name.
    let names: HashIndex
    /// Keys by the first word of their digests.
    let digests: HashIndex
    let hosts: HostIndex
    let trie: SegmentTrie

    /// Joins the tables.
    init(_ builder: consuming TableBuilder) {
        pool = builder.pool.bytes
        texts = builder.texts
        environments = builder.environments
        routes = builder.routes
        planNumbers = builder.planNumbers
        plans = builder.plans
        locations = builder.locations
        tokens = builder.tokens
        claims = builder.claims
        limits = builder.limits
        products = builder.products
        keys = builder.keys
        audiences = builder.audiences
        holders = builder.holders
        tokenGroups = builder.tokenGroups
        let pool = builder.pool.bytes
        names = pool.withUnsafeBytes { pool in
            HashIndex(builder.routes.map { ByteHash.hash($0.name.bytes(in: pool)) })
        }
        digests = HashIndex(builder.keys.map(\.digest.lookup))
        hosts = HostIndex(builder.hosts, pool)
        trie = SegmentTrie(builder.trie, pool)
    }
}

extension SHA256Digest {
    /// What a digest is found by: a digest is as good as random, but slots are chosen by its lower bits and tags are its
    /// upper ones.
    var lookup: UInt64 { first }
}

/// Finds the environment of a host.
final class HostIndex: Sendable {
    /// Hosts, wildcards without their `*`.
    struct Row: Sendable {
        var text: Text
        var isWildcard: Bool
        var environment: UInt32
    }

    private let rows: [Row]
    private let index: HashIndex

    init(_ rows: [Row], _ pool: [UInt8]) {
        self.rows = rows
        index = pool.withUnsafeBytes { pool in
            HashIndex(rows.map { ByteHash.hash($0.text.bytes(in: pool), seed: $0.isWildcard ? 1 : 0) })
        }
    }

    /// The environment of a host in lower case without port: the exact host first, then the longest wildcard (Envoy's
    /// order of domains).
    func environment(of host: UnsafeRawBufferPointer, _ pool: UnsafeRawBufferPointer) -> Int? {
        if let row = row(host, isWildcard: false, pool) { return row }
        var start = 1
        while start < host.count {
            guard let point = host.position(of: UInt8(ascii: "."), from: start) else { return nil }
            if let row = row(host.part(point, host.count), isWildcard: true, pool) { return row }
            start = point &+ 1
        }
        return nil
    }

    private func row(_ text: UnsafeRawBufferPointer, isWildcard: Bool, _ pool: UnsafeRawBufferPointer) -> Int? {
        let found = index.first(ByteHash.hash(text, seed: isWildcard ? 1 : 0)) { row in
            rows[row].isWildcard == isWildcard && rows[row].text.bytes(in: pool).hasSameBytes(as: text)
        }
        return found.map { Int(rows[$0].environment) }
    }
}
