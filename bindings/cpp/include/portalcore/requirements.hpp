#ifndef PORTALCORE_REQUIREMENTS_HPP
#define PORTALCORE_REQUIREMENTS_HPP

#include "expected.hpp"
#include "sequence.hpp"

namespace portalcore {

/// Content that the host is asked to supply.
struct Requirement {
    ContentKind kind{};
    /// The name to supply it under; borrowed from the list.
    std::string_view name;
};

namespace detail {

struct RequirementSource {
    const portalcore_requirements* requirements = nullptr;

    [[nodiscard]] Expected<Requirement> get(std::size_t index) const {
        portalcore_requirement raw = PORTALCORE_REQUIREMENT_INIT;
        if (auto done = run(portalcore_requirements_get, requirements, index, &raw); !done) {
            return std::move(done).error();
        }
        return Requirement{static_cast<ContentKind>(raw.kind), view(raw.name)};
    }
    [[nodiscard]] Requirement operator()(std::size_t index) const {
        auto requirement = get(index);
        return requirement ? *requirement : Requirement{};
    }
};

} // namespace detail

/// A list of requirements, sorted by kind and name. Immutable.
class Requirements : public detail::Handle<portalcore_requirements, portalcore_requirements_free> {
public:
    using Handle::Handle;
    using Items = Sequence<Requirement, detail::RequirementSource>;

    [[nodiscard]] std::size_t size() const noexcept { return portalcore_requirements_count(raw()); }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }

    /// All of them, borrowed from the list.
    [[nodiscard]] Items items() const& noexcept { return {source(), size()}; }
    Items items() const&& = delete;
    [[nodiscard]] Items::Iterator begin() const& noexcept { return items().begin(); }
    [[nodiscard]] Items::Iterator end() const& noexcept { return items().end(); }

    /// Errors: out_of_range.
    [[nodiscard]] Expected<Requirement> at(std::size_t index) const& { return source().get(index); }
    Expected<Requirement> at(std::size_t index) const&& = delete;

private:
    [[nodiscard]] detail::RequirementSource source() const noexcept { return {raw()}; }
};

} // namespace portalcore

#endif
