import Foundation
import Testing
import WeftTesting
import XCTest

/// A program to test: two dishes that cook at once, unless the cook has changed.
private enum Kitchen {
    static var cooksOneByOne: Bool { ProcessInfo.processInfo.environment["KITCHEN"] == "one by one" }

    static func cook(_ dish: String, for seconds: Int) async throws {
        print("cooking", dish)
        try await Task.sleep(for: .seconds(seconds))
        print(dish, "is ready")
    }

    static func dinner() async throws {
        let soup = Task(name: "soup") { try await cook("soup", for: 3) }
        if cooksOneByOne { try await soup.value }
        async let bread: Void = cook("bread", for: 2)
        _ = try await (soup.value, bread)
    }
}

struct KitchenTests {
    @Test func `dishes cook at once`() async throws {
        try await expectInterleaving("dinner") { try await Kitchen.dinner() }
    }
}

final class KitchenCase: XCTestCase {
    func testDishesCookAtOnce() async throws {
        try await expectInterleaving("dinner") { try await Kitchen.dinner() }
    }
}
