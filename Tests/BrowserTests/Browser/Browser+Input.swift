import TestSupport

/// What a reader does with hands.
extension Browser {
    /// Keys that are held while something else is done; the values are those of the protocol.
    enum Held: Int {
        case nothing = 0
        case control = 2
        case shift = 8
    }

    /// Presses keys one after the other: letters, or names such as `ArrowDown`.
    func press(_ keys: String..., holding held: Held = .nothing) throws {
        for key in keys {
            var parameters: [String: JSONValue] = ["key": .string(key), "modifiers": .number(held.rawValue)]
            let text = key.count == 1 ? key : key == "Enter" ? "\r" : ""
            if !text.isEmpty { parameters["text"] = .string(text) }
            if let code = Self.codes[key] { parameters["windowsVirtualKeyCode"] = .number(code) }
            for type in ["keyDown", "keyUp"] {
                parameters["type"] = .string(type)
                try call("Input.dispatchKeyEvent", parameters)
            }
        }
        try frame()
    }

    /// What the browser itself needs to know of keys that move the focus or press a button.
    private static let codes = ["Tab": 9, "Enter": 13, "Escape": 27, " ": 32]

    /// Types a text where the keyboard's focus is.
    func type(_ text: String) throws {
        try call("Input.insertText", ["text": .string(text)])
        try frame()
    }

    /// Something that the pointer does at a place of the window.
    func mouse(
        _ type: String,
        _ place: (x: Double, y: Double),
        holding held: Held = .nothing,
        _ others: [String: JSONValue] = [:]
    ) throws {
        var parameters = others
        parameters["type"] = .string(type)
        parameters["x"] = .decimal(place.x)
        parameters["y"] = .decimal(place.y)
        parameters["modifiers"] = .number(held.rawValue)
        try call("Input.dispatchMouseEvent", parameters)
    }

    /// Points at a place.
    func point(at place: (x: Double, y: Double)) throws {
        try mouse("mouseMoved", place)
        try frame()
    }

    /// Clicks at a place.
    func click(_ place: (x: Double, y: Double), times: Int = 1) throws {
        try mouse("mouseMoved", place)
        for count in 1...times {
            let button: [String: JSONValue] = ["button": .string("left"), "clickCount": .number(count)]
            try mouse("mousePressed", place, button)
            try mouse("mouseReleased", place, button)
        }
        try frame()
    }

    /// Presses at one place, moves in steps to another, and lets go.
    func drag(
        from start: (x: Double, y: Double),
        to end: (x: Double, y: Double),
        holding held: Held = .nothing
    ) throws {
        let button: [String: JSONValue] = ["button": .string("left"), "clickCount": .number(1)]
        let moving: [String: JSONValue] = ["button": .string("left"), "buttons": .number(1)]
        try mouse("mouseMoved", start, holding: held)
        try mouse("mousePressed", start, holding: held, button)
        for step in 1...4 {
            let share = Double(step) / 4
            let place = (start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
            try mouse("mouseMoved", place, holding: held, moving)
        }
        try mouse("mouseReleased", end, holding: held, button)
        try frame()
    }

    /// Turns the wheel at a place; down is positive.
    func wheel(
        _ turned: Double,
        at place: (x: Double, y: Double),
        holding held: Held = .nothing
    ) throws {
        try mouse("mouseWheel", place, holding: held, ["deltaX": .number(0), "deltaY": .decimal(turned)])
        try frame()
    }

    /// The middle of the box around what a selector finds first; in the window.
    func middle(of selector: String) throws -> (x: Double, y: Double) {
        let box = "document.querySelector(\(JSONValue.string(selector).written)).getBoundingClientRect()"
        return (try number("\(box).x + \(box).width / 2"), try number("\(box).y + \(box).height / 2"))
    }
}
