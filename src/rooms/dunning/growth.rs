//! How much is looked at to draw up a run and to sort the day's list: counted, for time would say what else the machine
//! does. Counts in tests alone; elsewhere nothing of it is left.

#[cfg(test)]
thread_local! {
    static LOOKS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// So many items, accounts or lines are looked at here.
#[inline]
pub(super) fn looked(_count: usize) {
    #[cfg(test)]
    LOOKS.with(|looks| looks.set(looks.get() + _count as u64));
}

#[cfg(test)]
mod tests {
    use super::LOOKS;
    use crate::base::{Amount, Currency, Day, Money};
    use crate::book::{Book, Event};
    use crate::journal::{DeviceId, EntryId, Stamp};
    use crate::rooms::dunning::model::{Reminded, Reminder};
    use crate::rooms::dunning::queries::{DunningRunQuery, WorklistQuery};
    use crate::rooms::payments::answers::Asking;
    use crate::rooms::payments::desk::Desk;
    use crate::rooms::{dunning, invoices, payments};
    use crate::texts::Locale;

    const TODAY: Day = Day::new(20_778);

    /// Open items from thirty days before their due date to a hundred and ten after it, a third of the late ones
    /// reminded, of so many customers; for every tenth customer a line of the bank that nobody has matched.
    fn book(items: usize, customers: usize) -> Book {
        let mut batch = invoices::InvoiceBatch { stated_on: TODAY, ..Default::default() };
        (0..customers).for_each(|place| batch.accounts.push(&format!("411{place:06}")));
        let mut said = Vec::new();
        for row in 0..items {
            let (place, late) = (row % customers, (row * 37 % 140) as i32 - 30);
            let cents = Amount::new(5_000 + (row as i64 * 7_919) % 900_000);
            let (number, account) = (format!("FA-{row:07}"), format!("411{place:06}"));
            batch.account.push(place as u32);
            batch.number.push(&number);
            batch.issued.push(TODAY.plus(-late - 45));
            batch.due.push(TODAY.plus(-late));
            batch.currency.push(Currency::EUR);
            batch.gross.push(cents);
            batch.stated_open.push(None);
            if row % 3 == 0 && 20 < late {
                let asked = Money::new(cents, Currency::EUR);
                let item = format!("0.{}.{account}{number}", account.len());
                let items = vec![Reminded { item, level: Some(1), asked }];
                let (id, on) = (format!("r-{row}"), TODAY.plus(-15));
                said.push(Reminder { id, account, on, level: 1, items, ..Reminder::default() });
            }
        }
        let euro = Money::new(Amount::new(100), Currency::EUR);
        let paid = payments::PaymentBatch::transfer("411000000", TODAY.plus(-1), euro);
        let events = [
            Event::Invoices(invoices::Event::InvoicesRecorded(batch)),
            Event::Payments(payments::Event::PaymentsRecorded(paid)),
            Event::Dunning(dunning::Event::RemindersWritten(said)),
        ];
        let device = DeviceId::from_bits(1);
        let mut book = Book::default();
        for (event, number) in events.iter().zip(1..) {
            let stamp = Stamp { millis: number, counter: 0, device };
            book.apply(EntryId { device, number }, stamp, event);
        }
        book
    }

    /// What is looked at for the run and for the day's list, and how many lines each has.
    fn looks(items: usize, customers: usize) -> [(u64, u32); 2] {
        let book = book(items, customers);
        let mut desk = Desk::default();
        while !desk.work(&book) {}
        let of = Asking { book: &book, desk: &desk, locale: Locale::Fr, today: TODAY };
        let run = LOOKS.with(|looks| {
            looks.set(0);
            let query = DunningRunQuery { rehearsal: true, ..DunningRunQuery::default() };
            let total = query.run(of).total;
            (looks.get(), total)
        });
        let day = LOOKS.with(|looks| {
            looks.set(0);
            let total = WorklistQuery { limit: 600, ..WorklistQuery::default() }.run(of).total;
            (looks.get(), total)
        });
        [run, day]
    }

    /// Four times as much work for four times as many items, and the logarithm that sorting costs: whether there are
    /// more customers, or more invoices of the same ones.
    #[test]
    fn four_times_the_items_are_four_times_the_work() {
        for (name, customers) in [("customers", [100, 400]), ("invoices", [20, 20])] {
            let (small, large) = (looks(2_000, customers[0]), looks(8_000, customers[1]));
            for (what, (small, large)) in ["run", "day"].iter().zip(small.iter().zip(&large)) {
                assert!(10 < small.1, "{what}: something is to be done: {small:?}");
                assert!(8_000 <= large.0, "{what}: each item is looked at: {large:?}");
                let grown = large.0 as f64 / small.0 as f64;
                assert!(
                    grown < 5.5,
                    "more {name}: the {what} grows {grown:.2} times: {small:?} {large:?}"
                );
            }
        }
    }
}
