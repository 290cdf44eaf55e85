#ifndef PORTALCORE_RESULT_HPP
#define PORTALCORE_RESULT_HPP

#include "changes.hpp"
#include "diagnostic.hpp"
#include "diff.hpp"
#include "document.hpp"
#include "explain.hpp"
#include "policy.hpp"
#include "requirements.hpp"
#include "viewer.hpp"

namespace portalcore {

/// What became of an input or a workspace: documents, diagnostics, requirements. Immutable, and independent of what it
/// was made from. The documents of a result with errors are safe to apply: they serve less than was asked for, never
/// more.
class Result : public detail::Handle<portalcore_result, portalcore_result_free> {
public:
    using Handle::Handle;

    /// One line that says what was made of what, for people; borrowed from the result.
    [[nodiscard]] std::string_view summary() const& noexcept { return detail::view(portalcore_result_summary(raw())); }
    std::string_view summary() const&& = delete;

    /// The content that was referred to and not supplied.
    [[nodiscard]] Expected<Requirements> requirements() const {
        return detail::make<Requirements>(portalcore_result_requirements, raw());
    }

    /// The documents, in the order of application; none after a validation.
    [[nodiscard]] Documents documents() const& noexcept {
        return {documents_source(), portalcore_result_document_count(raw())};
    }
    Documents documents() const&& = delete;
    /// Errors: out_of_range.
    [[nodiscard]] Expected<Document> document(std::size_t index) const& { return documents_source().get(index); }
    Expected<Document> document(std::size_t index) const&& = delete;

    /// Writes a document, an object or a file of Envoy's configuration; YAML begins with "---". Errors: out_of_range.
    [[nodiscard]] Expected<Text> document_text(std::size_t index, Format format) const {
        return detail::make<Text>(portalcore_result_document_text, raw(), index, static_cast<std::uint32_t>(format));
    }
    /// Writes all documents: as one stream of YAML, or as one JSON object of the kind List; for Envoy, as the message or
    /// an array of messages.
    [[nodiscard]] Expected<Text> render_documents(Format format) const {
        return detail::make<Text>(portalcore_result_render_documents, raw(), static_cast<std::uint32_t>(format));
    }

    /// The findings, sorted by file, place and code.
    [[nodiscard]] Diagnostics diagnostics() const& noexcept {
        return {diagnostics_source(), portalcore_result_diagnostic_count(raw())};
    }
    Diagnostics diagnostics() const&& = delete;
    /// Errors: out_of_range.
    [[nodiscard]] Expected<Diagnostic> diagnostic(std::size_t index) const& { return diagnostics_source().get(index); }
    Expected<Diagnostic> diagnostic(std::size_t index) const&& = delete;

    [[nodiscard]] std::size_t error_count() const noexcept { return portalcore_result_error_count(raw()); }
    [[nodiscard]] std::size_t warning_count() const noexcept { return portalcore_result_warning_count(raw()); }

    /// Writes all findings.
    [[nodiscard]] Expected<Text> render_diagnostics(DiagnosticFormat format) const {
        return detail::make<Text>(portalcore_result_render_diagnostics, raw(), static_cast<std::uint32_t>(format));
    }

    /// Writes the conditions of the resources among the inputs, as a controller would set them.
    [[nodiscard]] Expected<Text> render_statuses(Format format) const {
        return detail::make<Text>(portalcore_result_render_statuses, raw(), static_cast<std::uint32_t>(format));
    }

    /// Writes the catalogue that a portal shows to somebody.
    ///
    /// - portal: "NAMESPACE/NAME" of a Portal among the inputs
    /// - viewer: who looks at it; `{}` for somebody of whom nothing is known
    ///
    /// Errors: invalid_argument; not_found where no sound Portal has the name.
    [[nodiscard]] Expected<Text> render_catalog(std::string_view portal, const Viewer& viewer, Format format) const {
        const detail::RawViewer raw_viewer(viewer);
        return detail::make<Text>(portalcore_result_render_catalog, raw(), portal.data(), portal.size(),
            raw_viewer.get(), static_cast<std::uint32_t>(format));
    }

    /// Writes the published specification of a version of a product: one OpenAPI document.
    /// Errors: invalid_argument; not_found where there is nothing of it that the viewer may see.
    [[nodiscard]] Expected<Text> render_specification(const Specification& specification) const {
        const detail::RawViewer raw_viewer(specification.viewer ? *specification.viewer : Viewer{});
        const portalcore_specification asked =
            detail::raw(specification, specification.viewer ? raw_viewer.get() : nullptr);
        return detail::make<Text>(portalcore_result_render_specification, raw(), &asked);
    }

    /// Says what becomes of a request at the gateway, and why. Errors: invalid_argument, also for a URL that no client
    /// sends to a gateway.
    [[nodiscard]] Expected<Text> render_explanation(const ExplainRequest& request, ReportFormat format) const {
        const detail::RawExplainRequest asked(request);
        return detail::make<Text>(
            portalcore_result_render_explanation, raw(), asked.get(), static_cast<std::uint32_t>(format));
    }

    /// Lists the operations that share requests, and says who gets them.
    [[nodiscard]] Expected<Text> render_overlaps(Overlaps scope, ReportFormat format) const {
        return detail::make<Text>(portalcore_result_render_overlaps, raw(), static_cast<std::uint32_t>(scope),
            static_cast<std::uint32_t>(format));
    }

    /// The policy of the translation: who may call which operation. It may outlive the result.
    [[nodiscard]] Expected<Policy> policy() const { return detail::make<Policy>(portalcore_result_policy, raw()); }

    /// The revision of the workspace that the result is of, from 1; 0 for a result that is of no workspace.
    [[nodiscard]] std::uint64_t revision() const noexcept { return portalcore_result_revision(raw()); }
    /// Whether it was made of everything there is: of a workspace whose listing was complete, or of an input.
    [[nodiscard]] bool is_complete() const noexcept { return portalcore_result_is_complete(raw()) != 0; }
    /// How many deletions and replacements are held back because the listing is not complete.
    [[nodiscard]] std::size_t held_back_count() const noexcept { return portalcore_result_held_back_count(raw()); }

    /// What a host that applied a revision (0: what was adopted) has to do to get to this one.
    /// Errors: invalid_state for a result that is of no workspace.
    [[nodiscard]] Expected<Changes> changes_since(std::uint64_t revision) const {
        return detail::make<Changes>(portalcore_result_changes_since, raw(), revision);
    }

private:
    [[nodiscard]] detail::DocumentSource documents_source() const noexcept { return {raw()}; }
    [[nodiscard]] detail::DiagnosticSource diagnostics_source() const noexcept { return {raw()}; }
};

/// What consumers and operators notice of the step from one result to another. It may outlive both.
[[nodiscard]] inline Expected<Diff> compare(const Result& before, const Result& after) {
    return detail::make<Diff>(portalcore_result_compare, before.raw(), after.raw());
}

} // namespace portalcore

#endif
