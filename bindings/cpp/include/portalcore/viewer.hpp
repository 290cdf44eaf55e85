#ifndef PORTALCORE_VIEWER_HPP
#define PORTALCORE_VIEWER_HPP

#include "enumerations.hpp"
#include "handle.hpp"

#include <vector>

namespace portalcore {

/// Who looks at a portal. Empty is somebody of whom nothing is known. The strings are borrowed for the call only.
struct Viewer {
    /// The name that somebody logs in with, `spec.username` of a User; empty for nobody.
    std::string_view username{};
    /// The groups that the login says somebody belongs to.
    std::vector<std::string_view> groups{};
};

/// Which specification is asked for. The strings are borrowed for the call only.
struct Specification {
    /// "NAMESPACE/NAME" of the ApiProduct.
    std::string_view product{};
    /// The name of its version.
    std::string_view version{};
    /// "NAMESPACE/NAME" of the Environment that offers it.
    std::string_view environment{};
    /// "NAMESPACE/NAME" of the Portal that shows it; empty for all that is offered, whoever may see it.
    std::string_view portal{};
    /// Who looks at the portal; std::nullopt for somebody of whom nothing is known. There is none without a portal.
    std::optional<Viewer> viewer{};
    OpenApi openapi = OpenApi::v3_1;
    Format format = Format::automatic;
};

namespace detail {

/// A viewer as a struct of portalcore.h, with the array that it points to.
class RawViewer {
public:
    explicit RawViewer(const Viewer& viewer) {
        groups_.reserve(viewer.groups.size());
        for (const std::string_view group : viewer.groups) {
            groups_.push_back(string(group));
        }
        raw_.username = string(viewer.username);
        raw_.groups = groups_.data();
        raw_.group_count = groups_.size();
    }
    RawViewer(const RawViewer&) = delete;
    RawViewer& operator=(const RawViewer&) = delete;

    [[nodiscard]] const portalcore_viewer* get() const noexcept { return &raw_; }

private:
    std::vector<portalcore_string> groups_;
    portalcore_viewer raw_ = PORTALCORE_VIEWER_INIT;
};

inline portalcore_specification raw(const Specification& specification, const portalcore_viewer* viewer) noexcept {
    portalcore_specification raw = PORTALCORE_SPECIFICATION_INIT;
    raw.product = string(specification.product);
    raw.version = string(specification.version);
    raw.environment = string(specification.environment);
    raw.portal = string(specification.portal);
    raw.viewer = viewer;
    raw.openapi = static_cast<std::uint32_t>(specification.openapi);
    raw.format = static_cast<std::uint32_t>(specification.format);
    return raw;
}

} // namespace detail

} // namespace portalcore

#endif
