#if CLI
import Testing

@Suite struct UsageTests {
    static let statuses: [([String], Int32)] = [
        (["--help"], 0),
        (["--version"], 0),
        (["help", "translate"], 0),
        (["nonsense"], 2),
        (["validate"], 2),
        (["validate", "--format", "xml", "x.yaml"], 2),
        (["validate", "--max-depth", "0", "x.yaml"], 2),
        (["validate", "--content", "no-equals-sign", "-"], 2),
        (["validate", "no/such/file.yaml"], 3),
        (["translate", "no/such/file.yaml"], 3),
        (["validate", "--contents", "no/such/table.tsv", "-"], 3),
        (["explain-code", "PC9999"], 2),
        (["explain-code"], 0),
        (["crds"], 0),
    ]

    @Test(arguments: statuses)
    func exitStatus(arguments: [String], status: Int32) throws {
        let run = try CommandLineRun(arguments)
        #expect(run.status == status, "\(run.error)")
        #expect(status == 0 ? run.error.isEmpty : run.output.isEmpty)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func shellCompletions(shell: String) throws {
        let run = try CommandLineRun(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("explain-code"))
    }
}
#endif
