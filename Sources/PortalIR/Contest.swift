package import PortalDiagnostics
package import PortalVocabulary

/// Two operations of an environment with one method and one shape of path.
package struct ContestedPath: Hashable, Sendable {
    /// The route name of the one that owns the path, served or not.
    package var winner: String
    /// The route name of the one that is withheld for it.
    package var loser: String

    /// Names both.
    package init(winner: String, loser: String) {
        self.winner = winner
        self.loser = loser
    }
}

/// A host that somebody asked for and may not serve.
package struct LostHost: Hashable, Sendable {
    /// An Environment or a Portal.
    package struct Owner: Hashable, Sendable {
        /// Whether it is a Portal.
        package var isPortal: Bool
        /// Its name.
        package var name: ResourceName
        /// Where it asks for the host.
        package var provenance: Provenance

        /// Names an owner.
        package init(isPortal: Bool, name: ResourceName, provenance: Provenance) {
            self.isPortal = isPortal
            self.name = name
            self.provenance = provenance
        }

        /// What owners are sorted by.
        package var text: String { "\(isPortal ? "Portal" : "Environment") \(name)" }
    }

    /// The host that was asked for.
    package var host: HostName
    /// The host that the owner has: the same, or a narrower one that a wildcard gives way to.
    package var taken: HostName
    /// Who has it.
    package var owner: Owner
    /// Who asked for it too.
    package var loser: Owner

    /// Says who lost what to whom.
    package init(host: HostName, taken: HostName, owner: Owner, loser: Owner) {
        self.host = host
        self.taken = taken
        self.owner = owner
        self.loser = loser
    }

    /// What lost hosts are sorted by.
    package var order: String { "\(host)\u{0}\(taken)\u{0}\(owner.text)\u{0}\(loser.text)" }
}
