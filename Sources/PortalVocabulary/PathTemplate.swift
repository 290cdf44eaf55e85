/// A path with parameters, such as `/orders/{id}.json`.
///
/// A parameter is one or more characters but `/`; it may stand beside literal text and other parameters in its segment.
/// Literal text is kept in one spelling: what a path may not contain is percent-encoded (RFC 3986 section 3.3), escapes
/// of what it may contain are decoded, other escapes have upper-case digits.
public struct PathTemplate: Hashable, Sendable, CustomStringConvertible {
    /// A part of a segment.
    public enum Piece: Hashable, Sendable {
        /// Text that stands for itself; never empty.
        case literal(String)
        /// One or more characters but `/`, under a name.
        case parameter(String)
    }

    /// What stands between two slashes: no piece for an empty segment.
    public struct Segment: Hashable, Sendable {
        /// The pieces; no two literals stand side by side.
        public let pieces: [Piece]

        /// Joins pieces; literals side by side become one.
        public init(_ pieces: [Piece]) {
            var joined: [Piece] = []
            for piece in pieces {
                if case .literal(let text) = piece, case .literal(let before)? = joined.last {
                    joined[joined.count - 1] = .literal(before + text)
                } else {
                    joined.append(piece)
                }
            }
            self.pieces = joined
        }
    }

    /// Why a text is no path template.
    public enum Fault: Error, Hashable, Sendable {
        /// It does not begin with `/`.
        case missingLeadingSlash
        /// A `{` has no `}` in its segment.
        case unclosedBrace
        /// A `}` has no `{`.
        case strayBrace
        /// `{}` names nothing.
        case emptyName
        /// It holds a `?` or `#`: no path contains them (RFC 3986 section 3.3).
        case queryOrFragment
    }

    /// The segments behind the leading slash; `/` is one empty segment.
    public let segments: [Segment]

    /// Joins segments; none is the same as one empty segment.
    public init(segments: [Segment]) {
        self.segments = segments.isEmpty ? [Segment([])] : segments
    }

    /// Reads `/a/{b}`.
    public init(_ text: String) throws(Fault) {
        guard text.utf8.first == UInt8(ascii: "/") else { throw .missingLeadingSlash }
        var segments: [Segment] = []
        for part in text.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            segments.append(try Self.segment(part))
        }
        self.init(segments: segments)
    }

    private static func segment(_ text: Substring.UnicodeScalarView) throws(Fault) -> Segment {
        var pieces: [Piece] = []
        var literal = ""
        var name: String?
        for scalar in text {
            switch (scalar, name) {
            case ("{", nil):
                if !literal.isEmpty { pieces.append(.literal(normalized(literal))) }
                literal = ""
                name = ""
            case ("}", let open?):
                guard !open.isEmpty else { throw .emptyName }
                pieces.append(.parameter(open))
                name = nil
            case ("{", _?):
                throw .unclosedBrace
            case ("}", nil):
                throw .strayBrace
            case (_, let open?):
                name = open + String(scalar)
            case ("?", nil), ("#", nil):
                throw .queryOrFragment
            case (_, nil):
                literal.unicodeScalars.append(scalar)
            }
        }
        guard name == nil else { throw .unclosedBrace }
        if !literal.isEmpty { pieces.append(.literal(normalized(literal))) }
        return Segment(pieces)
    }

    /// Whether no parameter is in it.
    public var isLiteral: Bool {
        segments.allSatisfy { segment in
            segment.pieces.allSatisfy { if case .literal = $0 { true } else { false } }
        }
    }

    /// The names of the parameters, in order, with repetitions.
    public var parameterNames: [String] {
        segments.flatMap { segment in
            segment.pieces.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
        }
    }

    /// The template with every parameter called alike: equal for templates that match the same paths, as OpenAPI
    /// counts them identical ("Path Templating", 3.1 section 4.8.8.2).
    public var shape: String {
        written { _ in "{}" }
    }

    /// The template as text.
    public var description: String {
        written { "{\($0)}" }
    }

    private func written(_ parameter: (String) -> String) -> String {
        var result = ""
        for segment in segments {
            result += "/"
            for piece in segment.pieces {
                switch piece {
                case .literal(let text): result += text
                case .parameter(let name): result += parameter(name)
                }
            }
        }
        return result
    }

    /// This path below `prefix`, whose trailing empty segment vanishes: `/v1/` and `/orders` give `/v1/orders`.
    public func prefixed(by prefix: PathTemplate) -> PathTemplate {
        var front = prefix.segments[...]
        if let last = front.last, last.pieces.isEmpty { front = front.dropLast() }
        return PathTemplate(segments: front + segments)
    }
}

extension PathTemplate {
    /// Literal text as Envoy compares it.
    package static func normalized(_ text: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let escaped = URIByte.escape(bytes, index)
            let byte = escaped ?? bytes[index]
            // An escaped `%` stays escaped: what follows it would become another escape.
            if isPathByte(byte), byte != UInt8(ascii: "%") || escaped == nil {
                result.append(byte)
            } else {
                result += URIByte.escaped(byte)
            }
            index += escaped == nil ? 1 : 3
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `pchar` of RFC 3986 section 3.3, and a `%` that begins no escape, as it is.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        URIByte.isUnreserved(byte) || "!$&'()*+,;=:@%".utf8.contains(byte)
    }
}
