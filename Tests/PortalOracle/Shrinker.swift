/// Makes a disagreement smaller for as long as it stays one.
package struct Shrinker {
    /// How many Envoys may be started for it.
    private var trials: Int
    private var judge: Judge

    /// Prepares for it.
    ///
    /// - Parameters:
    ///   - judge: who judged
    ///   - trials: how often to try
    package init(_ judge: Judge, trials: Int = 150) {
        self.judge = judge
        self.trials = trials
    }

    /// The smallest disagreement that was found.
    package mutating func shrunk(_ disagreement: Disagreement) -> Disagreement {
        var smallest = disagreement
        judge.legs = [disagreement.leg]
        var isProgress = true
        while isProgress {
            isProgress = false
            for portal in smallest.portal.smaller where trials > 0 {
                trials -= 1
                guard let found = judge.judge(portal, smallest.request) else { continue }
                smallest = found
                isProgress = true
                break
            }
        }
        isProgress = smallest.request != nil
        while isProgress {
            isProgress = false
            for request in smallest.request?.smaller ?? [] where trials > 0 {
                trials -= 1
                guard let found = judge.judge(smallest.portal, request) else { continue }
                smallest = found
                isProgress = true
                break
            }
        }
        return smallest
    }
}

extension WireRequest {
    /// The request with less in it.
    fileprivate var smaller: [WireRequest] {
        var result: [WireRequest] = []
        for index in headers.indices {
            var request = self
            request.headers.remove(at: index)
            result.append(request)
        }
        if let query = target.firstIndex(of: "?") {
            result.append(WireRequest(method, String(target[..<query]), host: host, headers: headers))
        }
        return result
    }
}

extension GeneratedPortal {
    /// The portal with less in it: large parts go first.
    var smaller: [GeneratedPortal] {
        var result: [GeneratedPortal] = []
        func without(_ change: (inout GeneratedPortal) -> Void) {
            var portal = self
            change(&portal)
            if portal != self { result.append(portal) }
        }
        if environments.count > 1 {
            for index in environments.indices { without { $0.environments.remove(at: index) } }
        }
        for index in products.indices where products.count > 1 {
            let name = products[index].name
            without { portal in
                portal.products.remove(at: index)
                for environment in portal.environments.indices {
                    portal.environments[environment].selections.removeAll { $0.product == name }
                }
            }
        }
        without { $0.dropUnmountedApis() }
        for api in apis.indices {
            let count = apis[api].operations.count
            var size = count / 2
            while size > 0 {
                for start in stride(from: 0, to: count, by: size) {
                    without { $0.apis[api].operations.removeSubrange(start..<min(start + size, count)) }
                }
                // Halves, then quarters; at the end one by one.
                size = size > 4 ? size / 2 : size == 1 ? 0 : 1
            }
        }
        smallerProducts(without)
        smallerEnvironments(without)
        without { $0.keys = [] }
        without { portal in portal.plans.removeAll { !isUsed($0.name) } }
        without { $0.maximumRoutes = 1000 }
        without { $0.maximumListedRoutes = 100 }
        return result
    }

    private func smallerProducts(_ without: ((inout GeneratedPortal) -> Void) -> Void) {
        for product in products.indices {
            for version in products[product].versions.indices {
                if products[product].versions.count > 1 {
                    without { $0.products[product].versions.remove(at: version) }
                }
                for mount in products[product].versions[version].mounts.indices {
                    let mounts = products[product].versions[version].mounts
                    if mounts.count > 1 { without { $0.products[product].versions[version].mounts.remove(at: mount) } }
                    for override in mounts[mount].overrides.indices {
                        without { $0.products[product].versions[version].mounts[mount].overrides.remove(at: override) }
                    }
                    without { $0.products[product].versions[version].mounts[mount].excluded = [] }
                    without { $0.products[product].versions[version].mounts[mount].included = nil }
                    without { $0.products[product].versions[version].mounts[mount].prefix = nil }
                }
                without { $0.products[product].versions[version].way = Way(backends: [Share(name: "one")]) }
                without { $0.products[product].versions[version].way.cors = nil }
                without { $0.products[product].versions[version].way.redirect = nil }
                without { $0.products[product].versions[version].way.changesHeaders = false }
            }
            without { $0.products[product].plans = ["open"] }
        }
    }

    private func smallerEnvironments(_ without: ((inout GeneratedPortal) -> Void) -> Void) {
        for environment in environments.indices {
            for domain in environments[environment].domains.indices where environments[environment].domains.count > 1 {
                without { $0.environments[environment].domains.remove(at: domain) }
            }
            without { $0.environments[environment].basePath = nil }
            without { $0.environments[environment].gateway = .shared }
            for selection in environments[environment].selections.indices {
                without { $0.environments[environment].selections[selection].basePath = nil }
                without { $0.environments[environment].selections[selection].plans = nil }
            }
        }
        for api in apis.indices { without { $0.apis[api].basePath = "" } }
    }

    private mutating func dropUnmountedApis() {
        let mounted = Set(products.flatMap(\.versions).flatMap(\.mounts).map(\.api))
        apis.removeAll { !mounted.contains($0.name) }
    }

    private func isUsed(_ plan: String) -> Bool {
        let overrides = products.flatMap(\.versions).flatMap(\.mounts).flatMap(\.overrides).compactMap(\.plan)
        let selections = environments.flatMap(\.selections).flatMap { $0.plans ?? [] }
        return (products.flatMap(\.plans) + overrides + selections).contains(plan)
    }
}

extension GeneratedPortal {
    /// How much there is to read.
    package var size: Int { manifest.utf8.count }
}
