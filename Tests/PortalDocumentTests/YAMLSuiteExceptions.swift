/// Cases of yaml-test-suite that are not read as the suite says, because libyaml does not read them so.
enum YAMLSuiteExceptions {
    static let reasons: [String: String] = [
        // Errors that libyaml lets pass.
        "9JBA": "a comment right behind `]`, without a space before it",
        "DK95/01": "a tab before the second line of a quoted text",
        "EB22": "a directive behind a document that has no end marker",
        "YJV2": "`-` alone in a flow sequence is read as a text",
        // Valid texts that libyaml refuses.
        "9SA2": "a key of several lines in a flow mapping",
        "NJ66": "a key of several lines in a flow mapping",
        "UT92": "a key of several lines in a flow mapping",
        "DK95/00": "a tab behind the spaces that indent a line",
        "DK95/03": "a line of blanks with a tab in it",
        "DK95/04": "a line of blanks with a tab in it",
        "Q5MG": "a tab before a flow mapping",
        "HM87/00": "a plain scalar that begins with `:` in a flow sequence",
        "HWV9": "a stream of nothing but a document end marker",
        "W4TN": "a block scalar at column 1 whose text begins with `%`",
        "W5VH": "anchors with punctuation in their names",
        // Valid texts that libyaml reads otherwise.
        "HM87/01": "`?x` in a flow sequence is read as a key",
        "JEF9/02": "a last line of blanks that has no line break ends the block scalar without one",
    ]
}
