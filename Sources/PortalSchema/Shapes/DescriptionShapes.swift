package import PortalDocument

/// The tables of a version for those that rewrite descriptions: what a member is, and whether it may stand as it is.
package struct DescriptionShapes: Sendable {
    /// What a member of an object is.
    package enum Membership: Sendable {
        /// A field; the number of what it must be.
        case field(Int16)
        /// An entry under a key of the author's choice; the number of what it must be.
        case entry(Int16)
        /// Nothing that the tables know, and allowed.
        case extra
        /// Nothing that may stand there.
        case unknown
    }

    private let table: ShapeTable

    /// The tables of a version.
    package init(_ format: ApiDescription.Format) {
        table = ShapeTable.table(of: format)
    }

    /// What a member of an object is, by its key.
    package func membership(_ key: UnsafeBufferPointer<UInt8>, of object: ObjectName) -> Membership {
        let position = Int(object.rawValue)
        if let index = table.objects[position].keys.index(of: key) {
            return .field(table.objects[position].values[index])
        }
        let isExtension = key.count >= 2 && key[0] == UInt8(ascii: "x") && key[1] == UInt8(ascii: "-")
        if isExtension, table.objects[position].allowsExtensions { return .extra }
        if table.objects[position].entry >= 0 {
            let isKey = table.objects[position].entryKeys.matches(key, table.format)
            return isKey ? .entry(table.objects[position].entry) : .unknown
        }
        return table.objects[position].othersAreErrors ? .unknown : .extra
    }

    /// The object that a mapping is there, if any.
    package func object(_ shape: Int16) -> ObjectName? {
        let number = table.values[Int(shape)].object
        return number < 0 ? nil : UInt8(exactly: number).flatMap(ObjectName.init(rawValue:))
    }

    /// What the members of a mapping are there, if they are anything.
    package func entry(_ shape: Int16) -> Int16? {
        let number = table.values[Int(shape)].entry
        return number < 0 ? nil : number
    }

    /// What the elements of a sequence are there, if they are anything.
    package func element(_ shape: Int16) -> Int16? {
        let number = table.values[Int(shape)].element
        return number < 0 ? nil : number
    }

    /// Whether a value is of a kind that may stand there; of scalars, whether they may themselves.
    package func accepts(_ node: Node, _ shape: Int16) -> Bool {
        let value = table.values[Int(shape)]
        guard value.kinds.contains(node.kind) else { return false }
        switch node.kind {
        case .integer, .number:
            if value.kinds == .all { return true }
            guard let number = node.number, number.isFinite else { return false }
            return !value.isCount || (number >= 0 && number.isWhole)
        case .boolean:
            return !value.isTrue || node.boolean == true
        case .string:
            return accepts(word: node.text, shape)
        case .null, .sequence, .mapping:
            return true
        }
    }

    /// Whether a string is one of the words that may stand there, where only some may.
    package func accepts(word: String, _ shape: Int16) -> Bool {
        let words = table.shapes[table.values[Int(shape)].shape].words
        return words.isEmpty || words.contains(word)
    }

    /// Whether a mapping with `$ref` may stand in the place of an object, and nothing beside it counts.
    package func isReferenceable(_ object: ObjectName) -> Bool {
        table.objects[Int(object.rawValue)].isReferenceable
    }

    /// The object that a mapping is, where that depends on one of its fields; `nil` where the field says nothing known.
    package func variant(of object: ObjectName, _ node: Node) -> ObjectName? {
        var object = object
        while let field = table.objects[Int(object.rawValue)].variantField {
            let shape = table.objects[Int(object.rawValue)]
            let text = node[field]?.string
            let number = shape.variants.first { $0.text == text }?.object ?? shape.otherwise
            guard number >= 0, let next = UInt8(exactly: number).flatMap(ObjectName.init(rawValue:)) else { return nil }
            object = next
        }
        return object
    }

    /// The fields that an object has to have.
    package func required(_ object: ObjectName) -> [String] {
        let shape = table.objects[Int(object.rawValue)]
        return shape.keys.names.enumerated().compactMap { index, name in
            index < 64 && shape.required & (1 << UInt64(index)) != 0 ? name : nil
        }
    }
}
