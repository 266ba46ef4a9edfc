import TestSupport

/// A browser with one page, driven over the DevTools protocol.
///
/// (Chrome DevTools Protocol: the domains Target, Page, Runtime, Input, Emulation, Performance.)
actor Browser {
    /// The browser of the suite that runs.
    @TaskLocal static var current: Browser?

    private var chromium: Chromium
    /// Where the files that it opens lie.
    let folder = TemporaryFolder()
    private var session = ""
    private var lastCommand = 0
    private var events: [(name: String, parameters: JSONValue)] = []

    /// Starts a browser with an empty page.
    init(path: String) throws {
        chromium = Chromium(path: path)
    }

    /// Opens the page that all tests use.
    func openPage() throws {
        let target = try call("Target.createTarget", ["url": .string("about:blank")])["targetId"]
        let attached = try call(
            "Target.attachToTarget",
            ["targetId": target ?? .null, "flatten": .bool(true)]
        )
        session = attached["sessionId"]?.text ?? ""
        for domain in ["Page", "Runtime", "Log", "Network"] { _ = try call("\(domain).enable") }
        _ = try call("Performance.enable", ["timeDomain": .string("threadTicks")])
    }

    /// Sends a command, and waits for its answer.
    @discardableResult
    func call(_ command: String, _ parameters: [String: JSONValue] = [:]) throws -> JSONValue {
        lastCommand += 1
        var message: [String: JSONValue] = [
            "id": .number(lastCommand), "method": .string(command), "params": .object(parameters),
        ]
        if !session.isEmpty { message["sessionId"] = .string(session) }
        try chromium.send(JSONValue.object(message).written)
        while true {
            let answer = try chromium.receive()
            if answer["id"] == .number(lastCommand) {
                if let error = answer["error"] { throw BrowserError.refused(command, error.written) }
                return answer["result"] ?? .null
            }
            note(answer)
        }
    }

    private func note(_ message: JSONValue) {
        guard let name = message["method"]?.text else { return }
        events.append((name, message["params"] ?? .null))
    }

    /// Waits for an event that has not been waited for yet.
    func wait(for name: String) throws {
        while true {
            if let place = events.firstIndex(where: { $0.name == name }) {
                events.removeSubrange(...place)
                return
            }
            note(try chromium.receive())
        }
    }

    /// Leaves the page for another one, and forgets what was told of the one before.
    func go(to address: String) throws {
        // From a page to a part of the same page nothing would be loaded.
        for address in ["about:blank", address] {
            events = []
            try call("Page.navigate", ["url": .string(address)])
            try wait(for: "Page.loadEventFired")
        }
    }

    /// What went wrong on the page, what it asked its reader, and what it loaded but for files.
    var complaints: [String] {
        events.compactMap { name, parameters in
            switch name {
            case "Runtime.exceptionThrown", "Page.javascriptDialogOpening":
                return "\(name) \(parameters.written)"
            case "Log.entryAdded":
                return parameters["entry"]?["level"]?.text == "error" ? parameters.written : nil
            case "Network.requestWillBeSent":
                let address = parameters["request"]?["url"]?.text ?? ""
                return address.hasPrefix("file:") ? nil : "loads \(address)"
            default: return nil
            }
        }
    }

    /// The value of an expression on the page; a promise is waited for.
    @discardableResult
    func value(_ expression: String) throws -> JSONValue {
        let answer = try call(
            "Runtime.evaluate",
            ["expression": .string(expression), "returnByValue": .bool(true), "awaitPromise": .bool(true)]
        )
        if let details = answer["exceptionDetails"] { throw BrowserError.failed(expression, details.written) }
        return answer["result"]?["value"] ?? .null
    }

    /// The value of an expression as text; empty if it is none.
    func text(_ expression: String) throws -> String { try value(expression).text ?? "" }

    /// The value of an expression in the frame of the page that has a process of its own.
    func textInFrame(_ expression: String) throws -> String {
        let page = session
        defer { session = page }
        let targets = try call("Target.getTargets")["targetInfos"]?.elements ?? []
        let frame = targets.first { $0["type"]?.text == "iframe" }?["targetId"] ?? .null
        session =
            try call("Target.attachToTarget", ["targetId": frame, "flatten": .bool(true)])["sessionId"]?.text
            ?? ""
        return try text(expression)
    }

    /// The value of an expression as a number; not a number if it is none.
    func number(_ expression: String) throws -> Double { try value(expression).real ?? .nan }

    /// Whether an expression holds.
    func holds(_ expression: String) throws -> Bool { try value("Boolean(\(expression))") == .bool(true) }

    /// Waits until what was begun is drawn.
    func frame() throws {
        try value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")
    }

    /// Waits, frame after frame, until a condition holds.
    func until(_ condition: String) throws {
        for _ in 0..<200 {
            if try holds(condition) { return }
            try frame()
        }
        throw BrowserError.neverTrue(condition)
    }

    /// What the page has cost so far.
    struct Metrics {
        /// How long its main thread has worked; seconds of its processor's time.
        var work: Double
        /// How often it was laid out.
        var layouts: Double
        /// How often styles were computed.
        var styles: Double
    }

    /// What the page has cost so far.
    func metrics() throws -> Metrics {
        let metrics = try call("Performance.getMetrics")["metrics"]?.elements ?? []
        func value(_ name: String) -> Double {
            metrics.first { $0["name"]?.text == name }?["value"]?.real ?? .nan
        }
        return Metrics(
            work: value("TaskDuration"),
            layouts: value("LayoutCount"),
            styles: value("RecalcStyleCount")
        )
    }
}
