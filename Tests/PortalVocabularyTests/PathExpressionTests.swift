import PortalVocabulary
import Testing

@Suite struct PathExpressionTests {
    @Test(arguments: [
        ("/orders", "/orders", "^/orders$"),
        ("/a.b", "/a.b", #"^/a\.b$"#),
        ("/a.b/{id}.json", nil, #"^/a\.b/[^/]+\.json$"#),
        ("/caf\u{e9}", nil, "^/caf%[Cc]3%[Aa]9$"),
        ("/{id}:purge", nil, "^/[^/]+(?::|%3[Aa])purge$"),
        ("/orders:purge", nil, "^/orders(?::|%3[Aa])purge$"),
        ("/a%3ab%2f%41", nil, "^/a(?::|%3[Aa])b%2[Ff]A$"),
        ("/a(1)", nil, #"^/a(?:\(|%28)1(?:\)|%29)$"#),
        ("/100%25", nil, "^/100%25$"),
        ("/ABC", "/ABC", "^/ABC$"),
    ])
    func expressions(path: String, exactText: String?, expression: String) throws {
        let template = try PathTemplate(path)
        #expect(template.exactText == exactText)
        #expect(template.regularExpression == expression)
    }

    /// Every expression takes the text that it was made of, in every spelling that it is meant for.
    @Test(arguments: ["/a;b=c,d@e!f$g&h'i(j)k*l+m", "/caf\u{e9}/\u{4e2d}", "/x:y"])
    func spellings(path: String) throws {
        let template = try PathTemplate(path)
        let text = template.description
        let expression = try Regex(template.regularExpression)
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
    }
}
