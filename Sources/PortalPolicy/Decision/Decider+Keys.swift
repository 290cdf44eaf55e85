internal import PortalVocabulary

/// A key as a request has it.
struct PresentedKey {
    /// The key; empty where there is none.
    var value = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Whether percent-encoding is to be resolved.
    var isEscaped = false
    /// Whether it was sent more than once, so that nobody knows which one a backend would read.
    var isRepeated = false

    mutating func note(_ value: UnsafeRawBufferPointer, isEscaped: Bool = false) {
        guard !value.isEmpty else { return }
        isRepeated = isRepeated || !self.value.isEmpty
        self.value = value
        self.isEscaped = isEscaped
    }
}

extension Decider {
    /// The longest key that is looked at, in bytes.
    static let longestKey = 4096

    /// The key of a request that opens a route under a plan.
    mutating func key(at location: UInt32, for route: RouteRow, under plan: UInt32) -> Result<KeyRow, Failure> {
        let presented = presented(tables.locations[Int(location)])
        guard !presented.value.isEmpty else { return .failure(Failure(reason: .credentialMissing)) }
        let digest: SHA256Digest
        if let known = self.digest, known.location == location {
            digest = known.value
        } else {
            guard let made = makeDigest(of: presented) else { return .failure(Failure(reason: .credentialInvalid)) }
            digest = made
            self.digest = (location, made)
        }
        var failure = Failure(reason: .credentialInvalid)
        let first = tables.digests.first(digest.hash(seed: tables.digestSeed)) { row in
            tables.keys[row].digest.isEqualInConstantTime(to: digest)
        }
        // One key may be for several products or plans, each in a Secret of its own.
        var row = first ?? tables.keys.count
        while row < tables.keys.count, tables.keys[row].digest.isEqualInConstantTime(to: digest) {
            let key = tables.keys[row]
            row &+= 1
            guard key.environment == route.environment else { continue }
            if request.now > key.notAfter {
                failure.join(Failure(reason: .credentialExpired))
            } else if key.product != route.product || key.plan != plan {
                failure.join(Failure(reason: .otherPlan))
            } else if key.asksGroups, !mayUse(route, key) {
                failure.join(Failure(reason: .group))
            } else {
                return .success(key)
            }
        }
        return .failure(failure)
    }

    private mutating func makeDigest(of key: PresentedKey) -> SHA256Digest? {
        var value = key.value
        if key.isEscaped {
            guard value.count <= Self.longestKey * 3 else { return nil }
            let start = writer.count
            QueryText.decode(value, into: &writer)
            guard !writer.isOverfull else { return nil }
            value = writer.bytes(since: start).buffer
        }
        return value.count <= Self.longestKey ? SHA256Digest(of: value) : nil
    }

    /// Whether the user of a key may see an operation: whether they, or one of their groups, are among those who may.
    private func mayUse(_ route: RouteRow, _ key: KeyRow) -> Bool {
        guard let audience = route.audience else { return true }
        let allowed = tables.audiences[Int(audience)].holders.range
        let own = key.holders.range
        var (left, right) = (allowed.lowerBound, own.lowerBound)
        while left < allowed.upperBound, right < own.upperBound {
            let (a, b) = (tables.holders[left], tables.holders[right])
            if a == b { return true }
            if a < b { left &+= 1 } else { right &+= 1 }
        }
        return false
    }

    // MARK: - Where keys are

    /// The key at a location of the request.
    func presented(_ location: LocationRow) -> PresentedKey {
        let name = location.name.bytes(in: pool)
        var key = PresentedKey()
        switch location.kind {
        case .header:
            for field in request.headers where field.name.buffer.equalsIgnoringCase(lowered: name) {
                key.note(field.value.buffer.trimmed)
            }
        case .query:
            QueryText.forEachParameter(of: request.path.buffer) { parameter, value in
                // Byte for byte: what is removed on the way to the backend is what has this name there.
                guard parameter.hasSameBytes(as: name) else { return }
                key.note(value, isEscaped: value.position(of: UInt8(ascii: "%")) != nil)
            }
        case .cookie:
            forEachCookie { pair, separator in
                guard let separator, pair.part(0, separator).hasSameBytes(as: name) else { return }
                key.note(pair.part(separator &+ 1, pair.count))
            }
        }
        return key
    }

    /// Walks over the cookies (RFC 6265 section 4.2.1) of all `cookie` fields.
    func forEachCookie(_ body: (_ pair: UnsafeRawBufferPointer, _ separator: Int?) -> Void) {
        let name = PolicyBytes("cookie").buffer
        for field in request.headers where field.name.buffer.equalsIgnoringCase(lowered: name) {
            let text = field.value.buffer
            var start = 0
            while start < text.count {
                let end = text.position(of: UInt8(ascii: ";"), from: start) ?? text.count
                let pair = text.part(start, end).trimmed
                if !pair.isEmpty { body(pair, pair.position(of: UInt8(ascii: "="))) }
                start = end &+ 1
            }
        }
    }
}

/// The query of a path, as `application/x-www-form-urlencoded` but for `+`, which stands for itself: no key has spaces.
enum QueryText {
    /// Walks over the parameters, names and values as they are written.
    static func forEachParameter(
        of path: UnsafeRawBufferPointer,
        _ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Void
    ) {
        let limit = path.position(of: UInt8(ascii: "#")) ?? path.count
        guard let mark = path.position(of: UInt8(ascii: "?")), mark < limit else { return }
        var start = mark &+ 1
        while start < limit {
            var end = path.position(of: UInt8(ascii: "&"), from: start) ?? limit
            if end > limit { end = limit }
            let parameter = path.part(start, end)
            if let separator = parameter.position(of: UInt8(ascii: "=")) {
                body(parameter.part(0, separator), parameter.part(separator &+ 1, parameter.count))
            }
            start = end &+ 1
        }
    }

    /// Writes a text with its escapes resolved.
    static func decode(_ text: UnsafeRawBufferPointer, into writer: inout OutputWriter) {
        var index = 0
        while index < text.count { writer.put(next(text, &index)) }
    }

    private static func next(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> UInt8 {
        let byte = text[index]
        if byte == UInt8(ascii: "%"), index &+ 2 < text.count, let high = JSONText.hexValue(text[index &+ 1]),
            let low = JSONText.hexValue(text[index &+ 2])
        {
            index &+= 3
            return UInt8(truncatingIfNeeded: high << 4 | low)
        }
        index &+= 1
        return byte
    }
}

extension UnsafeRawBufferPointer {
    /// The bytes without spaces and tabs at both ends.
    var trimmed: UnsafeRawBufferPointer {
        var (start, end) = (0, count)
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start &+= 1 }
        while end > start, self[end &- 1] == 0x20 || self[end &- 1] == 0x09 { end &-= 1 }
        return part(start, end)
    }
}
