import PortalCore
import PortalTestSupport

/// The same input, written in another order: documents among files, files in the list, and keys in mappings.
struct ShuffledInput {
    /// The manifests, one file.
    static func manifests(_ documents: [Value], using generator: inout some RandomNumberGenerator) -> [InputFile] {
        var groups: [[Value]] = Array(repeating: [], count: Int.random(in: 1...4, using: &generator))
        for document in documents.shuffled(using: &generator) {
            let group = Int.random(in: 0..<groups.count, using: &generator)
            groups[group].append(shuffled(document, using: &generator))
        }
        return groups.enumerated().map { index, group in
            // All in one folder, because relative references count from there.
            InputFile(name: "input/\(index).yaml", bytes: Array(DocumentWriter.yaml(group).utf8))
        }.shuffled(using: &generator)
    }

    /// A value with the members of every mapping in another order; sequences keep theirs, it has a meaning.
    static func shuffled(_ value: Value, using generator: inout some RandomNumberGenerator) -> Value {
        switch value {
        case .mapping(let members):
            var result: [Value.Member] = []
            for member in members.shuffled(using: &generator) {
                result.append(.init(member.key, shuffled(member.value, using: &generator)))
            }
            return .mapping(result)
        case .sequence(let elements):
            var result: [Value] = []
            for element in elements { result.append(shuffled(element, using: &generator)) }
            return .sequence(result)
        default:
            return value
        }
    }
}
