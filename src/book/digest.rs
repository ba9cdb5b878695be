//! The book's hash: equal for equal content, whatever the order or the number of reallocations that led to it.

use crate::base::{Hash, Texts};

use super::Book;

/// Two running 64-bit mixes. Tells differing books apart; is no defence against somebody who searches for two that agree.
struct Digest {
    lanes: [u64; 2],
}

impl Digest {
    fn number(&mut self, number: u64) {
        let [one, other] = &mut self.lanes;
        *one = (*one ^ number).wrapping_mul(0x9FB2_1C65_1E98_DF25);
        *one ^= *one >> 32;
        *other = (other.rotate_left(23) ^ number).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    }

    fn numbers(&mut self, numbers: impl IntoIterator<Item = u64>) {
        let mut count = 0_u64;
        for number in numbers {
            self.number(number);
            count += 1;
        }
        self.number(count);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        self.numbers(words.iter().map(|word| u64::from_le_bytes(*word)));
        self.numbers(rest.iter().map(|byte| u64::from(*byte)));
    }

    fn texts(&mut self, texts: &Texts) {
        let (packed, ends) = texts.as_parts();
        self.bytes(packed.as_bytes());
        self.numbers(ends.iter().map(|end| u64::from(*end)));
    }
}

/// Sign and all, so that each number has one image.
fn signed(number: i64) -> u64 {
    number as u64
}

fn days(days: &[i32]) -> impl Iterator<Item = u64> + '_ {
    days.iter().map(|day| signed(i64::from(*day)))
}

fn amounts(amounts: &[i64]) -> impl Iterator<Item = u64> + '_ {
    amounts.iter().map(|amount| signed(*amount))
}

fn plain(numbers: &[u32]) -> impl Iterator<Item = u64> + '_ {
    numbers.iter().map(|number| u64::from(*number))
}

impl Book {
    /// Over everything known and what follows from it for open amounts; equal for equal folds on any machine.
    pub fn hash(&self) -> Hash {
        *self.hash.get_or_init(|| self.digest())
    }

    fn digest(&self) -> Hash {
        let mut digest = Digest { lanes: [0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344] };
        let customers = &self.customers;
        digest.texts(customers.accounts.texts());
        for column in customers.columns() {
            for customer in 0..column.len() as u32 {
                digest.bytes(column.get(customer).as_bytes());
            }
        }
        digest.numbers(plain(&customers.position_customer));
        digest.numbers(customers.position_currency.iter().map(|number| u64::from(*number)));
        for currency in &customers.currencies {
            digest.bytes(currency.code().as_bytes());
        }
        let invoices = &self.invoices;
        digest.numbers(plain(&invoices.position));
        digest.numbers(days(&invoices.issued));
        digest.numbers(days(&invoices.due));
        digest.numbers(amounts(&invoices.gross));
        digest.numbers(amounts(&invoices.vat));
        digest.numbers(amounts(&invoices.open));
        digest.numbers(invoices.kind.iter().map(|kind| *kind as u64));
        digest.numbers(invoices.flags.iter().map(|flags| u64::from(*flags)));
        digest.numbers(invoices.rank.iter().map(|rank| u64::from(*rank)));
        digest.texts(&invoices.number);
        digest.texts(&invoices.reference);
        digest.texts(&invoices.label);
        digest.numbers(plain(&invoices.source));
        digest.numbers(plain(&invoices.line));
        for said in &invoices.statements {
            digest.numbers([
                u64::from(said.receivable),
                signed(said.day.into()),
                signed(said.open),
            ]);
        }
        let payments = &self.payments;
        digest.numbers(plain(&payments.payer));
        digest.numbers(plain(&payments.position));
        digest.numbers(days(&payments.paid));
        digest.numbers(amounts(&payments.amount));
        digest.numbers(amounts(&payments.rest));
        digest.numbers(payments.rank.iter().map(|rank| u64::from(*rank)));
        digest.texts(&payments.reference);
        digest.texts(&payments.invoice);
        digest.texts(&payments.label);
        for payment in 0..payments.means.len() as u32 {
            digest.bytes(payments.means.get(payment).as_bytes());
        }
        digest.numbers(plain(&payments.source));
        digest.numbers(plain(&payments.line));
        digest.numbers(amounts(&payments.allocated));
        for receivable in 0..invoices.len() as u32 {
            for row in payments.rows.of(receivable) {
                digest.numbers([
                    u64::from(receivable),
                    signed(row.day.into()),
                    signed(row.amount),
                    u64::from(row.payment),
                ]);
            }
        }
        for source in invoices.sources.iter().chain(&payments.sources).chain(self.files.keys()) {
            digest.bytes(source.as_bytes());
        }
        // What is rare is hashed by its text: its types print all they hold.
        let rare = (&invoices.versions, &invoices.issuer_said, &payments.said, &self.insight.said);
        digest.bytes(format!("{rare:?}").as_bytes());
        if !self.views.said.is_empty() {
            digest.bytes(format!("{:?}", self.views.said).as_bytes());
        }
        for (silent, said) in [
            (self.pieces.said.is_empty(), &self.pieces.said as &dyn std::fmt::Debug),
            (self.dunning.is_silent(), &self.dunning.said),
            (self.ledger.said.is_empty(), &self.ledger.said),
            (self.remittances.said.is_empty(), &self.remittances.said),
        ] {
            if !silent {
                digest.bytes(format!("{said:?}").as_bytes());
            }
        }
        for said in [&self.customers.said as &dyn std::fmt::Debug, &self.invoices.issuing.said] {
            let said = format!("{said:?}");
            if said != "[]" {
                digest.bytes(said.as_bytes());
            }
        }
        let bank = &payments.bank;
        if !bank.is_silent() {
            digest.numbers(plain(&payments.from));
            digest.numbers(payments.role.iter().map(|role| *role as u64));
            digest.numbers(plain(&bank.account));
            digest.numbers(days(&bank.booked));
            digest.numbers(days(&bank.value));
            digest.numbers(amounts(&bank.amount));
            digest.numbers(bank.print.iter().copied());
            digest.numbers(bank.rank.iter().map(|rank| u64::from(*rank)));
            for column in bank.texts() {
                digest.texts(column);
            }
            for line in 0..bank.kind.len() as u32 {
                digest.bytes(bank.kind.get(line).as_bytes());
            }
            digest.numbers(plain(&bank.source));
            digest.numbers(plain(&bank.line));
            for source in &bank.sources {
                digest.bytes(source.as_bytes());
            }
            let rare = (&bank.accounts, &bank.statements, &bank.rules_said);
            digest.bytes(format!("{rare:?}").as_bytes());
            for decided in &bank.decided {
                digest.bytes(format!("{decided:?}").as_bytes());
            }
        }
        self.files.values().for_each(|name| digest.bytes(name.as_bytes()));
        let [one, other] = digest.lanes.map(u64::to_le_bytes);
        Hash::of(&[one, other].concat())
    }
}
