import PortalDiagnostics
import PortalDocument
import Testing

/// Which plain scalars mean something else to YAML 1.1, and what they are here.
@Suite struct AmbiguityTests {
    @Test(arguments: [
        ("no", NodeKind.string, "`no` is a text here, and `false` to readers of YAML 1.1"),
        ("Yes", .string, "`Yes` is a text here, and `true` to readers of YAML 1.1"),
        ("OFF", .string, "`OFF` is a text here, and `false` to readers of YAML 1.1"),
        ("0o17", .integer, "`0o17` is an octal number here, and a text to readers of YAML 1.1"),
        ("017", .integer, "`017` is a decimal number here, and an octal number to readers of YAML 1.1"),
        ("08", .integer, "`08` is a decimal number here, and a text to readers of YAML 1.1"),
        ("0b11", .string, "`0b11` is a text here, and a number to readers of YAML 1.1"),
        ("1_000", .string, "`1_000` is a text here, and a number to readers of YAML 1.1"),
        ("1_000.5", .string, "`1_000.5` is a text here, and a number to readers of YAML 1.1"),
        ("-0x1F", .string, "`-0x1F` is a text here, and a number to readers of YAML 1.1"),
        ("23:50", .string, "`23:50` is a text here, and a number of base 60 to readers of YAML 1.1"),
        ("190:20:30.15", .string, "`190:20:30.15` is a text here, and a number of base 60 to readers of YAML 1.1"),
        ("1e-06", .number, "`1e-06` is a number here, and a text to readers of YAML 1.1"),
        ("=", .string, "`=` is a text here, and the default value to readers of YAML 1.1"),
        ("<<", .string, "`<<` is a text here, and a merge to readers of YAML 1.1"),
    ])
    func warns(text: String, kind: NodeKind, message: String) {
        let root = ReadingRun("[\(text)]", format: .yaml).documents.first?.root
        #expect(root?[0]?.kind == kind)
        #expect(root?[0]?.ambiguityWarning()?.message == message)
        let quoted = ReadingRun("['\(text)']", format: .yaml).documents.first?.root
        #expect(quoted?[0]?.ambiguityWarning() == nil)
    }

    @Test(arguments: [
        "y", "N", "true", "null", "0", "10", "-1", "+12", "1.5", "0x1F", "1.5e+3", ".inf", "nobody", "once", "offer",
        "1.2.3", "2001-12-14", "12:ab", "_1", "1:60:00x", "v1", "/a:b", "nO", "oN",
    ])
    func staysQuiet(text: String) {
        let run = ReadingRun("- \(text)\n", format: .yaml)
        #expect(run.documents.first?.root[0]?.ambiguityWarning() == nil)
    }
}
