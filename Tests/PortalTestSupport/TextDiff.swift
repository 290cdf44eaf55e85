/// Shows what changed between two texts.
public enum TextDiff {
    /// A unified diff with three lines of context; empty for equal texts.
    public static func unified(from old: String, to new: String, names: (String, String)) -> String {
        guard old != new else { return "" }
        let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let newLines = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var edits = edits(from: oldLines, to: newLines)
        if edits.last?.text == "" { edits.removeLast() }
        var shown = Set<Int>()
        for (index, edit) in edits.enumerated() where edit.mark != " " {
            shown.formUnion(max(0, index - 3)...min(edits.count - 1, index + 3))
        }
        var result = "--- \(names.0)\n+++ \(names.1)\n"
        var previous = -1
        for index in shown.sorted() {
            let edit = edits[index]
            if index != previous + 1 || previous < 0 { result += "@@ line \(edit.line) @@\n" }
            result += "\(edit.mark)\(edit.text)\n"
            previous = index
        }
        return result
    }

    private struct Edit {
        var mark: Character
        var text: String
        /// The line of the new text, from 1.
        var line: Int
    }

    private static func edits(from old: [String], to new: [String]) -> [Edit] {
        let changes = new.difference(from: old)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var result: [Edit] = []
        var oldIndex = 0
        var newIndex = 0
        while oldIndex < old.count || newIndex < new.count {
            if oldIndex < old.count, removed.contains(oldIndex) {
                result.append(Edit(mark: "-", text: old[oldIndex], line: newIndex + 1))
                oldIndex += 1
            } else if newIndex < new.count, inserted.contains(newIndex) {
                result.append(Edit(mark: "+", text: new[newIndex], line: newIndex + 1))
                newIndex += 1
            } else {
                result.append(Edit(mark: " ", text: new[newIndex], line: newIndex + 1))
                oldIndex += 1
                newIndex += 1
            }
        }
        return result
    }
}
