extension PathTemplate {
    /// Whether a request that matches both belongs to this template: segment by segment from the left, literal before
    /// partly literal before parameter; then the longer literal text; then more parameters; then more segments; then by
    /// text.
    ///
    /// It is a strict total order on shapes, and a template that matches only paths of another one precedes it. OpenAPI
    /// asks that concrete paths win over templated ones ("Path Templating").
    public func precedes(_ other: PathTemplate) -> Bool {
        Specificity(self) < Specificity(other)
    }

    /// The place of a template in the order of ``precedes(_:)``, made once and compared often.
    package struct Specificity: Hashable, Comparable, Sendable {
        /// One number a segment; what wins is smaller.
        package let ranks: [UInt64]
        /// The shape of the template.
        package let shape: String

        /// Ranks a template.
        package init(_ template: PathTemplate) {
            ranks = template.segments.map(\.rank)
            shape = template.shape
        }

        /// Whether the left one wins.
        package static func < (left: Specificity, right: Specificity) -> Bool {
            let shared = min(left.ranks.count, right.ranks.count)
            var index = 0
            while index < shared {
                if left.ranks[index] != right.ranks[index] { return left.ranks[index] < right.ranks[index] }
                index += 1
            }
            if left.ranks.count != right.ranks.count { return left.ranks.count > right.ranks.count }
            return left.shape < right.shape
        }
    }
}

extension PathTemplate.Segment {
    /// Sorts before what it wins over: the class, then the length of its literal text and the number of its parameters,
    /// both from many to few, because `{a}{b}` matches less than `{a}` does.
    package var rank: UInt64 {
        var literalLength: UInt64 = 0
        var parameters: UInt64 = 0
        for piece in pieces {
            switch piece {
            case .literal(let text): literalLength += UInt64(text.utf8.count)
            case .parameter: parameters += 1
            }
        }
        if parameters == 0 { return 0 }
        let most: UInt64 = 0x3fff_ffff
        let rest = (most - min(literalLength, most)) << 30 | (most - min(parameters, most))
        return (literalLength > 0 ? 1 : 2) << 62 | rest
    }

    /// The literal text of a segment without parameter; `nil` with one.
    package var literal: String? {
        switch pieces.first {
        case nil: ""
        case .literal(let text)? where pieces.count == 1: text
        default: nil
        }
    }
}
