// How long calls take. Usage: bench MANIFEST POLICY; prints lines `cpp CALL MEDIAN-NS`.
#include <portalcore.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// The median of 21 samples, each the mean of `calls` calls, which do `parts` things each.
template <typename Body>
static void measure(const char* name, int calls, int parts, Body body) {
    std::vector<double> samples;
    for (int sample = 0; sample < 21; ++sample) {
        const auto start = std::chrono::steady_clock::now();
        for (int call = 0; call < calls; ++call) {
            body();
        }
        const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
        samples.push_back(taken.count() / calls / parts);
    }
    std::nth_element(samples.begin(), samples.begin() + 10, samples.end());
    std::printf("cpp %s %.1f\n", name, samples[10]);
}

template <typename Body>
static void measure(const char* name, int calls, Body body) {
    measure(name, calls, 1, body);
}

static std::string read(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: bench MANIFEST POLICY\n", stderr);
        return 2;
    }
    const std::string text = read(arguments[1]);
    const auto policy = portalcore::Policy::load({read(arguments[2])});
    if (text.empty() || !policy) {
        std::fputs("bench: the files cannot be read\n", stderr);
        return 2;
    }
    bool sound = true;

    volatile std::uint32_t sink = 0;
    measure("abi_version", 1000000, [&] { sink = portalcore::abi_version(); });

    auto filled = portalcore::Input::make();
    int serial = 0;
    char name[16];
    measure("input_add", 5000, [&] {
        const int size = std::snprintf(name, sizeof(name), "%d", ++serial);
        sound &= filled->add({name, static_cast<std::size_t>(size)}, "a: 1").has_value();
    });

    auto input = portalcore::Input::make();
    sound &= input->add("portal.yaml", text).has_value();
    measure("translate", 20, [&] { sound &= input->translate()->error_count() == 0; });

    // A key that is accepted, by the name of the route.
    portalcore::Decision decision(4096);
    portalcore::Request request;
    measure("decide", 20000, [&] {
        request.clear();
        request.route("museum/live/museum/exhibits/v2/museum/exhibits/listExhibits");
        request.header("x-museum-key", "museum-key-of-an-app");
        sound &= policy->decide(request, decision).has_value() && decision.allowed();
    });
    // For each of the requests.
    const std::vector<portalcore::Request> requests(64, request);
    measure("decide_batch", 500, 64, [&] {
        const auto decisions = policy->decide_batch(requests);
        sound &= decisions.has_value() && decisions->back().allowed();
    });
    return sound ? 0 : 1;
}
