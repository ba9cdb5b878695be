//! Recording payments by hand: which invoices, how much, when, by what means.

mod several;

use leptos::prelude::*;

use self::several::SeveralForm;
use super::app::{App, use_app};
use super::components::{DateField, Form, FormEnd, MoneyField, Panel, Select, TextField};
use super::route::Route;
use crate::engine::protocol::Command;
use crate::rooms::invoices::queries::{InvoiceQuery, InvoicesQuery};

/// What is being paid.
#[derive(Clone)]
pub enum Paying {
    /// An invoice that is still to be named.
    Unnamed,
    /// The invoice of this identifier.
    One(String),
    /// Those that a query finds; the callback hears when their payments are recorded.
    Several(Box<InvoicesQuery>, Callback<()>),
}

/// Opens the panel: on what is ticked in the list, else on the invoice of the page, where there is one.
pub fn open(app: App) {
    if let Some(ticked) = app.hand.ticked.get_value() {
        ticked.run(());
        return;
    }
    app.hand.payment.set(Some(match app.route.get_untracked() {
        Route::Invoice { id } => Paying::One(id),
        _ => Paying::Unnamed,
    }));
}

/// The panel in which payments are recorded.
#[component]
pub fn PaymentDialog() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.hand.payment.set(None));
    let shown = move |several: bool| {
        Signal::derive(move || {
            app.hand.payment.with(|paying| match paying {
                Some(Paying::Several(..)) => several,
                Some(_) => !several,
                None => false,
            })
        })
    };
    let title = Signal::derive(move || app.t().ui_payment());
    view! {
        <Panel open=shown(false) on_close=close title=title><PaymentForm on_done=close /></Panel>
        <Panel open=shown(true) on_close=close title=Signal::derive(move || app.t().ui_payments()) kind="dialog wide">
            <SeveralForm on_done=close />
        </Panel>
    }
}

/// When, by what means, under which reference: what every payment has.
#[derive(Clone, Copy)]
struct Common {
    paid: RwSignal<Option<crate::base::Day>>,
    means: RwSignal<String>,
    reference: RwSignal<String>,
}

impl Common {
    fn new(app: App) -> Common {
        Common {
            paid: RwSignal::new(Some(App::today())),
            means: RwSignal::new(app.t().ui_means_transfer()),
            reference: RwSignal::new(String::new()),
        }
    }

    fn fields(self, app: App) -> impl IntoView {
        let t = app.t();
        let Common { paid, means, reference } = self;
        let words = [
            t.ui_means_transfer(),
            t.ui_means_cheque(),
            t.ui_means_debit(),
            t.ui_means_card(),
            t.ui_means_cash(),
            t.ui_means_bill(),
        ];
        view! {
            <DateField
                label=t.ui_payment_day()
                value=paid
                on_change=Callback::new(move |day| paid.set(Some(day)))
            />
            <Select
                label=t.ui_role_means()
                options=words.into_iter().map(|word| (word.clone(), word)).collect()
                value=means
                on_choose=Callback::new(move |word| means.set(word))
            />
            <TextField label=t.ui_payment_reference() value=reference wide=true />
        }
    }

    fn reference(self) -> String {
        self.reference.get_untracked().trim().to_owned()
    }
}

#[component]
fn PaymentForm(on_done: Callback<()>) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let of = match app.hand.payment.get_untracked() {
        Some(Paying::One(id)) => id,
        _ => String::new(),
    };
    let known = !of.is_empty();
    let invoice = RwSignal::new(String::new());
    let amount: RwSignal<Option<String>> = RwSignal::new(None);
    let common = Common::new(app);
    let wrong = RwSignal::new(String::new());
    let id = StoredValue::new(of.clone());
    if known {
        app.run(async move {
            if let Some(view) = app.client.ask(InvoiceQuery { id: of, as_of: None }).await? {
                let open = view.row.open;
                invoice.set(view.row.number);
                amount.set(Some(open.amount.abs().to_decimal(open.currency).to_string()));
            }
            Ok(())
        });
    }
    let submit = Callback::new(move |()| {
        let number = invoice.get_untracked().trim().to_owned();
        let amount = amount.get_untracked().unwrap_or_default();
        let command = Command::RecordPayment {
            account: String::new(),
            invoice: if known { id.get_value() } else { number.clone() },
            paid: common.paid.get_untracked(),
            amount: amount.clone(),
            currency: None,
            reference: common.reference(),
            means: common.means.get_untracked(),
        };
        app.run(async move {
            match app.long("recording", app.client.tell(&command)).await {
                Ok(done) => {
                    on_done.run(());
                    let words = app.t().ui_payment_done(app.decimal(&amount), number);
                    app.toast(words, done.entry.map(|entry| Command::Undo { entry }));
                }
                // What is wrong is said where it can be put right.
                Err(problem) => wrong.set(problem.message),
            }
            Ok(())
        });
    });
    // Of a known invoice everything is said already: Enter records it.
    view! {
        <Form on_submit=submit>
            <TextField label=t.ui_payment_invoice() value=invoice wide=true known=known first=!known />
            <MoneyField label=t.ui_payment_amount() value=amount />
            {common.fields(app)}
            <FormEnd wrong=wrong on_cancel=on_done go=t.ui_payment_go() ready=known />
        </Form>
    }
}
