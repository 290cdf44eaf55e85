#if CLI
import ArgumentParser

@main
struct Portalctl: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "portalctl")
}
#else
@main
struct Portalctl {
    static func main() {
        print("portalctl was built without its trait: swift build --traits CLI")
    }
}
#endif
