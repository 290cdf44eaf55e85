internal import PortalVocabulary

/// The format strings that Envoy reads in header values: text, `%%`, and commands such as `%PROTOCOL%`.
package enum HeaderFormat {
    /// The format string of a text that stands for itself.
    package static func literal(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == UInt8(ascii: "%") { bytes.append(byte) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Why a value is not one that Envoy takes, or `nil`.
    ///
    /// Envoy refuses the configuration of a whole port for one command that it does not know, and some commands read
    /// the proxy's environment and files; so a few that concern the request are let through, and no others.
    package static func fault(_ value: String) -> String? {
        let bytes = Array(value.utf8)
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            return "its value holds control characters"
        }
        var index = 0
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "%")) {
            let rest = bytes[(open + 1)...]
            guard let close = rest.firstIndex(of: UInt8(ascii: "%")) else {
                return "its value has a `%` without a second one"
            }
            if close > open + 1 {
                let command = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
                guard isKnown(command) else { return "its value has `%\(command)%`, which is no command we know" }
            }
            index = close + 1
        }
        return nil
    }

    private static func isKnown(_ command: String) -> Bool {
        if commands.contains(command) { return true }
        guard command.utf8.starts(with: "REQ(".utf8), command.utf8.last == UInt8(ascii: ")") else { return false }
        let name = command.utf8.dropFirst(4).dropLast()
        // A colon begins a pseudo-header (RFC 9113 section 8.3.1), and stands nowhere else.
        if name.first == UInt8(ascii: ":") { return pseudoHeaders.contains(String(decoding: name, as: UTF8.self)) }
        return !name.isEmpty
            && name.allSatisfy { DNSLabel.isByte($0, ignoringCase: true) || $0 == UInt8(ascii: "_") }
    }

    private static let pseudoHeaders: Set<String> = [":authority", ":method", ":path", ":scheme"]

    private static let commands: Set<String> = [
        "CONNECTION_ID", "DOWNSTREAM_DIRECT_REMOTE_ADDRESS", "DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT",
        "DOWNSTREAM_LOCAL_ADDRESS", "DOWNSTREAM_LOCAL_ADDRESS_WITHOUT_PORT", "DOWNSTREAM_LOCAL_PORT",
        "DOWNSTREAM_REMOTE_ADDRESS", "DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT", "DOWNSTREAM_TLS_VERSION", "PROTOCOL",
        "REQUESTED_SERVER_NAME", "RESPONSE_CODE", "RESPONSE_CODE_DETAILS", "RESPONSE_FLAGS", "ROUTE_NAME",
        "START_TIME", "STREAM_ID", "UPSTREAM_HOST",
    ]
}
