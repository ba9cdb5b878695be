//! The customer accounts known, as columns.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::base::{Currency, Dictionary, Hash, Siren, Texts, VatNumber, order};
use crate::journal::{Decision, EntryId, Stamp};
use crate::rooms::lookup::{NONE, Words, fold};

use super::details::Details;
use super::{CustomerBatch, Event};

/// The customer accounts. A customer is its number here: the order in which accounts first appeared.
///
/// An account in one currency is a *position*: what every amount is filed under, so that two currencies cannot meet.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(crate) accounts: Dictionary,
    pub(crate) name: Words,
    pub(crate) registration: Words,
    pub(crate) vat_number: Words,
    pub(crate) segment: Words,
    pub(crate) terms: Words,
    pub(crate) assignee: Words,
    pub(crate) city: Words,
    pub(crate) country: Words,
    /// Which customer, by position.
    pub(crate) position_customer: Vec<u32>,
    /// Which currency, by position: an index into `currencies`.
    pub(crate) position_currency: Vec<u16>,
    /// In order of first appearance.
    pub(crate) currencies: Vec<Currency>,
    /// The first position of each customer, and the next one of each position.
    first: Vec<u32>,
    next: Vec<u32>,
    lookups: OnceCell<Lookups>,
    name_ranks: OnceCell<Vec<u32>>,
    /// What invoices need of each account.
    details: BTreeMap<String, Decision<Details>>,
    /// The people of each account, as far as they are not erased: from beside the journal, see [`super::details::Person`].
    pub(crate) people: BTreeMap<String, Vec<super::details::Person>>,
    /// Which blob holds them.
    people_of: BTreeMap<String, Decision<Hash>>,
    /// Every statement of that, for the snapshot.
    pub(crate) said: Vec<(EntryId, Stamp, Event)>,
}

/// Customers by what a structured invoice says of them. What two customers share is not in it.
#[derive(Clone, Debug, Default)]
struct Lookups {
    siren: HashMap<Siren, u32>,
    vat_number: HashMap<VatNumber, u32>,
    name: HashMap<String, u32>,
}

fn add<K: std::hash::Hash + Eq>(map: &mut HashMap<K, u32>, key: K, customer: u32) {
    map.entry(key).and_modify(|known| *known = NONE).or_insert(customer);
}

fn sure(found: Option<&u32>) -> Option<u32> {
    found.copied().filter(|customer| *customer != NONE)
}

impl State {
    /// What happened is so.
    pub fn apply(&mut self, by: EntryId, at: Stamp, event: &Event) {
        let batch = match event {
            Event::CustomersRecorded(batch) => batch,
            Event::DetailsSet { account, details, replaces } => {
                let known = self.details.entry(account.clone()).or_default();
                known.apply(by, at, (**details).clone(), replaces.iter().copied());
                self.said.push((by, at, event.clone()));
                return;
            }
            Event::PeopleSet { account, blob, replaces } => {
                let known = self.people_of.entry(account.clone()).or_default();
                known.apply(by, at, *blob, replaces.iter().copied());
                self.people.remove(account);
                self.said.push((by, at, event.clone()));
                return;
            }
        };
        for row in 0..batch.account.len() {
            let account = batch.account.get(row).trim();
            if account.is_empty() {
                continue;
            }
            let customer = self.intern(account);
            let said: [(&mut Words, &str); 8] = [
                (&mut self.name, batch.name.get(row)),
                (&mut self.registration, batch.registration.get(row)),
                (&mut self.vat_number, batch.vat_number.get(row)),
                (&mut self.segment, batch.segment.get(row)),
                (&mut self.terms, batch.terms.get(row)),
                (&mut self.assignee, batch.assignee.get(row)),
                (&mut self.city, batch.city.get(row)),
                (&mut self.country, batch.country.get(row)),
            ];
            for (column, text) in said {
                if !text.is_empty() && column.get(customer) != text {
                    column.set(customer, text);
                }
            }
        }
        self.renew();
    }

    /// What was decided is forgotten, what files said stays.
    pub(crate) fn forget_decisions(&mut self) {
        self.details.clear();
        self.people.clear();
        self.people_of.clear();
        self.said.clear();
    }

    /// What was decided of an account, contested or not; `None` where nothing was.
    pub fn details(&self, account: &str) -> Option<&Details> {
        self.details.get(account).and_then(Decision::latest)
    }

    /// The e-mail address that invoices go to; empty where none is known here.
    pub fn email(&self, account: &str) -> String {
        let person = self.addressee(account);
        person.map_or(String::new(), |person| person.email.trim().to_owned())
    }

    /// Who gets the invoices by e-mail.
    pub fn addressee(&self, account: &str) -> Option<&super::details::Person> {
        let people = self.people.get(account).into_iter().flatten();
        let with = people.filter(|person| !person.email.trim().is_empty());
        with.min_by_key(|person| person.role)
    }

    /// The people of an account, as far as they are known here.
    pub fn people(&self, account: &str) -> &[super::details::Person] {
        self.people.get(account).map_or(&[], Vec::as_slice)
    }

    /// The decision on which blob holds the people of an account.
    pub fn people_decision(&self, account: &str) -> Option<&Decision<Hash>> {
        self.people_of.get(account)
    }

    /// The blobs of people that were erased: those of an account before it was decided that it has none.
    pub fn erased(&self) -> BTreeSet<Hash> {
        let mut standing: BTreeMap<&str, Vec<Hash>> = BTreeMap::new();
        let mut erased = BTreeSet::new();
        for (_, _, event) in &self.said {
            let Event::PeopleSet { account, blob, .. } = event else { continue };
            let known = standing.entry(account).or_default();
            if *blob == Hash::NONE {
                erased.extend(known.drain(..));
            } else {
                known.push(*blob);
            }
        }
        erased
    }

    /// The accounts whose people were not read from their blob yet, with it.
    pub fn people_unread(&self) -> Vec<(String, Hash)> {
        let known =
            self.people_of.iter().filter(|(account, _)| !self.people.contains_key(*account));
        known.filter_map(|(account, blob)| Some((account.clone(), *blob.latest()?))).collect()
    }

    /// The decision on an account.
    pub fn details_decision(&self, account: &str) -> Option<&Decision<Details>> {
        self.details.get(account)
    }

    /// What was derived from the columns is out of date.
    fn renew(&mut self) {
        self.lookups.take();
        self.name_ranks.take();
    }

    /// The customer of an account, known from now on.
    pub(crate) fn intern(&mut self, account: &str) -> u32 {
        let customer = self.accounts.intern(account);
        if customer as usize == self.first.len() {
            self.first.push(NONE);
            for column in self.columns_mut() {
                column.push("");
            }
            self.renew();
        }
        customer
    }

    fn columns_mut(&mut self) -> [&mut Words; 8] {
        [
            &mut self.name,
            &mut self.registration,
            &mut self.vat_number,
            &mut self.segment,
            &mut self.terms,
            &mut self.assignee,
            &mut self.city,
            &mut self.country,
        ]
    }

    /// The columns in the order they are written: name, registration, VAT number, segment, terms, assignee, city,
    /// country.
    pub(crate) fn columns(&self) -> [&Words; 8] {
        [
            &self.name,
            &self.registration,
            &self.vat_number,
            &self.segment,
            &self.terms,
            &self.assignee,
            &self.city,
            &self.country,
        ]
    }

    /// Back from columns; `None` where they do not fit together.
    pub(crate) fn from_columns(
        accounts: Dictionary,
        columns: [Words; 8],
        position_customer: Vec<u32>,
        position_currency: Vec<u16>,
        currencies: Vec<Currency>,
    ) -> Option<State> {
        let customers = accounts.len();
        let fits = columns.iter().all(|column| column.len() == customers)
            && position_customer.len() == position_currency.len()
            && position_customer.iter().all(|&customer| (customer as usize) < customers)
            && position_currency.iter().all(|&currency| usize::from(currency) < currencies.len());
        if !fits {
            return None;
        }
        let [name, registration, vat_number, segment, terms, assignee, city, country] = columns;
        let mut state = State {
            accounts,
            name,
            registration,
            vat_number,
            segment,
            terms,
            assignee,
            city,
            country,
            currencies,
            first: vec![NONE; customers],
            ..State::default()
        };
        for (customer, currency) in position_customer.into_iter().zip(position_currency) {
            state.add_position(customer, currency);
        }
        Some(state)
    }

    fn add_position(&mut self, customer: u32, currency: u16) -> u32 {
        let position = self.position_customer.len() as u32;
        self.position_customer.push(customer);
        self.position_currency.push(currency);
        self.next.push(NONE);
        match self.positions_of(customer).last() {
            Some(last) => self.next[last as usize] = position,
            None => self.first[customer as usize] = position,
        }
        position
    }

    /// The position of a customer in a currency, known from now on.
    pub(crate) fn position(&mut self, customer: u32, currency: Currency) -> u32 {
        let known =
            self.positions_of(customer).find(|&position| self.currency_of(position) == currency);
        known.unwrap_or_else(|| {
            let number = self.currencies.iter().position(|known| *known == currency);
            let number = number.unwrap_or_else(|| {
                self.currencies.push(currency);
                self.currencies.len() - 1
            });
            // 26³ codes at most.
            self.add_position(customer, number as u16)
        })
    }

    /// The position of a customer in a currency, where there is one.
    pub fn find_position(&self, customer: u32, currency: Currency) -> Option<u32> {
        self.positions_of(customer).find(|&position| self.currency_of(position) == currency)
    }

    /// The positions of a customer.
    pub fn positions_of(&self, customer: u32) -> impl Iterator<Item = u32> + '_ {
        let first = self.first.get(customer as usize).copied().filter(|first| *first != NONE);
        std::iter::successors(first, |&position| {
            self.next.get(position as usize).copied().filter(|next| *next != NONE)
        })
    }

    /// How many positions.
    pub fn positions(&self) -> usize {
        self.position_customer.len()
    }

    /// The currency of a position.
    pub fn currency_of(&self, position: u32) -> Currency {
        let number = self.position_currency.get(position as usize).copied().unwrap_or(0);
        self.currencies.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The customer of a position.
    pub fn customer_of(&self, position: u32) -> u32 {
        self.position_customer.get(position as usize).copied().unwrap_or(NONE)
    }

    /// How many customers.
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// No customer yet.
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    /// The customer of an account.
    pub fn find(&self, account: &str) -> Option<u32> {
        self.accounts.find(account.trim())
    }

    /// The one customer with this SIREN.
    pub fn find_siren(&self, siren: Siren) -> Option<u32> {
        sure(self.lookups().siren.get(&siren))
    }

    /// The one customer with this VAT number.
    pub fn find_vat_number(&self, vat_number: &VatNumber) -> Option<u32> {
        sure(self.lookups().vat_number.get(vat_number))
    }

    /// The one customer of this name, accents and case aside.
    pub fn find_name(&self, name: &str) -> Option<u32> {
        sure(self.lookups().name.get(&fold(name.trim())))
    }

    fn lookups(&self) -> &Lookups {
        self.lookups.get_or_init(|| {
            let mut lookups = Lookups::default();
            for customer in 0..self.len() as u32 {
                let vat_number = VatNumber::parse(self.vat_number.get(customer));
                let siren = Siren::within(self.registration.get(customer)).or_else(|| {
                    vat_number.as_ref().and_then(|number| Siren::within(number.as_str()))
                });
                if let Some(siren) = siren {
                    add(&mut lookups.siren, siren, customer);
                }
                if let Some(vat_number) = vat_number {
                    add(&mut lookups.vat_number, vat_number, customer);
                }
                let name = fold(self.name.get(customer).trim());
                if !name.is_empty() {
                    add(&mut lookups.name, name, customer);
                }
            }
            lookups
        })
    }

    /// The ledger account.
    pub fn account(&self, customer: u32) -> &str {
        self.accounts.get(customer)
    }

    /// The legal name; the account where none is known.
    pub fn name(&self, customer: u32) -> &str {
        match self.name.get(customer) {
            "" => self.account(customer),
            name => name,
        }
    }

    /// The segment; empty where none is known.
    pub fn segment(&self, customer: u32) -> &str {
        self.segment.get(customer)
    }

    /// The place of each customer in the order of names, accents and case aside; equal names share a place.
    pub fn name_ranks(&self) -> &[u32] {
        self.name_ranks.get_or_init(|| ranks(self.len(), |customer| fold(self.name(customer))))
    }

    /// Whether a batch says nothing that is not known already.
    pub fn knows(&self, batch: &CustomerBatch, row: usize) -> bool {
        let Some(customer) = self.find(batch.account.get(row)) else { return false };
        let said = [
            &batch.name,
            &batch.registration,
            &batch.vat_number,
            &batch.segment,
            &batch.terms,
            &batch.assignee,
            &batch.city,
            &batch.country,
        ];
        self.columns()
            .into_iter()
            .zip(said)
            .all(|(column, said)| said.get(row).is_empty() || said.get(row) == column.get(customer))
    }
}

/// The customers of a batch's accounts, each known from the first row that names it: an account that no row names adds
/// nobody.
pub(crate) struct Whose<'a> {
    accounts: &'a Texts,
    known: Vec<Known>,
}

/// Whose a row of a batch is.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub customer: u32,
    /// In the currency of the row that was asked for last.
    pub position: u32,
    currency: Currency,
    /// The account is empty.
    pub unnamed: bool,
}

impl<'a> Whose<'a> {
    pub(crate) fn new(accounts: &'a Texts) -> Whose<'a> {
        let unknown =
            Known { customer: NONE, position: NONE, currency: Currency::EUR, unnamed: false };
        Whose { accounts, known: vec![unknown; accounts.len()] }
    }

    /// The customer of an account's number in the batch, and its position in a currency; the one without an account
    /// where there is no such number.
    #[inline]
    pub(crate) fn row(
        &mut self,
        customers: &mut State,
        account: Option<&u32>,
        currency: Currency,
    ) -> Known {
        let account = account.map_or(usize::MAX, |account| *account as usize);
        match self.known.get(account) {
            Some(known) if known.position != NONE && known.currency == currency => *known,
            _ => self.look_up(customers, account, currency),
        }
    }

    #[cold]
    fn look_up(&mut self, customers: &mut State, account: usize, currency: Currency) -> Known {
        let name = self.accounts.get(account).trim();
        let customer = customers.intern(name);
        let position = customers.position(customer, currency);
        let found = Known { customer, position, currency, unnamed: name.is_empty() };
        if let Some(known) = self.known.get_mut(account) {
            *known = found;
        }
        found
    }
}

/// The place of each number's text in their order; equal texts share a place.
fn ranks<T: Ord>(count: usize, text: impl Fn(u32) -> T) -> Vec<u32> {
    let texts: Vec<T> = (0..count as u32).map(text).collect();
    let text = |number: u32| &texts[number as usize];
    let order = order(count, &mut |one, other| text(one).cmp(text(other)));
    let mut ranks = vec![0; count];
    let mut rank = 0;
    for (place, number) in order.iter().enumerate() {
        if 0 < place && text(order[place - 1]) != text(*number) {
            rank = place as u32;
        }
        ranks[*number as usize] = rank;
    }
    ranks
}
