internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Resolves users, and the groups that they belong to.
struct PeopleResolver {
    let index: ResourceIndex
    let secrets: SecretIndex

    /// A user as written, and as resolved.
    struct Person {
        var user: User
        /// Whether the user may do anything: is sound.
        var isUsable: Bool
        var resolved: ResolvedUser

        init(_ user: User, isUsable: Bool) {
            self.user = user
            self.isUsable = isUsable
            resolved = ResolvedUser(
                name: user.name,
                username: user.username.isEmpty ? nil : user.username,
                email: user.email,
                provenance: user.provenance
            )
        }
    }

    /// The users, sorted by name.
    ///
    /// One that is broken is among them without groups and password: keys that name the user are then no keys of somebody
    /// unknown, whom nobody asks about groups. Of several with one name to log in with, one has the login, and the others
    /// keep everything else.
    func people(
        _ input: DecodedInput,
        _ groups: [Group],
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> [Person] {
        var people = people(input, &findings)
        for number in people.indices where people[number].isUsable {
            let user = people[number].user
            people[number].resolved.groups = groups.indices.filter { Self.isMember(user, of: groups[$0]) }
            if let password = user.password, people[number].resolved.username != nil,
                secrets.fault(password, from: Referrer(user), index, &trust, &findings) == nil
            {
                people[number].resolved.passwordSecret = ResourceName(
                    namespace: password.namespace ?? user.metadata.namespace,
                    name: password.name
                )
                people[number].resolved.passwordKey = password.key
            }
        }
        return people
    }

    private func people(_ input: DecodedInput, _ findings: inout Findings) -> [Person] {
        var people = input.users.map { Person($0, isUsable: true) }
        for broken in input.broken {
            guard let user = broken.content as? User, !people.contains(where: { $0.user.name == user.name }) else {
                continue
            }
            people.append(Person(user, isUsable: false))
        }
        people = people.ordered { $0.user.name < $1.user.name }
        var namesakes: [String: [Int]] = [:]
        for (number, person) in people.enumerated() where !person.user.username.isEmpty {
            namesakes[person.user.username, default: []].append(number)
        }
        for (username, numbers) in namesakes where numbers.count > 1 {
            let ordered = Precedence.ordered(numbers, age: { people[$0].user.metadata.creationTimestamp }, otherwise: <)
            guard let owner = ordered.first else { continue }
            for number in ordered.dropFirst() {
                people[number].resolved.username = nil
                guard people[number].isUsable else { continue }
                let (user, other) = (people[number].user, people[owner].user)
                findings.report(
                    .duplicateUsername,
                    at: user.provenance.appending("spec").appending("username"),
                    ["username": username, "owner": other.identity.description],
                    labels: [Diagnostic.Label("the owner", at: Location(other.provenance))],
                    subject: user.identity
                )
            }
        }
        return people
    }

    private static func isMember(_ user: User, of group: Group) -> Bool {
        guard let selector = group.members.users else { return false }
        return group.members.namespaces.contains(user.metadata.namespace, own: group.metadata.namespace)
            && selector.matches(user.metadata.labels)
    }
}
