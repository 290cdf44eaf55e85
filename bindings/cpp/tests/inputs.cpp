#include "check.hpp"
#include "fixtures.hpp"

#include <map>
#include <vector>

// A portal whose description is in a file, which names another file.
static std::string portal_of_files() {
    std::string text = portal();
    const auto start = text.find("    inline:");
    text.replace(start, text.find("---") - start, "    file: specs/api.yaml\n");
    return text;
}

static const char* const description = R"(openapi: 3.1.0
info: {title: Greetings, version: 1.0.0}
paths:
  /hello/{name}:
    parameters: [{$ref: "parameters.yaml#/name"}]
    get: {operationId: greet, responses: {"200": {description: A greeting}}}
)";
static const char* const parameters = "name: {name: name, in: path, required: true, schema: {type: string}}\n";

void test_inputs() {
    auto input = portalcore::Input::make();
    REQUIRE(input && input->add("portals/portal.yaml", portal_of_files()));

    const auto required = input->required_content();
    REQUIRE(required);
    REQUIRE(required->size() == 1);
    CHECK(required->items()[0].kind == portalcore::ContentKind::file);
    CHECK(required->items()[0].name == "portals/specs/api.yaml");
    CHECK(required->at(1).error().status() == portalcore::Status::out_of_range);

    // Two rounds, and nothing is asked for twice, not even what is not there.
    const std::map<std::string, const char*, std::less<>> files = {
        {"portals/specs/api.yaml", description}, {"portals/specs/parameters.yaml", parameters}};
    std::vector<std::string> asked;
    const auto supplied = input->supply([&](const portalcore::Requirement& requirement) {
        asked.emplace_back(requirement.name);
        const auto file = files.find(requirement.name);
        return file == files.end() ? std::nullopt : std::optional<std::string_view>(file->second);
    });
    REQUIRE(supplied);
    CHECK((asked == std::vector<std::string>{"portals/specs/api.yaml", "portals/specs/parameters.yaml"}));
    CHECK(input->required_content()->empty());
    auto result = input->translate();
    REQUIRE(result);
    CHECK(result->error_count() == 0);
    CHECK(result->requirements()->empty());

    // What cannot be supplied ends the asking and stays a requirement of the result.
    auto poor = portalcore::Input::make();
    REQUIRE(poor && poor->add("portal.yaml", portal_of_files()));
    int calls = 0;
    CHECK(poor->supply([&](const portalcore::Requirement&) { return ++calls, std::optional<std::string>(); }));
    CHECK(calls == 1);
    const auto partial = poor->translate();
    REQUIRE(partial);
    CHECK(partial->error_count() > 0);
    CHECK(partial->requirements()->size() == 1);

    // The same texts in another order give the same bytes.
    auto one = portalcore::Input::make(), two = portalcore::Input::make();
    REQUIRE(one && two);
    CHECK(one->add("a.yaml", portal()) && one->add("b.yaml", portal("/bye", "farewells")));
    CHECK(two->add("b.yaml", portal("/bye", "farewells")) && two->add("a.yaml", portal()));
    const auto first = one->translate(), second = two->translate();
    REQUIRE(first && second);
    CHECK(first->render_documents(portalcore::Format::yaml)->view() ==
          second->render_documents(portalcore::Format::yaml)->view());
}
