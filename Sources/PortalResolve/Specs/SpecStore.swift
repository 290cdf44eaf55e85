package import PortalDocument
package import PortalSchema
package import PortalVocabulary

/// The API descriptions of an input, by ApiDoc, and what else resources name content for.
package struct SpecStore: Sendable {
    /// What is known of the description of one ApiDoc.
    package struct Entry: Sendable {
        /// The description, or `nil` where there is no telling which operations exist.
        package var description: ApiDescription?
        /// The identifiers of the errors found while it was read, sorted.
        package var reasons: [String]

        /// Keeps what was read.
        package init(description: ApiDescription?, reasons: [String] = []) {
            self.description = description
            self.reasons = reasons
        }
    }

    /// By the name of the ApiDoc; every sound ApiDoc has an entry.
    package var entries: [ResourceName: Entry]
    /// The pages, style sheets and pictures of portals and products.
    package var contents = SiteContent()
    /// What the host has to supply and has not, sorted by kind and name.
    package var missing: [ContentRequirement]
    /// The documents that were read beyond those of the input, so that diagnostics can be located in them.
    package var documents: [Document] = []
    /// The key sets of plans, by the identity of the plan; every sound plan with tokens has an entry.
    package var keySets: [String: LoadedKeySet] = [:]

    /// Holds descriptions.
    package init(entries: [ResourceName: Entry] = [:], missing: [ContentRequirement] = []) {
        self.entries = entries
        self.missing = missing
    }
}
