#ifndef PORTALCORE_DECISION_HPP
#define PORTALCORE_DECISION_HPP

#include "enumerations.hpp"
#include "handle.hpp"
#include "sequence.hpp"

#include <memory>
#include <utility>

namespace portalcore {

/// A name and a value, such as a header field.
struct Field {
    std::string_view name;
    std::string_view value;
};

namespace detail {

struct FieldSource {
    const portalcore_field* fields = nullptr;
    std::size_t size = 0;

    [[nodiscard]] Field operator()(std::size_t index) const noexcept {
        return index < size ? Field{view(fields[index].name), view(fields[index].value)} : Field{};
    }
};

struct NameSource {
    const portalcore_bytes* names = nullptr;
    std::size_t size = 0;

    [[nodiscard]] std::string_view operator()(std::size_t index) const noexcept {
        return index < size ? view(names[index]) : std::string_view();
    }
};

} // namespace detail

/// What was decided on a request, and the memory that its texts lie in. Before a decision it lets nothing through, and
/// so after a move or a call that failed.
///
/// Strings are borrowed from the memory: they are gone with the decision, or with the memory of the caller, and when
/// the decision is used again; a move leaves them. Sequences are borrowed from the decision itself, where it is.
class Decision {
public:
    using Fields = Sequence<Field, detail::FieldSource>;
    using Names = Sequence<std::string_view, detail::NameSource>;

    /// Without memory.
    Decision() noexcept = default;
    /// With memory of its own, to be used again and again.
    explicit Decision(std::size_t memory_size) : owned_(new char[memory_size]) {
        raw_.memory = owned_.get();
        raw_.memory_size = memory_size;
    }
    /// In memory of the caller, which has to outlive the decision.
    Decision(char* memory, std::size_t memory_size) noexcept {
        raw_.memory = memory;
        raw_.memory_size = memory_size;
    }
    Decision(Decision&& other) noexcept : raw_(std::exchange(other.raw_, none())), owned_(std::move(other.owned_)) {}
    Decision& operator=(Decision&& other) noexcept {
        raw_ = std::exchange(other.raw_, none());
        owned_ = std::move(other.owned_);
        return *this;
    }
    ~Decision() = default;

    /// Whether the request may go on.
    [[nodiscard]] bool allowed() const noexcept { return raw_.allowed != 0; }
    [[nodiscard]] Reason reason() const noexcept { return static_cast<Reason>(raw_.reason); }
    /// The status of the response: 200 where the request goes to the backend; where the gateway answers, its status;
    /// 0 before a decision.
    [[nodiscard]] std::uint32_t status() const noexcept { return raw_.status; }

    /// How much memory the decision takes, in bytes; at least that much where there was too little.
    [[nodiscard]] std::size_t needed_size() const noexcept { return raw_.needed_size; }
    /// How much memory it has, in bytes.
    [[nodiscard]] std::size_t memory_size() const noexcept { return raw_.memory_size; }
    /// Whether the memory was too small, and with needed_size() there may be another decision.
    [[nodiscard]] bool wants_more_memory() const noexcept {
        return reason() == Reason::memory_too_small && needed_size() > memory_size();
    }

    /// The name of the route; absent where it is unknown.
    [[nodiscard]] std::optional<std::string_view> route() const& noexcept { return detail::optional_view(raw_.route); }
    std::optional<std::string_view> route() const&& = delete;
    /// The identity of the plan that was accepted.
    [[nodiscard]] std::optional<std::string_view> plan() const& noexcept { return detail::optional_view(raw_.plan); }
    std::optional<std::string_view> plan() const&& = delete;
    /// Who calls; absent where nobody had to say.
    [[nodiscard]] std::optional<std::string_view> consumer() const& noexcept {
        return detail::optional_view(raw_.consumer);
    }
    std::optional<std::string_view> consumer() const&& = delete;
    /// The value of `www-authenticate`; absent where it is not sent.
    [[nodiscard]] std::optional<std::string_view> www_authenticate() const& noexcept {
        return detail::optional_view(raw_.www_authenticate);
    }
    std::optional<std::string_view> www_authenticate() const&& = delete;

    /// The header fields that the backend gets instead of the client's.
    [[nodiscard]] Fields set_headers() const& noexcept { return fields(raw_.set_headers, raw_.set_header_count); }
    Fields set_headers() const&& = delete;
    /// The names of header fields, and of query parameters, that the backend must not get.
    [[nodiscard]] Names removed_headers() const& noexcept {
        return names(raw_.removed_headers, raw_.removed_header_count);
    }
    Names removed_headers() const&& = delete;
    [[nodiscard]] Names removed_parameters() const& noexcept {
        return names(raw_.removed_parameters, raw_.removed_parameter_count);
    }
    Names removed_parameters() const&& = delete;
    /// What is to be counted.
    [[nodiscard]] Fields limits() const& noexcept { return fields(raw_.limits, raw_.limit_count); }
    Fields limits() const&& = delete;
    /// The domain that the limits are counted in; absent where there are none.
    [[nodiscard]] std::optional<std::string_view> limit_domain() const& noexcept {
        return detail::optional_view(raw_.limit_domain);
    }
    std::optional<std::string_view> limit_domain() const&& = delete;

    /// Takes back what was decided; the memory stays.
    void reset() noexcept {
        portalcore_decision raw = none();
        raw.memory = raw_.memory;
        raw.memory_size = raw_.memory_size;
        raw_ = raw;
    }

    /// The struct for calls of portalcore.h.
    [[nodiscard]] portalcore_decision* raw() noexcept { return &raw_; }
    [[nodiscard]] const portalcore_decision* raw() const noexcept { return &raw_; }

private:
    static portalcore_decision none() noexcept { return PORTALCORE_DECISION_INIT; }
    static Fields fields(const portalcore_field* fields, std::size_t size) noexcept { return {{fields, size}, size}; }
    static Names names(const portalcore_bytes* names, std::size_t size) noexcept { return {{names, size}, size}; }

    portalcore_decision raw_ = PORTALCORE_DECISION_INIT;
    std::unique_ptr<char[]> owned_;
};

} // namespace portalcore

#endif
