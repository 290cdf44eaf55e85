internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalSchema
internal import PortalVocabulary

/// Converts objects of any version into those of one version.
///
/// A walk along the tables of the source: every object is converted after what it contains, by the rules of its kind
/// (`ObjectConverter+Rules.swift`); then the tables of the target say what may stay, so that nothing is left that the
/// target does not know. What references lead to is noted in the ``ComponentPool`` and converted later. The walk has a
/// stack of its own: depth must not cost the host's.
struct ObjectConverter {
    /// What came of a value: it is done (`nil`: nothing may stand in its place), or its parts come first.
    enum Step {
        case done(Value?)
        case pending
    }

    /// A container that is being converted.
    struct Frame {
        enum Content {
            case object(ObjectName)
            case entries(Int16)
            case elements(Int16)
        }

        var node: Node
        var content: Content
        var members: Node.Members
        var elements: Node.Elements
        var skipped: Set<String> = []
        /// What is done; elements have an empty key.
        var made: [Value.Member] = []
        /// The key of the value that is being converted.
        var pending = ""
    }

    let target: SpecificationFormat
    let targetShapes: DescriptionShapes
    var sources: [SourceText]
    var pool = ComponentPool()
    /// The operations that links may lead to.
    var operations = OperationTable()
    var notes: Set<SpecificationNote> = []

    // The unit that is being converted: an operation or a component.

    /// Its description.
    var current = 0
    /// What it is called in notes.
    var subject = ""
    /// The components that it refers to.
    var edges: [Int] = []
    /// The media types of responses, where Swagger's operation has its own.
    var ownProduces: [String]?

    private var stack: [Frame] = []
    /// How many more values are put in the place of references: a few bytes may stand for many.
    private var inlinesLeft = 10_000
    /// The operations inside callbacks that have an identifier, by it.
    var callbackOperations: [String: SourceText.Identity] = [:]

    init(_ sources: [SourceText], target: SpecificationFormat) {
        self.sources = sources
        self.target = target
        targetShapes = DescriptionShapes(target == .openAPI31 ? .openAPI31 : .openAPI30)
    }

    var source: SourceText { sources[current] }

    /// Notes something about the unit.
    mutating func note(_ message: String) {
        notes.insert(SpecificationNote(subject: subject, message: message))
    }

    /// Converts a component that was found.
    mutating func convert(component position: Int) {
        let component = pool.components[position]
        begin(component.key.source, "\(component.key.section.rawValue)/\(component.wanted)")
        let object = component.key.section.object(source.format)
        pool.components[position].value = convert(component.node, as: object)
        pool.components[position].edges = edges
    }

    /// Begins with a unit.
    mutating func begin(_ source: Int, _ subject: String, produces: [String]? = nil) {
        current = source
        self.subject = subject
        edges = []
        ownProduces = produces
    }

    /// Converts an object and all it contains.
    ///
    /// - Parameters:
    ///   - node: the object
    ///   - object: what it is in its own version
    ///   - skipped: members of it that are left out, without a note
    /// - Returns: what it is in the target; `nil` where nothing may stand in its place.
    mutating func convert(_ node: Node, as object: ObjectName, skipping skipped: Set<String> = []) -> Value? {
        let base = stack.count
        var step = enter(node, object)
        if !skipped.isEmpty, case .pending = step { stack[stack.count - 1].skipped = skipped }
        while true {
            if case .done(let value) = step {
                guard stack.count > base else { return value }
                let top = stack.count - 1
                if let value { stack[top].made.append(Value.Member(stack[top].pending, value)) }
            }
            step = next()
        }
    }

    /// Goes on with the innermost container.
    private mutating func next() -> Step {
        let top = stack.count - 1
        switch stack[top].content {
        case .elements(let shape):
            guard let element = stack[top].elements.next() else { return close() }
            return value(element, shape)
        case .entries(let shape):
            guard let member = stack[top].members.next() else { return close() }
            stack[top].pending = member.key.text
            return value(member.value, shape)
        case .object(let object):
            guard let member = stack[top].members.next() else { return close() }
            let membership = member.key.withTextBytes { sources[current].shapes.membership($0, of: object) }
            let key = member.key.text
            if stack[top].skipped.contains(key) { return .done(nil) }
            stack[top].pending = key
            switch membership {
            case .extra: return .done(extra(member.value, key, of: object))
            case .unknown:
                note("`\(key)` is left out: it may not stand there")
                return .done(nil)
            case .field(let shape), .entry(let shape):
                if object == .schema, key == "$ref" { return .done(schemaReference(member.value)) }
                if object == .link, key == "operationRef" || key == "operationId" { return .done(Value(member.value)) }
                return value(member.value, shape)
            }
        }
    }

    /// An extension, or a keyword that no table knows: it is data, and nobody can tell what references in it mean.
    private mutating func extra(_ node: Node, _ key: String, of object: ObjectName) -> Value? {
        // JSON Schema before 2019-09 kept schemas there; references to them lead to components now.
        if object == .schema, key == "definitions" { return nil }
        guard node.mayHold("$ref", where: { $0.kind == .string }) else { return Value(node) }
        note("`\(key)` is left out: it holds references, and nothing says what they mean there")
        return nil
    }

    private mutating func close() -> Step {
        let frame = stack.removeLast()
        switch frame.content {
        case .elements: return .done(.sequence(frame.made.map(\.value)))
        case .entries: return .done(.mapping(frame.made))
        case .object(let object): return .done(finished(object, frame.made, frame.node))
        }
    }

    /// Begins with a value that has to be something.
    private mutating func value(_ node: Node, _ shape: Int16) -> Step {
        let key = stack.last?.pending ?? ""
        guard sources[current].shapes.accepts(node, shape) else {
            note("\(key.isEmpty ? "an element" : "`\(key)`") is left out: it is not what it should be")
            return .done(nil)
        }
        switch node.kind {
        case .mapping:
            if let object = sources[current].shapes.object(shape) { return enter(node, object) }
            guard let entry = sources[current].shapes.entry(shape) else { return .done(Value(node)) }
            push(node, .entries(entry))
            return .pending
        case .sequence:
            guard let element = sources[current].shapes.element(shape) else { return .done(Value(node)) }
            push(node, .elements(element))
            return .pending
        case .boolean where target == .openAPI30 && sources[current].shapes.object(shape) == .schema:
            // Only there may a schema of 3.0 be a boolean.
            return .done(key == "additionalProperties" ? Value(node) : SchemaRules.schema(always: node.boolean == true))
        default:
            return .done(Value(node))
        }
    }

    /// Begins with an object, or with what stands in its place.
    private mutating func enter(_ node: Node, _ object: ObjectName) -> Step {
        guard node.kind == .mapping else {
            guard object == .schema, source.format >= .openAPI31, let always = node.boolean else { return .done(nil) }
            return .done(target == .openAPI30 ? SchemaRules.schema(always: always) : .boolean(always))
        }
        if let reference = node["$ref"], reference.kind == .string {
            let isItem = object == .pathItem || object == .swaggerPathItem
            if isItem || sources[current].shapes.isReferenceable(object) {
                let isInPlace = isItem || Section(object) == nil || (object == .swaggerResponse && ownProduces != nil)
                return isInPlace ? enterTarget(of: reference, object) : .done(self.reference(reference, node, object))
            }
        }
        if object == .discriminator { return .done(discriminator(node)) }
        guard let variant = sources[current].shapes.variant(of: object, node) else {
            note("something of an unknown kind is left out")
            return .done(nil)
        }
        push(node, .object(variant))
        return .pending
    }

    /// Begins with what a reference leads to, in the place of the reference.
    private mutating func enterTarget(of reference: Node, _ object: ObjectName) -> Step {
        inlinesLeft -= 1
        guard inlinesLeft > 0, stack.count < 200 else {
            note("`\(reference.text)` is left out: it leads too far")
            return .done(nil)
        }
        guard case .success(let target) = sources[current].resolver.target(of: reference) else {
            noteUnresolved(reference)
            return .done(nil)
        }
        return enter(target, object)
    }

    private mutating func push(_ node: Node, _ content: Frame.Content) {
        stack.append(Frame(node: node, content: content, members: node.members, elements: node.elements))
    }
}
