internal import CLibYAML
internal import PortalDiagnostics

/// Reads YAML: the events of libyaml become records as they come.
struct YAMLReader {
    private var builder: TreeBuilder
    private var marks: MarkCursor

    /// Reads every document of a text.
    static func read(
        _ bytes: [UInt8],
        isASCII: Bool,
        id: SourceID,
        options: DocumentOptions,
        diagnostics: inout Diagnostics
    ) -> [Document] {
        bytes.withUnsafeBufferPointer { source in
            var reader = YAMLReader(
                builder: TreeBuilder(bytes: bytes, source: source, id: id, options: options),
                marks: MarkCursor(source: source, isASCII: isASCII)
            )
            let documents = reader.run(source)
            diagnostics.report(contentsOf: reader.builder.diagnostics.all)
            return documents
        }
    }

    private mutating func run(_ source: UnsafeBufferPointer<UInt8>) -> [Document] {
        // The parser points into itself, so it must not move.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else { return [] }
        defer { yaml_parser_delete(parser) }
        // An empty array may have no address, which libyaml takes for misuse.
        var nothing: UInt8 = 0
        return withUnsafePointer(to: &nothing) { nothing in
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, source.baseAddress ?? nothing, source.count)
            return documents(of: parser)
        }
    }

    private mutating func documents(of parser: UnsafeMutablePointer<yaml_parser_t>) -> [Document] {
        var documents: [Document] = []
        var event = yaml_event_t()
        while !builder.isStopped {
            guard yaml_parser_parse(parser, &event) == 1 else {
                report(YAMLFault(parser.pointee), of: parser.pointee)
                return documents
            }
            defer { yaml_event_delete(&event) }
            let start = marks.offset(of: event.start_mark.index)
            let end = marks.offset(of: event.end_mark.index)
            switch event.type {
            case YAML_SCALAR_EVENT:
                addScalar(event.data.scalar, start, end)
            case YAML_SEQUENCE_START_EVENT:
                let data = event.data.sequence_start
                checkCollectionTag(data.tag, allowed: "seq", start, end)
                builder.open(
                    .sequence,
                    data.style == YAML_FLOW_SEQUENCE_STYLE ? [.flow] : [],
                    start: start,
                    head: end,
                    anchor: addAnchor(data.anchor, isContainer: true)
                )
            case YAML_MAPPING_START_EVENT:
                let data = event.data.mapping_start
                checkCollectionTag(data.tag, allowed: "map", start, end)
                builder.open(
                    .mapping,
                    data.style == YAML_FLOW_MAPPING_STYLE ? [.flow] : [],
                    start: start,
                    head: end,
                    anchor: addAnchor(data.anchor, isContainer: true)
                )
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                // The end of a block is where the next token begins: behind comments and empty lines.
                builder.close(end: end > start ? end : nil)
            case YAML_ALIAS_EVENT:
                builder.addAlias(String(cString: event.data.alias.anchor), start: start, end: end)
            case YAML_DOCUMENT_START_EVENT:
                let maximum = builder.options.maximumDocuments
                if builder.documentIndex >= maximum {
                    builder.stop(
                        Diagnostic(.tooManyDocuments, at: builder.span(start, end), ["maximum": String(maximum)])
                    )
                }
            case YAML_DOCUMENT_END_EVENT:
                if let document = builder.finishDocument() { documents.append(document) }
            case YAML_STREAM_END_EVENT:
                return documents
            default:
                break
            }
        }
        return documents
    }

    private mutating func addAnchor(_ name: UnsafeMutablePointer<yaml_char_t>?, isContainer: Bool) -> Int {
        guard let name else { return -1 }
        return builder.addAnchor(String(cString: name), isContainer: isContainer)
    }

    private mutating func report(_ fault: YAMLFault, of parser: yaml_parser_t) {
        let source = builder.source
        func character(at offset: UInt32) -> Location {
            var end = offset
            if end < source.count { end += 1 }
            while end < source.count, source[Int(end)] & 0xC0 == 0x80 { end += 1 }
            return builder.span(offset, end)
        }
        let problem =
            parser.error == YAML_READER_ERROR
            ? UInt32(truncatingIfNeeded: Swift.min(parser.problem_offset, source.count))
            : marks.offset(of: parser.problem_mark.index)
        let context = parser.context == nil ? nil : marks.offset(of: parser.context_mark.index)
        builder.fail(fault.diagnostic(problem: problem, context: context, source: source, at: character))
    }
}

// MARK: - Scalars

extension YAMLReader {
    private typealias Scalar = yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar

    @inline(__always)
    private mutating func addScalar(_ scalar: Scalar, _ start: UInt32, _ end: UInt32) {
        let text = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
        if text.count > builder.options.maximumScalarBytes {
            let maximum = String(builder.options.maximumScalarBytes)
            builder.stop(Diagnostic(.scalarTooLong, at: builder.span(start, start), ["maximum": maximum]))
        }
        var start = start
        var hasBareTag = false
        if scalar.anchor != nil || scalar.tag != nil || (start < end && builder.source[Int(start)] == UInt8(ascii: "!"))
        {
            (start, hasBareTag) = builder.skipProperties(from: start, to: end)
            if let anchor = scalar.anchor { _ = builder.addAnchor(String(cString: anchor), isContainer: false) }
        }
        var flags: Tree.Flags = []
        var tag = Tree.Record.Tag.string
        var sliceEnd = Int(end)
        switch scalar.style {
        case YAML_PLAIN_SCALAR_STYLE:
            let (kind, isAmbiguous) = PlainScalar.resolve(text)
            tag = kind
            if isAmbiguous { flags.insert(.ambiguous) }
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE:
            flags = [.quoted, .block]
            sliceEnd = -1
        default:
            flags = [.quoted]
            sliceEnd -= 1
        }
        if let name = scalar.tag {
            (tag, flags) = retag(String(cString: name), text, tag, flags, start, end)
        } else if hasBareTag {
            // libyaml keeps no trace of `!`, which makes a string of every scalar (YAML 1.2.2 section 6.9.1).
            (tag, flags) = (.string, flags.subtracting(.ambiguous))
        } else if flags == [.ambiguous], text.count == 2, text[0] == UInt8(ascii: "<"),
            builder.frames.last?.expectsKey ?? false
        {
            tag = .merge
        }
        let first: Int
        let source = builder.source
        if sliceEnd - text.count >= Int(start), sliceEnd <= source.count,
            UnsafeBufferPointer(rebasing: source[sliceEnd - text.count..<sliceEnd]).hasSameBytes(as: text)
        {
            first = sliceEnd - text.count
        } else {
            first = builder.texts.count
            builder.texts.append(contentsOf: text)
            flags.insert(.decoded)
        }
        builder.add(
            tag,
            flags,
            first: UInt32(truncatingIfNeeded: first),
            second: UInt32(truncatingIfNeeded: text.count),
            start: start,
            end: end
        )
    }

    /// The kind of a scalar with an explicit tag.
    private mutating func retag(
        _ name: String,
        _ text: UnsafeBufferPointer<UInt8>,
        _ plain: Tree.Record.Tag,
        _ flags: Tree.Flags,
        _ start: UInt32,
        _ end: UInt32
    ) -> (Tree.Record.Tag, Tree.Flags) {
        let untouched = flags.subtracting(.ambiguous)
        let resolved = PlainScalar.resolve(text).tag
        let kind: Tree.Record.Tag? =
            switch CoreTag(name) {
            case .string: .string
            case .merge: plain == .string && builder.frames.last?.expectsKey ?? false ? .merge : nil
            case .null: resolved == .null ? .null : nil
            case .boolean: resolved == .boolean ? .boolean : nil
            case .integer: resolved == .integer ? .integer : nil
            case .number: resolved == .integer || resolved == .number ? .number : nil
            case .sequence, .mapping: nil
            case .unknown: .string
            }
        if CoreTag(name) == .unknown {
            let location = builder.span(start, end)
            builder.diagnostics.report(Diagnostic(.unknownTag, at: location, ["tag": CoreTag.shorthand(of: name)]))
        }
        if let kind { return (kind, untouched) }
        let shown = CoreTag.shorthand(of: name)
        builder.fail(Diagnostic(.tagMismatch, at: builder.span(start, end), ["tag": shown]))
        return (.string, untouched)
    }

    private mutating func checkCollectionTag(
        _ tag: UnsafeMutablePointer<yaml_char_t>?,
        allowed: String,
        _ start: UInt32,
        _ end: UInt32
    ) {
        guard let tag else { return }
        let name = String(cString: tag)
        let location = builder.span(start, end)
        switch CoreTag(name) {
        case .sequence where allowed == "seq", .mapping where allowed == "map": break
        // `!` says nothing about a collection.
        case .string where name == "!": break
        case .unknown:
            builder.diagnostics.report(Diagnostic(.unknownTag, at: location, ["tag": CoreTag.shorthand(of: name)]))
        default:
            builder.fail(Diagnostic(.tagMismatch, at: location, ["tag": CoreTag.shorthand(of: name)]))
        }
    }
}

extension TreeBuilder {
    /// The offset behind the anchor and the tag in front of a value, and whether the tag is a bare `!`.
    func skipProperties(from start: UInt32, to end: UInt32) -> (UInt32, hasBareTag: Bool) {
        var offset = Int(start)
        var hasBareTag = false
        let end = Swift.min(Int(end), source.count)
        while offset < end {
            switch source[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                offset += 1
            case UInt8(ascii: "#"):
                while offset < end, source[offset] != UInt8(ascii: "\n"), source[offset] != UInt8(ascii: "\r") {
                    offset += 1
                }
            case UInt8(ascii: "&"), UInt8(ascii: "!"):
                let isTag = source[offset] == UInt8(ascii: "!")
                offset += 1
                if isTag, offset == end || source[offset] <= UInt8(ascii: " ") { hasBareTag = true }
                while offset < end, source[offset] > UInt8(ascii: " ") { offset += 1 }
            default:
                return (UInt32(truncatingIfNeeded: offset), hasBareTag)
            }
        }
        return (UInt32(truncatingIfNeeded: end), hasBareTag)
    }
}
