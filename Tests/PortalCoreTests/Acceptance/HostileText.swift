/// Texts that mean something to somebody whom they may reach: as a whole, and one by one.
enum HostileText {
    /// Everything printable at once: where this is taken, each part of it is.
    static let printable =
        #"a"'`}]){{.Values.x}} ${HOME} $(id) <script>alert(1)</script> %REQ(x)% %2e%2e/ 100% \Q[a-z]*(a+)+$ || true; x: # & *a !b ../.. ]]--"#

    /// What every field gets.
    static let always = [
        printable, "a\r\nx-evil: 1", "a\u{0}b\u{1b}[31m\u{7f}", "a\u{85}b\u{9b}31m\u{2028}",
        "\u{202e}\u{2066}abc\u{200f}\u{feff}", "",
        "javascript:alert(1)",
    ]

    /// What fields get that do not take everything.
    static let single = [
        // Header fields.
        "a\nb", "x-a: b", "%REQ(x-secret)%", "100%", "%%", "%DOWNSTREAM_REMOTE_ADDRESS%",
        // Expressions, of paths and of the Common Expression Language.
        ".*", "(a+)+$", #"\Q["#, "a|b", "' || true || '", "[",
        // YAML.
        "yes", "~", "1e3", "0o17", "2001-01-01", "!!binary x", "&a *a", "# c", "<<", "- a", "x: y", "---", "=",
        "{a: b}",
        // Programs and pages.
        "]]..os.execute('id')..[[", "<script>alert(1)</script>", "{{ .Values.x }}", "${HOME}",
        "red; background: url(//evil)",
        "expression(alert(1))", "</style>", #"https://evil.example/" onload="x"#, "//evil.example",
        "https://user:word@evil.example/", "data:text/html,x",
        // Paths and names.
        "../../etc/passwd", "/../x", "/a/..", "%2e%2e%2f", "/a%00b", "a/b", "~guard/x", "*", "*.example.com", "/**",
        "{id}", "/{a}{b}",
        "-", ".", "e\u{301}", "\u{fffe}\u{ffff}", "%00", #"\u0000"#, "_", "9", "0x7f.1", "127.0.0.1", "[::1]", "xn--",
        "localhost",
    ]

    /// Too long for anybody.
    static let long = String(repeating: "long", count: 25_000)
}
