package import CEventLoop

/// A callback on its way from a program's copy of this module to that of the injected loop, through C.
@safe package final class ForeignCallback: LoopCallback, @unchecked Sendable {
    private let functions: UnsafePointer<weft_callback>
    private let object: UnsafeMutableRawPointer

    /// On the loop's side: what calls the object, and lets it go at the end.
    package init(_ functions: UnsafePointer<weft_callback>, _ object: UnsafeMutableRawPointer) {
        unsafe self.functions = functions
        unsafe self.object = object
    }

    deinit { unsafe functions.pointee.release(object) }

    package func run() { unsafe functions.pointee.run(object) }

    package var isCalledOff: Bool { unsafe functions.pointee.is_called_off(object) }

    /// On the program's side: an object that keeps the callback alive until it is released.
    static func object(of callback: any LoopCallback) -> UnsafeMutableRawPointer {
        unsafe Unmanaged.passRetained(Box(callback)).toOpaque()
    }

    /// On the program's side: what C is to call with such an object.
    static let functions: Functions = {
        let functions = UnsafeMutablePointer<weft_callback>.allocate(capacity: 1)
        unsafe functions.initialize(
            to: weft_callback(
                run: { unsafe Box.at($0)?.callback.run() },
                is_called_off: { unsafe Box.at($0)?.callback.isCalledOff ?? true },
                release: { object in
                    guard let object = unsafe object else { return }
                    unsafe Unmanaged<Box>.fromOpaque(object).release()
                }
            )
        )
        return unsafe Functions(pointer: UnsafePointer(functions))
    }()

    /// Allocated once, since C keeps its address.
    @safe struct Functions: @unchecked Sendable { let pointer: UnsafePointer<weft_callback> }

    private final class Box: Sendable {
        let callback: any LoopCallback

        init(_ callback: any LoopCallback) { self.callback = callback }

        static func at(_ object: UnsafeMutableRawPointer?) -> Box? {
            guard let object = unsafe object else { return nil }
            return unsafe Unmanaged<Box>.fromOpaque(object).takeUnretainedValue()
        }
    }
}
