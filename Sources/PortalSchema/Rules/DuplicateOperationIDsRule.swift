import PortalDiagnostics
import PortalDocument

extension Rule {
    /// "The id MUST be unique among all operations described in the API" (Operation Object).
    static let duplicateOperationIDs = Rule { draft, findings in
        let items = draft.allItems
        // Where an identifier was met first, by numbers: places are made only for what is reported.
        var firsts: [String: (item: Int, operation: Int)] = [:]
        for (item, path) in items.enumerated() {
            for (index, operation) in path.operations.enumerated() {
                guard let id = operation.id else { continue }
                guard let known = firsts[id] else {
                    firsts[id] = (item, index)
                    continue
                }
                let first = items[known.item].operations[known.operation].idPlace
                let place = operation.idPlace
                // One operation that two paths share by `$ref` is written once.
                if first == place { continue }
                findings.report(
                    .duplicateOperationID,
                    at: place,
                    ["id": id],
                    labels: [.init("first used here", at: .place(first))]
                )
                // Which of them an identifier means cannot be told: both are unsound.
                findings.markFaulty(first)
            }
        }
    }
}

extension DraftOperation {
    fileprivate var idPlace: Place { fields.operationID?.place ?? place }
}
