internal import CRecorder
internal import CRecording
internal import EventLoop
internal import Files
internal import Glibc
internal import RecordingLog
internal import TraceModel

/// The recorder in this program, at work from here until it is stopped.
struct LinkedRecorder {
    private let folder: String
    private let tick: Duration

    /// Has tasks be seen being made, also while nothing is recorded; false where they can't be.
    static func watchTasks() -> Bool { weft_recorder_watch() }

    /// Begins to record, if nothing else is being recorded.
    ///
    /// - Parameter tick: Under a virtual clock that begins now on this thread, its tick; only this thread is recorded.
    ///   So it is in a loop that runs here and whose time is virtual. Everything else is recorded in the world's time.
    /// - Throws: `RecordingError` if it can't.
    init(tick: Duration? = nil) throws(RecordingError) {
        let virtual = RunningLoop.virtualTime ?? tick.map { (LoopTime.zero, $0) }
        // The recorder passes calls of the runtime's clock on to whatever it finds there: a loop's clock has to come
        // first, or would take the recorder's place.
        _ = RuntimeClock.redirect()
        self.tick = virtual?.tick ?? .zero
        folder = TemporaryFiles.folder(environment: ThisProcess.environmentVariable)
        let file = unsafe weft_recorder_make_log(folder)
        guard file >= 0 else {
            throw .noRoomForLog(folder: folder, why: FileError.Reason.of(errno).phrase)
        }
        let request = weft_recording_request(
            file: file,
            source: virtual == nil ? weft_recorder_world_clock() : WEFT_CLOCK_SEQUENCE,
            this_thread_alone: virtual != nil,
            virtual_time: UInt64(virtual?.now.nanoseconds ?? 0)
        )
        let start = weft_recorder_start(request)
        if let error = Self.error(start, errno, folder) {
            close(file)
            throw error
        }
    }

    /// Ends the recording, and makes a trace of it.
    ///
    /// - Parameter name: What the trace calls the program; unless given, the name of the executable.
    /// - Returns: The trace, or why there is none.
    func stop(named name: String?) -> Result<Trace, RecordingError> {
        let file = weft_recorder_stop()
        defer { close(file) }
        let end = ClockReading.now()
        do throws(RecordingLogError) {
            let log = try RecordingLog(descriptor: file)
            let program = Program(
                command: [name ?? Self.nameOfExecutable],
                runtime: log.runtime,
                processID: log.isVirtual ? nil : log.processID
            )
            let tick = TimeSpan(nanoseconds: tick.wholeNanoseconds)
            return .success(log.trace(of: program, tick: tick, end: end, exit: nil))
        } catch {
            return .failure(.noRoomForLog(folder: folder, why: "it can't be read back"))
        }
    }

    private static var nameOfExecutable: String {
        CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? ""
    }

    private static func error(
        _ start: weft_recording_start,
        _ number: Int32,
        _ folder: String
    ) -> RecordingError? {
        switch start {
        case WEFT_RECORDING_STARTED: nil
        case WEFT_RECORDING_BUSY: .alreadyRecording
        case WEFT_RECORDING_INJECTED: .recordedByWeft
        case WEFT_RECORDING_NO_LOG: .noRoomForLog(folder: folder, why: FileError.Reason.of(number).phrase)
        default: .runtimeNotWatchable
        }
    }
}
