#include "check.hpp"
#include "fixtures.hpp"

#include <type_traits>

using portalcore::Status;

template <typename Handle>
constexpr bool moves_only = std::is_nothrow_move_constructible_v<Handle>&& std::is_nothrow_move_assignable_v<Handle> &&
                            !std::is_copy_constructible_v<Handle> && !std::is_copy_assignable_v<Handle>;

static_assert(moves_only<portalcore::Input> && moves_only<portalcore::Workspace> && moves_only<portalcore::Result>);
static_assert(moves_only<portalcore::Diff> && moves_only<portalcore::Policy> && moves_only<portalcore::Decision>);
static_assert(moves_only<portalcore::Changes> && moves_only<portalcore::Requirements> && moves_only<portalcore::Text>);

// What was moved from or closed still answers: with an error, or with nothing.
static void expect_closed(portalcore::Input& input, portalcore::Workspace& workspace) {
    CHECK(!input.is_open() && !input && input.raw() == nullptr);
    CHECK(input.add("a", "").error().argument() == "input");
    CHECK(input.add_content("a", "").error().status() == Status::invalid_argument);
    CHECK(input.required_content().error().status() == Status::invalid_argument);
    CHECK(input.validate().error().status() == Status::invalid_argument);
    CHECK(input.translate().error().status() == Status::invalid_argument);
    CHECK(workspace.put("a", "").error().argument() == "workspace");
    CHECK(workspace.remove("a").error().status() == Status::invalid_argument);
    CHECK(workspace.put_content("a", "").error().status() == Status::invalid_argument);
    CHECK(workspace.remove_content("a").error().status() == Status::invalid_argument);
    CHECK(workspace.adopt({}).error().status() == Status::invalid_argument);
    CHECK(workspace.begin_listing().error().status() == Status::invalid_argument);
    CHECK(workspace.end_listing().error().status() == Status::invalid_argument);
    CHECK(workspace.evaluate().error().status() == Status::invalid_argument);
}

static void expect_closed(const portalcore::Result& result, const portalcore::Changes& changes,
    const portalcore::Requirements& requirements, const portalcore::Text& text) {
    CHECK(result.documents().empty() && result.diagnostics().empty());
    CHECK(result.error_count() == 0 && result.warning_count() == 0);
    CHECK(result.revision() == 0 && result.held_back_count() == 0 && !result.is_complete());
    CHECK(result.summary().empty());
    CHECK(result.document(0).error().argument() == "result");
    CHECK(result.diagnostic(0).error().status() == Status::invalid_argument);
    CHECK(result.document_text(0, portalcore::Format::yaml).error().status() == Status::invalid_argument);
    CHECK(result.render_documents(portalcore::Format::yaml).error().status() == Status::invalid_argument);
    CHECK(!result.render_diagnostics(portalcore::DiagnosticFormat::text));
    CHECK(result.requirements().error().status() == Status::invalid_argument);
    CHECK(result.changes_since(0).error().status() == Status::invalid_argument);
    CHECK(result.render_statuses(portalcore::Format::yaml).error().argument() == "result");
    CHECK(result.render_catalog("a/b", {}, portalcore::Format::yaml).error().argument() == "result");
    CHECK(result.render_specification({}).error().argument() == "result");
    CHECK(result.render_explanation({}, portalcore::ReportFormat::text).error().argument() == "result");
    CHECK(!result.render_overlaps(portalcore::Overlaps::all, portalcore::ReportFormat::text));
    CHECK(result.policy().error().argument() == "result");
    CHECK(portalcore::compare(result, result).error().argument() == "before");
    CHECK(changes.empty() && !changes.need_resync() && changes.begin() == changes.end());
    CHECK(changes.at(0).error().argument() == "changes");
    CHECK(!changes.document_text(0, portalcore::Format::yaml));
    CHECK(requirements.empty() && requirements.begin() == requirements.end());
    CHECK(requirements.at(0).error().argument() == "requirements");
    CHECK(text.view().empty() && text.str().empty());
}

void test_moving() {
    auto input = *portalcore::Input::make();
    auto workspace = *portalcore::Workspace::make();
    CHECK(input.add("portal.yaml", portal()) && workspace.put("portal.yaml", portal()));
    auto result = *workspace.evaluate();
    auto changes = *result.changes_since(0);
    auto requirements = *result.requirements();
    auto text = *result.render_documents(portalcore::Format::yaml);
    const auto document = result.documents()[0];
    const std::string_view view = text.view();
    const std::string kind(document.kind), copy(view);

    portalcore::Input moved_input = std::move(input);
    portalcore::Workspace moved_workspace = std::move(workspace);
    portalcore::Result moved_result;
    expect_closed(moved_result, {}, {}, {});
    moved_result = std::move(result);
    const portalcore::Changes moved_changes = std::move(changes);
    const portalcore::Requirements moved_requirements = std::move(requirements);
    const portalcore::Text moved_text = std::move(text);

    expect_closed(input, workspace);
    expect_closed(result, changes, requirements, text);
    // What was borrowed stays where it is while the handle moves.
    CHECK(document.kind == kind);
    CHECK(view == copy && moved_text.view().data() == view.data());
    CHECK(moved_input.translate() && moved_workspace.evaluate());
    CHECK(moved_changes.size() == moved_result.documents().size());

    // A move into an open handle releases what it had.
    moved_result = *moved_input.translate();
    CHECK(moved_result.revision() == 0);

    portalcore_input* raw = moved_input.release();
    CHECK(raw != nullptr && !moved_input.is_open());
    portalcore::Input owner(raw);
    CHECK(owner.translate());
    owner.close();
    moved_workspace.close();
    owner.close();
    moved_workspace.close();
    expect_closed(owner, moved_workspace);
}
