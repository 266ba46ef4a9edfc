/// A variable of the environment that switches something on.
package enum EnvironmentSwitch {
    /// Whether the value of a variable says yes; nil is one that is not set.
    ///
    /// Nothing, `0` and `false` say no: that is how a variable is switched off for one command (`CI= weft check …`).
    package static func isOn(_ value: String?) -> Bool {
        guard let value else { return false }
        return !["", "0", "false"].contains(value)
    }
}
