// The conformance runner of C++. Usage: runner CASE-DIRECTORY
#include "session.hpp"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

void die(const std::string& message) {
    std::cerr << "runner: " << message << '\n';
    std::exit(2);
}

std::string read_file(const Session& session, const std::string& name) {
    std::ifstream file(session.directory + "/" + name, std::ios::binary);
    if (!file) {
        die("cannot open " + name);
    }
    return {std::istreambuf_iterator<char>(file), {}};
}

static Words split(const std::string& line) {
    Words words;
    std::istringstream stream(line);
    for (std::string word; std::getline(stream, word, ' ');) {
        words.push_back(word == "\"\"" ? "" : word);
    }
    return words;
}

int main(int count, char** arguments) {
    if (count != 2) {
        die("usage: runner CASE-DIRECTORY");
    }
    Session session;
    session.directory = arguments[1];
    std::istringstream script(read_file(session, "script"));
    for (std::string line; std::getline(script, line);) {
        if (!line.empty() && line[0] != '#') {
            std::cout << "> " << line << '\n';
            session.line = line;
            make_call(session, split(line));
        }
    }
    return std::cout.flush() ? EXIT_SUCCESS : EXIT_FAILURE;
}
