#include "check.hpp"

#include <portalcore.hpp>

#include <memory>
#include <type_traits>

using portalcore::Expected;

static_assert(std::is_move_constructible_v<Expected<portalcore::Result>>);
static_assert(!std::is_copy_constructible_v<Expected<portalcore::Result>>);
static_assert(std::is_copy_constructible_v<Expected<int>>);
static_assert(std::is_nothrow_move_constructible_v<Expected<portalcore::Text>>);

static portalcore::Error failure() {
    return portalcore::diagnostic_page("none").error();
}

void test_expected() {
    Expected<int> value = 7;
    REQUIRE(value);
    CHECK(*value == 7);
    *value += 1;
    CHECK(*std::as_const(value) == 8);

    Expected<std::unique_ptr<int>> owner = std::make_unique<int>(3);
    CHECK(**owner == 3);
    const std::unique_ptr<int> taken = *std::move(owner);
    CHECK(*taken == 3);
    CHECK(*owner == nullptr);

    const Expected<int> failed = failure();
    CHECK(!failed);
    CHECK(!failed.has_value());
    CHECK(failed.error().status() == portalcore::Status::invalid_argument);

    CHECK(Expected<void>());
    const Expected<void> nothing = failure();
    CHECK(!nothing);
    CHECK(nothing.error().status() == portalcore::Status::invalid_argument);

#ifdef PORTALCORE_EXCEPTIONS
    CHECK(value.value() == 8);
    Expected<void>().value();
    int caught = 0;
    try {
        (void)failed.value();
    } catch (const portalcore::Exception& exception) {
        ++caught;
        CHECK(exception.error().status() == portalcore::Status::invalid_argument);
        CHECK(exception.what() == exception.error().message());
    }
    try {
        nothing.value();
    } catch (const std::exception& exception) {
        ++caught;
        CHECK(*exception.what() != '\0');
    }
    CHECK(caught == 2);
#endif
}
