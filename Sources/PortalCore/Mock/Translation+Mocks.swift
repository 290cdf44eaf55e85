internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

extension Translation {
    /// What can be answered in the place of backends, by route name: for each operation that a backend would serve, what
    /// its description says of its first success.
    ///
    /// Given back as ``EnvoyOptions/mocks``, Envoy itself answers. They are made anew with every call.
    public var mockAnswers: [String: EnvoyOptions.MockAnswer] {
        var writers: [ResourceName: MockWriter] = [:]
        var answers: [String: EnvoyOptions.MockAnswer] = [:]
        for environment in portal.environments {
            var forwarded: Set<String> = []
            for entry in environment.entries {
                if case .forward = entry.action { forwarded.insert(entry.name) }
            }
            for version in environment.products {
                for operation in version.operations where forwarded.contains(operation.name) {
                    guard operation.state == .served, version.apis.indices.contains(operation.api) else { continue }
                    let name = version.apis[operation.api].apiDoc
                    if writers[name] == nil {
                        writers[name] = input.specs.entries[name]?.description.map { MockWriter($0) }
                    }
                    answers[operation.name] =
                        writers[name]?.answer(to: operation.method, of: operation.writtenPath)
                        ?? MockWriter.plain(operation.id)
                }
            }
        }
        return answers
    }
}
