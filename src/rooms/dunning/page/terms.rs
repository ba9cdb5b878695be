//! Terms of payment: who and what exceeds the legal ceiling, by which article; and what the terms of sale may say, to be
//! copied or printed. Computes nothing.

use leptos::prelude::*;

use super::super::queries::{PolicyText, TermsCheckerQuery, TermsCheckerView};
use super::{neighbours, words};
use crate::engine::protocol::{ExportRequest, TableFormat};
use crate::rooms::customers::page::terms_words;
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::{self, CopyTable};
use crate::ui::components::{Await, Button, Empty, Icon, Tone, badge, day, icon};
use crate::ui::print;
use crate::ui::route::Route;

/// Terms of payment.
#[component]
pub fn TermsPage() -> impl IntoView {
    let (app, t) = (use_app(), use_app().t());
    let live = app.live(TermsCheckerQuery::default);
    let shown = view! { <Await live show=move |view: TermsCheckerView| whole(app, &view) /> };
    neighbours::page(app, t.dunning_page_terms(), t.dunning_terms_about(), shown.into_any())
}

fn whole(app: App, view: &TermsCheckerView) -> AnyView {
    let t = app.t();
    let looked = app.count(view.looked_at);
    let found = match (view.looked_at, view.total) {
        (0, _) => view! { <Empty title=t.dunning_terms_nothing() about=t.dunning_terms_nothing_about() /> }.into_any(),
        (_, 0) => view! { <Empty title=t.dunning_terms_none() about=t.dunning_terms_none_about(looked) /> }.into_any(),
        _ => exceeding(app, view),
    };
    let policy = view.policy.iter().map(|text| policy(app, text)).collect_view();
    view! {
        <div class="column">
            {found}
            <section class="card dunning-policy">
                <header class="cash-head">
                    <div><h2>{t.dunning_policy()}</h2><p class="about">{t.dunning_policy_about()}</p></div>
                    <Button icon=Icon::Print label=t.ui_print() on_press=print::print />
                </header>
                <div class="dunning-policies">{policy}</div>
            </section>
        </div>
    }
    .into_any()
}

fn exceeding(app: App, view: &TermsCheckerView) -> AnyView {
    let t = app.t();
    let beyond = |days: i32| app.count(days.unsigned_abs());
    let customers = view.customers.iter().map(|of| {
        let href = Route::Customer { account: of.account.clone() }.href();
        view! {
            <tr>
                <th scope="row" class="grow"><a class="row-link" data-row="" href=href>{of.name.clone()}</a></th>
                <td class="no-wrap">{if of.terms.is_empty() { "—".to_owned() } else { terms_words(app, &of.terms) }}</td>
                <td class="number">{app.count(of.invoices)}</td>
                <td class="number">{beyond(of.days_beyond)}</td>
            </tr>
        }
    });
    let invoices = view.invoices.iter().map(|of| {
        let href = Route::Invoice { id: of.item.clone() }.href();
        view! {
            <tr>
                <th scope="row" class="no-wrap"><a class="row-link" data-row="" href=href>{of.number.clone()}</a></th>
                <td>{of.name.clone()}</td>
                <td>{day(app, of.issued)}</td>
                <td>{day(app, of.due)}</td>
                <td>{day(app, of.latest)}</td>
                <td class="number">{beyond(of.days_beyond)}</td>
                <td>{of.source.clone()}</td>
            </tr>
        }
    });
    let shown = (view.invoices.len() < view.total as usize).then(|| {
        t.dunning_terms_first(app.count(view.invoices.len() as u32), app.count(view.total))
    });
    let verdict =
        t.dunning_terms_found(view.total, app.count(view.total), app.count(view.looked_at));
    view! {
        <section class="card flush dunning-terms">
            <header class="card-head">
                <div><h2>{t.dunning_terms_customers()}" "{badge(Tone::Watch, verdict)}</h2><p class="about">{t.dunning_terms_law()}</p></div>
                {out(app, true)}
            </header>
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col" class="grow">{t.dunning_customer()}</th>
                    <th scope="col">{t.customers_terms()}</th>
                    <th scope="col" class="number">{t.dunning_terms_invoices()}</th>
                    <th scope="col" class="number">{t.dunning_terms_beyond()}</th>
                </tr></thead>
                <tbody>{customers.collect_view()}</tbody>
            </table></div>
        </section>
        <section class="card flush">
            <header class="card-head">
                <div><h2>{t.dunning_terms_invoices()}</h2><p class="about">{shown}</p></div>
                {out(app, false)}
            </header>
            <div class="scroll-x"><table class="plain-table rows">
                <thead><tr>
                    <th scope="col">{t.dunning_item()}</th>
                    <th scope="col">{t.dunning_customer()}</th>
                    <th scope="col">{t.dunning_terms_issued()}</th>
                    <th scope="col">{t.dunning_terms_due()}</th>
                    <th scope="col">{t.dunning_terms_latest()}</th>
                    <th scope="col" class="number">{t.dunning_terms_beyond()}</th>
                    <th scope="col">{t.dunning_terms_article()}</th>
                </tr></thead>
                <tbody>{invoices.collect_view()}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

/// How a table leaves: copied, or every row of it as a file.
fn out(app: App, customers: bool) -> AnyView {
    let t = app.t();
    let what = if customers { t.dunning_terms_customers() } else { t.dunning_terms_invoices() };
    let file = |format: TableFormat, name: &'static str| {
        let query = TermsCheckerQuery::default();
        let request = ExportRequest::Terms { format, query, customers };
        view! {
            <button type="button" class="plain" aria-label=format!("{name} : {what}") on:click=move |_| app.export(request.clone())>
                {icon(Icon::Download)}{name}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="row">{file(TableFormat::Csv, "CSV")}{file(TableFormat::Xlsx, "XLSX")}<CopyTable /></div>
    }
    .into_any()
}

/// The text in one language, and its copy.
fn policy(app: App, text: &PolicyText) -> AnyView {
    let t = app.t();
    let name = words::language(app, &text.language);
    let all = text.paragraphs.clone();
    let paragraphs = text.paragraphs.iter().map(|of| view! { <p>{of.clone()}</p> }).collect_view();
    let copy = move |_| clipboard::copy_text(app, &all);
    view! {
        <article lang=text.language.clone()>
            <div class="row">
                <h3>{name.clone()}</h3>
                <span class="spring"></span>
                <button type="button" class="plain" aria-label=t.dunning_policy_copy_of(&name) on:click=copy>{icon(Icon::Copy)}{t.ui_copy()}</button>
            </div>
            {paragraphs}
        </article>
    }
    .into_any()
}
