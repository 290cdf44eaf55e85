// Translates standard input. A call that fails throws portalcore::Exception.
#include <portalcore.hpp>

#include <iostream>
#include <iterator>

int main() {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    auto input = portalcore::Input::make().value();
    input.add("portal.yaml", text).value();
    const auto result = input.translate().value();
    std::cout << result.render_documents(portalcore::Format::yaml).value().str();
    std::cerr << result.render_diagnostics(portalcore::DiagnosticFormat::text).value().str();
}
