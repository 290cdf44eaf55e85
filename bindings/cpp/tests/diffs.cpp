#include "check.hpp"
#include "fixtures.hpp"

#include <algorithm>
#include <array>

using portalcore::DiffFormat;
using portalcore::DiffSeverity;
using portalcore::Status;

// Handles that need each other go in any order; what is still open goes on working.
static void test_closing_order() {
    std::array<int, 4> order = {0, 1, 2, 3};
    do {
        auto before = *translated(guarded("10")), after = *translated(guarded("5"));
        auto diff = *portalcore::compare(before, after);
        auto policy = *before.policy();
        for (const int which : order) {
            for (int round = 0; round < 2; ++round) {
                switch (which) {
                case 0: before.close(); break;
                case 1: after.close(); break;
                case 2: diff.close(); break;
                default: policy.close(); break;
                }
            }
            CHECK(diff.size() == (diff ? 1 : 0));
            CHECK(!diff || diff.items()[0].kind == "limit-lowered");
            CHECK(policy.key_count() == (policy ? 1 : 0));
            CHECK(policy.decide(portalcore::Request()).has_value() == policy.is_open());
        }
    } while (std::next_permutation(order.begin(), order.end()));
}

void test_diffs() {
    const auto before = translated(guarded("10")), after = translated(guarded("5"));
    REQUIRE(before && after);
    auto diff = portalcore::compare(*before, *after);
    REQUIRE(diff);
    REQUIRE(diff->size() == 1);
    const auto difference = diff->at(0);
    REQUIRE(difference);
    CHECK(difference->severity == DiffSeverity::breaking);
    CHECK(difference->kind == "limit-lowered");
    CHECK(difference->subject.find("shop/guests") != std::string_view::npos);
    CHECK(difference->message.find("10") != std::string_view::npos);
    REQUIRE(difference->before && difference->after);
    CHECK(difference->before->file == "portal.yaml" && difference->before->start_line == difference->after->start_line);
    CHECK(diff->max_severity() == DiffSeverity::breaking);
    CHECK(diff->at(1).error().status() == Status::out_of_range);
    CHECK(diff->items()[1].kind.empty());
    int count = 0;
    for (const auto& each : *diff) {
        count += each.kind == difference->kind ? 1 : 0;
    }
    CHECK(count == 1);

    const auto json = diff->render(DiffFormat::json), text = diff->render(DiffFormat::text);
    REQUIRE(json && text);
    CHECK(json->view().find("\"limit-lowered\"") != std::string_view::npos);
    CHECK(text->view().find("limit-lowered  plan shop/guests") != std::string_view::npos);
    CHECK(diff->render(static_cast<DiffFormat>(9)).error().argument() == "format");

    // The other way round somebody is let in; to itself there is nothing to tell.
    const auto back = portalcore::compare(*after, *before);
    REQUIRE(back);
    CHECK(back->max_severity() && *back->max_severity() < DiffSeverity::breaking);
    const auto same = portalcore::compare(*after, *after);
    REQUIRE(same);
    CHECK(same->empty() && same->begin() == same->end() && !same->max_severity());
    CHECK(portalcore::compare(*after, portalcore::Result()).error().argument() == "after");

    const portalcore::Diff moved = *std::move(diff);
    CHECK(moved.size() == 1 && difference->kind == "limit-lowered");
    CHECK(diff->empty() && diff->at(0).error().argument() == "diff");
    CHECK(!diff->render(DiffFormat::text) && !diff->max_severity());
    test_closing_order();
}
