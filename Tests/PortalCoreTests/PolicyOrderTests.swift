import PortalIR
import PortalResolve
import PortalTestSupport
import Testing

@testable import PortalCore
@testable import PortalPolicy

/// The documents of a policy do not say the order of routes: it is found again from what the routes are, and has to be
/// that of the gateway's list.
@Suite struct PolicyOrderTests {
    @Test(arguments: GoldenCase.all(stage: "resolve"))
    func theOrderIsThatOfTheResolver(golden: GoldenCase) throws {
        var files: [InputFile] = []
        var content: [String: [UInt8]] = [:]
        for input in try golden.inputs() {
            if input.name.hasPrefix("content/") {
                content[String(input.name.dropFirst("content/".count))] = input.bytes
            } else {
                files.append(InputFile(name: input.name, bytes: input.bytes))
            }
        }
        var input = LoadedInput(files, content: content, options: PortalOptions())
        let portal = Resolver.resolve(
            input.resources,
            specs: input.specs,
            options: ResolveOptions(),
            diagnostics: &input.diagnostics
        )
        for environment in portal.environments {
            let routes = PolicyContent(environment, of: portal).routes
            let found = RouteOrder.positions(of: routes).map { routes[$0].name }
            #expect(found == environment.entries.map(\.name), "\(environment.name)")
        }
    }
}
