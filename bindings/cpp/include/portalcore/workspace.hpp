#ifndef PORTALCORE_WORKSPACE_HPP
#define PORTALCORE_WORKSPACE_HPP

#include "options.hpp"
#include "result.hpp"

namespace portalcore {

/// Texts that come and go, and what became of them each time: for controllers. portalcore.h, "Workspace", has the loop.
///
/// No function is `const`: a workspace is for one thread at a time. Its results are for all.
class Workspace : public detail::Handle<portalcore_workspace, portalcore_workspace_free> {
public:
    using Handle::Handle;

    /// Makes an empty workspace, which is listing. Errors: as Input::make().
    [[nodiscard]] static Expected<Workspace> make(const Options& options = {}) {
        const portalcore_options raw = options.raw();
        return detail::make<Workspace>(portalcore_workspace_new, &raw);
    }

    /// Stages a text, in the place of the one that was there under the URI. The same bytes again change nothing.
    /// Errors: invalid_argument, limit_exceeded.
    Expected<void> put(std::string_view uri, std::string_view text, Format format = Format::automatic) {
        return detail::run(portalcore_workspace_put, raw(), uri.data(), uri.size(), text.data(), text.size(),
            static_cast<std::uint32_t>(format));
    }

    /// Removes a staged text. It is no error if there is none.
    Expected<void> remove(std::string_view uri) {
        return detail::run(portalcore_workspace_remove, raw(), uri.data(), uri.size());
    }

    /// Supplies content that the texts refer to (Result::requirements()), in the place of what was there under the
    /// name.
    Expected<void> put_content(std::string_view name, std::string_view bytes) {
        return detail::run(
            portalcore_workspace_put_content, raw(), name.data(), name.size(), bytes.data(), bytes.size());
    }

    /// Takes supplied content back. It is no error if there is none.
    Expected<void> remove_content(std::string_view name) {
        return detail::run(portalcore_workspace_remove_content, raw(), name.data(), name.size());
    }

    /// Tells the workspace of an object that an earlier run applied. Only before the first evaluation.
    ///
    /// - document: kind and object_name must be there; the phase is that of its annotation "portalcore.dev/phase", the
    ///   content_hash that of its annotation "portalcore.dev/content-hash"
    ///
    /// Errors: invalid_argument; invalid_state after an evaluation; limit_exceeded.
    Expected<void> adopt(const Document& document) {
        const portalcore_document raw_document = detail::raw(document);
        return detail::run(portalcore_workspace_adopt, raw(), &raw_document);
    }

    /// Begins a listing anew: what is not put again until its end is then removed.
    Expected<void> begin_listing() { return detail::run(portalcore_workspace_begin_listing, raw()); }

    /// Says that everything there is was put since the listing began: deletions are no longer held back.
    Expected<void> end_listing() { return detail::run(portalcore_workspace_end_listing, raw()); }

    /// Makes the configuration that serves what is staged. If nothing has changed, this is the result of the last time.
    [[nodiscard]] Expected<Result> evaluate() { return detail::make<Result>(portalcore_workspace_evaluate, raw()); }
};

} // namespace portalcore

#endif
