import PortalDiagnostics
import PortalDocument

extension Rule {
    /// Every variable of a server URL is declared, and its default is one of its values.
    static let serverVariables = Rule { draft, findings in
        guard draft.format != .swagger2 else { return }
        for servers in draft.servers {
            for server in servers.servers {
                guard let place = server.provenance.place, let node = server.node(in: servers) else { continue }
                check(server.url, node, at: place, draft.format, &findings)
            }
        }
    }

    private static func check(
        _ url: String,
        _ node: Node,
        at place: Place,
        _ format: ApiDescription.Format,
        _ findings: inout Findings
    ) {
        let variables = node["variables"]
        for piece in ServerURL.pieces(url) {
            switch piece {
            case .literal: continue
            case .strayBrace:
                findings.report(.strayBraceInURL, at: place.appending("url"), ["url": url])
            case .variable(let name):
                if variables?[name] == nil {
                    findings.report(.undeclaredServerVariable, at: place.appending("url"), ["name": name, "url": url])
                }
            }
        }
        guard let variables else { return }
        for member in variables.members {
            guard let words = member.value["enum"], words.count > 0, let value = member.value["default"]?.string else {
                continue
            }
            if words.elements.contains(where: { $0.string == value }) { continue }
            findings.report(
                .defaultNotListed,
                at: place.appending("variables").appending(member.key.text).appending("default"),
                ["name": member.key.text, "value": value]
            )
        }
    }
}

extension Server {
    fileprivate func node(in servers: DraftServers) -> Node? {
        guard let index = provenance.place?.pointer.tokens.last.flatMap({ Int($0) }) else { return nil }
        return servers.node[index]
    }
}
