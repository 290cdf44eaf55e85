// A check that says where it failed and lets the rest run.
#ifndef CHECK_HPP
#define CHECK_HPP

#include <atomic>
#include <iostream>

struct Tally {
    int checks = 0;
    int failures = 0;
};

inline Tally tally;

inline bool check(bool condition, const char* text, const char* file, int line) {
    ++tally.checks;
    if (!condition) {
        ++tally.failures;
        std::cerr << file << ':' << line << ": error: not so: " << text << '\n';
    }
    return condition;
}

#define CHECK(condition) check(static_cast<bool>(condition), #condition, __FILE__, __LINE__)

// The rest of a test makes no sense where this fails.
#define REQUIRE(condition)                                                                                             \
    do {                                                                                                               \
        if (!CHECK(condition)) {                                                                                       \
            return;                                                                                                    \
        }                                                                                                              \
    } while (false)

// How often the program, not the library, asked for memory: allocations.cpp.
extern std::atomic<int> allocations;

void test_catalogs();
void test_reports();
void test_closing();
void test_decisions();
void test_diffs();
void test_errors();
void test_expected();
void test_inputs();
void test_library();
void test_moving();
void test_options();
void test_policies();
void test_results();
void test_sequences();
void test_workspaces();

#endif
