//! Recording a payment by hand: which invoice, how much, when.

use leptos::prelude::*;

use super::app::{App, use_app};
use super::components::{DateField, MoneyField, Panel};
use super::route::Route;
use crate::engine::protocol::Command;
use crate::rooms::invoices::queries::InvoiceQuery;

/// Opens the panel, on the invoice of the page where there is one.
pub fn open(app: App) {
    let invoice = match app.route.get_untracked() {
        Route::Invoice { id } => id,
        _ => String::new(),
    };
    app.hand.payment.set(Some(invoice));
}

/// The panel in which a payment is recorded.
#[component]
pub fn PaymentDialog() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.hand.payment.set(None));
    view! {
        <Panel
            open=Signal::derive(move || app.hand.payment.with(Option::is_some))
            on_close=close
            title=Signal::derive(move || app.t().ui_payment())
        >
            <PaymentForm on_done=close />
        </Panel>
    }
}

#[component]
fn PaymentForm(on_done: Callback<()>) -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let of = app.hand.payment.get_untracked().unwrap_or_default();
    let known = !of.is_empty();
    let invoice = RwSignal::new(String::new());
    let amount: RwSignal<Option<String>> = RwSignal::new(None);
    let paid = RwSignal::new(Some(App::today()));
    let reference = RwSignal::new(String::new());
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
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let number = invoice.get_untracked().trim().to_owned();
        let amount = amount.get_untracked().unwrap_or_default();
        let command = Command::RecordPayment {
            account: String::new(),
            invoice: if known { id.get_value() } else { number.clone() },
            paid: paid.get_untracked(),
            amount: amount.clone(),
            currency: None,
            reference: reference.get_untracked().trim().to_owned(),
            means: String::new(),
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
    };
    // Of a known invoice everything is said already: Enter records it.
    let (number, go) =
        (NodeRef::<leptos::html::Input>::new(), NodeRef::<leptos::html::Button>::new());
    Effect::new(move |_| {
        // Fails only for an element that cannot take the focus.
        let _ = match (known, number.get(), go.get()) {
            (true, _, Some(go)) => go.focus(),
            (false, Some(number), _) => number.focus(),
            _ => Ok(()),
        };
    });
    view! {
        <form class="form" on:submit=submit>
            <label class="field wide">
                <span>{t.ui_payment_invoice()}</span>
                <input
                    type="text"
                    autocomplete="off"
                    node_ref=number
                    readonly=known
                    prop:value=move || invoice.get()
                    on:input=move |event| invoice.set(event_target_value(&event))
                />
            </label>
            <MoneyField label=t.ui_payment_amount() value=amount />
            <DateField
                label=t.ui_payment_day()
                value=paid
                on_change=Callback::new(move |day| paid.set(Some(day)))
            />
            <label class="field wide">
                <span>{t.ui_payment_reference()}</span>
                <input
                    type="text"
                    autocomplete="off"
                    prop:value=move || reference.get()
                    on:input=move |event| reference.set(event_target_value(&event))
                />
            </label>
            <p class="wrong wide" role="alert">{move || wrong.get()}</p>
            <div class="row end wide">
                <button type="button" on:click=move |_| on_done.run(())>{t.ui_cancel()}</button>
                <button type="submit" class="main" node_ref=go>{t.ui_payment_go()}</button>
            </div>
        </form>
    }
}
