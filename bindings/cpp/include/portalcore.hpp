/// PortalCore for C++17: the resources of a developer portal in, configuration of Istio or Envoy out.
///
/// A layer without a library of its own over portalcore.h, which is the contract: what is said there of errors, limits,
/// threads and determinism holds here. What this layer adds:
///
/// - Handles are move-only objects that release themselves. `close()` does so early and as often as one likes. A handle
///   that was closed or moved from may still be called: it answers Status::invalid_argument, or 0.
/// - Calls that can fail return Expected<T>, which the compiler does not let pass unread. No exceptions and no run-time
///   type information are needed; with exceptions, `value()` throws portalcore::Exception.
/// - Strings are std::string_view, in and out. Given back, they are borrowed from the object that gave them and valid
///   until it is closed or destroyed (moving it is harmless); so are the structs and sequences that hold them.
/// - `const` member functions may be called on one object by any number of threads at once; others need it for
/// themselves.
#ifndef PORTALCORE_HPP
#define PORTALCORE_HPP

#include "portalcore/changes.hpp"
#include "portalcore/decision.hpp"
#include "portalcore/diagnostic.hpp"
#include "portalcore/diff.hpp"
#include "portalcore/document.hpp"
#include "portalcore/enumerations.hpp"
#include "portalcore/envoy.hpp"
#include "portalcore/error.hpp"
#include "portalcore/expected.hpp"
#include "portalcore/explain.hpp"
#include "portalcore/input.hpp"
#include "portalcore/library.hpp"
#include "portalcore/options.hpp"
#include "portalcore/policy.hpp"
#include "portalcore/request.hpp"
#include "portalcore/requirements.hpp"
#include "portalcore/result.hpp"
#include "portalcore/sequence.hpp"
#include "portalcore/text.hpp"
#include "portalcore/viewer.hpp"
#include "portalcore/workspace.hpp"

#endif
