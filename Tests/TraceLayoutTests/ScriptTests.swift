import TestSupport
import Testing
import TraceLayout

@testable import TraceSVG

/// The script as text: the same in every picture, and of a kind that nothing in a trace can turn against its reader.
struct ScriptTests {
    private static let folder = "Sources/TraceSVG/Script/JavaScript"

    @Test func `every file of the script is in it`() {
        for name in Golden.names(in: Self.folder) {
            let text = Golden.read("\(Self.folder)/\(name)") ?? ""
            #expect(!text.isEmpty && PictureScript.text.contains(text), "\(name)")
        }
    }

    @Test func `it is in a picture that is to be interactive, and in no other`() throws {
        let layout = Layout(of: Samples.fetchAndNumbers)
        let interactive = String(decoding: SVGRenderer.render(layout, isInteractive: true), as: UTF8.self)
        let still = String(decoding: SVGRenderer.render(layout), as: UTF8.self)
        #expect(try XMLReader.read(interactive).all("script").map(\.text) == [PictureScript.text])
        #expect(!still.contains("<script") && !still.contains(".bar"))
    }

    @Test(arguments: [
        "innerHTML", "outerHTML", "insertAdjacent", "document.write", "DOMParser", "eval(", "Function(",
        "import(",
        "fetch(", "XMLHttpRequest", "href", "setAttribute(\"on", "localStorage", "]]>", "</script", "\r",
    ])
    func `it has no word for turning text into markup or code, or for reaching out`(_ word: String) {
        #expect(!PictureScript.text.contains(word))
    }

    @Test func `it is plain ASCII but for a few signs, so that no encoding can change its hash`() {
        let signs = Set(PictureScript.text.unicodeScalars.filter { !$0.isASCII })
        #expect(signs == Set("×µ−‹›·←→↑↓".unicodeScalars))
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1000),
            "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
        ),
    ])
    func `the hash is that of the standard`(message: String, digest: String) {
        let digits = SHA256.digest(Array(message.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        #expect(digits.joined() == digest)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
    func `bytes in letters are those of the standard`(text: String, letters: String) {
        #expect(Base64.text(Array(text.utf8)) == letters)
    }
}
