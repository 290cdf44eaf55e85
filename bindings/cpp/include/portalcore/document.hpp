#ifndef PORTALCORE_DOCUMENT_HPP
#define PORTALCORE_DOCUMENT_HPP

#include "expected.hpp"
#include "sequence.hpp"

namespace portalcore {

/// What a Kubernetes object is. The strings are borrowed from the result that it was read from.
struct Document {
    Phase phase{};
    /// Such as "networking.istio.io/v1".
    std::string_view api_version;
    /// Such as "VirtualService".
    std::string_view kind;
    std::string_view object_namespace;
    std::string_view object_name;
    /// 64 hexadecimal digits: equal for objects that need no update.
    std::string_view content_hash;
};

namespace detail {

struct DocumentSource {
    const portalcore_result* result = nullptr;

    [[nodiscard]] Expected<Document> get(std::size_t index) const {
        portalcore_document raw = PORTALCORE_DOCUMENT_INIT;
        if (auto done = run(portalcore_result_document, result, index, &raw); !done) {
            return std::move(done).error();
        }
        return Document{static_cast<Phase>(raw.phase), view(raw.api_version), view(raw.kind),
            view(raw.object_namespace), view(raw.object_name), view(raw.content_hash)};
    }
    [[nodiscard]] Document operator()(std::size_t index) const {
        auto document = get(index);
        return document ? *document : Document{};
    }
};

inline portalcore_document raw(const Document& document) noexcept {
    portalcore_document raw = PORTALCORE_DOCUMENT_INIT;
    raw.phase = static_cast<std::uint32_t>(document.phase);
    raw.api_version = string(document.api_version);
    raw.kind = string(document.kind);
    raw.object_namespace = string(document.object_namespace);
    raw.object_name = string(document.object_name);
    raw.content_hash = string(document.content_hash);
    return raw;
}

} // namespace detail

/// The documents of a result, in the order of application; borrowed from it.
using Documents = Sequence<Document, detail::DocumentSource>;

} // namespace portalcore

#endif
