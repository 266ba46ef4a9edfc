/// Steps of time that people count in: 1, 2 or 5 times a power of ten.
package enum RoundStep {
    /// The smallest round step that is at least so many pixels wide, and into how many parts it is best
    /// divided.
    ///
    /// - Parameters:
    ///   - least: How wide; pixels.
    ///   - scale: Pixels a nanosecond.
    /// - Returns: The step in nanoseconds, and the number of its parts.
    package static func at(least: Double, scale: Double) -> (step: Int64, parts: Int) {
        var power: Int64 = 1
        while true {
            for (factor, parts) in [(1 as Int64, 5), (2, 4), (5, 5)] {
                let (step, overflow) = power.multipliedReportingOverflow(by: factor)
                if overflow { return (.max, 5) }
                if Double(step) * scale >= least { return (step, step < 5 ? 1 : parts) }
            }
            let (next, overflow) = power.multipliedReportingOverflow(by: 10)
            if overflow { return (.max, 5) }
            power = next
        }
    }
}
