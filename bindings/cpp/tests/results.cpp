#include "check.hpp"
#include "fixtures.hpp"

using portalcore::DiagnosticFormat;
using portalcore::Format;

static void test_documents(const portalcore::Result& result) {
    const auto documents = result.documents();
    REQUIRE(documents.size() >= 2);
    const auto first = result.document(0);
    REQUIRE(first);
    CHECK(first->content_hash.size() == 64);
    CHECK(first->phase == portalcore::Phase::foundations);
    CHECK(documents[documents.size() - 1].kind == "VirtualService");
    CHECK(documents[documents.size() - 1].api_version == "networking.istio.io/v1");
    CHECK(documents[documents.size() - 1].object_namespace == "shop");

    const auto yaml = result.document_text(0, Format::yaml);
    REQUIRE(yaml);
    CHECK(yaml->view().substr(0, 4) == "---\n");
    CHECK(yaml->view().data()[yaml->view().size()] == '\0');
    CHECK(yaml->str() == yaml->view());
    const auto json = result.document_text(0, Format::json);
    REQUIRE(json);
    CHECK(json->view().front() == '{');
    const auto all = result.render_documents(Format::yaml);
    REQUIRE(all);
    CHECK(all->view().substr(0, yaml->view().size()) == yaml->view());

    CHECK(result.document(documents.size()).error().status() == portalcore::Status::out_of_range);
    CHECK(result.document_text(documents.size(), Format::yaml).error().argument() == "index");
    CHECK(result.document_text(0, static_cast<Format>(77)).error().argument() == "format");
}

static void test_diagnostics(const portalcore::Result& result) {
    CHECK(result.error_count() == 1);
    CHECK(result.documents().empty());
    const auto diagnostic = result.diagnostic(0);
    REQUIRE(diagnostic);
    CHECK(diagnostic->severity == portalcore::Severity::error);
    CHECK(diagnostic->code == "PC1010");
    CHECK(diagnostic->slug == "duplicate-key");
    CHECK(!diagnostic->message.empty());
    REQUIRE(diagnostic->range);
    CHECK(diagnostic->range->file == "api.yaml");
    CHECK(diagnostic->range->start_line == 2);
    CHECK(std::string_view(duplicate_key).substr(diagnostic->range->start_offset, 5) == "title");
    REQUIRE(diagnostic->labels.size() == 1);
    const auto label = diagnostic->labels[0];
    CHECK(!label.message.empty());
    REQUIRE(label.range);
    CHECK(label.range->start_offset < diagnostic->range->start_offset);

    CHECK(result.diagnostic(result.diagnostics().size()).error().status() == portalcore::Status::out_of_range);
    CHECK(diagnostic->labels[1].message.empty());
    for (const auto format : {DiagnosticFormat::json, DiagnosticFormat::sarif, DiagnosticFormat::text,
             DiagnosticFormat::text_color, DiagnosticFormat::github}) {
        const auto text = result.render_diagnostics(format);
        REQUIRE(text);
        CHECK(text->view().find("PC1010") != std::string_view::npos);
    }
    CHECK(result.render_diagnostics(static_cast<DiagnosticFormat>(0)).error().argument() == "format");
}

void test_results() {
    auto input = portalcore::Input::make();
    REQUIRE(input && input->add("portal.yaml", portal()));
    auto result = input->translate();
    REQUIRE(result);
    CHECK(result->error_count() == 0);
    CHECK(!result->summary().empty());
    CHECK(result->revision() == 0);
    CHECK(result->held_back_count() == 0);
    const auto changes = result->changes_since(0);
    CHECK(!changes && changes.error().status() == portalcore::Status::invalid_state);
    // A result stays when its input goes.
    input->close();
    test_documents(*result);

    auto wrong = portalcore::Input::make();
    REQUIRE(wrong && wrong->add("api.yaml", duplicate_key));
    const auto validated = wrong->validate();
    REQUIRE(validated);
    test_diagnostics(*validated);
}
