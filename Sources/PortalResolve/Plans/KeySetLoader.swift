internal import PortalDiagnostics
internal import PortalDocument
package import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// What is known of the key set of a plan.
package struct LoadedKeySet: Sendable {
    /// The keys, or `nil` where they cannot be used.
    package var keys: TokenRules.KeySet?
    /// The identifiers of the errors that were found.
    package var reasons: [String]
}

/// Reads the key sets of all plans: what a gateway would choke on never reaches it.
///
/// A gateway whose inline key set has no usable key does not open its listener on a cold start.
struct KeySetLoader {
    /// The most keys of a set.
    private static let mostKeys = 64

    private let options: DocumentOptions
    private var findings = Findings()
    /// Findings that point into a text that could not be read.
    private var unreadable: [Diagnostic] = []
    /// The sets, by the identity of their plan.
    private(set) var sets: [String: LoadedKeySet] = [:]
    /// The texts that were read, so that diagnostics can be located in them.
    private(set) var documents: [Document] = []

    init(options: DocumentOptions) {
        self.options = options
    }

    /// Reads the key sets of the sound plans of an input.
    mutating func load(_ input: DecodedInput, _ sources: inout SourceMap, _ diagnostics: inout Diagnostics) {
        for plan in input.usagePlans {
            load(plan, PlanIdentity.of(plan.name), subject: plan.identity, &sources)
        }
        for environment in input.environments {
            for local in environment.localPlans {
                guard let plan = local.plan else { continue }
                let id = PlanIdentity.of(local: local.name, in: environment.name)
                load(plan, id, subject: environment.identity, &sources)
            }
        }
        diagnostics.report(contentsOf: findings.finish() + unreadable)
        findings = Findings()
        unreadable = []
    }

    private mutating func load(
        _ plan: UsagePlan,
        _ id: String,
        subject: ResourceIdentity,
        _ sources: inout SourceMap
    ) {
        guard case .jwt(let auth) = plan.auth else { return }
        var set = LoadedKeySet(keys: nil, reasons: [])
        let owner = Owner(plan: plan.metadata.name, subject: subject)
        switch auth.jwks {
        case .url(let url, let interval):
            set.keys = remote(url, interval, auth.provenance, owner, &sources, &set.reasons)
        case .inline(let text, let provenance):
            set.keys = inline(text, provenance, owner, &sources, &set.reasons)
        }
        sets[id] = set
    }

    /// Whose key set it is.
    private struct Owner {
        var plan: String
        var subject: ResourceIdentity
    }
}

// MARK: - At a URL

extension KeySetLoader {
    /// How often keys are fetched again where nothing is said.
    private static let refresh: Int64 = 300_000

    private mutating func remote(
        _ url: PlacedText,
        _ interval: Duration?,
        _ provenance: Provenance,
        _ owner: Owner,
        _ sources: inout SourceMap,
        _ reasons: inout [String]
    ) -> TokenRules.KeySet? {
        if let problem = Self.problem(of: url.text) {
            // It may be a password.
            sources.conceal(Location(url.provenance))
            report(.unusableKeySetURL, at: url.provenance, owner, ["problem": problem], &reasons)
        }
        var refresh = Self.refresh
        if let interval {
            if let milliseconds = Self.milliseconds(interval) {
                refresh = milliseconds
            } else {
                reasons.append(
                    findings.report(
                        .unusableDuration,
                        at: provenance.appending("jwks").appending("refreshInterval"),
                        ["value": "\(interval)", "unit": "milliseconds"],
                        subject: owner.subject
                    )
                )
            }
        }
        return reasons.isEmpty ? .remote(url: url.text, refreshMilliseconds: refresh) : nil
    }

    /// What keeps a gateway from fetching a URL.
    private static func problem(of url: String) -> String? {
        let schemes = ["https://", "http://"]
        guard let scheme = schemes.first(where: { url.hasPrefix($0) }) else { return "neither `https` nor `http`" }
        let rest = url.dropFirst(scheme.count)
        if rest.utf8.contains(UInt8(ascii: "#")) { return "a fragment, which is never sent" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        if authority.utf8.contains(UInt8(ascii: "@")) { return "a user, whose password everyone could read" }
        let isPlain = url.unicodeScalars.allSatisfy { (0x21..<0x7f).contains($0.value) }
        guard isPlain else { return "a character that is no part of a URL" }
        var host = authority
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return "no host" }
            host = authority[authority.index(after: authority.startIndex)..<close]
            let tail = authority[authority.index(after: close)...]
            guard tail.isEmpty || tail.hasPrefix(":") && isPort(tail.dropFirst()) else { return "no sound port" }
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            guard isPort(authority[authority.index(after: colon)...]) else { return "no sound port" }
        }
        return host.isEmpty ? "no host" : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        (1...5).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && Int(text).map { (1...65_535).contains($0) } ?? false
    }

    /// Whole milliseconds, at least one; Envoy takes at most nine billion seconds.
    private static func milliseconds(_ duration: Duration) -> Int64? {
        let (seconds, attoseconds) = duration.components
        let perMillisecond: Int64 = 1_000_000_000_000_000
        guard (0..<9_000_000_000).contains(seconds), attoseconds >= 0, attoseconds % perMillisecond == 0 else {
            return nil
        }
        let milliseconds = seconds * 1000 + attoseconds / perMillisecond
        return milliseconds > 0 ? milliseconds : nil
    }
}

// MARK: - In place

extension KeySetLoader {
    private mutating func inline(
        _ text: EmbeddedText,
        _ provenance: Provenance,
        _ owner: Owner,
        _ sources: inout SourceMap,
        _ reasons: inout [String]
    ) -> TokenRules.KeySet? {
        var aside = Diagnostics()
        var read: [Document]
        if let node = text.node {
            read = DocumentReader.read(
                embedded: node,
                format: .json,
                options: options,
                into: &sources,
                diagnostics: &aside
            )
        } else {
            read = DocumentReader.read(
                Array(text.text.utf8),
                name: "\(owner.subject) key set",
                format: .json,
                options: options,
                into: &sources,
                diagnostics: &aside
            )
        }
        documents += read
        guard read.count == 1, let document = read.popLast(), !aside.hasErrors else {
            // What cannot be read can be anything, a private key too.
            sources.conceal(Location(provenance))
            unreadable.append(
                Diagnostic(
                    .brokenKeySet,
                    at: aside.all.first { $0.severity == .error }?.location ?? Location(provenance),
                    ["plan": owner.plan, "problem": "it is no JSON"],
                    subject: owner.subject.description
                )
            )
            reasons.append(DiagnosticCode.brokenKeySet.id)
            return nil
        }
        guard let list = document.root["keys"], list.kind == .sequence else {
            sources.conceal(Location(provenance))
            report(.brokenKeySet, at: provenance, owner, ["problem": "it has no list `keys`"], &reasons)
            return nil
        }
        let keys = keys(list, provenance, owner, &sources, &reasons)
        guard reasons.isEmpty else { return nil }
        return .inline(DocumentWriter.json(["keys": .sequence(keys)], indented: false))
    }

    /// The usable keys of a list.
    private mutating func keys(
        _ list: Node,
        _ provenance: Provenance,
        _ owner: Owner,
        _ sources: inout SourceMap,
        _ reasons: inout [String]
    ) -> [Value] {
        guard list.count <= Self.mostKeys else {
            sources.conceal(Location(provenance))
            let problem = "it has more than \(Self.mostKeys) keys"
            report(.brokenKeySet, at: provenance, owner, ["problem": problem], &reasons)
            return []
        }
        var keys: [Value] = []
        var broken: [(number: Int, node: Node, problem: String)] = []
        for (number, node) in list.elements.enumerated() {
            switch WebKey.judge(node) {
            case .usable(let key): keys.append(key)
            case .forSomethingElse: break
            case .broken(let problem): broken.append((number, node, problem))
            case .secret:
                sources.conceal(Location(provenance))
                report(
                    .secretInKeySet,
                    at: Provenance(node.place),
                    owner,
                    ["number": String(number)],
                    &reasons
                )
            }
        }
        guard reasons.isEmpty else { return [] }
        if keys.isEmpty {
            let first = broken.first.map { ": key \($0.number): \($0.problem)" } ?? ""
            let place = broken.first.map { Provenance($0.node.place) } ?? provenance
            report(.brokenKeySet, at: place, owner, ["problem": "it has no usable key\(first)"], &reasons)
            return []
        }
        for (number, node, problem) in broken {
            findings.report(
                .unusableKey,
                at: Provenance(node.place),
                ["plan": owner.plan, "number": String(number), "problem": problem],
                subject: owner.subject
            )
        }
        return keys
    }

    private mutating func report(
        _ code: DiagnosticCode,
        at provenance: Provenance,
        _ owner: Owner,
        _ arguments: [String: String],
        _ reasons: inout [String]
    ) {
        var arguments = arguments
        arguments["plan"] = owner.plan
        reasons.append(findings.report(code, at: provenance, arguments, subject: owner.subject))
    }
}
