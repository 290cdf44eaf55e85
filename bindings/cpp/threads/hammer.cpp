// 16 threads read one result, ask one policy and translate one input at once, and all have to see the same.
//
// Usage: hammer FILE [ROUNDS]
#include <portalcore.hpp>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

// Everything that can be read of a result.
static std::string read(const portalcore::Result& result) {
    std::string text;
    for (const auto document : result.documents()) {
        text.append(document.kind).append(document.object_name).append(document.content_hash);
    }
    for (const auto& diagnostic : result.diagnostics()) {
        text.append(diagnostic.code).append(diagnostic.message);
        for (const auto label : diagnostic.labels) {
            text.append(label.message);
        }
    }
    text += result.render_documents(portalcore::Format::yaml)->view();
    text += result.render_diagnostics(portalcore::DiagnosticFormat::json)->view();
    text += result.render_statuses(portalcore::Format::yaml)->view();
    text += portalcore::compare(result, result)->render(portalcore::DiffFormat::json)->view();
    text += result.document_text(result.documents().size(), portalcore::Format::json).error().message();
    return text.append(result.summary());
}

// What is decided with a key and with none, in a memory that is used twice.
static std::string ask(const portalcore::Policy& policy, portalcore::Decision& decision) {
    std::string text;
    for (const std::string_view key : {"ferry-key", "no-key"}) {
        const auto request =
            portalcore::Request().host("ferry.example.com").method("GET").path("/crossings").header("api-key", key);
        const auto done = policy.decide(request, decision);
        text.append(done && decision.allowed() ? "allow " : "deny ").append(decision.route().value_or("-"));
        text.append(decision.consumer().value_or("-"));
    }
    return text;
}

int main(int count, char** arguments) {
    const int rounds = count > 2 ? std::atoi(arguments[2]) : 50;
    std::ifstream file(count > 1 ? arguments[1] : "", std::ios::binary);
    if (!file) {
        std::cerr << "usage: hammer FILE [ROUNDS]\n";
        return 2;
    }
    const std::string text(std::istreambuf_iterator<char>(file), {});
    auto made = portalcore::Input::make();
    if (!made || !made->add("in.yaml", text)) {
        return 2;
    }
    const portalcore::Input input = *std::move(made);
    const portalcore::Result result = *input.translate();
    const std::string expected = read(result);
    const portalcore::Policy policy = *result.policy();
    portalcore::Decision first(4096);
    const std::string answers = ask(policy, first);
    if (result.documents().empty() || answers.substr(0, 6) != "allow ") {
        std::cerr << "hammer: nothing to compare\n";
        return 2;
    }

    std::atomic<int> waiting = 16;
    std::atomic<int> different = 0;
    std::vector<std::thread> threads;
    for (int index = 0; index < 16; ++index) {
        threads.emplace_back([&] {
            // All begin at once, when the last is there.
            --waiting;
            while (waiting > 0) {
                std::this_thread::yield();
            }
            portalcore::Decision decision(4096);
            for (int round = 0; round < rounds; ++round) {
                const auto own = input.translate();
                different += read(result) == expected ? 0 : 1;
                different += own && read(*own) == expected ? 0 : 1;
                different += own && ask(*own->policy(), decision) == answers ? 0 : 1;
                different += ask(policy, decision) == answers ? 0 : 1;
                different += input.required_content()->empty() ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    if (different != 0) {
        std::cerr << "hammer: " << different << " of " << 16 * 5 * rounds << " readings differ\n";
    }
    return different == 0 ? 0 : 1;
}
