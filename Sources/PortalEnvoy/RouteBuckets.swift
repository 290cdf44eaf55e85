package import PortalIR
internal import PortalVocabulary

/// The entries of a virtual host, put into buckets by what paths begin with.
///
/// A request is looked for in one bucket only: that of the longest key that its path begins with. So the bucket of a key
/// holds, in the order of the list, every entry that can match a path beginning with the key, but for those whose
/// guaranteed literal beginning extends to a longer key: what they match has its own bucket. The first entry of the
/// bucket that matches is then the first one of the whole list. An entry too many in a bucket does no harm.
package struct RouteBuckets: Sendable {
    /// A key, and the entries of its bucket as positions in the list, ascending.
    package struct Bucket: Hashable, Sendable {
        package var key: String
        package var entries: [Int]
    }

    /// The buckets, sorted by key; a path that begins with none of the keys matches no entry.
    package private(set) var buckets: [Bucket] = []

    /// How many entries a bucket has before it is divided.
    private static let size = 12

    /// Makes the buckets of a list.
    ///
    /// Together they hold at most 4 times as many entries as the list, and 1,000: where many entries begin with a
    /// parameter, buckets stay large instead.
    package init(_ paths: [RouteMatch.Path]) {
        let beginnings = paths.map { Beginning($0) }
        let sorted = paths.indices.ordered { left, right in
            let (first, second) = (beginnings[left].literal, beginnings[right].literal)
            return first.elementsEqual(second) ? left < right : first.lexicographicallyPrecedes(second)
        }
        guard let first = sorted.first, let last = sorted.last else { return }
        let root = Self.shared(beginnings[first].literal[...], beginnings[last].literal[...])
        var budget = 3 * paths.count + 1000
        var pending = [Part(key: root, own: sorted[...], inherited: [])]
        // What is divided first is large or early, whatever the order of the input was.
        while let part = pending.popLast() {
            guard part.own.count + part.inherited.count > Self.size, !part.own.isEmpty,
                let division = Self.divide(part, beginnings, paths)
            else {
                append(part)
                continue
            }
            guard division.copies <= budget else {
                append(part)
                continue
            }
            budget -= division.copies
            if !division.rest.own.isEmpty || !division.rest.inherited.isEmpty { append(division.rest) }
            pending.append(contentsOf: division.parts.reversed())
        }
        buckets = buckets.ordered { $0.key < $1.key }
    }

    private mutating func append(_ part: Part) {
        let entries = (Array(part.own) + part.inherited).ordered { $0 < $1 }
        buckets.append(Bucket(key: String(decoding: part.key, as: UTF8.self), entries: entries))
    }

    // MARK: - Division

    /// The entries below a key: those whose beginning extends to it, and shorter ones that may match there.
    private struct Part {
        var key: ArraySlice<UInt8>
        /// By beginning.
        var own: ArraySlice<Int>
        var inherited: [Int]
    }

    private struct Division {
        /// What stays under the key itself.
        var rest: Part
        /// What goes to longer keys.
        var parts: [Part]
        /// How many entries there are now that there were not before.
        var copies: Int
    }

    private static func divide(_ part: Part, _ beginnings: [Beginning], _ paths: [RouteMatch.Path]) -> Division? {
        let depth = part.key.count
        let split = part.own.firstIndex { beginnings[$0].literal.count > depth } ?? part.own.endIndex
        let here = part.own[..<split]
        var rest = part.own[split...]
        guard !rest.isEmpty else { return nil }
        let candidates = part.inherited + here
        var parts: [Part] = []
        var copies = 0
        while let first = rest.first {
            let byte = beginnings[first].literal[depth]
            let end = rest.firstIndex { beginnings[$0].literal[depth] != byte } ?? rest.endIndex
            let own = rest[..<end]
            rest = rest[end...]
            let final = own.last ?? first
            let key = Self.shared(beginnings[first].literal[...], beginnings[final].literal[...])
            let inherited = candidates.filter { Beginning.mayExtend(paths[$0], to: key) }
            copies += inherited.count
            parts.append(Part(key: key, own: own, inherited: inherited))
        }
        let stays = Part(key: part.key, own: here, inherited: part.inherited)
        return Division(rest: stays, parts: parts, copies: copies)
    }

    /// What two texts both begin with.
    private static func shared(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var count = 0
        for (one, other) in zip(left, right) {
            guard one == other else { break }
            count += 1
        }
        return left.prefix(count)
    }
}

/// What every path that an entry matches begins with.
private struct Beginning {
    /// The bytes: none that can be spelt in several ways, and not more than what even a shortened expression says.
    let literal: [UInt8]

    private static let limit = 256

    init(_ path: RouteMatch.Path) {
        var bytes: [UInt8] = []
        switch path {
        case .template(let template): Self.append(template, to: &bytes)
        case .below(let template):
            if Self.append(template, to: &bytes), bytes.count > 1, bytes.last == UInt8(ascii: "/") {
                bytes.removeLast()
            }
        }
        literal = bytes.isEmpty ? [UInt8(ascii: "/")] : bytes
    }

    /// Appends what is certain of a template.
    ///
    /// - Returns: whether that is all of it
    @discardableResult
    private static func append(_ template: PathTemplate, to bytes: inout [UInt8]) -> Bool {
        for segment in template.segments {
            bytes.append(UInt8(ascii: "/"))
            for piece in segment.pieces {
                guard case .literal(let text) = piece else { return false }
                for byte in text.utf8 {
                    // What has one spelling after normalization.
                    guard URIByte.isUnreserved(byte), bytes.count < limit else { return false }
                    bytes.append(byte)
                }
            }
            guard bytes.count < limit else { return false }
        }
        return true
    }

    /// Whether an entry may match a path that begins with a key; said rather too often.
    static func mayExtend(_ path: RouteMatch.Path, to key: ArraySlice<UInt8>) -> Bool {
        let parts = key.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let template: PathTemplate
        var goesBelow = false
        switch path {
        case .template(let whole): template = whole
        case .below(let top):
            template = top
            goesBelow = true
        }
        for (index, part) in parts.enumerated() {
            guard index < template.segments.count else { return goesBelow }
            let segment = template.segments[index]
            if goesBelow, index == template.segments.count - 1, segment.pieces.isEmpty { return true }
            guard index < parts.count - 1 else { return mayBegin(segment, with: part) }
            guard segment.matches(part) else { return false }
        }
        return true
    }

    private static func mayBegin(_ segment: PathTemplate.Segment, with text: ArraySlice<UInt8>) -> Bool {
        guard let first = segment.pieces.first else { return text.isEmpty }
        guard case .literal(let literal) = first else { return true }
        if literal.utf8.starts(with: text) { return true }
        return segment.pieces.count > 1 && text.starts(with: literal.utf8)
    }
}
