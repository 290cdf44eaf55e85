#include "session.hpp"

#include <functional>
#include <iostream>
#include <map>

using portalcore::Format;

// Uses the options up.
static portalcore::Options taken(Session& session) {
    if (session.envoy) {
        session.options.envoy(*std::exchange(session.envoy, std::nullopt));
    }
    return std::exchange(session.options, portalcore::Options());
}

static portalcore::EnvoyOptions& envoy(Session& session) {
    return session.envoy ? *session.envoy : session.envoy.emplace();
}

static void print_result(const char* begin, const portalcore::Result& result) {
    std::cout << begin << "errors=" << result.error_count() << " warnings=" << result.warning_count()
              << " documents=" << result.documents().size() << '\n';
}

// Documents and changes say alike what they are about.
template <typename Object>
static void print_object(const Object& object) {
    std::cout << ' ' << static_cast<std::uint32_t>(object.phase) << ' ' << word(object.api_version) << ' '
              << word(object.kind) << ' ' << word(object.object_namespace) << '/' << word(object.object_name) << ' '
              << word(object.content_hash) << '\n';
}

static Format format_of(const Words& words) {
    return words.size() > 3 ? document_format(words[3]) : Format::automatic;
}

// A new object, because the one that was there may have been kept.
static bool renew(Session& session, portalcore::Expected<portalcore::Result> outcome) {
    portalcore::Result result;
    if (!keep(result, std::move(outcome))) {
        return false;
    }
    session.result = std::make_shared<portalcore::Result>(std::move(result));
    return true;
}

static void translate(Session& session, portalcore::Expected<portalcore::Result> result) {
    if (renew(session, std::move(result))) {
        print_result("result ", *session.result);
    }
}

static void evaluate(Session& session) {
    if (renew(session, session.workspace.evaluate())) {
        std::cout << "result revision=" << session.result->revision() << " complete=" << session.result->is_complete()
                  << " held-back=" << session.result->held_back_count();
        print_result(" ", *session.result);
    }
}

static void adopt(Session& session, const Words& words) {
    const portalcore::Document document = {static_cast<portalcore::Phase>(number(words.at(1))), words.at(2),
        words.at(3), words.at(4), words.at(5), words.at(6)};
    print_outcome(session.workspace.adopt(document));
}

static void list_changes(Session& session, std::uint64_t revision) {
    if (!keep(session.changes, session.result->changes_since(revision))) {
        return;
    }
    std::cout << "changes " << session.changes.size() << (session.changes.need_resync() ? " resync\n" : "\n");
    for (const auto change : session.changes) {
        std::cout << (change.action == portalcore::Action::upsert ? "upsert" : "delete");
        print_object(change);
    }
}

static void list_documents(const portalcore::Result& result) {
    std::cout << "documents " << result.documents().size() << '\n';
    for (const auto document : result.documents()) {
        std::cout << "document";
        print_object(document);
    }
}

static void list_diagnostics(const portalcore::Result& result) {
    std::cout << "diagnostics " << result.diagnostics().size() << '\n';
    for (const auto& diagnostic : result.diagnostics()) {
        print_diagnostic(diagnostic);
    }
}

// Somebody who looks at a portal: the words from an index on.
static std::optional<portalcore::Viewer> viewer(const Words& words, std::size_t index) {
    if (words.size() <= index) {
        return std::nullopt;
    }
    portalcore::Viewer viewer = {words[index]};
    viewer.groups.assign(words.begin() + static_cast<std::ptrdiff_t>(index) + 1, words.end());
    return viewer;
}

static void show_catalog(Session& session, const Words& words) {
    print_outcome(session.result->render_catalog(
        words.at(1), viewer(words, 3).value_or(portalcore::Viewer()), document_format(words.at(2))));
}

static void show_specification(Session& session, const Words& words) {
    print_outcome(session.result->render_specification({words.at(1), words.at(2), words.at(3), words.at(4),
        viewer(words, 7), openapi_version(words.at(5)), document_format(words.at(6))}));
}

// Explains the request: of what was said of the next one, its header fields, the client's address and the time.
static void explain(Session& session, const Words& words) {
    const portalcore_request asked = session.request.raw();
    portalcore::ExplainRequest request = {words.at(3), words.at(2)};
    for (std::size_t index = 0; index < asked.header_count; ++index) {
        const portalcore_field& field = asked.headers[index];
        request.headers.push_back({{field.name.data, field.name.size}, {field.value.data, field.value.size}});
    }
    request.client_address = {asked.client_address.data, asked.client_address.size};
    request.now = asked.now;
    if (words.size() > 4) {
        request.environment = words[4];
    }
    print_outcome(session.result->render_explanation(request, report_format(words.at(1))));
    session.request.clear();
    session.texts.clear();
}

static void compare(Session& session) {
    if (!keep(session.diff, portalcore::compare(*session.kept, *session.result))) {
        return;
    }
    std::cout << "differences " << session.diff.size() << '\n';
    for (const auto& difference : session.diff) {
        print_difference(difference);
    }
}

static void close(Session& session) {
    for (int round = 0; round < 2; ++round) {
        session.input.close();
        session.workspace.close();
        session.result->close();
        session.kept->close();
        session.changes.close();
        session.diff.close();
        session.policy.close();
    }
    std::cout << "ok\n";
}

// What a call does with the words of its line, the first of which is its name.
using Call = std::function<void(Session&, const Words&)>;

static const std::map<std::string, Call> calls = {
    {"option",
        [](auto& session, auto& words) {
            const std::string& field = words.at(1);
            if (field.rfind("envoy.", 0) != 0) {
                set_option(session.options, field, words.at(2));
            } else {
                set_envoy_option(envoy(session), field.substr(field.find('.') + 1), words.at(2));
            }
            print_outcome({});
        }},
    {"backend",
        [](auto& session, auto& words) {
            envoy(session).backends.push_back(
                {words.at(1), {words.at(2), static_cast<std::uint32_t>(number(words.at(3)))}});
            print_outcome({});
        }},
    {"input",
        [](auto& session, auto&) {
            if (keep(session.input, portalcore::Input::make(taken(session)))) {
                print_outcome({});
            }
        }},
    {"add",
        [](auto& session, auto& words) {
            print_outcome(session.input.add(words.at(1), read_file(session, words.at(2)), format_of(words)));
        }},
    {"add-content",
        [](auto& session, auto& words) {
            print_outcome(session.input.add_content(words.at(1), read_file(session, words.at(2))));
        }},
    {"required", [](auto& session, auto&) { print_outcome(session.input.required_content()); }},
    {"validate", [](auto& session, auto&) { translate(session, session.input.validate()); }},
    {"translate", [](auto& session, auto&) { translate(session, session.input.translate()); }},
    {"workspace",
        [](auto& session, auto&) {
            if (keep(session.workspace, portalcore::Workspace::make(taken(session)))) {
                print_outcome({});
            }
        }},
    {"put",
        [](auto& session, auto& words) {
            print_outcome(session.workspace.put(words.at(1), read_file(session, words.at(2)), format_of(words)));
        }},
    {"remove", [](auto& session, auto& words) { print_outcome(session.workspace.remove(words.at(1))); }},
    {"put-content",
        [](auto& session, auto& words) {
            print_outcome(session.workspace.put_content(words.at(1), read_file(session, words.at(2))));
        }},
    {"remove-content",
        [](auto& session, auto& words) { print_outcome(session.workspace.remove_content(words.at(1))); }},
    {"adopt", adopt},
    {"begin-listing", [](auto& session, auto&) { print_outcome(session.workspace.begin_listing()); }},
    {"end-listing", [](auto& session, auto&) { print_outcome(session.workspace.end_listing()); }},
    {"evaluate", [](auto& session, auto&) { evaluate(session); }},
    {"summary",
        [](auto& session, auto&) { std::cout << "summary " << word(escaped(session.result->summary())) << '\n'; }},
    {"requirements", [](auto& session, auto&) { print_outcome(session.result->requirements()); }},
    {"documents", [](auto& session, auto&) { list_documents(*session.result); }},
    {"document",
        [](auto& session, auto& words) {
            print_outcome(session.result->document_text(number(words.at(1)), document_format(words.at(2))));
        }},
    {"render-documents",
        [](auto& session, auto& words) {
            print_outcome(session.result->render_documents(document_format(words.at(1))));
        }},
    {"diagnostics", [](auto& session, auto&) { list_diagnostics(*session.result); }},
    {"render-diagnostics",
        [](auto& session, auto& words) {
            print_outcome(session.result->render_diagnostics(diagnostics_format(words.at(1))));
        }},
    {"changes", [](auto& session, auto& words) { list_changes(session, number(words.at(1))); }},
    {"change",
        [](auto& session, auto& words) {
            print_outcome(session.changes.document_text(number(words.at(1)), document_format(words.at(2))));
        }},
    {"statuses", [](auto& session,
                     auto& words) { print_outcome(session.result->render_statuses(document_format(words.at(1)))); }},
    {"catalog", show_catalog},
    {"specification", show_specification},
    {"keep",
        [](auto& session, auto&) {
            session.kept = session.result;
            print_outcome({});
        }},
    {"compare", [](auto& session, auto&) { compare(session); }},
    {"render-diff", [](auto& session, auto& words) { print_outcome(session.diff.render(diff_format(words.at(1)))); }},
    {"policy", [](auto& session, auto&) { make_policy(session, session.result->policy()); }},
    {"load-policy", load_policy},
    {"request", set_request},
    {"header", add_header},
    {"token", add_token},
    {"token-failure", add_token_failure},
    {"decide", decide},
    {"decide-batch", [](auto& session, auto&) { decide_batch(session); }},
    {"explain", explain},
    {"overlaps",
        [](auto& session, auto& words) {
            print_outcome(session.result->render_overlaps(overlaps_scope(words.at(1)), report_format(words.at(2))));
        }},
    {"page", [](auto&, auto& words) { print_outcome(portalcore::diagnostic_page(words.at(1))); }},
    {"crds", [](auto&, auto& words) { print_outcome(portalcore::crds(document_format(words.at(1)))); }},
    {"close", [](auto& session, auto&) { close(session); }},
};

void make_call(Session& session, const Words& words) {
    const auto call = calls.find(words.at(0));
    if (call == calls.end()) {
        die("no such call: " + words.at(0));
    }
    call->second(session, words);
}
