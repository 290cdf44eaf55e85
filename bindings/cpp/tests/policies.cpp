#include "check.hpp"
#include "fixtures.hpp"

#include <vector>

using portalcore::Policy;
using portalcore::Reason;
using portalcore::Request;
using portalcore::Status;

static void expect_same(const Policy& policy) {
    CHECK(policy.route_count() == 1 && policy.key_count() == 1);
    REQUIRE(policy.token_providers().size() == 1);
    CHECK(policy.token_providers()[0].substr(0, 4) == "jwt-" && policy.token_providers()[0].size() == 20);
    CHECK(policy.token_providers()[1].empty());
    const auto decision = policy.decide(Request().route(greet_route).header("api-key", morning_key));
    REQUIRE(decision);
    CHECK(decision->allowed() && decision->consumer() == "mia");
}

void test_policies() {
    auto result = translated(guarded());
    REQUIRE(result);
    const std::string document = policy_document(*result);
    auto made = result->policy();
    REQUIRE(made);
    result->close();
    expect_same(*made);

    // Loaded, it says the same; a document twice says it once.
    const auto loaded = Policy::load({document});
    REQUIRE(loaded);
    expect_same(*loaded);
    const auto twice = Policy::load(std::vector<std::string>{document, document});
    REQUIRE(twice);
    expect_same(*twice);
    const auto empty = Policy::load({});
    REQUIRE(empty);
    CHECK(empty->route_count() == 0 && empty->key_count() == 0 && empty->token_providers().empty());
    const auto nobody = empty->decide(Request().route(greet_route));
    REQUIRE(nobody);
    CHECK(!nobody->allowed() && nobody->reason() == Reason::unknown_route);

    const auto broken = Policy::load({document, "{}"});
    REQUIRE(!broken);
    CHECK(broken.error().status() == Status::malformed && broken.error().argument() == "documents");
    CHECK(!broken.error().message().empty());
    CHECK(Policy::load({""}).error().status() == Status::malformed);
    CHECK(Policy::load({std::string_view()}).error().status() == Status::malformed);
    std::string contradiction = document;
    replace_all(contradiction, "\"requests\":10", "\"requests\":11");
    CHECK(contradiction != document);
    const auto divided = Policy::load({document, contradiction});
    REQUIRE(divided);
    const auto refusal = divided->decide(Request().route(greet_route));
    REQUIRE(refusal);
    CHECK(!refusal->allowed() && refusal->status() == 503 && refusal->reason() == Reason::incomplete_policy);

    // What was borrowed stays where it is while the handle moves.
    const auto provider = made->token_providers()[0];
    const std::string copy(provider);
    Policy moved = *std::move(made);
    CHECK(provider == copy);
    expect_same(moved);
    CHECK(made->route_count() == 0 && made->key_count() == 0 && made->token_providers().empty());
    CHECK(made->decide(Request()).error().argument() == "policy");
    CHECK(made->decide_batch(std::vector<Request>(2)).error().argument() == "policy");
    moved.close();
    moved.close();
    CHECK(!moved.decide(Request()));
}
