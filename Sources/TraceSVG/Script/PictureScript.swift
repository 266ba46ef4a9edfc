/// The script that a picture may carry: the same in every picture, whatever it shows.
///
/// A page with a content security policy allows it by its hash. It makes elements and sets texts and attributes; no
/// text is ever read as markup or as code.
public enum PictureScript: Sendable {
    /// The script, as it stands in its element.
    public static let text: String = {
        let files = [
            PackageResources.plot_js, PackageResources.marks_js, PackageResources.axis_js,
            PackageResources.tasks_js, PackageResources.find_js, PackageResources.bar_js,
            PackageResources.touch_js, PackageResources.gestures_js, PackageResources.state_js,
            PackageResources.rings_js, PackageResources.start_js,
        ]
        let parts = files.map { String(decoding: $0, as: UTF8.self) }
        return "(() => {\n\"use strict\";\n" + parts.joined(separator: "\n") + "})();\n"
    }()

    /// The source for the `script-src` of a content security policy that allows this script: `'sha256-…'`, with its
    /// quotes.
    ///
    /// (Content Security Policy Level 3, "Does element match source list".)
    public static var policySource: String {
        "'sha256-" + Base64.text(SHA256.digest(Array(text.utf8))) + "'"
    }
}
