/// A request method (RFC 9110 section 9): case-sensitive, a token of RFC 9110 section 5.6.2.
public struct HTTPMethod: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The method as it stands on the request line.
    public let name: String

    /// Takes a token; `nil` if it is none.
    public init?(_ name: String) {
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else { return nil }
        self.name = name
    }

    private init(known name: String) {
        self.name = name
    }

    /// The method CONNECT.
    public static let connect = HTTPMethod(known: "CONNECT")
    /// The method DELETE.
    public static let delete = HTTPMethod(known: "DELETE")
    /// The method GET.
    public static let get = HTTPMethod(known: "GET")
    /// The method HEAD.
    public static let head = HTTPMethod(known: "HEAD")
    /// The method OPTIONS.
    public static let options = HTTPMethod(known: "OPTIONS")
    /// The method PATCH.
    public static let patch = HTTPMethod(known: "PATCH")
    /// The method POST.
    public static let post = HTTPMethod(known: "POST")
    /// The method PUT.
    public static let put = HTTPMethod(known: "PUT")
    /// The method QUERY, which OpenAPI 3.2 knows.
    public static let query = HTTPMethod(known: "QUERY")
    /// The method TRACE.
    public static let trace = HTTPMethod(known: "TRACE")

    /// The name.
    public var description: String { name }

    /// Orders by name.
    public static func < (left: HTTPMethod, right: HTTPMethod) -> Bool {
        left.name < right.name
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
