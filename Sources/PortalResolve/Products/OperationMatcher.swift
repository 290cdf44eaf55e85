internal import PortalModel
internal import PortalVocabulary

/// A selector of operations, ready to be asked: all its keys have to hold.
struct OperationMatcher {
    private let ids: Set<String>?
    private let tags: Set<String>?
    private let methods: Set<String>?
    private let paths: [PathGlob]?

    init(_ selector: OperationSelector) {
        ids = selector.ids.map { Set($0.map(\.text)) }
        tags = selector.tags.map { Set($0.map(\.text)) }
        methods = selector.methods.map { Set($0.map(\.text)) }
        paths = selector.paths.map { $0.map { PathGlob($0.text) } }
    }

    /// Whether an operation is meant.
    ///
    /// - Parameters:
    ///   - id: its identifier
    ///   - tags: its tags
    ///   - method: its method
    ///   - path: its path as the description has it
    /// - Returns: whether all keys hold.
    func matches(id: String, tags: [String], method: HTTPMethod, path: String) -> Bool {
        ids.map { $0.contains(id) } ?? true
            && self.tags.map { !$0.isDisjoint(with: tags) } ?? true
            && methods.map { $0.contains(method.name) } ?? true
            && paths.map { $0.contains { $0.matches(path) } } ?? true
    }
}
