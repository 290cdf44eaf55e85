internal import PortalDiagnostics

/// Fills the arena of one document after the other from events in document order.
///
/// It keeps its buffers between the documents of a stream, and hands each document arrays of exactly its size.
struct TreeBuilder {
    /// An open sequence or mapping.
    struct Frame {
        let index: UInt32
        let isMapping: Bool
        /// How many values were begun in it, keys included.
        var children: UInt32 = 0
        /// Where its keys begin in `keys`, and the values of its merge keys in `merges`.
        let keyBase: Int
        let mergeBase: Int
        /// Whether the value to come belongs to a merge key.
        var awaitsMerge = false
        /// The end of its last child.
        var lastEnd: UInt32
        /// How many values the aliases inside stand for beyond their own records.
        var extraWeight = 0
        /// How many containers are nested inside, aliases followed.
        var height = 0
        /// Its anchor in `anchors`, or -1.
        let anchor: Int

        var expectsKey: Bool { isMapping && children & 1 == 0 }
    }

    /// The key of an open mapping.
    struct Key {
        let hash: UInt32
        let index: UInt32
    }

    /// The text, as an array for the trees and as a pointer for the hot path; the pointer is that of the array.
    let bytes: [UInt8]
    let source: UnsafeBufferPointer<UInt8>
    let sourceID: SourceID
    private(set) var options: DocumentOptions
    var diagnostics = Diagnostics()

    var records: [Tree.Record] = []
    var texts: [UInt8] = []
    var slots: [UInt32] = []
    var frames: [Frame] = []
    var keys: [Key] = []
    var merges: [UInt32] = []
    var anchors: [Anchor] = []
    var anchorNames: [String: Int] = [:]

    /// Whether the document may be used.
    var isSound = true
    /// Whether a key was reported for standing twice in one mapping.
    var hasDuplicateKeys = false
    /// Whether a bound was exceeded, after which nothing more is read.
    var isStopped = false
    /// How many values the documents before this one hold.
    var nodesBefore = 0
    /// How many values the aliases of the stream stand for.
    var aliasedNodes = 0
    /// The place of the document in the stream.
    var documentIndex: UInt32 = 0

    init(bytes: [UInt8], source: UnsafeBufferPointer<UInt8>, id: SourceID, options: DocumentOptions) {
        self.bytes = bytes
        self.source = source
        self.sourceID = id
        self.options = options
        // One value in 16 bytes is more than most texts have.
        records.reserveCapacity(Swift.max(0, Swift.min(source.count / 16, options.maximumNodes)))
        // Records are numbered with 32 bits, and sums of weights must not overflow.
        self.options.maximumNodes = Swift.min(options.maximumNodes, 1 << 31)
        self.options.maximumAliasedNodes = Swift.min(options.maximumAliasedNodes, 1 << 40)
    }

    func span(_ start: UInt32, _ end: UInt32) -> Location {
        .span(Span(source: sourceID, start: start, end: end))
    }

    /// Reports an error that makes the document unsound.
    mutating func fail(_ diagnostic: Diagnostic) {
        isSound = false
        diagnostics.report(diagnostic)
    }

    /// Reports that a bound is exceeded, which ends reading.
    mutating func stop(_ diagnostic: Diagnostic) {
        isStopped = true
        fail(diagnostic)
    }

    // MARK: - Values

    /// Adds a scalar, or an alias, and gives its record.
    @discardableResult
    mutating func add(
        _ tag: Tree.Record.Tag,
        _ flags: Tree.Flags,
        first: UInt32,
        second: UInt32,
        start: UInt32,
        end: UInt32
    ) -> UInt32 {
        let index = UInt32(truncatingIfNeeded: records.count)
        let top = frames.count - 1
        records.append(
            Tree.Record(
                tag: tag,
                flags: flags,
                first: first,
                second: second,
                start: start,
                end: end,
                parent: top >= 0 ? frames[top].index : 0,
                next: index &+ 1
            )
        )
        if top >= 0 {
            if frames[top].expectsKey {
                if tag == .merge {
                    frames[top].awaitsMerge = true
                } else {
                    keys.append(Key(hash: hash(of: index), index: index))
                }
            } else if frames[top].awaitsMerge {
                noteMerge(index, in: top)
            }
            frames[top].children &+= 1
            frames[top].lastEnd = end
        }
        if nodesBefore + records.count > options.maximumNodes { stopAtNodes(start, end) }
        return index
    }

    /// Begins a sequence or a mapping.
    mutating func open(_ tag: Tree.Record.Tag, _ flags: Tree.Flags, start: UInt32, head: UInt32, anchor: Int = -1) {
        let index = UInt32(truncatingIfNeeded: records.count)
        let top = frames.count - 1
        records.append(
            Tree.Record(
                tag: tag,
                flags: flags,
                first: 0,
                second: 0,
                start: start,
                end: start,
                parent: top >= 0 ? frames[top].index : 0,
                next: index &+ 1
            )
        )
        if top >= 0 {
            if frames[top].expectsKey {
                fail(Diagnostic(.complexKey, at: span(start, head)))
            } else if frames[top].awaitsMerge {
                noteMerge(index, in: top)
            }
            frames[top].children &+= 1
        }
        if frames.count >= options.maximumDepth {
            stop(Diagnostic(.tooDeep, at: span(start, head), ["maximum": String(options.maximumDepth)]))
        }
        if nodesBefore + records.count > options.maximumNodes { stopAtNodes(start, head) }
        frames.append(
            Frame(
                index: index,
                isMapping: tag == .mapping,
                keyBase: keys.count,
                mergeBase: merges.count,
                lastEnd: start,
                anchor: anchor
            )
        )
    }

    /// Ends the innermost container.
    ///
    /// - Parameter end: the offset behind its closing bracket; `nil` where it ends with its last child
    mutating func close(end: UInt32?) {
        guard let frame = frames.popLast() else { return }
        let index = Int(frame.index)
        let end = end ?? Swift.max(frame.lastEnd, records[index].start)
        records[index].end = end
        if frame.isMapping {
            finishMapping(frame)
        } else {
            finishSequence(frame)
        }
        records[index].next = UInt32(truncatingIfNeeded: records.count)
        let height = frame.height + 1
        if frame.anchor >= 0 {
            anchors[frame.anchor].weight = records.count - index + frame.extraWeight
            anchors[frame.anchor].height = height
            anchors[frame.anchor].isComplete = true
        }
        let top = frames.count - 1
        guard top >= 0 else { return }
        frames[top].lastEnd = end
        frames[top].extraWeight += frame.extraWeight
        frames[top].height = Swift.max(frames[top].height, height)
    }

    private mutating func stopAtNodes(_ start: UInt32, _ end: UInt32) {
        guard !isStopped else { return }
        stop(Diagnostic(.tooManyNodes, at: span(start, end), ["maximum": String(options.maximumNodes)]))
    }

    // MARK: - Documents

    /// The document that was built, unless it is unsound; the next one begins.
    mutating func finishDocument() -> Document? {
        defer {
            documentIndex &+= 1
            records.removeAll(keepingCapacity: true)
            texts.removeAll(keepingCapacity: true)
            slots.removeAll(keepingCapacity: true)
            keys.removeAll(keepingCapacity: true)
            merges.removeAll(keepingCapacity: true)
            frames.removeAll(keepingCapacity: true)
            anchors.removeAll()
            anchorNames.removeAll()
            isSound = true
            hasDuplicateKeys = false
        }
        nodesBefore += records.count
        guard isSound, !isStopped, frames.isEmpty, !records.isEmpty else { return nil }
        guard !hasDuplicateKeys || options.keepsUnsoundDocuments else { return nil }
        return Document(
            tree: Tree(
                id: DocumentID(source: sourceID, index: documentIndex),
                source: bytes,
                texts: Self.exact(&texts),
                records: Self.exact(&records),
                slots: Self.exact(&slots),
                isSound: !hasDuplicateKeys
            )
        )
    }

    /// The array itself where it is large and mostly used, else a copy of its size: a stream of small documents must not
    /// hold a large buffer each, and pages that were never touched cost nothing.
    private static func exact<Element>(_ array: inout [Element]) -> [Element] {
        if array.count > 4096, array.capacity / 4 <= array.count {
            defer { array = [] }
            return array
        }
        return array.withUnsafeBufferPointer { Array($0) }
    }
}
