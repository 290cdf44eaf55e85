import PortalVocabulary
import Testing

@Suite struct PathExpressionTests {
    @Test(arguments: [
        ("/orders", "^/orders$", "^/orders$"),
        ("/a.b/{id}.json", #"^/a\.b/[^/]+\.json$"#, #"^/a\.b/[^/]+\.json$"#),
        ("/caf\u{e9}", "^/caf%[Cc]3%[Aa]9$", "^/caf%[Cc]3%[Aa]9$"),
        ("/{id}:purge", "^/[^/]+:purge$", "^/[^/]+(?::|%3[Aa])purge$"),
        ("/a(1)", #"^/a\(1\)$"#, #"^/a(?:\(|%28)1(?:\)|%29)$"#),
        ("/100%25", "^/100%25$", "^/100%25$"),
        ("/ABC", "^/ABC$", "^/ABC$"),
    ])
    func expressions(path: String, normalized: String, anyEscape: String) throws {
        let template = try PathTemplate(path)
        #expect(template.regularExpression() == normalized)
        #expect(template.regularExpression(.anyEscape) == anyEscape)
    }

    @Test(arguments: [
        ("/orders", "/orders", "/orders"),
        ("/orders/{id}", nil, nil),
        ("/orders:purge", "/orders:purge", nil),
        ("/caf\u{e9}", nil, nil),
    ])
    func exactTexts(path: String, normalized: String?, anyEscape: String?) throws {
        let template = try PathTemplate(path)
        #expect(template.exactText() == normalized)
        #expect(template.exactText(.anyEscape) == anyEscape)
    }

    /// Every expression takes the text that it was made of, in every spelling that it is meant for.
    @Test(arguments: ["/a;b=c,d@e!f$g&h'i(j)k*l+m", "/caf\u{e9}/\u{4e2d}", "/x:y"])
    func spellings(path: String) throws {
        let template = try PathTemplate(path)
        let text = template.description
        let expression = try Regex(template.regularExpression(.anyEscape))
        for isUppercase in [true, false] {
            var escaped = ""
            for byte in text.utf8 {
                let isReserved = "!$&'()*+,;=:@".utf8.contains(byte)
                let digits = String(byte, radix: 16, uppercase: isUppercase)
                escaped += isReserved ? "%\(digits)" : String(Unicode.Scalar(byte))
            }
            #expect(escaped.wholeMatch(of: expression) != nil, "\(escaped)")
        }
        #expect(text.wholeMatch(of: expression) != nil)
        #expect(try text.wholeMatch(of: Regex(template.regularExpression())) != nil)
    }
}
