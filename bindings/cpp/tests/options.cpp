#include "check.hpp"
#include "fixtures.hpp"

using portalcore::Input;
using portalcore::Options;
using portalcore::Status;

static bool refused(const Options& options, Status status, std::string_view argument) {
    const auto input = Input::make(options);
    const auto workspace = portalcore::Workspace::make(options);
    return !input && input.error().status() == status && input.error().argument() == argument && !workspace &&
           workspace.error().status() == status && workspace.error().argument() == argument;
}

void test_options() {
    CHECK(refused(Options().max_depth(1001), Status::out_of_range, "options.max_depth"));
    CHECK(refused(Options().max_revisions(10001), Status::out_of_range, "options.max_revisions"));
    CHECK(refused(Options().max_text_bytes((1ULL << 31) + 1), Status::out_of_range, "options.max_text_bytes"));
    CHECK(refused(Options().default_namespace("Not A Label"), Status::invalid_argument, "options.default_namespace"));
    CHECK(refused(Options().cluster_domain("-"), Status::invalid_argument, "options.cluster_domain"));
    CHECK(refused(Options().target(static_cast<portalcore::Target>(9)), Status::invalid_argument, "options.target"));
    CHECK(refused(Options().reference_grants(static_cast<portalcore::Grants>(9)), Status::invalid_argument,
        "options.reference_grants"));
    CHECK(!Input::make(Options().assumed_gateway_namespace("only-one")));

    // Every setter reaches its own field.
    auto options = Options()
                       .target(portalcore::Target::istio)
                       .reference_grants(portalcore::Grants::not_required)
                       .default_namespace("one")
                       .cluster_domain("two")
                       .assumed_gateway_namespace("three")
                       .assumed_gateway_name("four")
                       .max_text_bytes(5)
                       .max_total_bytes(6)
                       .max_depth(7)
                       .max_nodes(8)
                       .max_aliased_nodes(9)
                       .max_scalar_bytes(10)
                       .max_documents(11)
                       .max_object_routes(12)
                       .preferred_object_bytes(13)
                       .max_object_bytes(14)
                       .max_revisions(15);
    const Options copy = options;
    options.default_namespace("changed");
    const portalcore_options raw = copy.raw();
    CHECK(raw.struct_size == sizeof(portalcore_options));
    CHECK(raw.target == PORTALCORE_TARGET_ISTIO);
    CHECK(raw.reference_grants == PORTALCORE_GRANTS_NOT_REQUIRED);
    CHECK(std::string_view(raw.default_namespace.data, raw.default_namespace.size) == "one");
    CHECK(std::string_view(raw.cluster_domain.data, raw.cluster_domain.size) == "two");
    CHECK(std::string_view(raw.assumed_gateway_namespace.data, raw.assumed_gateway_namespace.size) == "three");
    CHECK(std::string_view(raw.assumed_gateway_name.data, raw.assumed_gateway_name.size) == "four");
    CHECK(raw.max_text_bytes == 5 && raw.max_total_bytes == 6 && raw.max_depth == 7 && raw.max_nodes == 8);
    CHECK(raw.max_aliased_nodes == 9 && raw.max_scalar_bytes == 10 && raw.max_documents == 11);
    CHECK(raw.max_object_routes == 12 && raw.preferred_object_bytes == 13 && raw.max_object_bytes == 14);
    CHECK(raw.max_revisions == 15);

    // The namespace of the options is that of what names none.
    auto input = Input::make(Options().default_namespace("elsewhere"));
    REQUIRE(input);
    std::string text = portal();
    replace_all(text, ", namespace: shop", "");
    REQUIRE(input->add("portal.yaml", text));
    const auto result = input->translate();
    REQUIRE(result);
    REQUIRE(!result->documents().empty());
    CHECK(result->documents()[0].object_namespace == "elsewhere");
}
