#ifndef PORTALCORE_INPUT_HPP
#define PORTALCORE_INPUT_HPP

#include "options.hpp"
#include "result.hpp"

#include <set>
#include <string>

namespace portalcore {

/// Texts that belong together, and the options to read them with.
class Input : public detail::Handle<portalcore_input, portalcore_input_free> {
public:
    using Handle::Handle;

    /// Makes an empty input. Errors: invalid_argument, out_of_range or unsupported_option, of an option.
    [[nodiscard]] static Expected<Input> make(const Options& options = {}) {
        const portalcore_options raw = options.raw();
        return detail::make<Input>(portalcore_input_new, &raw);
    }

    /// Adds a text: manifests, one or many, or a bare API description. Name and text are copied.
    ///
    /// - name: a path or a URI; diagnostics show it, relative references are resolved against it
    /// - text: the bytes as they are stored, in any encoding
    ///
    /// Errors: invalid_argument for a name that is empty, not UTF-8 or holds a NUL; duplicate_name; limit_exceeded.
    Expected<void> add(std::string_view name, std::string_view text, Format format = Format::automatic) {
        return detail::run(portalcore_input_add, raw(), name.data(), name.size(), text.data(), text.size(),
            static_cast<std::uint32_t>(format));
    }

    /// Supplies content that the texts refer to, under the name of a requirement. Errors: as add().
    Expected<void> add_content(std::string_view name, std::string_view bytes) {
        return detail::run(portalcore_input_add_content, raw(), name.data(), name.size(), bytes.data(), bytes.size());
    }

    /// Lists the content that the texts refer to and that the input does not hold. What is supplied may refer to more.
    [[nodiscard]] Expected<Requirements> required_content() const {
        return detail::make<Requirements>(portalcore_required_content, raw());
    }

    /// Supplies required content until nothing new is listed.
    ///
    /// - load: called once for each requirement; gives its bytes (what converts to std::string_view) in a
    /// std::optional, or
    ///   std::nullopt for what cannot be supplied
    template <typename Load>
    Expected<void> supply(Load load) {
        std::set<std::string, std::less<>> seen;
        for (bool more = true; more;) {
            more = false;
            auto requirements = required_content();
            if (!requirements) {
                return std::move(requirements).error();
            }
            for (const Requirement requirement : *requirements) {
                if (!seen.emplace(requirement.name).second) {
                    continue;
                }
                const auto bytes = load(requirement);
                if (!bytes) {
                    continue;
                }
                if (auto added = add_content(requirement.name, *bytes); !added) {
                    return added;
                }
                more = true;
            }
        }
        return {};
    }

    /// Finds what is wrong with the input. The result has diagnostics and requirements, and no documents.
    [[nodiscard]] Expected<Result> validate() const { return detail::make<Result>(portalcore_validate, raw()); }

    /// Makes the configuration that serves what the input publishes, and finds what is wrong with it.
    [[nodiscard]] Expected<Result> translate() const { return detail::make<Result>(portalcore_translate, raw()); }
};

} // namespace portalcore

#endif
