/// A rectangle with its sides along the axes; pixels, y downwards.
public struct Rectangle: Hashable, Sendable {
    /// The left side.
    public var x: Double
    /// The upper side.
    public var y: Double
    /// How wide it is.
    public var width: Double
    /// How high it is.
    public var height: Double

    /// A rectangle from its left upper corner and its size.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The right side.
    public var right: Double { x + width }
    /// The lower side.
    public var bottom: Double { y + height }

    /// Whether two rectangles share more than their edges.
    public func overlaps(_ other: Rectangle) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }
}

/// A stretch along the axis, from its left to its right end; pixels.
public struct Extent: Hashable, Sendable {
    /// The left end.
    public var from: Double
    /// The right end.
    public var to: Double

    /// An extent between two ends.
    public init(from: Double, to: Double) {
        self.from = from
        self.to = to
    }

    /// How wide it is.
    public var width: Double { to - from }
    /// The point between its ends.
    public var middle: Double { (from + to) / 2 }
}

/// A point; pixels, y downwards.
public struct Point: Hashable, Sendable {
    /// From the left.
    public var x: Double
    /// From the top.
    public var y: Double

    /// A point from its coordinates.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// A coordinate on the grid of tenths of a pixel that all output is on, so that neighbours meet exactly.
func snap(_ coordinate: Double) -> Double { (coordinate * 10).rounded() / 10 }
