import Dispatch

/// Waits for what a thread outside the loop does, then for nothing at all while that thread lives on.
func threads() async {
    let queue = DispatchQueue(label: "outside")
    let answer = await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: 42) }
    }
    print("from outside", answer)
    await unsafe withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
}
