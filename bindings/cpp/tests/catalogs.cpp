#include "check.hpp"
#include "fixtures.hpp"

using portalcore::Format;
using portalcore::OpenApi;
using portalcore::Specification;
using portalcore::Status;
using portalcore::Viewer;

static bool contains(const portalcore::Expected<portalcore::Text>& text, std::string_view word) {
    return text && text->view().find(word) != std::string_view::npos;
}

static void test_catalog(const portalcore::Result& result) {
    const Viewer staff = {"mia", {"others", "staff"}};
    CHECK(contains(result.render_catalog("shop/front", staff, Format::json), "\"id\": \"greet\""));
    CHECK(contains(result.render_catalog("shop/front", {"", {"staff"}}, Format::yaml), "id: greet"));
    CHECK(contains(result.render_catalog("shop/front", {}, Format::yaml), "products: []"));
    CHECK(contains(result.render_catalog("shop/front", {"mia"}, Format::yaml), "products: []"));

    const auto other = result.render_catalog("shop/other", {}, Format::json);
    REQUIRE(!other);
    CHECK(other.error().status() == Status::not_found && other.error().argument() == "portal");
    CHECK(!other.error().message().empty());
    CHECK(result.render_catalog("no-slash", {}, Format::json).error().status() == Status::invalid_argument);
    CHECK(result.render_catalog("", {}, Format::json).error().argument() == "portal");
    CHECK(result.render_catalog("shop/front", {}, static_cast<Format>(9)).error().argument() == "format");
    CHECK(result.render_catalog("shop/front", {"\xff"}, Format::json).error().argument() == "viewer.username");
    CHECK(result.render_catalog("shop/front", {"", {""}}, Format::json).error().argument() == "viewer.groups");
}

static void test_specification(const portalcore::Result& result) {
    Specification asked = {"shop/greetings", "v1", "shop/town"};
    CHECK(contains(result.render_specification(asked), "operationId: greet"));
    CHECK(contains(result.render_specification(asked), "openapi: 3.1."));
    asked.openapi = OpenApi::v3_0;
    asked.format = Format::json;
    CHECK(contains(result.render_specification(asked), "\"openapi\": \"3.0."));

    // With a portal, it is for those who may see it.
    asked.portal = "shop/front";
    CHECK(result.render_specification(asked).error().status() == Status::not_found);
    asked.viewer = Viewer{"", {"staff"}};
    CHECK(contains(result.render_specification(asked), "\"operationId\": \"greet\""));
    asked.portal = {};
    CHECK(result.render_specification(asked).error().argument() == "specification.viewer");
    asked.viewer.reset();

    asked.version = "v2";
    const auto none = result.render_specification(asked);
    REQUIRE(!none);
    CHECK(none.error().status() == Status::not_found && none.error().argument() == "specification");
    asked.version = "v1";
    asked.product = "greetings";
    CHECK(result.render_specification(asked).error().argument() == "specification.product");
    asked.product = "shop/greetings";
    asked.openapi = static_cast<OpenApi>(9);
    CHECK(result.render_specification(asked).error().argument() == "specification.openapi");
}

void test_catalogs() {
    const auto result = translated(guarded());
    REQUIRE(result);
    CHECK(result->error_count() == 0);

    CHECK(contains(result->render_statuses(Format::yaml), "type: Programmed"));
    CHECK(contains(result->render_statuses(Format::json), "\"schemaVersion\": 1"));
    CHECK(result->render_statuses(static_cast<Format>(9)).error().argument() == "format");
    test_catalog(*result);
    test_specification(*result);
}
