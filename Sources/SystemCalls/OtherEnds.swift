internal import CSystemCalls

/// Where the other ends of some descriptors are.
package struct OtherEnds: Sendable {
    /// Whether each has its other end among them, or listens for one to come.
    package let areHere: Bool
    /// Whether each has its other end among them, and none listens.
    package let areConnectedHere: Bool

    /// The other ends of these descriptors, at this moment.
    ///
    /// O(n) calls of the kernel.
    package init(of descriptors: [Int32]) {
        var own: Set<[UInt8]> = []
        var peers: [[UInt8]] = []
        var listens = false
        var elsewhere = false
        for descriptor in descriptors {
            var ownAddress = weft_address()
            var peerAddress = weft_address()
            let end = unsafe weft_other_end(descriptor, &ownAddress, &peerAddress)
            own.insert(SocketAddress(ownAddress).bytes)
            switch UInt32(end) {
            case WEFT_END_HERE.rawValue: break
            case WEFT_END_LISTENS.rawValue: listens = true
            case WEFT_END_AT_ADDRESS.rawValue: peers.append(SocketAddress(peerAddress).bytes)
            default: elsewhere = true
            }
        }
        areHere = !elsewhere && peers.allSatisfy(own.contains)
        areConnectedHere = areHere && !listens
    }
}
