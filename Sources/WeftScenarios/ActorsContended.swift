/// Three buyers meet at one office with two tickets, and all three get one.
///
/// An actor serves one task at a time: Bela and Cora find it taken and wait for it. But its method lets others in
/// where it awaits: all three pass the guard before anybody has taken the last ticket away.
func actorsContended() async throws {
    let office = TicketOffice(tickets: 2)
    let buyers = ["Anna", "Bela", "Cora"].map { buyer in
        Task.immediate(name: buyer) { await office.sell(to: buyer) }
    }
    for buyer in buyers { await buyer.value }
    print("tickets left:", await office.tickets)
}

private actor TicketOffice {
    private(set) var tickets: Int

    init(tickets: Int) { self.tickets = tickets }

    func sell(to buyer: String) async {
        guard tickets > 0 else { return print("sold out for", buyer) }
        print("printing a ticket for", buyer)
        try? await Task.sleep(for: .seconds(1))
        tickets -= 1
        print(buyer, "has a ticket")
    }
}
