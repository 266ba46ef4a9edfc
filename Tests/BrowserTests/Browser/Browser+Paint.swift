import TestSupport

/// What is painted on the page, and on what.
extension Browser {
    /// Something that is painted, and a ground that it stands on.
    struct Pair: Hashable {
        var ink: Colour
        var ground: Colour
        var isText: Bool
        /// An element that is painted so, by its name and classes.
        var example: String

        static func == (one: Pair, other: Pair) -> Bool {
            one.ink == other.ink && one.ground == other.ground && one.isText == other.isText
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(ink)
            hasher.combine(ground)
            hasher.combine(isText)
        }
    }

    /// Every pair of a colour and its ground that the window shows, as the browser has computed them.
    ///
    /// A ground is what fills an area: paper, bands, stretches under what stands on them. A shape is seen if it stands
    /// out from the paper around it, so that bars are grounds of texts and notches alone. Decoration (bands, the grid)
    /// is no ink. Of a pattern under a text both colours are taken, else that of its lines.
    func pairs() throws -> Set<Pair> {
        let found = try JSONValue(text(Self.pairs)).elements
        return Set(
            found.compactMap { pair in
                guard let ink = pair["ink"]?.text.flatMap({ Colour($0) }),
                    let ground = pair["ground"]?.text.flatMap({ Colour($0) })
                else { return nil }
                let isText = pair["isText"] == .bool(true)
                return Pair(ink: ink, ground: ground, isText: isText, example: pair["example"]?.text ?? "")
            }
        )
    }

    private static let pairs = """
        JSON.stringify((() => {
          const bars = '.running,.ready,.unknown,.chip,.bad';
          const onBars = 'text,.notch,.seam';
          const decoration = '.paper,.band,.grid,.seam,.row:not([stroke])';
          const none = /^none|^rgba\\(.*, 0\\)$|^transparent/;
          const patterns = { hatch: ['.paper', '[style]'], lost: ['.paper', '.bad'] };
          const style = (element) => getComputedStyle(element);
          const paper = style(document.querySelector('svg')).backgroundColor;
          const coloursOf = (paint) => {
            const pattern = /#(\\w+)/.exec(paint)?.[1];
            if (!pattern) return none.test(paint) ? [] : [paint];
            return patterns[pattern].map((name) => style(document.querySelector(`#${pattern} ${name}`)).fill);
          };
          const isFilledAt = (element, x, y) => {
            const matrix = element.getScreenCTM().inverse();
            return element.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix));
          };
          const groundsAt = (element, x, y) => {
            const areas = '.paper,.band,.row,.lost' + (element.matches(onBars) ? ',' + bars : '');
            const stack = document.elementsFromPoint(x, y);
            for (const one of stack.slice(stack.indexOf(element) + 1)) {
              if (one === element || !one.matches(areas) || !one.isPointInFill || !isFilledAt(one, x, y)) continue;
              const colours = coloursOf(style(one).fill);
              if (colours.length > 0) return element.matches('text') ? colours : colours.slice(0, 1);
            }
            return [paper];
          };
          const pairs = new Map();
          const note = (element, isText, inks, grounds) => {
            const example = `${element.localName}.${element.getAttribute('class') ?? ''}`;
            for (const ink of inks) for (const ground of grounds) {
              pairs.set([isText, ink, ground].join(), { isText, ink, ground, example });
            }
          };
          const isSeen = (element) => element.checkVisibility() && style(element).visibility !== 'hidden';
          for (const element of document.querySelectorAll('svg text, svg tspan')) {
            const box = element.getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            if (!isSeen(element) || box.width === 0 || !document.elementFromPoint(x, y)) continue;
            const text = element.closest('text');
            note(element, true, coloursOf(style(element).fill), groundsAt(text, x, y));
          }
          for (const element of document.querySelectorAll('svg :is(path,circle)')) {
            if (!isSeen(element) || element.closest('defs') || element.matches(decoration)) continue;
            const { fill, stroke } = style(element);
            // What is hollow is seen by its outline.
            const isHollow = coloursOf(fill)[0] === paper && coloursOf(stroke).length > 0;
            const inks = [...(isHollow ? [] : coloursOf(fill).slice(-1)), ...coloursOf(stroke)];
            const length = element.getTotalLength();
            for (const share of length > 0 ? [0.01, 0.25, 0.5, 0.75, 0.99] : []) {
              const { x, y } = element.getPointAtLength(length * share).matrixTransform(element.getScreenCTM());
              if (document.elementFromPoint(x, y)) note(element, false, inks, groundsAt(element, x, y));
            }
          }
          const backOf = (element) => {
            if (element.localName === 'svg') return style(element).backgroundColor;
            const own = style(element).backgroundColor;
            return none.test(own) ? backOf(element.parentElement) : own;
          };
          for (const element of document.querySelectorAll('.bar, .bar *')) {
            if (!isSeen(element)) continue;
            const { color, borderTopColor, borderTopWidth, outlineStyle, outlineColor } = style(element);
            const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (hasText || element.localName === 'input') note(element, true, [color], [backOf(element)]);
            const ground = backOf(element.parentElement);
            if (parseFloat(borderTopWidth) > 0) note(element, false, [borderTopColor], [ground]);
            if (outlineStyle !== 'none') note(element, false, [outlineColor], [ground]);
          }
          return [...pairs.values()];
        })())
        """
}
