//! What most drafts do not need: references, delivery, discounts on the whole, how and when it is paid.

use leptos::prelude::*;

use super::desk::{Desk, Spot, spot};
use crate::base::{Currency, Day};
use crate::rooms::invoices::issuing::draft::{
    DeliveryPlace, Draft, DraftAdjustment, DraftInstalment, DraftKind, DraftPreceding, Operation,
};
use crate::ui::components::{Choice, DateField, Field, Icon, Select, amount, icon};

/// A section that opens, with how many of its fields are filled.
fn section(
    desk: Desk,
    title: String,
    filled: fn(&Draft) -> usize,
    body: impl IntoView + 'static,
) -> AnyView {
    let count = Memo::new(move |_| desk.draft.with(filled));
    // What says something is in sight from the start.
    let open = 0 < count.get_untracked();
    view! {
        <details class="part" open=open>
            <summary>
                {title}
                {move || (0 < count.get()).then(|| view! { <span class="badge accent">{desk.app.count(count.get() as u32)}</span> })}
            </summary>
            {body}
        </details>
    }
    .into_any()
}

/// A labelled text of the draft.
pub fn text(
    desk: Desk,
    spot: Spot,
    at: usize,
    label: String,
    help: String,
    class: &'static str,
) -> AnyView {
    let error = desk.wrong(spot.field(at));
    let control = Box::new(move |ids| spot.control(desk, at, Some(ids), None, class));
    view! { <Field label help error control=control /> }.into_any()
}

/// A day of the draft.
pub fn date(
    desk: Desk,
    field: &'static str,
    label: String,
    help: String,
    read: fn(&Draft) -> Option<Day>,
    write: fn(&mut Draft, Option<Day>),
) -> AnyView {
    let value = Signal::derive(move || desk.draft.with(read));
    let change = Callback::new(move |day| desk.edit(field, |draft| write(draft, Some(day))));
    let wrong = desk.wrong(field.to_owned());
    view! {
        <div class="dated" data-field=field tabindex="-1">
            <DateField label=label value=value on_change=change help=help />
            {move || value.get().map(|_| view! {
                <button type="button" class="plain square" aria-label=desk.app.t().invoices_edit_clear() title=desk.app.t().invoices_edit_clear()
                    on:click=move |_| desk.edit(field, |draft| write(draft, None))>{icon(Icon::Close)}</button>
            })}
            {move || wrong.get().map(|wrong| view! { <p class="wrong">{wrong}</p> })}
        </div>
    }
    .into_any()
}

fn some(texts: &[&str]) -> usize {
    texts.iter().filter(|text| !text.trim().is_empty()).count()
}

/// All the sections.
#[component]
pub fn More(desk: Desk) -> impl IntoView {
    let t = desk.app.t();
    let references = |draft: &Draft| {
        some(&[
            &draft.purchase_order,
            &draft.contract,
            &draft.buyer_reference,
            &draft.sales_order,
            &draft.project,
            &draft.despatch_advice,
        ]) + draft.preceding.len()
    };
    let place = |draft: &Draft| {
        usize::from(draft.delivered.is_some())
            + usize::from(!draft.period.is_empty())
            + usize::from(draft.delivery.is_some())
            + usize::from(draft.operation.is_some())
    };
    let pays = |draft: &Draft| {
        some(&[&draft.means, &draft.early_percent])
            + draft.instalments.len()
            + usize::from(draft.paid.is_some())
            + usize::from(draft.currency != Currency::EUR)
    };
    view! {
        {deposits(desk)}
        {deliveries(desk)}
        {section(desk, t.invoices_edit_references(), references, references_form(desk))}
        {section(desk, t.invoices_edit_delivery(), place, delivery_form(desk))}
        {section(desk, t.invoices_edit_adjustments(), |draft| draft.adjustments.len(), adjustments(desk))}
        {section(desk, t.invoices_edit_payment(), pays, payment(desk))}
        {section(desk, t.invoices_edit_note(), |draft| some(&[&draft.note]), note(desk))}
    }
}

/// The deposit invoices that it may deduct, where there are some.
fn deposits(desk: Desk) -> impl IntoView {
    let rows = Memo::new(move |_| desk.view(|view| view.deposits.clone()));
    let deducts = Memo::new(move |_| {
        desk.draft.with(|draft| matches!(draft.kind, DraftKind::Invoice | DraftKind::Corrective))
    });
    move || {
        let (app, rows) = (desk.app, rows.get());
        let t = app.t();
        (deducts.get() && !rows.is_empty()).then(|| {
            let lines = rows.into_iter().map(|row| {
                let (id, same) = (row.id.clone(), row.id);
                let chosen = move || desk.draft.with(|draft| draft.deposits.contains(&same));
                view! {
                    <label class="check">
                        <input type="checkbox" prop:checked=chosen on:change=move |event| {
                            let on = event_target_checked(&event);
                            desk.edit("", |draft| {
                                draft.deposits.retain(|known| *known != id);
                                if on {
                                    draft.deposits.push(id.clone());
                                }
                            });
                        } />
                        {t.invoices_edit_deposit_of(row.number, app.day(row.issued))}
                        <b>{amount(app, row.gross)}</b>
                    </label>
                }
            });
            view! {
                <fieldset class="note" data-field="deposits" tabindex="-1">
                    {icon(Icon::Info)}
                    <div><strong>{t.invoices_edit_deposits()}</strong>{lines.collect_view()}</div>
                </fieldset>
            }
        })
    }
}

/// What was delivered to the customer and is not invoiced, where there is something.
fn deliveries(desk: Desk) -> impl IntoView {
    let rows = Memo::new(move |_| desk.view(|view| view.deliveries.clone()));
    move || {
        let (app, rows) = (desk.app, rows.get());
        let t = app.t();
        (!rows.is_empty()).then(|| {
            let lines = rows.into_iter().map(|row| {
                let (id, same) = (row.id.clone(), row.id);
                let chosen = move || desk.draft.with(|draft| draft.deliveries.contains(&same));
                view! {
                    <label class="check">
                        <input type="checkbox" prop:checked=chosen on:change=move |event| {
                            let on = event_target_checked(&event);
                            desk.edit("", |draft| {
                                draft.deliveries.retain(|known| *known != id);
                                if on {
                                    draft.deliveries.push(id.clone());
                                }
                            });
                        } />
                        {row.label} " · " {app.day(row.on)} <b>{amount(app, row.amount)}</b>
                    </label>
                }
            });
            view! {
                <fieldset class="note" data-field="deliveries" tabindex="-1">
                    {icon(Icon::Info)}
                    <div><strong>{t.invoices_edit_deliveries()}</strong>{lines.collect_view()}</div>
                </fieldset>
            }
        })
    }
}

fn references_form(desk: Desk) -> impl IntoView {
    let t = desk.app.t();
    let empty = String::new;
    let named = Memo::new(move |_| desk.draft.with(|draft| draft.preceding.len()));
    let preceding = move |at: usize| {
        let t = desk.app.t();
        view! {
            {text(desk, spot!("preceding[].number", preceding[].number), at, t.invoices_edit_preceding(), String::new(), "")}
            {indexed_date(desk, at, t.invoices_edit_preceding_day(),
                |draft, at| draft.preceding.get(at)?.issued,
                |draft, at, day| if let Some(one) = draft.preceding.get_mut(at) { one.issued = day })}
        }
    };
    view! {
        <div class="form">
            {text(desk, spot!("purchaseOrder", purchase_order), 0, t.invoices_edit_purchase_order(), empty(), "")}
            {text(desk, spot!("contract", contract), 0, t.invoices_edit_contract(), empty(), "")}
            {text(desk, spot!("buyerReference", buyer_reference), 0, t.invoices_edit_buyer_reference(), empty(), "")}
            {text(desk, spot!("project", project), 0, t.invoices_edit_project(), empty(), "")}
            {text(desk, spot!("salesOrder", sales_order), 0, t.invoices_edit_sales_order(), empty(), "")}
            {text(desk, spot!("despatchAdvice", despatch_advice), 0, t.invoices_edit_despatch(), empty(), "")}
            <For each=move || 0..named.get() key=|at| *at let:at>{preceding(at)}</For>
            <div class="wide row">
                <button type="button" class="plain" data-field="preceding" on:click=move |_| {
                    desk.edit("", |draft| draft.preceding.push(DraftPreceding::default()));
                    desk.focus(format!("preceding[{}].number", named.get_untracked().saturating_sub(1)));
                }>{icon(Icon::Plus)}{t.invoices_edit_add_preceding()}</button>
                {remove_last(desk, named, |draft| drop(draft.preceding.pop()))}
            </div>
        </div>
    }
}

/// Takes the last of a list away, where there is one.
fn remove_last(desk: Desk, count: Memo<usize>, remove: fn(&mut Draft)) -> impl IntoView {
    move || {
        (0 < count.get()).then(|| {
            view! {
                <button type="button" class="plain" on:click=move |_| desk.edit("", remove)>
                    {icon(Icon::Close)}{desk.app.t().invoices_edit_remove_last()}
                </button>
            }
        })
    }
}

fn indexed_date(
    desk: Desk,
    at: usize,
    label: String,
    read: fn(&Draft, usize) -> Option<Day>,
    write: fn(&mut Draft, usize, Option<Day>),
) -> impl IntoView {
    let value = Signal::derive(move || desk.draft.with(|draft| read(draft, at)));
    let change = Callback::new(move |day| desk.edit("", |draft| write(draft, at, Some(day))));
    view! { <DateField label=label value=value on_change=change /> }
}

fn delivery_form(desk: Desk) -> impl IntoView {
    let t = desk.app.t();
    let operations = vec![
        (String::new(), t.invoices_edit_operation_usual()),
        ("goods".to_owned(), t.invoices_edit_operation_goods()),
        ("services".to_owned(), t.invoices_edit_operation_services()),
        ("both".to_owned(), t.invoices_edit_operation_both()),
    ];
    let operation = Signal::derive(move || {
        let word = desk.draft.with(|draft| match draft.operation {
            None => "",
            Some(Operation::Goods) => "goods",
            Some(Operation::Services) => "services",
            Some(Operation::Both) => "both",
        });
        word.to_owned()
    });
    let choose = Callback::new(move |word: String| {
        desk.edit("operation", |draft| {
            draft.operation = match word.as_str() {
                "goods" => Some(Operation::Goods),
                "services" => Some(Operation::Services),
                "both" => Some(Operation::Both),
                _ => None,
            };
        });
    });
    let elsewhere = Memo::new(move |_| desk.draft.with(|draft| draft.delivery.is_some()));
    view! {
        <div class="form">
            <div data-field="operation" tabindex="-1"><Select label=t.invoices_edit_operation() options=operations value=operation on_choose=choose /></div>
            {date(desk, "delivered", t.invoices_edit_delivered(), String::new(), |draft| draft.delivered, |draft, day| draft.delivered = day)}
            {date(desk, "period.from", t.invoices_edit_from(), String::new(), |draft| draft.period.from, |draft, day| draft.period.from = day)}
            {date(desk, "period.to", t.invoices_edit_to(), String::new(), |draft| draft.period.to, |draft, day| draft.period.to = day)}
            <label class="check wide">
                <input type="checkbox" data-field="delivery" prop:checked=move || elsewhere.get() on:change=move |event| {
                    let on = event_target_checked(&event);
                    desk.edit("", |draft| draft.delivery = on.then(DeliveryPlace::default));
                } />
                {t.invoices_edit_elsewhere()}
            </label>
            {move || elsewhere.get().then(|| place(desk))}
        </div>
    }
}

fn place(desk: Desk) -> impl IntoView {
    let t = desk.app.t();
    type Read = fn(&DeliveryPlace) -> String;
    type Write = fn(&mut DeliveryPlace, String);
    let field = move |label: String, read: Read, write: Write| {
        let control = Box::new(move |ids: crate::ui::components::FieldIds| {
            view! {
                <input type="text" id=ids.control.clone()
                    prop:value=move || desk.draft.with(|draft| draft.delivery.as_ref().map(read)).unwrap_or_default()
                    on:input=move |event| desk.edit("delivery", |draft| {
                        write(draft.delivery.get_or_insert_default(), event_target_value(&event));
                    }) />
            }
            .into_any()
        });
        view! { <Field label control=control /> }
    };
    view! {
        {field(t.invoices_edit_place_name(), |place| place.name.clone(), |place, text| place.name = text)}
        {field(t.customers_file_street(), |place| place.address.lines.join(", "), |place, text| {
            place.address.lines = if text.trim().is_empty() { Vec::new() } else { vec![text] };
        })}
        {field(t.customers_file_post_code(), |place| place.address.post_code.clone(), |place, text| place.address.post_code = text)}
        {field(t.customers_city(), |place| place.address.city.clone(), |place, text| place.address.city = text)}
        {field(t.customers_country(), |place| place.address.country.clone(), |place, text| place.address.country = text.to_uppercase())}
    }
}

fn adjustments(desk: Desk) -> impl IntoView {
    let t = desk.app.t();
    let count = Memo::new(move |_| desk.draft.with(|draft| draft.adjustments.len()));
    let one = move |at: usize| {
        let t = desk.app.t();
        let charge = Signal::derive(move || {
            usize::from(
                desk.draft.with(|draft| draft.adjustments.get(at).is_some_and(|one| one.is_charge)),
            )
        });
        let choose = Callback::new(move |place: usize| {
            desk.edit("", |draft| draft.adjustments[at].is_charge = place == 1);
        });
        view! {
            <div class="adjustment">
                <Choice label=t.invoices_edit_adjustment() options=vec![t.invoices_edit_allowance(), t.invoices_edit_charge()] chosen=charge on_choose=choose />
                {text(desk, spot!("adjustments[].reason", adjustments[].reason), at, t.invoices_edit_reason(), String::new(), "")}
                {text(desk, spot!("adjustments[].percent", adjustments[].percent), at, t.invoices_edit_percent(), String::new(), "number")}
                {text(desk, spot!("adjustments[].amount", adjustments[].amount), at, t.invoices_edit_amount(), String::new(), "number")}
            </div>
        }
    };
    view! {
        <For each=move || 0..count.get() key=|at| *at let:at>{one(at)}</For>
        <div class="row">
            <button type="button" class="plain" data-field="adjustments" on:click=move |_| {
                desk.edit("", |draft| draft.adjustments.push(DraftAdjustment::default()));
                desk.focus(format!("adjustments[{}].reason", count.get_untracked().saturating_sub(1)));
            }>{icon(Icon::Plus)}{t.invoices_edit_add_adjustment()}</button>
            {remove_last(desk, count, |draft| drop(draft.adjustments.pop()))}
        </div>
    }
}

fn payment(desk: Desk) -> impl IntoView {
    let app = desk.app;
    let t = app.t();
    let means = t.invoices_edit_means_words();
    let means = means.lines().filter_map(|line| line.split_once('='));
    let mut means: Vec<(String, String)> =
        means.map(|(code, word)| (code.trim().to_owned(), word.trim().to_owned())).collect();
    means.insert(0, (String::new(), t.invoices_edit_means_usual()));
    let chosen = Signal::derive(move || desk.draft.with(|draft| draft.means.clone()));
    let choose = Callback::new(move |code| desk.edit("means", |draft| draft.means = code));
    let currencies = [
        "EUR", "USD", "GBP", "CHF", "CAD", "JPY", "SEK", "DKK", "NOK", "PLN", "CZK", "HUF", "RON",
        "MAD", "TND", "XOF", "CNY",
    ];
    let currencies = currencies.map(|code| (code.to_owned(), code.to_owned())).to_vec();
    let currency =
        Signal::derive(move || desk.draft.with(|draft| draft.currency.code().to_owned()));
    let set_currency = Callback::new(move |code: String| {
        desk.edit("currency", |draft| {
            if let Ok(currency) = code.parse::<Currency>() {
                draft.currency = currency;
            }
        });
    });
    let foreign = Memo::new(move |_| desk.draft.with(|draft| draft.currency != Currency::EUR));
    let count = Memo::new(move |_| desk.draft.with(|draft| draft.instalments.len()));
    let instalment = move |at: usize| {
        let t = desk.app.t();
        view! {
            {indexed_date(desk, at, t.invoices_edit_instalment(app.count(at as u32 + 1)),
                |draft, at| draft.instalments.get(at)?.due,
                |draft, at, day| if let Some(one) = draft.instalments.get_mut(at) { one.due = day })}
            {text(desk, spot!("instalments[].amount", instalments[].amount), at, t.invoices_edit_instalment_amount(), String::new(), "number")}
        }
    };
    let gross = Signal::derive(move || usize::from(desk.draft.with(|draft| draft.prices_with_vat)));
    view! {
        <div class="form">
            <div data-field="means" tabindex="-1"><Select label=t.invoices_edit_means() options=means value=chosen on_choose=choose /></div>
            {date(desk, "paid", t.invoices_edit_paid(), String::new(), |draft| draft.paid, |draft, day| draft.paid = day)}
            {text(desk, spot!("earlyPercent", early_percent), 0, t.invoices_edit_early_percent(), String::new(), "number")}
            {text(desk, spot!("earlyDays", early_days), 0, t.invoices_edit_early_days(), String::new(), "number")}
            <div data-field="currency" tabindex="-1"><Select label=t.export_currency() options=currencies value=currency on_choose=set_currency /></div>
            {move || foreign.get().then(|| text(desk, spot!("exchangeRate", exchange_rate), 0, desk.app.t().invoices_edit_rate(), String::new(), "number"))}
            <div class="field">
                <span>{t.invoices_edit_prices()}</span>
                <Choice label=t.invoices_edit_prices() options=vec![t.invoices_edit_prices_net(), t.invoices_edit_prices_gross()] chosen=gross
                    on_choose=Callback::new(move |at| desk.edit("", |draft| draft.prices_with_vat = at == 1)) />
            </div>
            <For each=move || 0..count.get() key=|at| *at let:at>{instalment(at)}</For>
            <div class="wide row">
                <button type="button" class="plain" data-field="instalments" on:click=move |_| {
                    desk.edit("", |draft| {
                        let missing = 2_usize.saturating_sub(draft.instalments.len()).max(1);
                        draft.instalments.extend(vec![DraftInstalment::default(); missing]);
                    });
                }>{icon(Icon::Plus)}{t.invoices_edit_add_instalment()}</button>
                {remove_last(desk, count, |draft| drop(draft.instalments.pop()))}
            </div>
        </div>
    }
}

fn note(desk: Desk) -> impl IntoView {
    view! {
        <textarea
            rows="3"
            class="wide"
            data-field="note"
            aria-label=desk.app.t().invoices_edit_note()
            prop:value=move || desk.draft.with(|draft| draft.note.clone())
            on:input=move |event| desk.edit("note", |draft| draft.note = event_target_value(&event))
        ></textarea>
    }
}
