#include "check.hpp"

#include <portalcore.hpp>

#include <string>

void test_library() {
    CHECK(portalcore::version() == std::to_string(PORTALCORE_VERSION_MAJOR) + "." +
                                       std::to_string(PORTALCORE_VERSION_MINOR) + "." +
                                       std::to_string(PORTALCORE_VERSION_PATCH));
    CHECK(portalcore::abi_version() == PORTALCORE_ABI_VERSION);
    CHECK(portalcore::is_compatible());
    CHECK(portalcore::status_name(portalcore::Status::duplicate_name) == "duplicate name");
    CHECK(portalcore::status_name(static_cast<portalcore::Status>(12345)) == "unknown status");

    const auto page = portalcore::diagnostic_page("pc1010");
    REQUIRE(page);
    CHECK(page->view().find("PC1010") != std::string_view::npos);
    const auto by_slug = portalcore::diagnostic_page("duplicate-key");
    REQUIRE(by_slug);
    CHECK(by_slug->view() == page->view());
    CHECK(portalcore::diagnostic_page("PC0000").error().status() == portalcore::Status::invalid_argument);
    CHECK(portalcore::diagnostic_page("").error().status() == portalcore::Status::invalid_argument);

    const auto yaml = portalcore::crds(portalcore::Format::yaml);
    const auto json = portalcore::crds(portalcore::Format::json);
    REQUIRE(yaml && json);
    CHECK(yaml->view().substr(0, 3) == "---");
    CHECK(json->view().front() == '{');
}
