internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

extension RoutePreparer {
    /// What changes in the headers of a message.
    mutating func changes(_ change: HeaderChange, isRequest: Bool) -> PortalIR.HeaderChanges {
        for (field, values) in [("set", change.set), ("add", change.add)] {
            for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                let place = change.provenance.appending(field).appending(name)
                check(header: name, at: place)
                // Envoy replaces `%…%` by what it knows of the request; istiod refuses what is no such word.
                let percents = Self.occurrences(of: "%", in: value) - 2 * Self.occurrences(of: "%%", in: value)
                if percents % 2 != 0 { fault(.unbalancedPercent, at: place, ["name": name]) }
            }
        }
        for (position, name) in change.remove.enumerated() {
            check(header: name, at: change.provenance.appending("remove").appending(position))
        }
        return PortalIR.HeaderChanges(
            set: change.set,
            add: change.add,
            remove: change.remove.sorted(),
            provenance: change.provenance
        )
    }

    private mutating func check(header name: String, at provenance: Provenance) {
        let lowered = name.lowercased()
        guard lowered == "host" || lowered.hasPrefix(":") else { return }
        fault(.reservedHeader, at: provenance, ["name": name])
    }

    private static func occurrences(of word: String, in text: String) -> Int {
        let word = Array(word.utf8)
        let bytes = Array(text.utf8)
        var count = 0
        var position = 0
        while position + word.count <= bytes.count {
            if bytes[position..<position + word.count].elementsEqual(word) {
                count += 1
                position += word.count
            } else {
                position += 1
            }
        }
        return count
    }

    /// What browsers may do from other origins.
    mutating func policy(_ policy: CorsPolicy) -> CORSPolicy {
        let origins = policy.allowOrigins.map { origin -> CORSPolicy.Origin in
            switch origin.kind {
            case .exact: return .exact(origin.value)
            case .prefix: return .prefix(origin.value)
            case .regex:
                if !ExpressionCheck.isPlausible(origin.value) {
                    fault(.unusableExpression, at: origin.provenance, ["value": origin.value])
                }
                return .regex(origin.value)
            }
        }
        if policy.allowCredentials == true, origins.contains(.exact("*")) {
            fault(.credentialsForAnyOrigin, at: policy.provenance)
        }
        var maxAge: Int64?
        if let duration = policy.maxAge {
            let place = policy.provenance.appending("maxAge")
            if duration == .zero {
                maxAge = 0
            } else if let milliseconds = milliseconds(duration, at: place) {
                maxAge = milliseconds / 1000
                if milliseconds % 1000 != 0 {
                    fault(.unusableDuration, at: place, ["value": "\(duration)", "unit": "seconds"])
                }
            }
        }
        return CORSPolicy(
            allowOrigins: origins,
            allowMethods: (policy.allowMethods ?? []).compactMap(HTTPMethod.init).sorted(),
            allowHeaders: policy.allowHeaders ?? [],
            exposeHeaders: policy.exposeHeaders ?? [],
            maxAgeSeconds: maxAge,
            allowCredentials: policy.allowCredentials,
            provenance: policy.provenance
        )
    }
}

/// Looks for what RE2 cannot read in an expression.
///
/// One bad expression would make the whole object be refused.
enum ExpressionCheck {
    /// Whether brackets match and nothing is in it that RE2 leaves out: lookaround and back references.
    static func isPlausible(_ expression: String) -> Bool {
        let scalars = Array(expression.unicodeScalars)
        guard (1...1024).contains(scalars.count) else { return false }
        var depth = 0
        var inClass = false
        var canRepeat = false
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch scalar {
            case "\\":
                guard let next, !inClass ? !("1"..."9").contains(next) : true else { return false }
                index += 1
                canRepeat = true
            case "[" where !inClass:
                inClass = true
                // A bracket right behind the opening one stands for itself.
                if next == "]" || next == "^" && index + 2 < scalars.count && scalars[index + 2] == "]" {
                    index += next == "]" ? 1 : 2
                }
            case "]" where inClass:
                inClass = false
                canRepeat = true
            case _ where inClass:
                break
            case "(":
                depth += 1
                canRepeat = false
                if next == "?" {
                    let after = index + 2 < scalars.count ? scalars[index + 2] : nil
                    if after == "=" || after == "!" { return false }
                    if after == "<" { return false }
                    index += 1
                }
            case ")":
                depth -= 1
                if depth < 0 { return false }
                canRepeat = true
            case "*", "+", "?":
                if !canRepeat { return false }
                canRepeat = next == "?" && scalar != "?"
                if next == "*" || next == "+" { return false }
            case "|":
                canRepeat = false
            default:
                canRepeat = scalar != "^"
            }
            index += 1
        }
        return depth == 0 && !inClass
    }
}
