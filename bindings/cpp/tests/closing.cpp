#include "check.hpp"
#include "fixtures.hpp"

#include <algorithm>
#include <array>

namespace {

struct Handles {
    portalcore::Workspace workspace;
    portalcore::Result result;
    portalcore::Changes changes;
    portalcore::Text text;
    portalcore::Requirements requirements;

    void close(int which) {
        switch (which) {
        case 0: return workspace.close();
        case 1: return result.close();
        case 2: return changes.close();
        case 3: return text.close();
        default: return requirements.close();
        }
    }
};

} // namespace

static Handles make() {
    Handles handles;
    handles.workspace = *portalcore::Workspace::make();
    CHECK(handles.workspace.put("a", portal()));
    handles.result = *handles.workspace.evaluate();
    handles.changes = *handles.result.changes_since(0);
    handles.text = *handles.changes.document_text(0, portalcore::Format::yaml);
    handles.requirements = *handles.result.requirements();
    return handles;
}

// All 120 orders, each handle twice; what is still open goes on working.
void test_closing() {
    std::array<int, 5> order = {0, 1, 2, 3, 4};
    const std::string text = make().text.str();
    do {
        Handles handles = make();
        for (std::size_t index = 0; index < order.size(); ++index) {
            handles.close(order[index]);
            handles.close(order[index]);
            if (handles.text) {
                CHECK(handles.text.view() == text);
            }
            if (handles.changes) {
                CHECK(handles.changes.document_text(0, portalcore::Format::yaml)->view() == text);
            }
            if (handles.result) {
                CHECK(handles.result.document_text(0, portalcore::Format::yaml)->view() == text);
            }
        }
    } while (std::next_permutation(order.begin(), order.end()));
}
