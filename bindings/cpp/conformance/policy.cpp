#include "session.hpp"

#include <array>
#include <iostream>
#include <map>

using portalcore::Request;

static const std::size_t usual_memory = 8192;

void make_policy(Session& session, portalcore::Expected<portalcore::Policy> policy) {
    if (!keep(session.policy, std::move(policy))) {
        return;
    }
    const auto providers = session.policy.token_providers();
    std::cout << "policy routes=" << session.policy.route_count() << " keys=" << session.policy.key_count()
              << " providers=" << providers.size() << '\n';
    for (const auto provider : providers) {
        std::cout << "provider " << word(provider) << '\n';
    }
}

void load_policy(Session& session, const Words& words) {
    Words documents;
    for (std::size_t index = 1; index < words.size(); ++index) {
        documents.push_back(read_file(session, words[index]));
    }
    make_policy(session, portalcore::Policy::load(documents));
}

// The rest of the line behind as many words, kept until the request is decided on.
static std::string_view rest(Session& session, int words) {
    std::size_t start = 0;
    while (words-- > 0) {
        const auto space = session.line.find(' ', start);
        if (space == std::string::npos) {
            die("a word is missing in: " + session.line);
        }
        start = space + 1;
    }
    const std::string text = session.line.substr(start);
    return session.texts.emplace_back(text == "\"\"" ? "" : text);
}

void set_request(Session& session, const Words& words) {
    static const std::map<std::string, Request& (Request::*)(std::string_view) noexcept> fields = {
        {"route", &Request::route}, {"host", &Request::host}, {"method", &Request::method}, {"path", &Request::path},
        {"client_address", &Request::client_address}};
    if (words.at(1) == "now") {
        session.request.now(signed_number(words.at(2)));
    } else if (const auto field = fields.find(words[1]); field != fields.end()) {
        (session.request.*field->second)(rest(session, 2));
    } else {
        die("no such field: " + words[1]);
    }
    print_outcome({});
}

void add_header(Session& session, const Words& words) {
    const std::string& name = session.texts.emplace_back(words.at(1));
    session.request.header(name, rest(session, 2));
    print_outcome({});
}

void add_token(Session& session, const Words& words) {
    const std::string& provider = session.texts.emplace_back(words.at(1));
    session.request.token(provider, rest(session, 2));
    print_outcome({});
}

void add_token_failure(Session& session, const Words& words) {
    const std::string& provider = session.texts.emplace_back(words.at(1));
    session.request.token_failure(provider, static_cast<std::int32_t>(signed_number(words.at(2))));
    print_outcome({});
}

static void begin_request(Session& session) {
    session.request.clear();
    session.texts.clear();
}

void decide(Session& session, const Words& words) {
    portalcore::Decision decision(words.size() > 1 ? number(words[1]) : usual_memory);
    if (const auto done = session.policy.decide(session.request, decision); done) {
        print_decision(decision);
    } else {
        print_error(done.error());
    }
    begin_request(session);
}

void decide_batch(Session& session) {
    const std::array<Request, 2> requests = {session.request, Request()};
    if (const auto decisions = session.policy.decide_batch(requests, usual_memory); decisions) {
        for (const auto& decision : *decisions) {
            print_decision(decision);
        }
    } else {
        print_error(decisions.error());
    }
    begin_request(session);
}
