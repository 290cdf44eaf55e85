// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// What `portalcore_input` is.
final class InputHandle: Handle {
    let options: InputOptions
    private(set) var files: [ExactName: InputFile] = [:]
    private(set) var content: [String: [UInt8]] = [:]
    private let budget: ByteBudget
    private var byteCount = 0

    init(_ options: InputOptions) {
        self.options = options
        budget = ByteBudget(options)
    }

    func add(_ name: String, _ bytes: UnsafeRawBufferPointer, _ format: DocumentFormat) throws(Fault) {
        guard files[ExactName(name)] == nil else { throw .duplicate("name", name) }
        try count(name, bytes)
        files[ExactName(name)] = InputFile(name: name, bytes: Array(bytes), format: format)
    }

    func addContent(_ name: String, _ bytes: UnsafeRawBufferPointer) throws(Fault) {
        guard content[name] == nil else { throw .duplicate("name", name) }
        try count(name, bytes)
        content[name] = Array(bytes)
    }

    private func count(_ name: String, _ bytes: UnsafeRawBufferPointer) throws(Fault) {
        try budget.check(byteCount + name.utf8.count, and: bytes.count)
        byteCount += name.utf8.count + bytes.count
    }

    func translation() -> Translation {
        PortalPipeline.translate(Array(files.values), content: content, options: options.portal)
    }
}

/// See the header.
@c @implementation
public func portalcore_input_new(
    _ options: UnsafePointer<portalcore_options>?,
    _ out_input: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_input, "out_input", out_error) { () throws(Fault) in
        InputHandle(try InputOptions(options))
    }
}

/// See the header.
@c @implementation
public func portalcore_input_add(
    _ input: OpaquePointer?,
    _ name: UnsafePointer<CChar>?,
    _ name_size: Int,
    _ text: UnsafePointer<CChar>?,
    _ text_size: Int,
    _ format: UInt32,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        try InputHandle.borrowed(input, "input").add(
            try Arguments.name(name, name_size, "name"),
            try Arguments.bytes(text, text_size, "text"),
            try Arguments.inputFormat(format)
        )
    }
}

/// See the header.
@c @implementation
public func portalcore_input_add_content(
    _ input: OpaquePointer?,
    _ name: UnsafePointer<CChar>?,
    _ name_size: Int,
    _ bytes: UnsafePointer<CChar>?,
    _ bytes_size: Int,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        try InputHandle.borrowed(input, "input").addContent(
            try Arguments.name(name, name_size, "name"),
            try Arguments.bytes(bytes, bytes_size, "bytes")
        )
    }
}

/// See the header.
@c @implementation
public func portalcore_input_free(_ input: OpaquePointer?) {
    InputHandle.free(input)
}

/// See the header.
@c @implementation
public func portalcore_required_content(
    _ input: OpaquePointer?,
    _ out_requirements: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_requirements, "out_requirements", out_error) { () throws(Fault) in
        let input = try InputHandle.borrowed(input, "input")
        return RequirementsHandle(
            PortalPipeline.requiredContent(
                of: Array(input.files.values),
                content: input.content,
                options: input.options.portal
            )
        )
    }
}

/// See the header.
@c @implementation
public func portalcore_validate(
    _ input: OpaquePointer?,
    _ out_result: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_result, "out_result", out_error) { () throws(Fault) in
        ResultHandle(try InputHandle.borrowed(input, "input").translation(), withDocuments: false)
    }
}

/// See the header.
@c @implementation
public func portalcore_translate(
    _ input: OpaquePointer?,
    _ out_result: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_result, "out_result", out_error) { () throws(Fault) in
        ResultHandle(try InputHandle.borrowed(input, "input").translation())
    }
}
