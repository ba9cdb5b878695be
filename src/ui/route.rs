//! Where one is, as the part of the address after `#`: the page works on any static host and under any path.

use wasm_bindgen::JsValue;

/// A place in the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The day's list.
    Today,
    /// The customers.
    Customers {
        /// What is searched.
        search: String,
    },
    /// One customer.
    Customer {
        /// The ledger account.
        account: String,
    },
    /// The invoices.
    Invoices {
        /// What is searched.
        search: String,
    },
    /// One invoice.
    Invoice {
        /// Its identifier.
        id: String,
    },
    /// The drafts.
    Drafts,
    /// One draft in the editor.
    Draft {
        /// Its identifier; `nouveau`: a new one.
        id: String,
    },
    /// Issued, and not sent.
    Sending,
    /// Delivered, and not invoiced.
    ToInvoice,
    /// Recurring invoices and their calendar.
    Recurring,
    /// Today's run of reminders.
    Reminders,
    /// Scenarios and rules of reminders.
    Scenarios,
    /// The words of reminders.
    Templates,
    /// How well reminders work.
    Performance,
    /// Terms of payment: the ceiling, and what our terms of sale say.
    Terms,
    /// Lines of bank statements, and what they settle.
    Cash,
    /// Mandates, direct debits, slips of cheques.
    Remittances,
    /// Entries, account numbers, rules of cash application.
    Books,
    /// Our customers' accounts against another program's.
    Reconciliation,
    /// The dashboard.
    Insight,
    /// The aged balance.
    Ageing,
    /// The «dix erreurs» diagnosis.
    Diagnosis,
    /// Bringing files in.
    Import,
    /// What is kept, and how safely.
    Data,
    /// Our own firm, as it stands on its documents.
    Firm,
    /// The journal.
    Entries,
    /// Why nothing leaves the computer.
    Privacy,
    /// Every part of the interface, with its states.
    Gallery,
}

/// What stands for the identifier of a draft that is not kept yet.
pub const NEW: &str = "nouveau";

impl Route {
    /// From the part after `#`. What is not known is the day's list.
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_start_matches('/');
        let (path, _) = path.split_once('?').unwrap_or((path, ""));
        let search = searched(hash);
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        match (first, rest) {
            ("clients", "") => Route::Customers { search },
            ("clients", account) => Route::Customer { account: decode(account) },
            ("factures", "") => Route::Invoices { search },
            ("factures", id) => Route::Invoice { id: decode(id) },
            ("brouillons", "") => Route::Drafts,
            ("brouillons", id) => Route::Draft { id: decode(id) },
            ("a-envoyer", _) => Route::Sending,
            ("a-facturer", _) => Route::ToInvoice,
            ("recurrentes", _) => Route::Recurring,
            ("relances", "scenarios") => Route::Scenarios,
            ("relances", "modeles") => Route::Templates,
            ("relances", "performance") => Route::Performance,
            ("relances", "conditions") => Route::Terms,
            ("relances", _) => Route::Reminders,
            ("encaissements", "prelevements") => Route::Remittances,
            ("encaissements", _) => Route::Cash,
            ("donnees", "comptabilite") => Route::Books,
            ("donnees", "rapprochement") => Route::Reconciliation,
            ("pilotage", "balance") => Route::Ageing,
            ("pilotage", "diagnostic") => Route::Diagnosis,
            ("pilotage", _) => Route::Insight,
            ("importer", _) => Route::Import,
            ("donnees", "societe") => Route::Firm,
            ("donnees", "historique") => Route::Entries,
            ("donnees", _) => Route::Data,
            ("confidentialite", _) => Route::Privacy,
            ("galerie", _) => Route::Gallery,
            _ => Route::Today,
        }
    }

    /// The page, whatever is searched on it.
    pub fn place(&self) -> Route {
        match self {
            Route::Customers { .. } => Route::Customers { search: String::new() },
            Route::Invoices { .. } => Route::Invoices { search: String::new() },
            other => other.clone(),
        }
    }

    /// The address with a search.
    pub fn searching(&self, search: &str) -> String {
        let page = self.place().href();
        if search.is_empty() { page } else { format!("{page}?q={}", encode(search)) }
    }

    /// The address, `#` included.
    pub fn href(&self) -> String {
        let searched = |path: &str, search: &str| match search {
            "" => format!("#/{path}"),
            search => format!("#/{path}?q={}", encode(search)),
        };
        match self {
            Route::Today => "#/aujourdhui".to_owned(),
            Route::Customers { search } => searched("clients", search),
            Route::Customer { account } => format!("#/clients/{}", encode(account)),
            Route::Invoices { search } => searched("factures", search),
            Route::Invoice { id } => format!("#/factures/{}", encode(id)),
            Route::Drafts => "#/brouillons".to_owned(),
            Route::Draft { id } => format!("#/brouillons/{}", encode(id)),
            Route::Sending => "#/a-envoyer".to_owned(),
            Route::ToInvoice => "#/a-facturer".to_owned(),
            Route::Recurring => "#/recurrentes".to_owned(),
            Route::Reminders => "#/relances".to_owned(),
            Route::Scenarios => "#/relances/scenarios".to_owned(),
            Route::Templates => "#/relances/modeles".to_owned(),
            Route::Performance => "#/relances/performance".to_owned(),
            Route::Terms => "#/relances/conditions".to_owned(),
            Route::Cash => "#/encaissements".to_owned(),
            Route::Remittances => "#/encaissements/prelevements".to_owned(),
            Route::Books => "#/donnees/comptabilite".to_owned(),
            Route::Reconciliation => "#/donnees/rapprochement".to_owned(),
            Route::Insight => "#/pilotage".to_owned(),
            Route::Ageing => "#/pilotage/balance".to_owned(),
            Route::Diagnosis => "#/pilotage/diagnostic".to_owned(),
            Route::Import => "#/importer".to_owned(),
            Route::Data => "#/donnees".to_owned(),
            Route::Firm => "#/donnees/societe".to_owned(),
            Route::Entries => "#/donnees/historique".to_owned(),
            Route::Privacy => "#/confidentialite".to_owned(),
            Route::Gallery => "#/galerie".to_owned(),
        }
    }

    /// The entry of the menu it belongs to.
    pub fn entry(&self) -> Entry {
        match self {
            Route::Today => Entry::Today,
            Route::Customers { .. } | Route::Customer { .. } => Entry::Customers,
            Route::Invoices { .. }
            | Route::Invoice { .. }
            | Route::Drafts
            | Route::Draft { .. }
            | Route::Sending
            | Route::ToInvoice
            | Route::Recurring => Entry::Invoices,
            Route::Reminders
            | Route::Scenarios
            | Route::Templates
            | Route::Performance
            | Route::Terms => Entry::Reminders,
            Route::Cash | Route::Remittances => Entry::Cash,
            Route::Insight | Route::Ageing | Route::Diagnosis => Entry::Insight,
            Route::Import
            | Route::Data
            | Route::Books
            | Route::Reconciliation
            | Route::Firm
            | Route::Entries
            | Route::Privacy
            | Route::Gallery => Entry::Data,
        }
    }

    /// One level up, where there is one.
    pub fn parent(&self) -> Option<Route> {
        match self {
            Route::Customer { .. } => Some(Route::Customers { search: String::new() }),
            Route::Invoice { .. }
            | Route::Drafts
            | Route::Sending
            | Route::ToInvoice
            | Route::Recurring => Some(Route::Invoices { search: String::new() }),
            Route::Draft { .. } => Some(Route::Drafts),
            Route::Ageing | Route::Diagnosis => Some(Route::Insight),
            Route::Scenarios | Route::Templates | Route::Performance | Route::Terms => {
                Some(Route::Reminders)
            }
            Route::Remittances => Some(Route::Cash),
            Route::Reconciliation => Some(Route::Books),
            Route::Entries
            | Route::Firm
            | Route::Books
            | Route::Import
            | Route::Privacy
            | Route::Gallery => Some(Route::Data),
            _ => None,
        }
    }
}

/// An entry of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Aujourd'hui.
    Today,
    /// Clients.
    Customers,
    /// Factures.
    Invoices,
    /// Relances.
    Reminders,
    /// Encaissements.
    Cash,
    /// Pilotage.
    Insight,
    /// Données.
    Data,
}

impl Entry {
    /// All of them, in the order of the menu.
    pub const ALL: [Entry; 7] = [
        Entry::Today,
        Entry::Customers,
        Entry::Invoices,
        Entry::Reminders,
        Entry::Cash,
        Entry::Insight,
        Entry::Data,
    ];

    /// Where it leads.
    pub fn route(self) -> Route {
        match self {
            Entry::Today => Route::Today,
            Entry::Customers => Route::Customers { search: String::new() },
            Entry::Invoices => Route::Invoices { search: String::new() },
            Entry::Reminders => Route::Reminders,
            Entry::Cash => Route::Cash,
            Entry::Insight => Route::Insight,
            Entry::Data => Route::Data,
        }
    }

    /// The act that leads there.
    pub fn act(self) -> &'static str {
        match self {
            Entry::Today => "today",
            Entry::Customers => "customers",
            Entry::Invoices => "invoices",
            Entry::Reminders => "reminders",
            Entry::Cash => "cash",
            Entry::Insight => "insight",
            Entry::Data => "data",
        }
    }
}

/// What an address says is searched.
pub fn searched(hash: &str) -> String {
    let (_, query) = hash.split_once('?').unwrap_or((hash, ""));
    let search = query.split('&').find_map(|pair| pair.strip_prefix("q="));
    search.map(decode).unwrap_or_default()
}

fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn decode(text: &str) -> String {
    js_sys::decode_uri_component(&text.replace('+', " "))
        .ok()
        .map(JsValue::from)
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| text.to_owned())
}
