extension PathTemplate {
    /// Whether a request that matches both belongs to this template: segment by segment from the left, literal before
    /// partly literal before parameter; then the longer literal text; then more segments; then by text.
    ///
    /// It is a total order on shapes. OpenAPI asks that concrete paths win over templated ones ("Path Templating").
    public func precedes(_ other: PathTemplate) -> Bool {
        for (left, right) in zip(segments, other.segments) {
            let leftKey = left.rank
            let rightKey = right.rank
            if leftKey != rightKey { return leftKey < rightKey }
        }
        if segments.count != other.segments.count { return segments.count > other.segments.count }
        return shape.utf8.lexicographicallyPrecedes(other.shape.utf8)
    }
}

extension PathTemplate.Segment {
    /// Sorts before what it wins over: the class, then the length of its literal text from long to short.
    fileprivate var rank: (Int, Int) {
        var literalLength = 0
        var parameters = 0
        for piece in pieces {
            switch piece {
            case .literal(let text): literalLength += text.utf8.count
            case .parameter: parameters += 1
            }
        }
        if parameters == 0 { return (0, 0) }
        return literalLength > 0 ? (1, -literalLength) : (2, parameters)
    }
}
