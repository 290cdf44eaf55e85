#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The time that this process has computed, in seconds: other processes on the machine do not count.
private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The processor time of one call, in seconds.
func seconds(_ body: () -> Void) -> Double {
    let start = processorSeconds()
    body()
    return processorSeconds() - start
}

/// Several ways to work on the same text, measured in turns, so that a slow moment of the machine hits all of them.
struct Contest {
    /// One way.
    struct Entry {
        let name: String
        let run: () -> Bool
    }

    let title: String
    let bytes: Int
    let entries: [Entry]

    /// Runs every way once to see that it works, then `rounds` times, and prints medians; the first way is what the
    /// others are compared with.
    ///
    /// - Parameter rounds: how often
    /// - Returns: whether every way worked.
    func run(rounds: Int) -> Bool {
        print("\(title), \(bytes) bytes, median of \(rounds)")
        var working: [Entry] = []
        var growths: [Int?] = []
        for entry in entries {
            var works = false
            let growth = peakGrowth { works = entry.run() }
            guard works else { continue }
            working.append(entry)
            growths.append(growth)
        }
        var times = [[Double]](repeating: [], count: working.count)
        for _ in 0..<rounds {
            for (index, entry) in working.enumerated() {
                times[index].append(seconds { _ = entry.run() })
            }
        }
        let medians = times.map(median)
        for (index, (entry, time)) in zip(working, medians).enumerated() {
            let speed = Double(bytes) / 1e6 / time
            let ratio = time / (medians.first ?? time)
            let memory = growths[index].map { "\(right(Double($0) / Double(bytes), 7)) x memory" } ?? ""
            print(
                "  \(left(entry.name, 26))\(right(time * 1000, 9)) ms \(right(speed, 8)) MB/s \(right(ratio, 6)) x time"
                    + memory
            )
        }
        print(working.count < entries.count ? "  some failed\n" : "")
        return working.count == entries.count
    }
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// Text filled up to a width.
func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
}

/// A number with two decimals, filled up to a width from the left.
func right(_ number: Double, _ width: Int) -> String {
    let hundredths = Int((number * 100).rounded())
    let text = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    return String(repeating: " ", count: max(width - text.count, 0)) + text
}
