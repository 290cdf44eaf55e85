/// Bytes of somebody else: a pointer and a count, as a C caller has them.
///
/// Whoever makes one says how long the bytes live.
public struct PolicyBytes {
    /// The first byte; `nil` only where there is none.
    public var start: UnsafeRawPointer?
    /// How many bytes there are.
    public var count: Int

    /// No bytes.
    public init() {
        (start, count) = (nil, 0)
    }

    /// Bytes at an address.
    public init(start: UnsafeRawPointer?, count: Int) {
        self.start = start
        self.count = start == nil ? 0 : Swift.max(count, 0)
    }

    /// The bytes of a buffer.
    public init(_ buffer: UnsafeRawBufferPointer) {
        self.init(start: buffer.baseAddress, count: buffer.count)
    }

    /// Static text.
    public init(_ text: StaticString) {
        self.init(start: UnsafeRawPointer(text.utf8Start), count: text.utf8CodeUnitCount)
    }

    /// The bytes as a buffer.
    public var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// The bytes as text, in memory of its own; what is no UTF-8 is replaced.
    public var string: String { String(decoding: buffer, as: UTF8.self) }
}

/// A name and a value, such as a header field.
public struct PolicyField {
    /// The name.
    public var name: PolicyBytes
    /// The value.
    public var value: PolicyBytes

    /// Pairs a name with a value.
    public init(name: PolicyBytes, value: PolicyBytes) {
        self.name = name
        self.value = value
    }
}

/// A short list of names and values without memory of its own.
public struct PolicyFieldList {
    /// How many there may be.
    public static let capacity = 4

    private var fields: (PolicyField?, PolicyField?, PolicyField?, PolicyField?) = (nil, nil, nil, nil)
    /// How many there are.
    public private(set) var count = 0

    init() {}

    /// The field at a position below ``count``; `nil` elsewhere.
    public subscript(position: Int) -> PolicyField? {
        switch position {
        case 0: fields.0
        case 1: fields.1
        case 2: fields.2
        case 3: fields.3
        default: nil
        }
    }

    mutating func append(_ name: PolicyBytes, _ value: PolicyBytes) {
        let field = PolicyField(name: name, value: value)
        switch count {
        case 0: fields.0 = field
        case 1: fields.1 = field
        case 2: fields.2 = field
        case 3: fields.3 = field
        default: return
        }
        count &+= 1
    }
}

/// A short list of names without memory of its own.
public struct PolicyNameList {
    /// How many there may be.
    public static let capacity = 8

    private var front = (PolicyBytes(), PolicyBytes(), PolicyBytes(), PolicyBytes())
    private var back = (PolicyBytes(), PolicyBytes(), PolicyBytes(), PolicyBytes())
    /// How many there are.
    public private(set) var count = 0

    init() {}

    /// The name at a position below ``count``; `nil` elsewhere.
    public subscript(position: Int) -> PolicyBytes? {
        guard position >= 0, position < count else { return nil }
        return switch position {
        case 0: front.0
        case 1: front.1
        case 2: front.2
        case 3: front.3
        case 4: back.0
        case 5: back.1
        case 6: back.2
        default: back.3
        }
    }

    /// Adds a name.
    ///
    /// - Returns: whether there was room.
    mutating func append(_ name: PolicyBytes) -> Bool {
        switch count {
        case 0: front.0 = name
        case 1: front.1 = name
        case 2: front.2 = name
        case 3: front.3 = name
        case 4: back.0 = name
        case 5: back.1 = name
        case 6: back.2 = name
        case 7: back.3 = name
        default: return false
        }
        count &+= 1
        return true
    }
}
