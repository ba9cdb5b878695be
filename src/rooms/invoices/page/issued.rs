//! A document that was issued here: where it stands, its files, and what may follow it.

use leptos::prelude::*;

use super::draft::start;
use crate::base::Day;
use crate::engine::protocol::{Command, ExportRequest};
use crate::rooms::customers::page::channel_name;
use crate::rooms::invoices::issuing::commands::Start;
use crate::rooms::invoices::issuing::queries::{IssuedView, Stage};
use crate::rooms::invoices::queries::InvoiceView;
use crate::ui::app::App;
use crate::ui::components::{
    DateField, Icon, Menu, MenuItem, Panel, Select, Tone, amount, icon, part, text_of,
};
use crate::ui::files;
use crate::ui::route::Route;

/// Where a document stands, in a word.
pub fn stage_word(app: App, stage: Stage) -> Option<(Tone, String)> {
    let t = app.t();
    Some(match stage {
        Stage::Recorded => return None,
        Stage::Draft => (Tone::Accent, t.invoices_stage_draft()),
        Stage::Issued => (Tone::Accent, t.invoices_stage_issued()),
        Stage::Sent => (Tone::Quiet, t.invoices_stage_sent()),
        Stage::Deposited => (Tone::Quiet, t.invoices_stage_deposited()),
        Stage::Delivered => (Tone::Quiet, t.invoices_stage_delivered()),
        Stage::Approved => (Tone::Good, t.invoices_stage_approved()),
        Stage::Held => (Tone::Watch, t.invoices_stage_held()),
        Stage::Refused => (Tone::Bad, t.invoices_stage_refused()),
        Stage::Rejected => (Tone::Bad, t.invoices_stage_rejected()),
        Stage::Cancelled => (Tone::Quiet, t.invoices_stage_cancelled()),
        Stage::PaymentSent => (Tone::Good, t.invoices_stage_payment_sent()),
        Stage::Paid => (Tone::Good, t.invoices_stage_paid()),
    })
}

/// The same of one document: in French a credit note is masculine.
pub fn stage_word_of(app: App, stage: Stage, is_credit: bool) -> Option<(Tone, String)> {
    let t = app.t();
    let (tone, word) = stage_word(app, stage)?;
    let word = match stage {
        _ if !is_credit => word,
        Stage::Issued => t.invoices_stage_credit_issued(),
        Stage::Sent => t.invoices_stage_credit_sent(),
        Stage::Deposited => t.invoices_stage_credit_deposited(),
        Stage::Approved => t.invoices_stage_credit_approved(),
        Stage::Refused => t.invoices_stage_credit_refused(),
        Stage::Rejected => t.invoices_stage_credit_rejected(),
        Stage::Cancelled => t.invoices_stage_credit_cancelled(),
        _ => word,
    };
    Some((tone, word))
}

/// Writes what is to be sent into one file, each document as its customer gets it; each is then marked as sent.
pub fn send(app: App, invoices: Vec<String>) {
    app.run(async move {
        let count = invoices.len() as u32;
        let request = ExportRequest::Sending { invoices };
        let name = app.long("exporting", files::export(app.client, &request)).await?;
        app.toast(app.t().invoices_sent(count, app.count(count), name), None);
        app.refresh();
        Ok(())
    });
}

/// The acts of an invoice, in the head of its page.
pub fn acts(app: App, view: &InvoiceView) -> AnyView {
    let t = app.t();
    let id = view.row.id.clone();
    let Some(document) =
        view.document.as_deref().filter(|document| !document.invoice.number.is_empty())
    else {
        return ().into_any();
    };
    let partly = RwSignal::new(false);
    let status = RwSignal::new(false);
    let begin = {
        let id = id.clone();
        move |make: fn(String) -> Start| {
            let id = id.clone();
            Callback::new(move |()| start(app, make(id.clone())))
        }
    };
    let items = Signal::derive(move || {
        let t = app.t();
        vec![
            MenuItem::new(
                t.invoices_edit_duplicate(),
                Icon::Copy,
                begin(|of| Start::Duplicate { of }),
            ),
            MenuItem::new(
                t.invoices_credit_whole(),
                Icon::Undo,
                begin(|of| Start::Credit { of, lines: Vec::new() }),
            ),
            MenuItem::new(
                t.invoices_credit_part(),
                Icon::Undo,
                Callback::new(move |()| partly.set(true)),
            ),
            MenuItem::new(t.invoices_correct(), Icon::File, begin(|of| Start::Corrective { of })),
            MenuItem::new(
                t.invoices_status_record(),
                Icon::Check,
                Callback::new(move |()| status.set(true)),
            ),
        ]
    });
    let own = StoredValue::new(id.clone());
    let forms = Signal::derive(move || {
        let t = app.t();
        let file = |label: String, request: fn(String) -> ExportRequest| {
            let act = Callback::new(move |()| app.export(request(own.get_value())));
            MenuItem::new(label, Icon::Download, act)
        };
        let factur_x = |label: String, profile: &'static str| {
            let act = Callback::new(move |()| {
                let (invoice, profile) = (own.get_value(), profile.to_owned());
                app.export(ExportRequest::Facturx { invoice, profile });
            });
            MenuItem::new(label, Icon::Download, act)
        };
        vec![
            factur_x(t.invoices_file_en16931(), "EN 16931"),
            factur_x(t.invoices_file_extended(), "EXTENDED"),
            factur_x(t.invoices_file_basic(), "BASIC"),
            factur_x(t.invoices_file_basic_wl(), "BASIC WL"),
            factur_x(t.invoices_file_minimum(), "MINIMUM"),
            file(t.invoices_file_page(), |invoice| ExportRequest::InvoicePdf { invoice }),
            file(t.invoices_file_cii(), |invoice| ExportRequest::Cii {
                invoice,
                profile: String::new(),
            }),
            file(t.invoices_file_ubl(), |invoice| ExportRequest::Ubl {
                invoice,
                profile: String::new(),
            }),
        ]
    });
    let credit = matches!(document.stage, Stage::Issued);
    let lines = StoredValue::new(document.invoice.clone());
    let following = StoredValue::new(document.next.clone());
    view! {
        <Menu label=t.invoices_download() icon=Icon::Download items=forms />
        <Menu label=t.invoices_edit_acts() items=items />
        <button type="button" class:main=credit on:click=move |_| send(app, vec![own.get_value()])>{t.invoices_send()}</button>
        <Panel open=partly on_close=Callback::new(move |()| partly.set(false)) title=Signal::derive(move || app.t().invoices_credit_part())>
            {credit_form(app, own.get_value(), lines.get_value(), partly)}
        </Panel>
        <Panel open=status on_close=Callback::new(move |()| status.set(false)) title=Signal::derive(move || app.t().invoices_status_record())>
            {status_form(app, own.get_value(), following.get_value(), status)}
        </Panel>
    }
    .into_any()
}

/// Which lines are credited.
fn credit_form(
    app: App,
    of: String,
    invoice: crate::en16931::Invoice,
    open: RwSignal<bool>,
) -> AnyView {
    let t = app.t();
    let chosen: RwSignal<Vec<u32>> = RwSignal::new(Vec::new());
    let lines = invoice.lines.iter().enumerate().map(|(at, line)| {
        let at = at as u32;
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || chosen.with(|chosen| chosen.contains(&at)) on:change=move |event| {
                    let on = event_target_checked(&event);
                    chosen.update(|chosen| {
                        chosen.retain(|known| *known != at);
                        if on {
                            chosen.push(at);
                        }
                    });
                } />
                <span>{line.name.clone()}</span>
                <b class="amount">{app.sum(line.net, invoice.currency)}</b>
            </label>
        }
    });
    let go = move |_| {
        open.set(false);
        start(app, Start::Credit { of: of.clone(), lines: chosen.get_untracked() });
    };
    view! {
        <p>{t.invoices_credit_about()}</p>
        <div class="picks">{lines.collect_view()}</div>
        <div class="row end">
            <button type="button" class="main" disabled=move || chosen.with(Vec::is_empty) on:click=go>{t.invoices_credit_go()}</button>
        </div>
    }
    .into_any()
}

/// A status as it is typed.
#[derive(Clone, Default)]
struct Said {
    reason: String,
    comment: String,
}

fn status_form(
    app: App,
    invoice: String,
    following: Vec<(String, String)>,
    open: RwSignal<bool>,
) -> AnyView {
    let t = app.t();
    let code = RwSignal::new(following.first().map(|(code, _)| code.clone()).unwrap_or_default());
    let on: RwSignal<Option<Day>> = RwSignal::new(Some(App::today()));
    let of = RwSignal::new(Said::default());
    let wrong = RwSignal::new(String::new());
    let options = following
        .into_iter()
        .map(|(code, label)| (code.clone(), format!("{code} {label}")))
        .collect();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Said { reason, comment } = of.get_untracked();
        let reasons = reason
            .split([',', ' ', ';'])
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect();
        let command = Command::RecordStatus {
            invoice: invoice.clone(),
            code: code.get_untracked(),
            on: on.get_untracked(),
            reasons,
            comment,
            received: Vec::new(),
        };
        app.run(async move {
            match app.client.tell(&command).await {
                Ok(done) => {
                    open.set(false);
                    app.toast(
                        app.t().invoices_status_kept(),
                        done.entry.map(|entry| Command::Undo { entry }),
                    );
                }
                // What is wrong is said where it can be put right.
                Err(problem) => wrong.set(problem.message),
            }
            Ok(())
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <Select label=t.invoices_state() options=options value=code on_choose=Callback::new(move |word| code.set(word)) />
            <DateField label=t.invoices_status_day() value=on on_change=Callback::new(move |day| on.set(Some(day))) />
            {text_of(of, t.invoices_status_reasons(), part!(reason))}
            {text_of(of, t.invoices_status_comment(), part!(comment))}
            <p class="about wide">{t.invoices_status_drop()}</p>
            <p class="wrong wide" role="alert">{move || wrong.get()}</p>
            <div class="row end wide"><button type="submit" class="main">{t.ui_save()}</button></div>
        </form>
    }
    .into_any()
}

/// The way it has come: issued, sent, delivered, paid, each with its day.
pub fn progress(app: App, view: &InvoiceView) -> AnyView {
    let Some(document) = view.document.as_deref() else { return ().into_any() };
    let t = app.t();
    let is_credit = document.invoice.type_code == "381";
    let word = |stage| stage_word_of(app, stage, is_credit).map_or_else(String::new, |it| it.1);
    let mut steps: Vec<(String, Option<Day>, &'static str)> = Vec::new();
    steps.push((word(Stage::Issued), Some(view.row.issued), "done"));
    for sent in &document.sent {
        let way = channel_name(app, sent.channel);
        let sent_by = match is_credit {
            true => t.invoices_stage_credit_sent_by(way),
            false => t.invoices_stage_sent_by(way),
        };
        steps.push((sent_by, Some(sent.on), "done"));
    }
    if document.sent.is_empty() && document.statuses.is_empty() {
        steps.push((word(Stage::Sent), None, "next"));
    }
    for status in document.statuses.iter().filter(|status| !status.ignored) {
        let bad = matches!(status.code.as_str(), "207" | "208" | "210" | "213");
        steps.push((status.label.clone(), Some(status.on), if bad { "bad" } else { "done" }));
    }
    // A credit note is never paid: what it gives back is deducted.
    let closed = if is_credit { t.invoices_settled() } else { t.invoices_stage_paid() };
    match view.settled_on {
        Some(day) => steps.push((closed, Some(day), "done")),
        None if document.stage != Stage::Cancelled => steps.push((closed, None, "next")),
        None => (),
    }
    let steps = steps.into_iter().map(|(name, day, class)| {
        view! { <li class=class><b>{name}</b><span class="sub">{day.map(|day| app.day(day))}</span></li> }
    });
    view! {
        <ol class="progress-line" aria-label=t.invoices_progress()>{steps.collect_view()}</ol>
        {needs(app, document, &view.row.id)}
    }
    .into_any()
}

/// The receipt that has still to be declared, and what came after.
fn needs(app: App, document: &IssuedView, id: &str) -> AnyView {
    let t = app.t();
    let declare = document.needs_212.clone().map(|parts| {
        let words = parts.iter().map(|part| {
            view! { <li>{app.percent(&part.rate)} "\u{a0}: " {amount(app, part.amount)}</li> }
        });
        let received: Vec<(String, String)> = parts
            .iter()
            .map(|part| (part.rate.clone(), part.amount.amount.to_decimal(part.amount.currency).to_string()))
            .collect();
        let invoice = id.to_owned();
        let declare = move |_| {
            let command = Command::RecordStatus {
                invoice: invoice.clone(),
                code: "212".to_owned(),
                on: None,
                reasons: Vec::new(),
                comment: String::new(),
                received: received.clone(),
            };
            app.order(command, app.t().invoices_status_kept(), None);
        };
        view! {
            <div class="note watch">
                {icon(Icon::Info)}
                <div>
                    <strong>{t.invoices_needs_212()}</strong>
                    <ul>{words.collect_view()}</ul>
                    <div class="row"><button type="button" on:click=declare>{t.invoices_needs_212_go()}</button></div>
                </div>
            </div>
        }
    });
    let followed = (!document.followed_by.is_empty()).then(|| {
        let numbers = document.followed_by.join(", ");
        let href = Route::Invoices { search: document.followed_by[0].clone() }.href();
        view! { <p class="hint">{icon(Icon::Info)}<a href=href>{t.invoices_followed_by(numbers)}</a></p> }
    });
    view! { {declare}{followed} }.into_any()
}
