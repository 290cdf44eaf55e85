/// What the user may choose, by stage.
public struct PortalOptions: Hashable, Sendable {
    /// The bounds of reading.
    public var documents = DocumentOptions()
    /// How resources are decoded.
    public var model = ModelOptions()
    /// How references are followed.
    public var resolving = ResolveOptions()
    /// What the configuration is written for.
    public var target = OutputTarget.istio
    /// What is written for Istio.
    public var istio = IstioOptions()
    /// What is written for Envoy by itself.
    public var envoy = EnvoyOptions()

    /// Safe defaults.
    public init() {}
}

/// What configuration is written for.
public enum OutputTarget: String, Hashable, Sendable, CaseIterable {
    /// The ingress gateway of an Istio mesh.
    case istio
    /// Envoy by itself, on one machine.
    case envoy
}

/// A text of the input.
public struct InputFile: Sendable {
    /// The name that diagnostics show and that relative references are resolved against: a path or a URI.
    public var name: String
    /// The text as it is stored.
    public var bytes: [UInt8]
    /// How to read it.
    public var format: DocumentFormat

    /// Names a text.
    public init(name: String, bytes: [UInt8], format: DocumentFormat = .automatic) {
        self.name = name
        self.bytes = bytes
        self.format = format
    }
}

extension InputFile: CustomReflectable {
    /// What debuggers and `dump` show: the text may hold secrets, its size does not.
    public var customMirror: Swift.Mirror {
        Swift.Mirror(self, children: ["name": name, "size": bytes.count, "format": format])
    }
}
