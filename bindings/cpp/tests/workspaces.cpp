#include "check.hpp"
#include "fixtures.hpp"

using portalcore::Action;
using portalcore::Status;
using portalcore::Workspace;

static void test_cycle() {
    auto workspace = Workspace::make();
    REQUIRE(workspace);
    CHECK(workspace->put("a", portal()));
    auto first = workspace->evaluate();
    REQUIRE(first);
    CHECK(first->revision() == 1);
    auto changes = first->changes_since(0);
    REQUIRE(changes);
    CHECK(!changes->need_resync());
    CHECK(changes->size() == first->documents().size());
    for (const auto change : *changes) {
        CHECK(change.action == Action::upsert);
    }
    CHECK(changes->document_text(0, portalcore::Format::yaml)->view() ==
          first->document_text(0, portalcore::Format::yaml)->view());
    CHECK(changes->at(changes->size()).error().status() == Status::out_of_range);

    // The same bytes again are no news.
    CHECK(workspace->put("a", portal()));
    CHECK(workspace->evaluate()->revision() == 1);

    // What is gone is deleted when the listing is complete, not before.
    CHECK(workspace->remove("a"));
    const auto second = workspace->evaluate();
    REQUIRE(second);
    CHECK(second->revision() == 2);
    CHECK(second->held_back_count() > 0);
    CHECK(second->changes_since(1)->empty());
    CHECK(workspace->end_listing());
    const auto third = workspace->evaluate();
    REQUIRE(third);
    CHECK(third->held_back_count() == 0);
    const auto deletions = third->changes_since(first->revision());
    REQUIRE(deletions);
    CHECK(deletions->size() == changes->size());
    for (const auto change : *deletions) {
        CHECK(change.action == Action::remove);
    }
    CHECK(deletions->items()[0].kind == "VirtualService");
    CHECK(deletions->document_text(0, portalcore::Format::yaml).error().status() == Status::invalid_state);
    CHECK(third->changes_since(99)->need_resync());

    // Results and changes stay when the workspace goes; changes stay when the result goes.
    workspace->close();
    CHECK(first->documents().size() == changes->size());
    first->close();
    CHECK(changes->items()[0].content_hash.size() == 64);
}

static void test_adoption() {
    auto before = portalcore::Input::make();
    REQUIRE(before && before->add("a", portal()));
    const auto applied = before->translate();
    REQUIRE(applied);

    auto workspace = Workspace::make();
    REQUIRE(workspace);
    for (const auto document : applied->documents()) {
        CHECK(workspace->adopt(document));
    }
    portalcore::Document stray;
    CHECK(workspace->adopt(stray).error().status() == Status::invalid_argument);
    stray.api_version = "networking.istio.io/v1";
    stray.kind = "VirtualService";
    stray.object_name = "stray";
    CHECK(workspace->adopt(stray));
    CHECK(workspace->put("a", portal()) && workspace->end_listing());
    const auto result = workspace->evaluate();
    REQUIRE(result);
    const auto changes = result->changes_since(0);
    REQUIRE(changes);
    REQUIRE(changes->size() == 1);
    CHECK(changes->items()[0].action == Action::remove);
    CHECK(changes->items()[0].object_name == "stray");
    CHECK(workspace->adopt(stray).error().status() == Status::invalid_state);
}

static void test_content_and_listing() {
    auto workspace = Workspace::make();
    REQUIRE(workspace);
    CHECK(workspace->put("a", portal()) && workspace->put("b", portal("/bye", "farewells")));
    CHECK(workspace->end_listing());
    const auto both = workspace->evaluate()->documents().size();
    CHECK(workspace->begin_listing());
    CHECK(workspace->put("a", portal()));
    CHECK(workspace->evaluate()->documents().size() == both);
    CHECK(workspace->end_listing());
    const auto one = workspace->evaluate();
    REQUIRE(one);
    CHECK(one->documents().size() < both);

    CHECK(workspace->put_content("nobody.yaml", "{}") && workspace->remove_content("nobody.yaml"));
    CHECK(workspace->remove_content("never-there") && workspace->remove("never-there"));
    CHECK(workspace->put("", "").error().argument() == "uri");
    CHECK(workspace->put_content("", "").error().argument() == "name");
}

void test_workspaces() {
    test_cycle();
    test_adoption();
    test_content_and_listing();
}
