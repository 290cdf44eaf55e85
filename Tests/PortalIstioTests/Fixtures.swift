import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalIstio
import PortalScenarios
import PortalVocabulary

/// What an emission gave.
struct Emission {
    var documents: [OutputDocument]
    var diagnostics: [Diagnostic]
    var refusals: EmissionRefusals

    init(_ environments: ResolvedEnvironment..., options: IstioOptions = IstioOptions()) {
        self.init(ResolvedPortal(environments: environments), options: options)
    }

    init(_ portal: ResolvedPortal, options: IstioOptions = IstioOptions()) {
        var diagnostics = Diagnostics()
        let emission = IstioEmitter.emit(portal, options: options, diagnostics: &diagnostics)
        documents = emission.documents
        refusals = emission.refusals
        self.diagnostics = diagnostics.all
    }

    func all(_ kind: String) -> [OutputDocument] {
        documents.filter { $0.kind == kind }
    }

    /// The routes of all VirtualServices, parts first.
    var routes: [Value] {
        all("VirtualService").flatMap { $0.value["spec"]?["http"]?.elements ?? [] }.filter { $0["delegate"] == nil }
    }

    /// The codes found.
    var codes: [String] { diagnostics.map(\.code.id) }
}

extension Value {
    var elements: [Value]? {
        if case .sequence(let elements) = self { elements } else { nil }
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// Changes or removes a member.
    mutating func replace(_ key: String, with value: Value?) {
        guard case .mapping(var members) = self, let index = members.firstIndex(where: { $0.key == key }) else {
            return
        }
        if let value { members[index].value = value } else { members.remove(at: index) }
        self = .mapping(members)
    }

    /// The value at the end of a way of keys and indices.
    func at(_ way: String) -> Value? {
        way.split(separator: ".").reduce(Optional(self)) { value, step in
            if let index = Int(step), let elements = value?.elements {
                return elements.indices.contains(index) ? elements[index] : nil
            }
            return value?[String(step)]
        }
    }
}
