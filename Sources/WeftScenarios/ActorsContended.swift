/// Three buyers meet at one office with two tickets, and all three get one.
///
/// An actor runs one task at a time, but its method lets others in where it awaits: each buyer passes the
/// guard before the first ticket is taken away.
func actorsContended() async throws {
    let office = TicketOffice(tickets: 2)
    let buyers = ["Anna", "Bela", "Cora"].map { buyer in
        Task(name: buyer) { try await office.sell(to: buyer) }
    }
    for buyer in buyers { try await buyer.value }
    print("tickets left:", await office.tickets)
}

private actor TicketOffice {
    private(set) var tickets: Int

    init(tickets: Int) { self.tickets = tickets }

    func sell(to buyer: String) async throws {
        guard tickets > 0 else { return print("sold out for", buyer) }
        print("printing a ticket for", buyer)
        try await Task.sleep(for: .seconds(1))
        tickets -= 1
        print(buyer, "has a ticket")
    }
}
