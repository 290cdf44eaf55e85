// A Swift program with the archive in it: two Swift runtimes in one program, which must not see each other.
import CPortalCore

struct Host { var names = ["archive"] }

var text: OpaquePointer?
let status = portalcore_crds(UInt32(PORTALCORE_FORMAT_JSON), &text, nil)
print(status, portalcore_text_view(text).size > 0, Host(), ["a": 1].mapValues { "\($0)" })
portalcore_text_free(text)
