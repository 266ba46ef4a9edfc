import Testing

@testable import WeftCommand

struct HelpTests {
    @Test(arguments: WeftCommand.descriptions.map(\.name))
    func `every command has its page, the same by each way`(name: String) {
        let pages = [[name, "--help"], [name, "-h"], ["help", name]].map { arguments in
            let console = MemoryConsole()
            #expect(WeftCommand.run(arguments: arguments, console: console) == .success)
            #expect(console.standardError.isEmpty)
            return console.standardOutput
        }
        #expect(Set(pages).count == 1)
        for part in [
            "Usage: weft \(name)", "Options:", "Examples:", "  weft \(name)", "Exit status:", "  64",
        ] {
            #expect(pages[0].contains(part))
        }
    }

    @Test(arguments: [[], ["help"], ["--help"], ["-h"]])
    func `the overview names every command`(arguments: [String]) {
        let console = MemoryConsole()
        #expect(WeftCommand.run(arguments: arguments, console: console) == .success)
        for command in WeftCommand.descriptions {
            #expect(console.standardOutput.contains(command.summary))
        }
    }

    @Test func `every example can be read by its command`() throws {
        for command in WeftCommand.descriptions {
            for example in command.examples {
                let line = example.line.prefix { !"<>;|".contains($0) }
                let words = line.split(separator: " ").map(String.init)
                #expect(words.prefix(2) == ["weft", command.name])
                guard case .run = try ArgumentReader.read(words.dropFirst(2), for: command) else {
                    Issue.record("\(example.line) asks for help")
                    continue
                }
            }
        }
    }

    @Test(arguments: ["render", "report"])
    func `each option of a picture and of a report has an example`(_ name: String) throws {
        let command = try #require(WeftCommand.descriptions.first { $0.name == name })
        let words = command.examples.flatMap { $0.line.split(separator: " ").map(String.init) }
        for option in command.options {
            let isShown =
                words.contains(option.spelling) || option.letter.map { words.contains("-\($0)") } == true
            #expect(isShown, "\(option.spelling)")
        }
    }

    @Test func `no line of help is wider than 80 columns`() {
        let pages =
            [HelpText.overview(of: WeftCommand.descriptions)] + WeftCommand.descriptions.map(HelpText.page)
        for line in pages.joined().split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test func `no option, letter or command has two meanings`() {
        let names = WeftCommand.descriptions.map(\.name)
        #expect(Set(names).count == names.count)
        for command in WeftCommand.descriptions {
            let options = command.options + [.help]
            #expect(Set(options.map(\.name)).count == options.count)
            let letters = options.compactMap(\.letter)
            #expect(Set(letters).count == letters.count)
        }
    }

    @Test func `the version is a name and a number`() {
        let console = MemoryConsole()
        #expect(console.run("--version") == 0)
        #expect(console.standardOutput == "weft \(WeftCommand.version)\n")
    }
}
