// How long calls take. Usage: bench FILE; prints lines `cpp CALL MEDIAN-NS`.
#include <portalcore.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// The median of 21 samples, each the mean of `calls` calls.
template <typename Body>
static void measure(const char* name, int calls, Body body) {
    std::vector<double> samples;
    for (int sample = 0; sample < 21; ++sample) {
        const auto start = std::chrono::steady_clock::now();
        for (int call = 0; call < calls; ++call) {
            body();
        }
        const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
        samples.push_back(taken.count() / calls);
    }
    std::nth_element(samples.begin(), samples.begin() + 10, samples.end());
    std::printf("cpp %s %.1f\n", name, samples[10]);
}

int main(int count, char** arguments) {
    std::ifstream file(count > 1 ? arguments[1] : "", std::ios::binary);
    if (!file) {
        std::fputs("usage: bench FILE\n", stderr);
        return 2;
    }
    const std::string text(std::istreambuf_iterator<char>(file), {});
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

    const auto policy = input->translate()->policy();
    portalcore::Decision decision(4096);
    portalcore::Request request;
    measure("decide", 200000, [&] {
        request.clear();
        request.host("api.example.com").method("POST").path("/v1/orders/7").header("accept", "*/*");
        sound &= policy->decide(request, decision).has_value() && decision.allowed();
    });
    return sound ? 0 : 1;
}
