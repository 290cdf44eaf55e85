#include "check.hpp"
#include "fixtures.hpp"

#include <array>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

using portalcore::Decision;
using portalcore::Policy;
using portalcore::Reason;
using portalcore::Request;
using portalcore::Status;

static void test_fields(const Policy& policy) {
    const auto decision = policy.decide(Request()
                                            .host("api.example.com:443")
                                            .method("GET")
                                            .path("/hello?x=1")
                                            .header("API-Key", morning_key)
                                            .client_address("192.0.2.7")
                                            .now(1700000000));
    REQUIRE(decision);
    CHECK(decision->allowed() && decision->status() == 200 && decision->reason() == Reason::key_accepted);
    CHECK(decision->route() == greet_route && decision->plan() == "shop/guests" && decision->consumer() == "mia");
    CHECK(!decision->www_authenticate());
    const auto headers = decision->set_headers();
    REQUIRE(headers.size() == 2);
    CHECK(headers[0].name == "x-portal-consumer" && headers[0].value == "mia");
    CHECK(headers[1].name == "x-portal-plan" && headers[1].value == "shop/guests");
    CHECK(headers[2].name.empty());
    bool removed = false;
    for (const auto name : decision->removed_headers()) {
        removed |= name == "api-key";
    }
    CHECK(removed);
    CHECK(decision->removed_parameters().empty() && decision->removed_parameters()[0].empty());
    REQUIRE(decision->limits().size() == 1);
    CHECK(decision->limits()[0].name == "limit1");
    CHECK(decision->limits()[0].value == "10/minute/shop/guests/p/shop/greetings/c/mia");
    CHECK(decision->limit_domain() == "portalcore/shop/town");

    const auto missing = policy.decide(Request().route(greet_route));
    REQUIRE(missing);
    CHECK(!missing->allowed() && missing->status() == 401 && missing->reason() == Reason::credential_missing);
    CHECK(missing->www_authenticate() && missing->www_authenticate()->find("ApiKey") != std::string_view::npos);
    CHECK(!missing->plan() && !missing->consumer() && !missing->limit_domain());
    const auto wrong = policy.decide(Request().route(greet_route).header("api-key", "evening-key"));
    CHECK(wrong && wrong->reason() == Reason::credential_invalid);
    const auto ambiguous =
        policy.decide(Request().route(greet_route).header("api-key", morning_key).header("api-key", "evening-key"));
    CHECK(ambiguous && ambiguous->reason() == Reason::credential_ambiguous);
    const auto unknown = policy.decide(Request().host("api.example.com").method("GET").path("/nothing"));
    CHECK(unknown && unknown->status() == 404 && unknown->reason() == Reason::unknown_route && !unknown->route());
}

static void test_tokens(const Policy& policy) {
    const std::string provider(policy.token_providers()[0]);
    const std::string_view claims = R"({"iss": "https://login.example.com", "sub": "ana", "exp": 1700000100})";
    Request request;
    request.route(greet_route).token(provider, claims).now(1700000000);
    const auto accepted = policy.decide(request);
    REQUIRE(accepted);
    CHECK(accepted->allowed() && accepted->reason() == Reason::token_accepted && accepted->consumer() == "ana");
    request.now(1800000000);
    const auto expired = policy.decide(request);
    CHECK(expired && expired->reason() == Reason::credential_expired);

    request.clear();
    const auto unavailable = policy.decide(request.route(greet_route).token_failure(provider, 40));
    CHECK(unavailable && !unavailable->allowed() && unavailable->status() == 503);
    CHECK(unavailable->reason() == Reason::keys_unavailable);
    // What is cleared is gone.
    request.clear();
    const auto none = policy.decide(request);
    CHECK(none && none->reason() == Reason::unknown_host);
}

static void test_memory(const Policy& policy) {
    const Request request = Request().route(greet_route).header("api-key", morning_key);
    Decision decision;
    CHECK(!decision.allowed() && decision.reason() == Reason::undecided && decision.status() == 0);

    // Too little is a deny that says how much is needed at least; with more each time there is enough at last.
    CHECK(policy.decide(request, decision));
    CHECK(!decision.allowed() && decision.reason() == Reason::memory_too_small && decision.status() == 500);
    CHECK(decision.set_headers().empty() && !decision.consumer() && decision.wants_more_memory());
    std::vector<char> memory(decision.needed_size());
    Decision exact(memory.data(), memory.size());
    REQUIRE(policy.decide(request, exact));
    while (exact.wants_more_memory()) {
        CHECK(!exact.allowed());
        memory.resize(exact.needed_size());
        exact = Decision(memory.data(), memory.size());
        REQUIRE(policy.decide(request, exact));
    }
    CHECK(exact.allowed() && exact.needed_size() == memory.size() && exact.memory_size() == memory.size());
    Decision small(memory.data(), memory.size() - 1);
    CHECK(policy.decide(request, small) && !small.allowed() && small.wants_more_memory());
    // Both lie in the same memory.
    CHECK(policy.decide(request, exact) && exact.allowed());

    // It is used again and again, and nothing is allocated.
    Decision reused(8192);
    Request again = request;
    const int before = allocations;
    for (int round = 0; round < 100; ++round) {
        again.clear();
        again.route(greet_route).header("api-key", round % 2 == 0 ? morning_key : "evening-key");
        const auto done = policy.decide(again, reused);
        CHECK(done && reused.allowed() == (round % 2 == 0));
    }
    CHECK(allocations == before);

    // A call that fails leaves nothing that was allowed before, and a move leaves nothing behind.
    CHECK(policy.decide(request, exact) && exact.allowed());
    CHECK(Policy().decide(request, exact).error().status() == Status::invalid_argument);
    CHECK(!exact.allowed() && exact.reason() == Reason::undecided && exact.set_headers().empty());
    CHECK(policy.decide(request, reused) && reused.allowed());
    const auto plan = reused.plan();
    Decision moved = std::move(reused);
    CHECK(moved.allowed() && moved.plan() == "shop/guests" && plan == moved.plan());
    CHECK(!reused.allowed() && reused.memory_size() == 0 && !reused.plan());
    reused = std::move(moved);
    CHECK(reused.allowed() && !moved.allowed() && reused.limits().size() == 1);

    // The usual memory grows with the path.
    const std::string long_path = "/hello?" + std::string(100000, '%');
    const auto decided = policy.decide(Request().host("api.example.com").method("GET").path(long_path));
    CHECK(decided && decided->reason() == Reason::credential_missing);
}

static void test_batch(const Policy& policy) {
    std::vector<Request> requests(40);
    for (std::size_t index = 0; index < requests.size(); ++index) {
        requests[index].route(greet_route).header("api-key", index % 2 == 0 ? morning_key : "evening-key");
    }
    auto decisions = policy.decide_batch(requests);
    REQUIRE(decisions);
    REQUIRE(decisions->size() == requests.size());
    // Each stays when the others go.
    Decision last = std::move(decisions->at(38));
    for (std::size_t index = 0; index < 38; ++index) {
        const Decision& decision = (*decisions)[index];
        CHECK(decision.allowed() == (index % 2 == 0) && decision.route() == greet_route);
        CHECK(decision.consumer().has_value() == decision.allowed());
    }
    decisions->clear();
    CHECK(last.allowed() && last.consumer() == "mia" && last.limits()[0].name == "limit1");
    CHECK(policy.decide_batch(std::array<Request, 0>())->empty());
    const auto small = policy.decide_batch(requests, 16);
    REQUIRE(small);
    CHECK(!small->front().allowed() && small->front().reason() == Reason::memory_too_small);
    CHECK(small->front().memory_size() == 16 && small->front().needed_size() > 16);
}

// What does not fit into the usual memory gets as much as it needs: a challenge with a long name in it.
static void test_long_answers(const portalcore::Result& result) {
    std::string document = policy_document(result);
    replace_all(document, "\"api-key\"", "\"" + std::string(5000, 'x') + "\"");
    const auto policy = Policy::load({document});
    REQUIRE(policy);
    std::vector<Request> requests(3);
    requests[1].route(greet_route);
    const auto alone = policy->decide(requests[1]);
    REQUIRE(alone);
    CHECK(alone->reason() == Reason::credential_missing && alone->memory_size() >= 5000);
    REQUIRE(alone->www_authenticate());
    CHECK(alone->www_authenticate()->size() > 5000);
    const auto batch = policy->decide_batch(requests);
    REQUIRE(batch && batch->size() == 3);
    CHECK(batch->at(0).reason() == Reason::unknown_host && batch->at(2).reason() == Reason::unknown_host);
    CHECK(batch->at(1).reason() == Reason::credential_missing);
    CHECK(batch->at(1).www_authenticate() == alone->www_authenticate());
}

// Many threads ask one policy at once, each with a decision of its own.
static void test_threads(const Policy& policy) {
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int index = 0; index < 16; ++index) {
        threads.emplace_back([&policy, &wrong, index] {
            const bool known = index % 2 == 0;
            const Request request = Request().route(greet_route).header("api-key", known ? morning_key : "evening-key");
            Decision decision(4096);
            for (int round = 0; round < 200; ++round) {
                const auto done = policy.decide(request, decision);
                wrong += done && decision.allowed() == known && decision.route() == greet_route ? 0 : 1;
                wrong += decision.consumer().has_value() == known ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(wrong == 0);
}

void test_decisions() {
    const auto result = translated(guarded());
    REQUIRE(result);
    const auto policy = result->policy();
    REQUIRE(policy);
    test_fields(*policy);
    test_tokens(*policy);
    test_memory(*policy);
    test_batch(*policy);
    test_long_answers(*result);
    test_threads(*policy);
}
