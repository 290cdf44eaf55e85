#ifndef PORTALCORE_DIFF_HPP
#define PORTALCORE_DIFF_HPP

#include "diagnostic.hpp"
#include "text.hpp"

namespace portalcore {

/// A difference. The strings are borrowed from the differences that it was read from.
struct Difference {
    DiffSeverity severity{};
    /// What kind of difference it is, such as "operation-removed".
    std::string_view kind;
    /// What it is about, in one line.
    std::string_view subject;
    /// What changed, in one line that goes on where the subject ends.
    std::string_view message;
    /// Where it was written, and where it is.
    std::optional<Range> before;
    std::optional<Range> after;
};

namespace detail {

struct DifferenceSource {
    const portalcore_diff* diff = nullptr;

    [[nodiscard]] Expected<Difference> get(std::size_t index) const {
        portalcore_difference raw = PORTALCORE_DIFFERENCE_INIT;
        if (auto done = run(portalcore_diff_get, diff, index, &raw); !done) {
            return std::move(done).error();
        }
        return Difference{static_cast<DiffSeverity>(raw.severity), view(raw.kind), view(raw.subject), view(raw.message),
            range(raw.before), range(raw.after)};
    }
    [[nodiscard]] Difference operator()(std::size_t index) const {
        auto difference = get(index);
        return difference ? *difference : Difference{};
    }
};

} // namespace detail

/// What is noticed of the step from one result to another; what matters most is first. Immutable. See compare().
class Diff : public detail::Handle<portalcore_diff, portalcore_diff_free> {
public:
    using Handle::Handle;
    using Items = Sequence<Difference, detail::DifferenceSource>;

    [[nodiscard]] std::size_t size() const noexcept { return portalcore_diff_count(raw()); }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }

    /// All of them, borrowed from the differences.
    [[nodiscard]] Items items() const& noexcept { return {source(), size()}; }
    Items items() const&& = delete;
    [[nodiscard]] Items::Iterator begin() const& noexcept { return items().begin(); }
    [[nodiscard]] Items::Iterator end() const& noexcept { return items().end(); }

    /// Errors: out_of_range.
    [[nodiscard]] Expected<Difference> at(std::size_t index) const& { return source().get(index); }
    Expected<Difference> at(std::size_t index) const&& = delete;

    /// How much that matters which matters most; std::nullopt where nothing differs.
    [[nodiscard]] std::optional<DiffSeverity> max_severity() const {
        return empty() ? std::nullopt : std::optional(items()[0].severity);
    }

    /// Writes all differences.
    [[nodiscard]] Expected<Text> render(DiffFormat format) const {
        return detail::make<Text>(portalcore_diff_render, raw(), static_cast<std::uint32_t>(format));
    }

private:
    [[nodiscard]] detail::DifferenceSource source() const noexcept { return {raw()}; }
};

} // namespace portalcore

#endif
