#include "check.hpp"

int main() {
    test_library();
    test_expected();
    test_errors();
    test_options();
    test_inputs();
    test_results();
    test_sequences();
    test_workspaces();
    test_catalogs();
    test_reports();
    test_diffs();
    test_policies();
    test_decisions();
    test_moving();
    test_closing();
    std::cout << "tests: " << tally.checks << " checks, " << tally.failures << " failed\n";
    return tally.failures == 0 ? 0 : 1;
}
