#ifndef PORTALCORE_CHANGES_HPP
#define PORTALCORE_CHANGES_HPP

#include "expected.hpp"
#include "sequence.hpp"
#include "text.hpp"

namespace portalcore {

/// What is to be done with one object. The strings are borrowed from the changes that it was read from.
struct Change {
    Action action{};
    /// As the document was last given; unknown where it is not known.
    Phase phase{};
    /// As in Document; of an object that is to be deleted, what was last known of it.
    std::string_view api_version;
    std::string_view kind;
    std::string_view object_namespace;
    std::string_view object_name;
    std::string_view content_hash;
};

namespace detail {

struct ChangeSource {
    const portalcore_changes* changes = nullptr;

    [[nodiscard]] Expected<Change> get(std::size_t index) const {
        portalcore_change raw = PORTALCORE_CHANGE_INIT;
        if (auto done = run(portalcore_changes_get, changes, index, &raw); !done) {
            return std::move(done).error();
        }
        return Change{static_cast<Action>(raw.action), static_cast<Phase>(raw.phase), view(raw.api_version),
            view(raw.kind), view(raw.object_namespace), view(raw.object_name), view(raw.content_hash)};
    }
    [[nodiscard]] Change operator()(std::size_t index) const {
        auto change = get(index);
        return change ? *change : Change{};
    }
};

} // namespace detail

/// What leads from one revision to another, in the order in which to do it. Immutable.
class Changes : public detail::Handle<portalcore_changes, portalcore_changes_free> {
public:
    using Handle::Handle;
    using Items = Sequence<Change, detail::ChangeSource>;

    /// Whether the host has to start over, because the revision is forgotten or later than the result: the changes are
    /// one upsert for each document, and once the listing is complete the host deletes what carries our label and is
    /// not among them.
    [[nodiscard]] bool need_resync() const noexcept { return portalcore_changes_need_resync(raw()) != 0; }

    [[nodiscard]] std::size_t size() const noexcept { return portalcore_changes_count(raw()); }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }

    /// All of them, borrowed from the changes.
    [[nodiscard]] Items items() const& noexcept { return {source(), size()}; }
    Items items() const&& = delete;
    [[nodiscard]] Items::Iterator begin() const& noexcept { return items().begin(); }
    [[nodiscard]] Items::Iterator end() const& noexcept { return items().end(); }

    /// Errors: out_of_range.
    [[nodiscard]] Expected<Change> at(std::size_t index) const& { return source().get(index); }
    Expected<Change> at(std::size_t index) const&& = delete;

    /// Writes the document of an upsert. Errors: out_of_range; invalid_state for a deletion, which has no document.
    [[nodiscard]] Expected<Text> document_text(std::size_t index, Format format) const {
        return detail::make<Text>(portalcore_changes_document_text, raw(), index, static_cast<std::uint32_t>(format));
    }

private:
    [[nodiscard]] detail::ChangeSource source() const noexcept { return {raw()}; }
};

} // namespace portalcore

#endif
