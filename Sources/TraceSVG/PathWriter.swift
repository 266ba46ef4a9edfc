import TraceLayout

extension SVGWriter {
    /// Writes a path of rectangles that share their top and height: `M x y h w v h H x z` each.
    mutating func rectangles(_ style: String, _ extents: [Extent], top: Double, height: Double) {
        guard !extents.isEmpty else { return }
        path(style) { writer in
            for extent in extents {
                writer.rectangle(extent.from, top, extent.width, height)
            }
        }
    }

    /// Writes a path of one class; nothing if it stays empty.
    mutating func path(_ style: String, _ draw: (inout SVGWriter) -> Void) {
        markup("<path class=\"\(style)\" d=\"")
        draw(&self)
        markup("\"/>\n")
    }

    /// Adds a rectangle to a path.
    mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        move(x, y)
        markup("h")
        number(width)
        markup("v")
        number(height)
        markup("H")
        number(x)
        markup("z")
    }

    /// Begins a part of a path.
    mutating func move(_ x: Double, _ y: Double) {
        markup("M")
        number(x)
        markup(" ")
        number(y)
    }

    /// Adds a vertical line to a path.
    mutating func vertical(_ x: Double, _ from: Double, _ to: Double) {
        move(x, from)
        markup("V")
        number(to)
    }

    /// Adds a bar of a width of its own that stands at a moment: in its middle, or so far to its right.
    ///
    /// It begins at the moment itself and is drawn from there in steps, so that it can be moved without being widened.
    mutating func bar(_ x: Double, _ y: Double, _ width: Double, _ height: Double, offset: Double? = nil) {
        move(x, y)
        markup("m")
        number(offset ?? -width / 2)
        markup(" 0h")
        number(width)
        markup("v")
        number(height)
        markup("h")
        number(-width)
        markup("z")
    }

    /// Adds a tick that stands on a bar.
    mutating func tick(_ x: Double, top: Double) {
        bar(x, top - LaneTick.height, 1.2, LaneTick.height)
    }

    /// Adds the bracket of a scope; one without an end has no foot there.
    mutating func bracket(_ scope: ScopeBracket) {
        move(scope.from, scope.y - ScopeBracket.foot)
        markup("V")
        number(scope.y)
        markup("H")
        number(scope.to)
        guard scope.isClosed else { return }
        markup("V")
        number(scope.y - ScopeBracket.foot)
    }

    /// Adds a line along corners, each straight above, below or beside the one before.
    mutating func corners(_ points: [Point]) {
        guard let first = points.first else { return }
        move(first.x, first.y)
        var last = first
        for point in points.dropFirst() where point != last {
            if point.x != last.x {
                markup("H")
                number(point.x)
            }
            if point.y != last.y {
                markup("V")
                number(point.y)
            }
            last = point
        }
    }
}
