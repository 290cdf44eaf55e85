// Says what an authorization server would: whether a manifest lets a request through.
//
// Usage: decide FILE METHOD HOST PATH [API-KEY]
// Exit status: 0: allowed; 1: denied; 2: anything else.
#include <portalcore.hpp>

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>

using portalcore::Expected;

// A server would load the documents of the policy instead: portalcore::Policy::load().
static Expected<portalcore::Policy> policy_of(std::string_view name, std::string_view text) {
    auto input = portalcore::Input::make();
    if (!input) {
        return input.error();
    }
    if (auto added = input->add(name, text); !added) {
        return added.error();
    }
    const auto result = input->translate();
    return result ? result->policy() : result.error();
}

static int fail(std::string_view message) {
    std::cerr << "decide: " << message << '\n';
    return 2;
}

int main(int count, char** arguments) {
    if (count != 5 && count != 6) {
        return fail("usage: decide FILE METHOD HOST PATH [API-KEY]");
    }
    std::ifstream file(arguments[1], std::ios::binary);
    if (!file) {
        return fail("the file cannot be read");
    }
    const auto policy = policy_of(arguments[1], std::string(std::istreambuf_iterator<char>(file), {}));
    if (!policy) {
        return fail(policy.error().message());
    }

    portalcore::Request request;
    request.method(arguments[2]).host(arguments[3]).path(arguments[4]).now(std::time(nullptr));
    if (count == 6) {
        request.header("api-key", arguments[5]);
    }
    const auto decision = policy->decide(request);
    if (!decision) {
        return fail(decision.error().message());
    }
    std::cout << decision->status() << ' ' << decision->route().value_or("-") << '\n';
    for (const auto header : decision->set_headers()) {
        std::cout << header.name << ": " << header.value << '\n';
    }
    return decision->allowed() ? 0 : 1;
}
