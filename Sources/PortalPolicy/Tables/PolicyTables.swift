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
    /// What the hashes of texts begin with: it follows from all texts, so that nobody who wrote some of them knows which
    /// ones would make lookups slow.
    let seed: UInt64
    /// Routes by name.
    let names: HashIndex
    /// The first key with a digest; others with it follow.
    let digests: HashIndex
    /// The same for digests.
    let digestSeed: UInt64
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
        let keys = builder.keys.ordered { $0.digest.precedes($1.digest) }
        self.keys = keys
        audiences = builder.audiences
        holders = builder.holders
        tokenGroups = builder.tokenGroups
        let pool = builder.pool.bytes
        let seed = pool.withUnsafeBytes { SHA256Digest(of: $0).first }
        self.seed = seed
        names = pool.withUnsafeBytes { pool in
            HashIndex(builder.routes.map { ByteHash.hash($0.name.bytes(in: pool), seed: seed) })
        }
        let digestSeed = keys.reduce(UInt64(keys.count)) { seed, key in key.digest.hash(seed: seed) }
        self.digestSeed = digestSeed
        digests = HashIndex(
            keys.indices.map { position in
                let digest = keys[position].digest
                let isFirst = position == 0 || keys[position - 1].digest != digest
                return isFirst ? digest.hash(seed: digestSeed) : nil
            }
        )
        hosts = HostIndex(builder.hosts, pool, seed: seed)
        trie = SegmentTrie(builder.trie, pool, seed: seed)
    }
}

extension SHA256Digest {
    /// What a digest is found by.
    ///
    /// Digests of keys are as good as random, but those in Secrets are what somebody wrote.
    @inline(__always)
    func hash(seed: UInt64) -> UInt64 {
        let front = ByteHash.mix(seed ^ first, 0xa076_1d64_78bd_642f ^ second)
        return ByteHash.mix(front ^ third, 0xe703_7ed1_a0b4_28db ^ fourth)
    }

    func precedes(_ other: SHA256Digest) -> Bool {
        (first, second, third, fourth) < (other.first, other.second, other.third, other.fourth)
    }
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
    private let seed: UInt64

    init(_ rows: [Row], _ pool: [UInt8], seed: UInt64) {
        self.rows = rows
        self.seed = seed
        index = pool.withUnsafeBytes { pool in
            HashIndex(rows.map { ByteHash.hash($0.text.bytes(in: pool), seed: $0.isWildcard ? ~seed : seed) })
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
        let found = index.first(ByteHash.hash(text, seed: isWildcard ? ~seed : seed)) { row in
            rows[row].isWildcard == isWildcard && rows[row].text.bytes(in: pool).hasSameBytes(as: text)
        }
        return found.map { Int(rows[$0].environment) }
    }
}
