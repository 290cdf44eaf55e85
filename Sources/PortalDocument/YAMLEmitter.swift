internal import CLibYAML

/// Writes values through libyaml's emitter, which knows which text needs quotes where; the style is chosen here.
struct YAMLEmitter {
    private let emitter: UnsafeMutablePointer<yaml_emitter_t>

    /// What libyaml hands its bytes to.
    private final class Output {
        var bytes: [UInt8] = []
    }

    static func write(_ documents: [Value]) -> String {
        // The emitter points into itself, so it must not move.
        let emitter = UnsafeMutablePointer<yaml_emitter_t>.allocate(capacity: 1)
        defer { emitter.deallocate() }
        guard yaml_emitter_initialize(emitter) == 1 else { return "" }
        defer { yaml_emitter_delete(emitter) }
        let output = Output()
        return withExtendedLifetime(output) {
            yaml_emitter_set_output(
                emitter,
                { output, bytes, count in
                    guard let output, let bytes else { return 0 }
                    let target = Unmanaged<Output>.fromOpaque(output).takeUnretainedValue()
                    target.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
                    return 1
                },
                Unmanaged.passUnretained(output).toOpaque()
            )
            yaml_emitter_set_unicode(emitter, 1)
            yaml_emitter_set_width(emitter, -1)
            yaml_emitter_set_indent(emitter, 2)
            yaml_emitter_set_break(emitter, YAML_LN_BREAK)
            YAMLEmitter(emitter: emitter).write(documents)
            return String(decoding: output.bytes, as: UTF8.self)
        }
    }

    private func write(_ documents: [Value]) {
        emit { yaml_stream_start_event_initialize(&$0, YAML_UTF8_ENCODING) }
        for document in documents {
            emit { yaml_document_start_event_initialize(&$0, nil, nil, nil, 0) }
            write(document)
            emit { yaml_document_end_event_initialize(&$0, 1) }
        }
        emit { yaml_stream_end_event_initialize(&$0) }
    }

    private func write(_ value: Value) {
        var walk = ValueWalk(value)
        while let step = walk.next() {
            switch step {
            case .scalar(let value): write(scalar: value)
            case .key(let key): scalar(key, Self.style(of: key, isKey: true))
            case .beginSequence:
                emit { yaml_sequence_start_event_initialize(&$0, nil, nil, 1, YAML_BLOCK_SEQUENCE_STYLE) }
            case .beginMapping:
                emit { yaml_mapping_start_event_initialize(&$0, nil, nil, 1, YAML_BLOCK_MAPPING_STYLE) }
            case .endSequence: emit { yaml_sequence_end_event_initialize(&$0) }
            case .endMapping: emit { yaml_mapping_end_event_initialize(&$0) }
            }
        }
    }

    private func write(scalar value: Value) {
        switch value {
        case .null, .sequence, .mapping: scalar("null", YAML_PLAIN_SCALAR_STYLE)
        case .boolean(let flag): scalar(flag ? "true" : "false", YAML_PLAIN_SCALAR_STYLE)
        case .integer(let number): scalar(String(number), YAML_PLAIN_SCALAR_STYLE)
        case .number(let number):
            let text =
                number.isFinite
                ? Value.text(of: number) : number.isNaN ? ".nan" : number < 0 ? "-.inf" : ".inf"
            scalar(text, YAML_PLAIN_SCALAR_STYLE)
        case .string(let text): scalar(text, Self.style(of: text, isKey: false))
        }
    }

    /// The style to ask for; libyaml takes double quotes where a style cannot hold a text.
    private static func style(of text: String, isKey: Bool) -> yaml_scalar_style_t {
        var text = text
        return text.withUTF8 { bytes in
            if PlainScalar.isUnsafe(bytes) { return bytes.isEmpty ? YAML_SINGLE_QUOTED_SCALAR_STYLE : quoted(bytes) }
            guard bytes.contains(UInt8(ascii: "\n")) else { return quoted(bytes, else: YAML_PLAIN_SCALAR_STYLE) }
            // An indentation indicator would be needed for a first line that is empty or indented, and a blank before a
            // line break is too easily lost.
            let canBeLiteral = !isKey && !isBlank(bytes[0]) && quoted(bytes) == YAML_SINGLE_QUOTED_SCALAR_STYLE
            return canBeLiteral && !hasTrailingBlanks(bytes)
                ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE
        }
    }

    /// Double quotes where escapes are needed or help to see what is there, else another style.
    private static func quoted(
        _ bytes: UnsafeBufferPointer<UInt8>,
        else style: yaml_scalar_style_t = YAML_SINGLE_QUOTED_SCALAR_STYLE
    ) -> yaml_scalar_style_t {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"): continue
            case 0..<0x20, 0x7F: return YAML_DOUBLE_QUOTED_SCALAR_STYLE
            // U+0080 to U+009F, of which YAML 1.1 takes U+0085 for a line break.
            case 0xC2 where index + 1 < bytes.count && bytes[index + 1] < 0xA0: return YAML_DOUBLE_QUOTED_SCALAR_STYLE
            // U+2028 and U+2029, line breaks to YAML 1.1.
            case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xFE == 0xA8:
                return YAML_DOUBLE_QUOTED_SCALAR_STYLE
            default: continue
            }
        }
        return style
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
    }

    private static func hasTrailingBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "\n"), previous == UInt8(ascii: " ") { return true }
            previous = byte
        }
        return previous == UInt8(ascii: " ")
    }

    private func scalar(_ text: String, _ style: yaml_scalar_style_t) {
        var text = text
        text.withUTF8 { bytes in
            var nothing: UInt8 = 0
            withUnsafePointer(to: &nothing) { nothing in
                emit { event in
                    yaml_scalar_event_initialize(
                        &event,
                        nil,
                        nil,
                        bytes.baseAddress ?? nothing,
                        Int32(clamping: bytes.count),
                        1,
                        1,
                        style
                    )
                }
            }
        }
    }

    private func emit(_ initialize: (inout yaml_event_t) -> Int32) {
        var event = yaml_event_t()
        // The emitter takes the event over.
        guard initialize(&event) == 1 else { return }
        _ = yaml_emitter_emit(emitter, &event)
    }
}
