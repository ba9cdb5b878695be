//! The table of everything that has a name: what the keyboard does, what the palette finds, what the list of keys and the
//! tooltips show. An act more is one row here and its sentences.

use crate::base::Day;
use crate::engine::protocol::{ExportRequest, TableFormat};
use crate::rooms::customers::queries::CustomersQuery;
use crate::rooms::insight::queries::AgeingQuery;
use crate::rooms::invoices::queries::InvoicesQuery;
use crate::texts::Texts;
use crate::ui::app::App;
use crate::ui::route::{NEW, Route};
use crate::ui::table::move_focus;
use crate::ui::{payment, shell, undo};

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Which acts stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Going somewhere.
    Go,
    /// Doing something.
    Do,
    /// Files that leave.
    Export,
    /// Within a list or a page.
    Move,
    /// How the screen looks.
    Look,
}

impl Group {
    /// In the order they are shown.
    pub const ALL: [Group; 5] = [Group::Go, Group::Do, Group::Export, Group::Move, Group::Look];

    /// Its heading.
    pub fn name(self, t: &Texts) -> String {
        match self {
            Group::Go => t.ui_acts_go(),
            Group::Do => t.ui_acts_do(),
            Group::Export => t.ui_acts_export(),
            Group::Move => t.ui_acts_move(),
            Group::Look => t.ui_acts_look(),
        }
    }
}

/// Something that can be done.
pub struct Act {
    /// Stable: what a changed key is remembered under.
    pub id: &'static str,
    /// Where it stands.
    pub group: Group,
    /// The key it has at first: letters, one after the other (`g a`); empty: none.
    pub key: &'static str,
    /// What a person may do with the key.
    pub hold: Hold,
    /// Its name.
    pub name: fn(&Texts) -> String,
    /// Further words it is found by.
    pub words: fn(&Texts) -> String,
    /// Does it; as of a day, where that makes sense of it.
    pub run: fn(App, Option<Day>),
}

/// What a person may do with the key of an act, and where it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The key can be changed; the palette finds it.
    Free,
    /// The same, and it can be said as of a day.
    Dated,
    /// The key can be changed; only the keyboard does it.
    KeyOnly,
    /// The key is the browser's or everybody's habit: it stays.
    Fixed,
}

impl Act {
    /// The palette finds it.
    pub fn is_found(&self) -> bool {
        matches!(self.hold, Hold::Free | Hold::Dated)
    }
}

/// What an act does on the page on screen: on that of reminders, what puts off elsewhere holds the account.
pub fn name_here(app: App, act: &Act) -> String {
    let t = app.t();
    match (act.id, app.route.with(|route| *route == Route::Reminders)) {
        ("snooze", true) => t.dunning_key_hold_long(),
        ("snooze", false) => t.dunning_key_snooze_long(),
        _ => (act.name)(t),
    }
}

/// The act of a name.
pub fn find(id: &str) -> Option<&'static Act> {
    ACTS.iter().find(|act| act.id == id)
}

const fn act(
    id: &'static str,
    group: Group,
    key: &'static str,
    hold: Hold,
    name: fn(&Texts) -> String,
    words: fn(&Texts) -> String,
    run: fn(App, Option<Day>),
) -> Act {
    Act { id, group, key, hold, name, words, run }
}

fn none(_: &Texts) -> String {
    String::new()
}

/// Every act. Letters alone: digits and brackets need Shift or AltGr on French keyboards.
pub static ACTS: &[Act] = &[
    act(
        "today",
        Group::Go,
        "g a",
        Hold::Free,
        Texts::ui_nav_today,
        Texts::ui_act_today_words,
        |app, _| {
            app.go(&Route::Today);
        },
    ),
    act(
        "customers",
        Group::Go,
        "g c",
        Hold::Free,
        Texts::ui_nav_customers,
        Texts::ui_act_customers_words,
        |app, _| {
            app.go(&Route::Customers { search: String::new() });
        },
    ),
    act(
        "invoices",
        Group::Go,
        "g f",
        Hold::Free,
        Texts::ui_nav_invoices,
        Texts::ui_act_invoices_words,
        |app, _| {
            app.go(&Route::Invoices { search: String::new() });
        },
    ),
    act(
        "drafts",
        Group::Go,
        "",
        Hold::Free,
        Texts::invoices_tab_drafts,
        Texts::ui_act_drafts_words,
        |app, _| app.go(&Route::Drafts),
    ),
    act(
        "sending",
        Group::Go,
        "",
        Hold::Free,
        Texts::invoices_tab_sending,
        Texts::ui_act_sending_words,
        |app, _| app.go(&Route::Sending),
    ),
    act(
        "to-invoice",
        Group::Go,
        "",
        Hold::Free,
        Texts::invoices_tab_to_invoice,
        Texts::ui_act_to_invoice_words,
        |app, _| app.go(&Route::ToInvoice),
    ),
    act(
        "recurring",
        Group::Go,
        "",
        Hold::Free,
        Texts::invoices_tab_recurring,
        Texts::ui_act_recurring_words,
        |app, _| app.go(&Route::Recurring),
    ),
    act(
        "firm",
        Group::Go,
        "",
        Hold::Free,
        Texts::invoices_firm,
        Texts::ui_act_firm_words,
        |app, _| app.go(&Route::Firm),
    ),
    act(
        "reminders",
        Group::Go,
        "g r",
        Hold::Free,
        Texts::dunning_title,
        Texts::dunning_act_words,
        |app, _| app.go(&Route::Reminders),
    ),
    act(
        "cash",
        Group::Go,
        "g e",
        Hold::Free,
        Texts::ui_nav_cash,
        Texts::ui_act_cash_words,
        |app, _| app.go(&Route::Cash),
    ),
    act(
        "remittances",
        Group::Go,
        "",
        Hold::Free,
        Texts::remittances_title,
        Texts::remittances_act_words,
        |app, _| app.go(&Route::Remittances),
    ),
    act(
        "books",
        Group::Go,
        "",
        Hold::Free,
        Texts::ledger_books,
        Texts::ledger_act_words,
        |app, _| app.go(&Route::Books),
    ),
    act(
        "reconciliation",
        Group::Go,
        "",
        Hold::Free,
        Texts::ledger_reconciliation,
        Texts::ledger_act_reconciliation_words,
        |app, _| app.go(&Route::Reconciliation),
    ),
    act(
        "insight",
        Group::Go,
        "g p",
        Hold::Dated,
        Texts::ui_nav_insight,
        Texts::ui_act_insight_words,
        |app, day| {
            as_of(app, day, &Route::Insight);
        },
    ),
    act(
        "ageing",
        Group::Go,
        "g b",
        Hold::Dated,
        Texts::ui_act_ageing,
        Texts::ui_act_ageing_words,
        |app, day| {
            as_of(app, day, &Route::Ageing);
        },
    ),
    act(
        "dso",
        Group::Go,
        "",
        Hold::Dated,
        Texts::ui_act_dso,
        Texts::ui_act_dso_words,
        |app, day| {
            as_of(app, day, &Route::Insight);
        },
    ),
    act(
        "diagnosis",
        Group::Go,
        "",
        Hold::Free,
        Texts::insight_diagnosis_title,
        Texts::ui_act_diagnosis_words,
        |app, _| app.go(&Route::Diagnosis),
    ),
    act(
        "data",
        Group::Go,
        "g d",
        Hold::Free,
        Texts::ui_nav_data,
        Texts::ui_act_data_words,
        |app, _| {
            app.go(&Route::Data);
        },
    ),
    act(
        "entries",
        Group::Go,
        "g h",
        Hold::Free,
        Texts::ui_entries,
        Texts::ui_act_entries_words,
        |app, _| {
            app.go(&Route::Entries);
        },
    ),
    act(
        "privacy",
        Group::Go,
        "",
        Hold::Free,
        Texts::ui_nothing_leaves,
        Texts::ui_act_privacy_words,
        |app, _| {
            app.go(&Route::Privacy);
        },
    ),
    act(
        "import",
        Group::Do,
        "i",
        Hold::Free,
        Texts::ui_act_import,
        Texts::ui_act_import_words,
        |app, _| {
            app.go(&Route::Import);
        },
    ),
    act(
        "payment",
        Group::Do,
        "v",
        Hold::Free,
        Texts::ui_payment,
        Texts::ui_act_payment_words,
        |app, _| {
            payment::open(app);
        },
    ),
    act(
        "new-invoice",
        Group::Do,
        "c",
        Hold::Free,
        Texts::invoices_new,
        Texts::ui_act_new_invoice_words,
        |app, _| app.go(&Route::Draft { id: NEW.to_owned() }),
    ),
    act(
        "undo",
        Group::Do,
        "u",
        Hold::Free,
        Texts::ui_act_undo,
        Texts::ui_act_undo_words,
        |app, _| {
            undo::last(app, false);
        },
    ),
    act(
        "redo",
        Group::Do,
        "y",
        Hold::Free,
        Texts::ui_act_redo,
        Texts::ui_act_redo_words,
        |app, _| {
            undo::last(app, true);
        },
    ),
    act("email", Group::Do, "e", Hold::KeyOnly, Texts::ui_key_email, none, |app, _| {
        app.hand.about("email");
    }),
    act("call", Group::Do, "t", Hold::KeyOnly, Texts::ui_key_call, none, |app, _| {
        app.hand.about("call");
    }),
    act("promise", Group::Do, "p", Hold::KeyOnly, Texts::ui_key_promise, none, |app, _| {
        app.hand.about("promise");
    }),
    act("dispute", Group::Do, "l", Hold::KeyOnly, Texts::ui_key_dispute, none, |app, _| {
        app.hand.about("dispute");
    }),
    act("note", Group::Do, "n", Hold::KeyOnly, Texts::dunning_key_note, none, |app, _| {
        app.hand.about("note");
    }),
    act("snooze", Group::Do, "s", Hold::KeyOnly, Texts::ui_key_snooze, none, |app, _| {
        app.hand.about("snooze");
    }),
    act(
        "backup",
        Group::Do,
        "",
        Hold::Free,
        Texts::ui_act_backup,
        Texts::ui_act_backup_words,
        |app, _| {
            app.export(ExportRequest::Backup { passphrase: String::new() });
        },
    ),
    act(
        "restore",
        Group::Do,
        "",
        Hold::Free,
        Texts::ui_act_restore,
        Texts::ui_act_restore_words,
        |app, _| {
            app.go(&Route::Data);
        },
    ),
    act("palette", Group::Do, "ctrl+k", Hold::Fixed, Texts::ui_find, none, |app, _| {
        app.hand.palette.set(true);
    }),
    act(
        "ageing-csv",
        Group::Export,
        "",
        Hold::Dated,
        Texts::ui_act_ageing_csv,
        Texts::ui_act_export_words,
        |app, day| {
            ageing(app, day, TableFormat::Csv);
        },
    ),
    act(
        "ageing-xlsx",
        Group::Export,
        "",
        Hold::Dated,
        Texts::ui_act_ageing_xlsx,
        Texts::ui_act_export_words,
        |app, day| {
            ageing(app, day, TableFormat::Xlsx);
        },
    ),
    act(
        "invoices-csv",
        Group::Export,
        "",
        Hold::Dated,
        Texts::ui_act_invoices_csv,
        Texts::ui_act_export_words,
        |app, day| {
            invoices(app, day, TableFormat::Csv);
        },
    ),
    act(
        "invoices-xlsx",
        Group::Export,
        "",
        Hold::Dated,
        Texts::ui_act_invoices_xlsx,
        Texts::ui_act_export_words,
        |app, day| {
            invoices(app, day, TableFormat::Xlsx);
        },
    ),
    act(
        "customers-csv",
        Group::Export,
        "",
        Hold::Dated,
        Texts::ui_act_customers_csv,
        Texts::ui_act_export_words,
        |app, day| {
            customers(app, day, TableFormat::Csv);
        },
    ),
    act(
        "customers-xlsx",
        Group::Export,
        "",
        Hold::Dated,
        Texts::ui_act_customers_xlsx,
        Texts::ui_act_export_words,
        |app, day| {
            customers(app, day, TableFormat::Xlsx);
        },
    ),
    act(
        "payments-csv",
        Group::Export,
        "",
        Hold::Free,
        Texts::ui_act_payments_csv,
        Texts::ui_act_export_words,
        |app, _| {
            app.export(ExportRequest::Payments { format: TableFormat::Csv });
        },
    ),
    act(
        "payments-xlsx",
        Group::Export,
        "",
        Hold::Free,
        Texts::ui_act_payments_xlsx,
        Texts::ui_act_export_words,
        |app, _| {
            app.export(ExportRequest::Payments { format: TableFormat::Xlsx });
        },
    ),
    act(
        "copy",
        Group::Export,
        "",
        Hold::Free,
        Texts::ui_act_copy,
        Texts::ui_act_copy_words,
        |app, _| {
            // A page without a list has nothing to copy.
            if let Some(copy) = app.copy.get_value() {
                copy.run(());
            }
        },
    ),
    act(
        "print",
        Group::Export,
        "",
        Hold::Free,
        Texts::ui_act_print,
        Texts::ui_act_print_words,
        |_, _| crate::ui::print::print(),
    ),
    act("search", Group::Move, "r", Hold::KeyOnly, Texts::ui_key_search, none, |app, _| {
        focus(app, "main [data-search]")
    }),
    act("next", Group::Move, "j", Hold::KeyOnly, Texts::ui_key_next, none, |app, _| {
        move_focus(app, 1)
    }),
    act("previous", Group::Move, "k", Hold::KeyOnly, Texts::ui_key_previous, none, |app, _| {
        move_focus(app, -1)
    }),
    act("open", Group::Move, "enter", Hold::Fixed, Texts::ui_key_enter, none, |_, _| ()),
    act("select", Group::Move, "x", Hold::KeyOnly, Texts::ui_key_select, none, |app, _| {
        select(app)
    }),
    act("back", Group::Move, "escape", Hold::Fixed, Texts::ui_key_escape, none, |app, _| back(app)),
    act(
        "theme",
        Group::Look,
        "",
        Hold::Free,
        Texts::ui_act_theme,
        Texts::ui_act_theme_words,
        |app, _| shell::switch_theme(app),
    ),
    act(
        "density",
        Group::Look,
        "",
        Hold::Free,
        Texts::ui_act_density,
        Texts::ui_act_density_words,
        |app, _| {
            shell::switch_density(app);
        },
    ),
    act(
        "language",
        Group::Look,
        "",
        Hold::Free,
        Texts::ui_act_language,
        Texts::ui_act_language_words,
        |app, _| {
            shell::switch_language(app);
        },
    ),
    act(
        "guide",
        Group::Look,
        "",
        Hold::Free,
        Texts::ui_guide,
        Texts::ui_act_guide_words,
        |app, _| app.guide.set(true),
    ),
    act(
        "help",
        Group::Look,
        "h",
        Hold::Free,
        Texts::ui_key_help,
        Texts::ui_act_help_words,
        |app, _| app.help.set(true),
    ),
];

fn as_of(app: App, day: Option<Day>, route: &Route) {
    if day.is_some() {
        app.as_of.set(day);
    }
    app.go(route);
}

fn ageing(app: App, day: Option<Day>, format: TableFormat) {
    let as_of = day.or(app.as_of.get_untracked());
    let query =
        AgeingQuery { as_of, currency: app.currency.get_untracked(), ..AgeingQuery::default() };
    app.export(ExportRequest::Ageing { format, query });
}

fn invoices(app: App, day: Option<Day>, format: TableFormat) {
    let query = InvoicesQuery { as_of: day, ..InvoicesQuery::default() };
    app.export(ExportRequest::Invoices { format, query, columns: Vec::new() });
}

fn customers(app: App, day: Option<Day>, format: TableFormat) {
    let query = CustomersQuery { as_of: day, descending: true, ..CustomersQuery::default() };
    app.export(ExportRequest::Customers { format, query, columns: Vec::new() });
}

/// Puts the focus on what a selector means, where there is such a thing.
pub fn focus(app: App, selector: &str) {
    let found = app.host.query(selector);
    if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot take the focus.
        let _ = element.focus();
    }
}

/// Ticks the row that has the focus, or takes its tick away.
fn select(app: App) {
    let row = app.host.active().and_then(|active| active.closest("tr").ok().flatten());
    let tick = row.and_then(|row| row.query_selector("input[type=checkbox]").ok().flatten());
    if let Some(tick) = tick.and_then(|tick| tick.dyn_into::<web_sys::HtmlElement>().ok()) {
        tick.click();
    }
}

/// One level up, as one came.
fn back(app: App) {
    let Some(parent) = app.route.get_untracked().parent() else { return };
    if !app.host.back() {
        app.go(&parent);
    }
}
