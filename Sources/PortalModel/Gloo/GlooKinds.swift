extension KindReader {
    /// The kinds of Gloo Portal.
    static let gloo: [KindReader] = []
}
