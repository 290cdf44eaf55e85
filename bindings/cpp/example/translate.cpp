// Translates a manifest and the files that it names: the configuration goes to standard output, what was found to
// standard error.
//
// Usage: translate FILE
// Exit status: 0: no errors; 1: errors were found, what is sound was translated; 2: anything else.
#include <portalcore.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

using portalcore::Expected;

static std::optional<std::string> read(std::string_view path) {
    std::ifstream file(std::string(path), std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

static Expected<portalcore::Result> translate(std::string_view name, std::string_view text) {
    auto input = portalcore::Input::make();
    if (!input) {
        return input.error();
    }
    if (auto added = input->add(name, text); !added) {
        return added.error();
    }
    auto supplied = input->supply([](const portalcore::Requirement& requirement) {
        return requirement.kind == portalcore::ContentKind::file ? read(requirement.name) : std::nullopt;
    });
    if (!supplied) {
        return supplied.error();
    }
    return input->translate();
}

static int fail(std::string_view message) {
    std::cerr << "translate: " << message << '\n';
    return 2;
}

int main(int count, char** arguments) {
    if (count != 2) {
        return fail("usage: translate FILE");
    }
    const auto text = read(arguments[1]);
    if (!text) {
        return fail("the file cannot be read");
    }
    const auto result = translate(arguments[1], *text);
    if (!result) {
        return fail(result.error().message());
    }
    const auto documents = result->render_documents(portalcore::Format::yaml);
    if (!documents) {
        return fail(documents.error().message());
    }
    std::cout << documents->view() << std::flush;
    for (const auto diagnostic : result->diagnostics()) {
        if (diagnostic.range) {
            std::cerr << diagnostic.range->file << ':' << diagnostic.range->start_line << ':'
                      << diagnostic.range->start_column << ": ";
        }
        std::cerr << diagnostic.code << ": " << diagnostic.message << '\n';
    }
    std::cerr << result->summary() << '\n';
    return result->error_count() == 0 ? 0 : 1;
}
