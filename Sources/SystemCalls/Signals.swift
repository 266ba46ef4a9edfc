internal import CSystemCalls

/// Signals that come through a descriptor, to whoever reads it, in place of what they would do.
///
/// A signal is blocked in the thread that adds it, which is to be the one that reads. One that comes to another
/// thread of the process is sent on to this one.
package struct SignalDescriptor: Sendable {
    /// Becomes readable when a signal comes.
    package let number: Int32

    /// A descriptor through which no signal comes yet.
    package init() throws(SystemFailure) { number = try SystemFailure.check(weft_signals_create()) }

    /// From now on, the signal comes this way.
    ///
    /// - Throws: `EINVAL` if it can't be caught, `EBUSY` if it comes another way already.
    package func add(_ signal: Int32) throws(SystemFailure) {
        _ = try SystemFailure.check(weft_signals_add(number, signal))
    }

    /// The signal does again what it did before.
    package func remove(_ signal: Int32) { weft_signals_remove(number, signal) }

    /// The name of a signal, such as `SIGTERM`.
    package static func name(of signal: Int32) -> String {
        guard let name = unsafe weft_signal_name(signal) else { return "signal \(signal)" }
        return unsafe "SIG" + String(cString: name)
    }

    /// The next signal that has come, or nil.
    package func next() -> Int32? {
        let signal = weft_signals_next(number)
        return signal < 0 ? nil : signal
    }
}
