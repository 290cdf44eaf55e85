#if os(Linux)
import CBare
import Foundation

/// How much more memory a call needs at its peak than there was before it, in bytes; `nil` where the kernel does not say.
///
/// - Parameter body: the call
/// - Returns: the growth of the resident size.
func peakGrowth(_ body: () -> Void) -> Int? {
    // What earlier calls gave back would hide what this one takes.
    bare_release_memory()
    // "5" sets the recorded peak back to the present size (proc(5), clear_refs).
    guard let file = fopen("/proc/self/clear_refs", "w") else { return nil }
    let written = fputs("5", file)
    guard fclose(file) == 0, written >= 0, let before = residentBytes("VmRSS:") else { return nil }
    body()
    return residentBytes("VmHWM:").map { max($0 - before, 0) }
}

private func residentBytes(_ field: String) -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
}
#else
/// Not measured on this system.
func peakGrowth(_ body: () -> Void) -> Int? {
    body()
    return nil
}
#endif
