#include "check.hpp"
#include "fixtures.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#if __cplusplus >= 202002L
static_assert(std::ranges::random_access_range<portalcore::Documents>);
static_assert(std::ranges::sized_range<portalcore::Diagnostics>);
static_assert(std::ranges::view<portalcore::Documents>);
static_assert(std::ranges::borrowed_range<portalcore::Changes::Items>);
#endif

void test_sequences() {
    auto input = portalcore::Input::make();
    REQUIRE(input && input->add("portal.yaml", portal()));
    const auto result = input->translate();
    REQUIRE(result);
    const auto documents = result->documents();
    REQUIRE(documents.size() >= 2);

    std::vector<std::string> kinds;
    for (const auto document : documents) {
        kinds.emplace_back(document.kind);
    }
    CHECK(kinds.size() == documents.size());
    for (std::size_t index = 0; index < kinds.size(); ++index) {
        CHECK(documents[index].kind == kinds[index]);
        CHECK(result->document(index)->kind == kinds[index]);
    }
    CHECK(documents[documents.size()].kind.empty());

    auto place = documents.begin();
    CHECK(place->kind == kinds[0]);
    CHECK(place++->kind == kinds[0]);
    CHECK((*place).kind == kinds[1]);
    CHECK(place-- - documents.begin() == 1);
    CHECK(place == documents.begin());
    CHECK(documents.end() - documents.begin() == static_cast<std::ptrdiff_t>(documents.size()));
    CHECK((documents.begin() + 1)->kind == kinds[1] && (1 + documents.begin())->kind == kinds[1]);
    CHECK(documents.begin()[1].kind == kinds[1]);
    CHECK(documents.begin() < documents.end() && documents.end() > documents.begin());
    CHECK(documents.begin() <= documents.begin() && documents.end() >= documents.begin());
    CHECK(documents.begin() != documents.end());
    CHECK(std::distance(documents.begin(), documents.end()) == static_cast<std::ptrdiff_t>(documents.size()));
    const auto services = std::count_if(
        documents.begin(), documents.end(), [](const auto& document) { return document.kind == "VirtualService"; });
    CHECK(services == 1);

    const portalcore::Documents none;
    CHECK(none.empty() && none.begin() == none.end());
    CHECK(none[0].kind.empty());
}
