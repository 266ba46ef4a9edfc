import WeftCommand

@main struct Main {
    static func main() { WeftCommand.main() }
}
