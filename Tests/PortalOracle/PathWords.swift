/// The texts that paths are made of: few, so that templates meet, and every one is legal in a path of OpenAPI.
enum PathWords {
    /// Ordinary words.
    static let plain = ["orders", "export", "items", "a", "b", "c", "me", "v1", "1", "42"]

    /// Words with characters that somebody will treat specially: those that need no escape and may have one, those that
    /// are special in expressions, escapes that mean something else or nothing, letters beyond ASCII, points.
    static let odd = [
        "a:b", "a%3Ab", "a%3ab", "a~b", "a%7Eb", "x%2Fy", "x%2fy", "é", "%C3%A9", "%c3%a9", "a%20b", "a b", "A", "%41",
        "a.b", "a.json", "a+b", "a%2Bb", "a@b", "a;v=1", "a,b", "(x)", "$x", "$", "a*b", "a!", "it's", "a=b", "a&b",
        "-", "_",
        "...", ".well-known", "..a", "%25", "a%25b", "%3F", "a%23b", "[x]", "a|b", "a\"b", "<x>", "^a", "`", "\\d",
        "日本", "%F0%9F%99%82",
        "[^/]+", ".*", "a%5Cb", "%2E", "a%2Eb", "%5E", "%7B", "%7D",
    ]

    /// Segments with parameters, `#` for each.
    static let partial = [
        "#.json", "#-#", "#:cancel", "#%3Acancel", "v#", "##", "a#a", "#.#", "#@e", "a#", "#a", "#,#", "#=1", "(#)",
        "#é", "a#b#c", "#%2F#",
        "#:#", "#.json.#", "a#a#a",
    ]

    /// What parameters stand for.
    static let values = [
        "1", "42", "a", "b", "aa", "aaa", "x", "export", "orders", "me", "a.json", "x-y", "1:cancel", "%2F", "a%2fb",
        "~", "é", "%E9", "a b",
        "%20", "%00", "-", "a-b-c", "..a", "...", "a:b:c", "%3A", "%3a", "$", "!", "*", "(", "'", "v1", "A", "%41", "+",
        "%2B", "=", "@",
        ";", ",", "&", "%25", "%", "%zz", "%4", "0", "a.b.json", "{id}", "{x}", "|", "\"", "<", "^", "`", "[", "]",
    ]
}
