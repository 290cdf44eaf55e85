internal import CJansson
internal import PortalDiagnostics

/// Reads JSON: jansson decides what is JSON and what its values are; the tree is made from its values.
///
/// What jansson does not keep is taken from the text: how a number was written, which keys are given twice, and, only
/// when somebody asks, where a value stands (``JSONLocator``).
enum JSONReader {
    /// Reads the one value of a text.
    static func read(
        _ bytes: [UInt8],
        id: SourceID,
        options: DocumentOptions,
        diagnostics: inout Diagnostics
    ) -> Document? {
        bytes.withUnsafeBufferPointer { source in
            let scan = JSONScan(source, id: id, options: options)
            if let fault = scan.fault {
                diagnostics.report(fault)
                return nil
            }
            var builder = TreeBuilder(bytes: bytes, source: source, id: id, options: options)
            switch load(source) {
            case .failure(let fault):
                diagnostics.report(fault.diagnostic(source: source, id: id))
                return nil
            case .success(let loaded):
                defer { json_decref(loaded.value) }
                if loaded.hasDuplicates {
                    // jansson keeps one value a key, so it cannot tell where the others are.
                    builder.build(from: source)
                } else {
                    builder.build(from: loaded.value, numbers: scan.numbers)
                }
            }
            let document = builder.finishDocument()
            diagnostics.report(contentsOf: builder.diagnostics.all)
            return document
        }
    }

    private struct Loaded {
        let value: UnsafeMutablePointer<json_t>
        let hasDuplicates: Bool
    }

    private static func load(_ source: UnsafeBufferPointer<UInt8>) -> Result<Loaded, JSONFault> {
        var hasDuplicates = false
        var flags = JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES
        while true {
            var error = json_error_t()
            let value = source.withMemoryRebound(to: CChar.self) { text in
                json_loadb(text.baseAddress, text.count, Int(flags), &error)
            }
            if let value { return .success(Loaded(value: value, hasDuplicates: hasDuplicates)) }
            let fault = JSONFault(error)
            switch fault.problem {
            case .duplicateKey where flags & JSON_REJECT_DUPLICATES != 0:
                hasDuplicates = true
                flags &= ~JSON_REJECT_DUPLICATES
            case .largeInteger where flags & JSON_DECODE_INT_AS_REAL == 0:
                // The tree takes the digits from the text.
                flags |= JSON_DECODE_INT_AS_REAL
            default:
                return .failure(fault)
            }
        }
    }
}

// MARK: - From jansson's values

extension TreeBuilder {
    /// A container of jansson that is being walked.
    private struct Walk {
        let container: UnsafeMutablePointer<json_t>
        var element = 0
        var iterator: UnsafeMutableRawPointer?
    }

    fileprivate mutating func build(from root: UnsafeMutablePointer<json_t>, numbers: [UInt32]) {
        var walks: [Walk] = []
        var numbers = numbers[...]
        enter(root, &walks, &numbers)
        while let top = walks.indices.last {
            let container = walks[top].container
            if container.pointee.type == JSON_OBJECT {
                guard let iterator = walks[top].iterator, let value = json_object_iter_value(iterator) else {
                    close(end: .max)
                    walks.removeLast()
                    continue
                }
                walks[top].iterator = json_object_iter_next(container, iterator)
                addString(json_object_iter_key(iterator), json_object_iter_key_len(iterator))
                enter(value, &walks, &numbers)
            } else {
                guard let value = json_array_get(container, walks[top].element) else {
                    close(end: .max)
                    walks.removeLast()
                    continue
                }
                walks[top].element += 1
                enter(value, &walks, &numbers)
            }
        }
    }

    private mutating func enter(
        _ value: UnsafeMutablePointer<json_t>,
        _ walks: inout [Walk],
        _ numbers: inout ArraySlice<UInt32>
    ) {
        switch value.pointee.type {
        case JSON_OBJECT:
            open(.mapping, [.flow], start: .max, head: .max)
            walks.append(Walk(container: value, iterator: json_object_iter(value)))
        case JSON_ARRAY:
            open(.sequence, [.flow], start: .max, head: .max)
            walks.append(Walk(container: value))
        case JSON_STRING: addString(json_string_value(value), json_string_length(value))
        case JSON_TRUE: addWord("true", .boolean)
        case JSON_FALSE: addWord("false", .boolean)
        case JSON_NULL: addWord("null", .null)
        default: addNumber(at: Int(numbers.popFirst() ?? 0))
        }
    }

    private mutating func addString(_ text: UnsafePointer<CChar>?, _ length: Int) {
        let first = texts.count
        UnsafeBufferPointer(start: text, count: text == nil ? 0 : length).withMemoryRebound(to: UInt8.self) {
            texts.append(contentsOf: $0)
        }
        add(
            .string,
            [.decoded, .quoted],
            first: UInt32(truncatingIfNeeded: first),
            second: UInt32(truncatingIfNeeded: length),
            start: .max,
            end: .max
        )
    }

    private mutating func addWord(_ word: StaticString, _ tag: Tree.Record.Tag) {
        let first = UInt32(truncatingIfNeeded: texts.count)
        word.withUTF8Buffer { texts.append(contentsOf: $0) }
        add(tag, [.decoded], first: first, second: UInt32(word.utf8CodeUnitCount), start: .max, end: .max)
    }

    private mutating func addNumber(at start: Int) {
        var end = start
        var tag = Tree.Record.Tag.integer
        while end < source.count {
            switch source[end] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): tag = .number
            default: return addNumber(start..<end, tag)
            }
            end += 1
        }
        addNumber(start..<end, tag)
    }

    private mutating func addNumber(_ range: Range<Int>, _ tag: Tree.Record.Tag) {
        add(
            tag,
            [],
            first: UInt32(truncatingIfNeeded: range.lowerBound),
            second: UInt32(truncatingIfNeeded: range.count),
            start: .max,
            end: .max
        )
    }
}

// MARK: - From the text

extension TreeBuilder {
    /// Fills the tree from a text that jansson has accepted: every member of every object, with its position.
    mutating func build(from text: UnsafeBufferPointer<UInt8>) {
        var tokens = JSONTokens(text)
        while let token = tokens.next() {
            let start = UInt32(truncatingIfNeeded: token.range.lowerBound)
            let end = UInt32(truncatingIfNeeded: token.range.upperBound)
            switch token.kind {
            case .openObject: open(.mapping, [.flow], start: start, head: end)
            case .openArray: open(.sequence, [.flow], start: start, head: end)
            case .close: close(end: end)
            case .string(let hasEscapes):
                let inner = token.range.dropFirst().dropLast()
                let isDecoded = hasEscapes
                let first = isDecoded ? texts.count : inner.lowerBound
                if isDecoded { texts.append(contentsOf: EscapedText.decodeJSON(text, inner)) }
                add(
                    .string,
                    isDecoded ? [.decoded, .quoted] : [.quoted],
                    first: UInt32(truncatingIfNeeded: first),
                    second: UInt32(truncatingIfNeeded: isDecoded ? texts.count - first : inner.count),
                    start: start,
                    end: end
                )
            case .number, .word:
                let (tag, _) = PlainScalar.resolve(UnsafeBufferPointer(rebasing: text[token.range]))
                add(tag, [], first: start, second: end &- start, start: start, end: end)
            }
        }
    }
}
