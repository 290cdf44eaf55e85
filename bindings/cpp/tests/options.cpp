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

static std::string_view view(portalcore_string string) {
    return {string.data, string.size};
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
    CHECK(refused(Options().portal_service_port(65536), Status::out_of_range, "options.portal_service_port"));
    CHECK(refused(
        Options().rate_limit_service_name("Not A Label"), Status::invalid_argument, "options.rate_limit_service_name"));
    CHECK(refused(Options().request_authentication(static_cast<portalcore::RequestAuthentication>(9)),
        Status::invalid_argument, "options.request_authentication"));
    CHECK(refused(Options().root_namespace("Not A Label"), Status::invalid_argument, "options.root_namespace"));

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
                       .max_revisions(15)
                       .authorization_service_namespace("sixteen")
                       .authorization_service_name("seventeen")
                       .authorization_service_port(18)
                       .rate_limit_service_namespace("nineteen")
                       .rate_limit_service_name("twenty")
                       .rate_limit_service_port(21)
                       .portal_service_namespace("twenty-two")
                       .portal_service_name("twenty-three")
                       .portal_service_port(24)
                       .request_authentication(portalcore::RequestAuthentication::on)
                       .root_namespace("twenty-six");
    const Options copy = options;
    options.default_namespace("changed");
    const portalcore_options raw = copy.raw();
    CHECK(raw.struct_size == sizeof(portalcore_options));
    CHECK(raw.target == PORTALCORE_TARGET_ISTIO);
    CHECK(raw.reference_grants == PORTALCORE_GRANTS_NOT_REQUIRED);
    CHECK(view(raw.default_namespace) == "one");
    CHECK(view(raw.cluster_domain) == "two");
    CHECK(view(raw.assumed_gateway_namespace) == "three");
    CHECK(view(raw.assumed_gateway_name) == "four");
    CHECK(raw.max_text_bytes == 5 && raw.max_total_bytes == 6 && raw.max_depth == 7 && raw.max_nodes == 8);
    CHECK(raw.max_aliased_nodes == 9 && raw.max_scalar_bytes == 10 && raw.max_documents == 11);
    CHECK(raw.max_object_routes == 12 && raw.preferred_object_bytes == 13 && raw.max_object_bytes == 14);
    CHECK(raw.max_revisions == 15);
    CHECK(view(raw.authorization_service_namespace) == "sixteen");
    CHECK(view(raw.authorization_service_name) == "seventeen" && raw.authorization_service_port == 18);
    CHECK(view(raw.rate_limit_service_namespace) == "nineteen");
    CHECK(view(raw.rate_limit_service_name) == "twenty" && raw.rate_limit_service_port == 21);
    CHECK(view(raw.portal_service_namespace) == "twenty-two");
    CHECK(view(raw.portal_service_name) == "twenty-three" && raw.portal_service_port == 24);
    CHECK(raw.request_authentication == PORTALCORE_REQUEST_AUTHENTICATION_ON);
    CHECK(view(raw.root_namespace) == "twenty-six");

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

    // The Service of the authorization server is asked for in the filters.
    auto filtered = Input::make(Options().authorization_service_name("gatekeeper").authorization_service_port(7777));
    REQUIRE(filtered && filtered->add("portal.yaml", guarded()));
    const auto filters = filtered->translate()->render_documents(portalcore::Format::yaml)->str();
    CHECK(filters.find("gatekeeper.portalcore-system") != std::string::npos);
    CHECK(filters.find("7777") != std::string::npos);

    // Where the namespace of the proxies is not said, the filters are in that of the mesh.
    auto meshed = Input::make(Options().reference_grants(portalcore::Grants::not_required).root_namespace("mesh"));
    std::string silent = guarded();
    replace_all(silent, "workload: {namespace: shop, ", "workload: {");
    REQUIRE(meshed && meshed->add("portal.yaml", silent));
    const auto everywhere = meshed->translate();
    REQUIRE(everywhere);
    int filter_count = 0;
    for (const auto document : everywhere->documents()) {
        if (document.kind == "EnvoyFilter") {
            ++filter_count;
            CHECK(document.object_namespace == "mesh");
        }
    }
    CHECK(filter_count > 0);
}
