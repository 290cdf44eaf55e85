internal import PortalDiagnostics

/// One fast look over a text before jansson gets it: jansson calls itself for every bracket and knows no other bounds,
/// and it forgets how a number was written.
struct JSONScan {
    /// The offsets of the numbers, in order.
    private(set) var numbers: [UInt32] = []
    /// The first bound that is exceeded.
    private(set) var fault: Diagnostic?

    init(_ source: UnsafeBufferPointer<UInt8>, id: SourceID, options: DocumentOptions) {
        var tokens = JSONTokens(source)
        var depth = 0
        var nodes = 0
        while let token = tokens.next() {
            switch token.kind {
            case .close:
                depth -= 1
                continue
            case .openArray, .openObject:
                depth += 1
                if depth > options.maximumDepth {
                    report(.tooDeep, options.maximumDepth, token, id)
                    return
                }
            case .number:
                numbers.append(UInt32(truncatingIfNeeded: token.range.lowerBound))
            case .string where token.range.count - 2 > options.maximumScalarBytes:
                report(.scalarTooLong, options.maximumScalarBytes, token, id)
                return
            case .word where source[token.range.lowerBound] == 0:
                // jansson passes over a NUL behind a number.
                let span = Span(
                    source: id,
                    start: UInt32(truncatingIfNeeded: token.range.lowerBound),
                    end: UInt32(truncatingIfNeeded: token.range.upperBound)
                )
                fault = Diagnostic(.jsonSyntax, at: .span(span), ["problem": "a NUL stands here"])
                return
            case .string, .word:
                break
            }
            nodes += 1
            if nodes > options.maximumNodes {
                report(.tooManyNodes, options.maximumNodes, token, id)
                return
            }
        }
    }

    private mutating func report(_ code: DiagnosticCode, _ maximum: Int, _ token: JSONTokens.Token, _ id: SourceID) {
        let start = UInt32(truncatingIfNeeded: token.range.lowerBound)
        let span = Span(source: id, start: start, end: start &+ 1)
        fault = Diagnostic(code, at: .span(span), ["maximum": String(maximum)])
    }
}
