#include "check.hpp"
#include "fixtures.hpp"

using portalcore::EnvoyOptions;
using portalcore::ExplainRequest;
using portalcore::Input;
using portalcore::Options;
using portalcore::Overlaps;
using portalcore::ReportFormat;
using portalcore::Status;

static bool contains(const portalcore::Expected<portalcore::Text>& text, std::string_view part) {
    return text && text->view().find(part) != std::string_view::npos;
}

static void test_explanation(const portalcore::Result& result) {
    const std::string_view url = "https://api.example.com/hello";
    CHECK(contains(result.render_explanation({url}, ReportFormat::json), "\"outcome\": \"denied\""));
    CHECK(contains(result.render_explanation({url}, ReportFormat::yaml), "status: 401\n"));
    const ExplainRequest member = {url, "GET", {{"API-Key", morning_key}}, "shop/town", "192.0.2.7", 7};
    const auto explained = result.render_explanation(member, ReportFormat::text);
    CHECK(contains(explained, greet_route));
    CHECK(contains(result.render_explanation(member, ReportFormat::json), "\"outcome\": \"backend\""));
    CHECK(!contains(explained, morning_key));
    CHECK(contains(result.render_explanation({url, "DELETE"}, ReportFormat::json), "\"outcome\": \"noRoute\""));

    const auto refused = [&](const ExplainRequest& request) {
        const auto text = result.render_explanation(request, ReportFormat::json);
        CHECK(!text && text.error().status() == Status::invalid_argument);
        return text ? std::string() : std::string(text.error().argument());
    };
    CHECK(refused({}) == "request.url");
    CHECK(refused({"api.example.com/hello"}) == "request.url");
    CHECK(refused({url, "", {{"", "value"}}}) == "request.headers");
    CHECK(refused({url, "", {}, "town"}) == "request.environment");
    CHECK(result.render_explanation({url}, static_cast<ReportFormat>(9)).error().argument() == "format");
}

static void test_overlaps() {
    std::string text = portal("\"/{name}\"");
    replace_all(text, "{\"/{name}\": {get: ",
        "{/exit: {get: {operationId: exit, responses: {\"200\": {description: The way out}}}}, \"/{name}\": "
        "{parameters: "
        "[{name: name, in: path, required: true, schema: {type: string}}], get: ");
    const auto result = translated(text);
    REQUIRE(result);
    CHECK(contains(result->render_overlaps(Overlaps::findings, ReportFormat::json), "\"overlaps\": []"));
    CHECK(contains(result->render_overlaps(Overlaps::all, ReportFormat::json), "\"witness\": \"GET /exit\""));
    CHECK(contains(result->render_overlaps(Overlaps::all, ReportFormat::yaml), "kind: inside\n"));
    CHECK(contains(result->render_overlaps(Overlaps::all, ReportFormat::text), "inside: GET /exit\n"));
    CHECK(result->render_overlaps(Overlaps::findings, ReportFormat::text)->view().empty());
    CHECK(result->render_overlaps(static_cast<Overlaps>(9), ReportFormat::text).error().argument() == "scope");
    CHECK(result->render_overlaps(Overlaps::all, static_cast<ReportFormat>(9)).error().argument() == "format");
}

static void test_envoy() {
    EnvoyOptions envoy;
    envoy.listener = {"127.0.0.2", 9000};
    envoy.admin = {"::1", 9001};
    envoy.authorization = {"localhost", 9002};
    envoy.rate_limit = {"127.0.0.3", 9003};
    envoy.portal = {"127.0.0.4", 9004};
    envoy.backends = {{"shop/orders:80", {"127.0.0.5", 9005}}, {"cakes", {"127.0.0.6", 9006}}};
    envoy.access_log = "requests.log";
    envoy.directory = "portal";
    envoy.trusted_certificates = "/etc/trusted.pem";
    envoy.max_listed_routes = 7;
    envoy.mocks = portalcore::Mocks::all;
    envoy.access_logging = portalcore::AccessLog::on;
    const Options copy = Options(Options().target(portalcore::Target::envoy).envoy(envoy));
    const portalcore_options options = copy.raw();
    REQUIRE(options.envoy != nullptr);
    const portalcore_envoy_options& raw = *options.envoy;
    const auto is = [](portalcore_string string, std::string_view text) {
        return std::string_view(string.data, string.size) == text;
    };
    const auto at = [&](const portalcore_endpoint& endpoint, std::string_view host, std::uint32_t port) {
        return is(endpoint.host, host) && endpoint.port == port && endpoint.reserved == 0;
    };
    CHECK(raw.struct_size == sizeof(raw) && raw.mocks == PORTALCORE_MOCKS_ALL);
    CHECK(raw.access_logging == PORTALCORE_ACCESS_LOG_ON && raw.max_listed_routes == 7);
    CHECK(at(raw.listener, "127.0.0.2", 9000) && at(raw.admin, "::1", 9001));
    CHECK(at(raw.authorization, "localhost", 9002) && at(raw.rate_limit, "127.0.0.3", 9003));
    CHECK(at(raw.portal, "127.0.0.4", 9004) && raw.backend_count == 2);
    CHECK(is(raw.backends[0].service, "shop/orders:80") && at(raw.backends[0].endpoint, "127.0.0.5", 9005));
    CHECK(is(raw.backends[1].service, "cakes") && at(raw.backends[1].endpoint, "127.0.0.6", 9006));
    CHECK(is(raw.access_log, "requests.log") && is(raw.directory, "portal"));
    CHECK(is(raw.trusted_certificates, "/etc/trusted.pem"));

    auto input = Input::make(copy);
    REQUIRE(input && input->add("portal.yaml", portal()));
    const auto result = input->translate();
    REQUIRE(result && result->documents().size() == 4);
    CHECK(result->documents()[0].kind == "Bootstrap" && result->documents()[0].object_namespace.empty());
    CHECK(contains(result->render_documents(portalcore::Format::json), "\"port_value\": 9000"));
    // Envoy answers by itself, and so it is explained.
    CHECK(contains(result->render_explanation({"http://greetings.example.com/hello"}, ReportFormat::json),
        "\"outcome\": \"mock\""));

    const auto refused = [](const Options& asked) { return std::string(Input::make(asked).error().argument()); };
    CHECK(refused(Options().envoy(envoy)) == "options.envoy");
    envoy.listener.host = "localhost";
    CHECK(refused(Options().target(portalcore::Target::envoy).envoy(envoy)) == "options.envoy.listener.host");
}

void test_reports() {
    const auto result = translated(guarded());
    REQUIRE(result);
    test_explanation(*result);
    test_overlaps();
    test_envoy();
}
