internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Reads the pages, style sheets and pictures that portals and products name.
///
/// What a picture's `url` leads to is never asked for: browsers get it from there. A fault leaves out the one page,
/// style sheet or picture, and nothing else.
struct SiteContentLoader {
    private enum Kind {
        case picture
        case text
    }

    private let index: ResourceIndex
    private let supplied: [String: [UInt8]]
    /// The longest content, in bytes.
    private let longest: Int
    private var trust: Trust
    private(set) var findings = Findings()
    /// What is needed and not there, by name.
    private(set) var missing: [String: ContentRequirement] = [:]
    private(set) var result = SiteContent()

    init(_ index: ResourceIndex, content: [String: [UInt8]], options: DocumentOptions, trust: Trust) {
        longest = min(1 << 20, options.maximumBytes)
        self.index = index
        self.trust = trust
        supplied = content
    }

    /// Reads what the sound portals and products of an input name.
    mutating func load(_ input: DecodedInput, _ sources: SourceMap) {
        for product in input.apiProducts {
            load(product.image, "image", .picture, Referrer(product), product.provenance, sources)
        }
        for portal in input.portals {
            let owner = Referrer(portal)
            if let branding = portal.branding {
                load(branding.logo, "logo", .picture, owner, portal.provenance, sources)
                load(branding.favicon, "favicon", .picture, owner, portal.provenance, sources)
                load(branding.banner, "banner", .picture, owner, portal.provenance, sources)
                load(branding.css, "css", .text, owner, portal.provenance, sources)
            }
            for (number, page) in portal.pages.enumerated() {
                switch page.content {
                case .markdown(let source), .html(let source):
                    load(source, SiteResolver.field(ofPage: number), .text, owner, portal.provenance, sources)
                case .embed:
                    continue
                }
            }
        }
    }

    private mutating func load(
        _ source: ContentSource?,
        _ field: String,
        _ kind: Kind,
        _ owner: Referrer,
        _ provenance: Provenance,
        _ sources: SourceMap
    ) {
        guard let source else { return }
        let key = SiteContent.Key(owner: owner.identity, field: field)
        if kind == .picture, case .url(let url) = source.location {
            result.found[key] = .url(url)
            return
        }
        guard var bytes = bytes(of: source, owner, provenance, sources) else { return }
        guard bytes.count <= longest else {
            report(
                .contentTooLarge,
                source,
                ["field": field, "size": String(bytes.count), "most": String(longest)],
                owner
            )
            return
        }
        switch kind {
        case .picture:
            guard Picture.isKnown(bytes) else { return report(.notAPicture, source, ["field": field], owner) }
        case .text:
            guard String(validating: bytes, as: UTF8.self) != nil else {
                return report(.notText, source, ["field": field], owner)
            }
            if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
        }
        result.found[key] = .bytes(bytes)
    }

    private mutating func report(
        _ code: DiagnosticCode,
        _ source: ContentSource,
        _ arguments: [String: String],
        _ owner: Referrer
    ) {
        findings.report(code, at: source.provenance, arguments, subject: owner.identity)
    }

    private mutating func bytes(
        of source: ContentSource,
        _ owner: Referrer,
        _ provenance: Provenance,
        _ sources: SourceMap
    ) -> [UInt8]? {
        switch source.location {
        case .inline: return nil
        case .text(let text): return Array(text.text.utf8)
        case .bytes(let bytes): return bytes.bytes
        case .file, .url, .configMap: break
        }
        var reasons: Set<String> = []
        let place = ContentLookup.find(
            source,
            of: owner,
            at: provenance,
            index,
            &trust,
            sources,
            &findings,
            &reasons
        )
        switch place {
        case nil, .mapping?:
            return nil
        case .embedded(let node)?:
            return Array(node.text.utf8)
        case .base64(let node)?:
            // The ConfigMap that holds it was read, so that it is sound.
            var ignored = Diagnostics()
            return DocumentReader.bytes(base64: node, diagnostics: &ignored)
        case .bytes(let bytes, _, _)?:
            return bytes
        case .supplied(let requirement)?:
            if let bytes = supplied[requirement.name] { return bytes }
            if missing[requirement.name] == nil { missing[requirement.name] = requirement }
            _ = findings.reportMissing(requirement, at: source.provenance, subject: owner.identity)
            return nil
        }
    }
}

/// The kinds of pictures that are taken: those that cannot carry scripts.
enum Picture {
    private static let beginnings: [[UInt8]] = [
        [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], // PNG
        [0xff, 0xd8, 0xff], // JPEG
        Array("GIF87a".utf8), Array("GIF89a".utf8),
        [0x00, 0x00, 0x01, 0x00], // ICO
    ]

    /// Whether bytes are a PNG, JPEG, GIF, WebP or ICO, by how they begin.
    static func isKnown(_ bytes: [UInt8]) -> Bool {
        if beginnings.contains(where: bytes.starts) { return true }
        return bytes.count >= 12 && bytes.starts(with: "RIFF".utf8) && bytes[8..<12].elementsEqual("WEBP".utf8)
    }
}
