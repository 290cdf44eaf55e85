internal import PortalDocument
internal import PortalVocabulary

/// Which components of several descriptions are one, and what the others are called.
///
/// Two components of one section that both descriptions call alike are one where they are written alike and everything
/// that they refer to is one too; cycles included, as in the comparison of automata by partition refinement: all that
/// are written alike begin in one class, and classes are split until what they refer to no longer tells members apart.
/// Of several classes that want a name, the first one in the order of the descriptions gets it; the others have that of
/// their description added: `Error_orders`.
struct ComponentNames {
    /// The component that stands for each one, by position.
    private(set) var representatives: [Int]
    /// What each one is called; `nil` for what could not be published.
    private(set) var names: [String?]

    private struct Want: Hashable {
        var section: Section
        var name: String
    }

    private struct Signature: Hashable {
        var own: Int
        var edges: [Int]
    }

    /// Names the components of a pool.
    ///
    /// - Parameters:
    ///   - components: the components, converted under the names that they want
    ///   - sources: the names of the descriptions
    init(_ components: [ComponentPool.Component], sources: [String]) {
        representatives = Array(components.indices)
        names = components.map { $0.value == nil ? nil : $0.wanted }
        let groups = Self.groups(components)
        let clashes = groups.filter { $0.count > 1 }
        guard !clashes.isEmpty else { return }
        var used = Set(groups.compactMap { $0.first.map { Self.want(components[$0]) } })
        let classes = Self.classes(components, clashes)
        for group in clashes {
            var named: [Int: Int] = [:]
            for position in group.ordered(by: { components[$0].key.source < components[$1].key.source }) {
                if let representative = named[classes[position]] {
                    representatives[position] = representative
                    names[position] = names[representative]
                    continue
                }
                if !named.isEmpty {
                    names[position] = Self.name(components[position], sources, &used)
                }
                named[classes[position]] = position
            }
        }
    }

    private static func want(_ component: ComponentPool.Component) -> Want {
        Want(section: component.key.section, name: component.wanted)
    }

    /// The components that want the same name, without those that could not be published, in the order found.
    private static func groups(_ components: [ComponentPool.Component]) -> [[Int]] {
        var positions: [Want: Int] = [:]
        var groups: [[Int]] = []
        for (index, component) in components.enumerated() where component.value != nil {
            let want = want(component)
            if let known = positions[want] {
                groups[known].append(index)
            } else {
                positions[want] = groups.count
                groups.append([index])
            }
        }
        return groups
    }

    /// The class of each component: equal for those that are one.
    private static func classes(_ components: [ComponentPool.Component], _ clashes: [[Int]]) -> [Int] {
        // A component that wants its name alone is a class of its own; the classes of others begin behind them.
        var classes = Array(components.indices)
        var count = components.count
        for group in clashes {
            var texts: [String: Int] = [:]
            for position in group {
                let text = components[position].value.map { DocumentWriter.json($0.canonical, indented: false) } ?? ""
                if texts[text] == nil {
                    texts[text] = count
                    count += 1
                }
                classes[position] = texts[text] ?? 0
            }
        }
        // By name, so that the order in which descriptions write their members does not matter.
        let edges = components.map { component in
            component.edges.ordered { left, right in
                let (a, b) = (components[left], components[right])
                return (a.key.section.rawValue, a.wanted) < (b.key.section.rawValue, b.wanted)
            }
        }
        let members = clashes.flatMap { $0 }
        var distinct = Set(members.map { classes[$0] }).count
        for _ in 0..<maximumRounds {
            var next: [Signature: Int] = [:]
            var refined = classes
            for position in members {
                let signature = Signature(own: classes[position], edges: edges[position].map { classes[$0] })
                if next[signature] == nil {
                    next[signature] = count
                    count += 1
                }
                refined[position] = next[signature] ?? 0
            }
            classes = refined
            if next.count == distinct { return classes }
            distinct = next.count
        }
        return Array(components.indices)
    }

    /// How often classes are split: a chain of references that is longer than this is shared with no other description.
    private static let maximumRounds = 256

    private static func name(
        _ component: ComponentPool.Component,
        _ sources: [String],
        _ used: inout Set<Want>
    ) -> String {
        let base = "\(component.wanted)_\(ComponentName.fitted(sources[component.key.source]))"
        var name = base
        var ordinal = 2
        while !used.insert(Want(section: component.key.section, name: name)).inserted {
            name = "\(base)_\(ordinal)"
            ordinal += 1
        }
        return name
    }
}

extension Value {
    /// The value with the members of every mapping sorted.
    ///
    /// It does not call itself: depth must not cost stack.
    var canonical: Value {
        var open: [Open] = []
        var value = self
        while true {
            if let container = Open(value) {
                value = container.values[0]
                open.append(container)
                continue
            }
            while let top = open.indices.last {
                open[top].values[open[top].next] = value
                open[top].next += 1
                if open[top].next < open[top].values.count {
                    value = open[top].values[open[top].next]
                    break
                }
                value = open.removeLast().value
            }
            if open.isEmpty { return value }
        }
    }

    /// A container that is not empty, of which some values are done.
    private struct Open {
        var keys: [String] = []
        var values: [Value]
        var next = 0

        init?(_ value: Value) {
            switch value {
            case .sequence(let elements) where !elements.isEmpty:
                values = elements
            case .mapping(let members) where !members.isEmpty:
                let sorted = members.ordered { $0.key < $1.key }
                keys = sorted.map { $0.key }
                values = sorted.map { $0.value }
            default:
                return nil
            }
        }

        var value: Value {
            keys.isEmpty ? .sequence(values) : .mapping(zip(keys, values).map { Member($0, $1) })
        }
    }
}
