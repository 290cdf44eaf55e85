#ifndef PORTALCORE_POLICY_HPP
#define PORTALCORE_POLICY_HPP

#include "decision.hpp"
#include "expected.hpp"
#include "request.hpp"

#include <initializer_list>

namespace portalcore {

namespace detail {

struct TokenProviderSource {
    const portalcore_policy* policy = nullptr;

    [[nodiscard]] std::string_view operator()(std::size_t index) const noexcept {
        return view(portalcore_policy_token_provider(policy, index));
    }
};

/// How much memory decides nearly every request.
inline std::size_t usual_memory(const portalcore_request& request) noexcept {
    return 4096 + 3 * request.path.size;
}

} // namespace detail

/// Who may call which operation: what an authorization server decides by. Immutable; it needs no result. Any number of
/// threads may ask one policy at once.
class Policy : public detail::Handle<portalcore_policy, portalcore_policy_free> {
public:
    using Handle::Handle;
    using TokenProviders = Sequence<std::string_view, detail::TokenProviderSource>;

    /// Reads the documents of policies: those of one translation or of several, in any order. An environment whose
    /// documents contradict each other is refused as a whole, as incomplete_policy, and costs the others nothing.
    ///
    /// - documents: what converts to std::string_view, each JSON in UTF-8
    ///
    /// Errors: malformed where a text is no document of a policy, or is of a version that is not known: none is used
    /// then.
    template <typename Documents>
    [[nodiscard]] static Expected<Policy> load(const Documents& documents) {
        std::vector<portalcore_bytes> raw;
        for (const std::string_view document : documents) {
            raw.push_back(detail::bytes(document));
        }
        const portalcore_bytes* first = raw.data();
        return detail::make<Policy>(portalcore_policy_load, first, raw.size());
    }
    [[nodiscard]] static Expected<Policy> load(std::initializer_list<std::string_view> documents) {
        return load<std::initializer_list<std::string_view>>(documents);
    }

    /// How many routes it knows, those among them that the gateway answers by itself.
    [[nodiscard]] std::size_t route_count() const noexcept { return portalcore_policy_route_count(raw()); }
    /// How many API keys it knows.
    [[nodiscard]] std::size_t key_count() const noexcept { return portalcore_policy_key_count(raw()); }

    /// The names of the token providers, sorted; borrowed from the policy.
    [[nodiscard]] TokenProviders token_providers() const& noexcept {
        return {{raw()}, portalcore_policy_token_provider_count(raw())};
    }
    TokenProviders token_providers() const&& = delete;

    /// Decides on a request, in memory that is made for it. Errors: invalid_argument.
    [[nodiscard]] Expected<Decision> decide(const Request& request) const {
        Decision decision(detail::usual_memory(request.raw()));
        auto done = decide(request, decision);
        while (done && decision.wants_more_memory()) {
            decision = Decision(decision.needed_size());
            done = decide(request, decision);
        }
        if (!done) {
            return std::move(done).error();
        }
        return Expected<Decision>(std::move(decision));
    }

    /// Decides on a request, in the memory that the decision has: nothing is allocated, unless the call fails. Where
    /// the memory is too small, the decision lets nothing through and says how much it needs at least. Errors:
    /// invalid_argument; the decision lets nothing through then.
    Expected<void> decide(const Request& request, Decision& decision) const {
        const portalcore_request raw_request = request.raw();
        auto done = detail::run(portalcore_policy_decide, raw(), &raw_request, decision.raw());
        if (!done) {
            decision.reset();
        }
        return done;
    }

    /// Decides on several requests by one call. Errors: invalid_argument.
    ///
    /// - requests: a range of Request
    /// - memory_size: how much memory each decision has, in bytes; 0: as much as it needs
    template <typename Requests>
    [[nodiscard]] Expected<std::vector<Decision>> decide_batch(
        const Requests& requests, std::size_t memory_size = 0) const {
        std::vector<portalcore_request> asked;
        std::vector<portalcore_decision> decided;
        std::vector<Decision> decisions;
        for (const Request& request : requests) {
            asked.push_back(request.raw());
            decisions.emplace_back(memory_size != 0 ? memory_size : detail::usual_memory(asked.back()));
            decided.push_back(*decisions.back().raw());
        }
        const portalcore_request* first = asked.data();
        if (auto done = detail::run(portalcore_policy_decide_batch, raw(), first, decided.data(), decided.size());
            !done) {
            return std::move(done).error();
        }
        std::size_t index = 0;
        for (const Request& request : requests) {
            Decision& decision = decisions[index];
            *decision.raw() = decided[index++];
            if (memory_size == 0 && decision.wants_more_memory()) {
                auto alone = decide(request);
                if (!alone) {
                    return std::move(alone).error();
                }
                decision = *std::move(alone);
            }
        }
        return Expected<std::vector<Decision>>(std::move(decisions));
    }
};

} // namespace portalcore

#endif
