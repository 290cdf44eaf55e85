#include "check.hpp"

#include <portalcore.hpp>

#include <optional>
#include <string>

using portalcore::Status;
using namespace std::string_view_literals;

void test_errors() {
    auto input = portalcore::Input::make();
    REQUIRE(input);

    const auto empty = input->add("", "text");
    REQUIRE(!empty);
    CHECK(empty.error().status() == Status::invalid_argument);
    CHECK(empty.error().argument() == "name");
    CHECK(!empty.error().message().empty());

    CHECK(input->add("a\0b"sv, "").error().status() == Status::invalid_argument);
    CHECK(input->add("\xff", "").error().status() == Status::invalid_argument);
    const auto format = input->add("a", "", static_cast<portalcore::Format>(9));
    REQUIRE(!format);
    CHECK(format.error().status() == Status::invalid_argument);
    CHECK(format.error().argument() == "format");

    // What failed changed nothing: the name is still free, once.
    CHECK(input->add("a", ""));
    const auto again = input->add("a", "");
    REQUIRE(!again);
    CHECK(again.error().status() == Status::duplicate_name);
    CHECK(again.error().argument() == "name");

    // An error outlives the handle that gave it, and its copies outlive it.
    std::optional<portalcore::Error> error = again.error();
    const portalcore::Error copy = *error;
    const std::string_view message = copy.message();
    const std::string before(message);
    error.reset();
    input->close();
    CHECK(message == before);
    CHECK(copy.status() == Status::duplicate_name);
}
