package import PortalIR
internal import PortalVocabulary

extension OverlapSearch.Line {
    /// An entry as a line: what is served may lose.
    ///
    /// Preflights neither win nor lose: they stand before the operations of their path, and ask for their methods.
    package init(_ entry: RouteEntry, mayWin: Bool = true) {
        var method: HTTPMethod?
        var isPreflight = false
        switch entry.match.method {
        case .any: break
        case .exactly(let one): method = one
        case .preflight: isPreflight = true
        }
        self.init(
            path: entry.match.path,
            method: method,
            mayWin: mayWin && !isPreflight,
            mayLose: entry.answer == nil && !isPreflight
        )
    }
}

extension RouteEntry {
    /// The status that the gateway answers with by itself; `nil` where requests go to a backend or elsewhere.
    package var answer: Int? {
        if case .respond(let answer) = action { answer.status } else { nil }
    }
}

extension RouteMatch {
    /// The method as a request has it; `*` for all.
    package var methodName: String {
        if case .exactly(let method) = method { method.name } else { "*" }
    }

    /// A path that both take, if there is one.
    package func witness(with other: RouteMatch, filler: Character = "x") -> String? {
        switch (path, other.path) {
        case (.template(let left), .template(let right)):
            return left.witness(with: right, filler: filler)
        case (.below(let mount), .template(let template)), (.template(let template), .below(let mount)):
            let prefix = mount.description == "/" ? [] : mount.segments
            guard prefix.count <= template.segments.count else { return nil }
            let path = PathTemplate(segments: prefix + template.segments.dropFirst(prefix.count))
            return path.witness(with: template, filler: filler)
        case (.below, .below):
            // Neither loses anything: they are guards.
            return nil
        }
    }
}
