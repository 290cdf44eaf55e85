import Foundation

/// Checks JSON against a schema of `docs/schemas`, by Python's `jsonschema`.
public enum JSONSchemaCheck {
    /// What a schema has against a text, a line each.
    ///
    /// - Parameters:
    ///   - json: the text
    ///   - schema: the name of the file in `docs/schemas`
    /// - Returns: the findings; none if all is well.
    /// - Throws: what starting a process throws.
    public static func findings(in json: String, schema: String) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("value-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(json.utf8).write(to: file)
        let process = Process()
        process.executableURL = PackageRoot.url.appendingPathComponent("Scripts/python")
        let schemaFile = PackageRoot.url.appendingPathComponent("docs/schemas/\(schema)")
        process.arguments = ["-c", program, schemaFile.path, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n").map(String.init)
        return process.terminationStatus == 0 ? lines : lines + ["status \(process.terminationStatus)"]
    }

    private static let program = """
        import json, sys
        from jsonschema import Draft7Validator
        schema, value = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
        Draft7Validator.check_schema(schema)
        for error in Draft7Validator(schema).iter_errors(value):
            print("/" + "/".join(map(str, error.absolute_path)) + ": " + error.message)
        """
}
