internal import CLibYAML
public import PortalDiagnostics

/// How a text is to be read.
public enum DocumentFormat: Sendable, Hashable {
    /// JSON where the text begins like it, else YAML.
    case automatic
    /// YAML 1.2 as libyaml reads it, with the core schema.
    case yaml
    /// JSON (RFC 8259), strictly.
    case json
}

/// Reads text into documents. (Stopgap: replaced by the real reader.)
public enum DocumentReader {
    /// Reads every document of a text.
    public static func read(
        _ bytes: [UInt8],
        name: String,
        format: DocumentFormat = .automatic,
        options: DocumentOptions = DocumentOptions(),
        into sources: inout SourceMap,
        diagnostics: inout Diagnostics
    ) -> [Document] {
        let id = sources.add(SourceFile(name: name, bytes: bytes))
        return Stopgap(bytes, id).run()
    }

    /// Reads the text of a string value.
    public static func read(
        embedded node: Node,
        format: DocumentFormat = .automatic,
        options: DocumentOptions = DocumentOptions(),
        into sources: inout SourceMap,
        diagnostics: inout Diagnostics
    ) -> [Document] {
        let bytes = Array(node.text.utf8)
        let map = OffsetMap(runs: [.init(inner: 0, outer: node.record.start)])
        let id = sources.add(
            SourceFile(name: "embedded", bytes: bytes, origin: .embedded(in: node.tree.id.source, map: map))
        )
        return Stopgap(bytes, id).run()
    }
}

private struct Stopgap {
    let source: [UInt8]
    let id: SourceID
    var records: [Tree.Record] = []
    var texts: [UInt8] = []
    var open: [UInt32] = []

    init(_ source: [UInt8], _ id: SourceID) {
        self.source = source
        self.id = id
    }

    func kind(_ text: String) -> Tree.Record.Tag {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE", "false", "False", "FALSE": return .boolean
        default:
            if Int64(text) != nil { return .integer }
            if let first = text.utf8.first, first < 0x3A, Double(text) != nil { return .number }
            return .string
        }
    }

    mutating func add(
        _ tag: Tree.Record.Tag,
        _ first: UInt32,
        _ second: UInt32,
        _ flags: Tree.Flags,
        _ a: Int,
        _ b: Int
    ) {
        let index = UInt32(records.count)
        records.append(
            Tree.Record(
                tag: tag,
                flags: flags,
                first: first,
                second: second,
                start: UInt32(a),
                end: UInt32(b),
                parent: open.last ?? 0,
                next: index + 1
            )
        )
        if let parent = open.last { records[Int(parent)].first += 1 }
    }

    func run() -> [Document] {
        var me = self
        var result: [Document] = []
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return [] }
        defer { yaml_parser_delete(&parser) }
        source.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { return }
                defer { yaml_event_delete(&event) }
                let a = min(event.start_mark.index, source.count)
                let b = min(event.end_mark.index, source.count)
                switch event.type {
                case YAML_STREAM_END_EVENT: return
                case YAML_DOCUMENT_START_EVENT:
                    me.records = []
                    me.texts = []
                case YAML_DOCUMENT_END_EVENT:
                    let documentID = DocumentID(source: id, index: UInt32(result.count))
                    result.append(
                        Document(
                            tree: Tree(id: documentID, source: source, texts: me.texts, records: me.records, slots: [])
                        )
                    )
                case YAML_SCALAR_EVENT:
                    let bytes = UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length)
                    let plain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
                    let text = String(decoding: bytes, as: UTF8.self)
                    let offset = UInt32(me.texts.count)
                    me.texts.append(contentsOf: bytes)
                    me.add(
                        plain ? kind(text) : .string,
                        offset,
                        UInt32(bytes.count),
                        plain ? [.decoded] : [.decoded, .quoted],
                        a,
                        b
                    )
                case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
                    let index = UInt32(me.records.count)
                    me.add(event.type == YAML_MAPPING_START_EVENT ? .mapping : .sequence, 0, 0, [], a, b)
                    me.open.append(index)
                case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                    if let index = me.open.popLast() {
                        me.records[Int(index)].next = UInt32(me.records.count)
                        me.records[Int(index)].end = UInt32(b)
                        if me.records[Int(index)].tag == .mapping { me.records[Int(index)].first /= 2 }
                    }
                default: break
                }
            }
        }
        return result
    }
}
