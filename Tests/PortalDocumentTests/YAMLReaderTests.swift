import PortalDiagnostics
import PortalDocument
import Testing

@Suite struct YAMLReaderTests {
    @Test(arguments: [
        ("a: 1\nb: [x, 'y', \"z\"]\n", #"{"a":1,"b":["x","y","z"]}"#),
        ("200: ok\n", #"{"200":"ok"}"#),
        ("a: |\n  x\n  y\n", #"{"a":"x\ny\n"}"#),
        ("a: >-\n  x\n  y\n", #"{"a":"x y"}"#),
        ("a: &x {b: 1}\nc: *x\n", #"{"a":{"b":1},"c":{"b":1}}"#),
        ("a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3}\n", #"{"a":{"b":1,"c":2},"d":{"c":3,"b":1}}"#),
        (
            "x: &x {a: 1}\ny: &y {a: 2, b: 2}\nz: {<<: [*x, *y], c: 3}\n",
            #"{"x":{"a":1},"y":{"a":2,"b":2},"z":{"c":3,"a":1,"b":2}}"#
        ),
        ("x: &x {a: 1}\ny: &y {<<: *x, b: 2}\nz: {<<: *y}\n", #"{"x":{"a":1},"y":{"b":2,"a":1},"z":{"b":2,"a":1}}"#),
        ("\"<<\": 1\n", #"{"<<":1}"#),
        ("a: ~\nb:\nc: null\nd: Null\ne: nULL\n", #"{"a":null,"b":null,"c":null,"d":null,"e":"nULL"}"#),
        (
            "[true, True, TRUE, tRUE, yes, 0o17, 0x1F, 017, 1e3, .5, +1, -1]",
            #"[true,true,true,"tRUE","yes",15,31,17,1000.0,0.5,1,-1]"#
        ),
        ("a: !!str 1\nb: !!int '2'\nc: ! 3\nd: !!float 4\n", #"{"a":"1","b":2,"c":"3","d":4.0}"#),
        ("a: &anchor b\n*anchor : c\n", #"{"a":"b","b":"c"}"#),
        ("a: &x 1\nb: &x 2\nc: *x\n", #"{"a":1,"b":2,"c":2}"#),
    ])
    func reads(text: String, json: String) {
        let run = ReadingRun(text, format: .yaml)
        #expect(run.json == json)
        #expect(run.findings == [])
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", "PC1010 3:1 a"),
        ("a: b: c\n", "PC1106 1:5 :"),
        ("a:\n\tb: 1\n", "PC1102 2:1 \t"),
        ("a: [1, 2\n", "PC1103 1:4 ["),
        ("a: 'x\n", "PC1103 1:4 '"),
        ("a: @b\n", "PC1105 1:4 @"),
        (#"a: "\q""#, #"PC1104 1:5 \"#),
        ("a: *b\n", "PC1110 1:4 *b"),
        ("a: &a [*a]\n", "PC1111 1:8 *a"),
        ("{a: 1}: 2\n", "PC1112 1:1 {"),
        ("a: {<<: 1}\n", "PC1113 1:9 1"),
        ("a: !!int x\n", "PC1114 1:10 x"),
        ("a: !foo x\n", "PC1115 1:9 x"),
        ("é: 1\né: 2\n", "PC1010 2:1 é"),
    ])
    func reports(text: String, finding: String) {
        #expect(ReadingRun(text, format: .yaml).findings == [finding])
    }
}
