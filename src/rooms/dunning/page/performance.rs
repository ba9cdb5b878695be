//! How well reminders work: what was paid within a week of each step, beside invoices as late that nobody was reminded of,
//! and how sure that is. Computes nothing.

use leptos::prelude::*;

use super::super::queries::{
    Certainty, DunningPerformanceQuery, DunningPerformanceView, PerformanceRow, Wording,
};
use super::customer::debtor;
use super::{action, neighbours, words};
use crate::ui::app::{App, use_app};
use crate::ui::clipboard::CopyTable;
use crate::ui::components::{Await, Empty, Tone, badge, hint};
use crate::ui::route::Route;

/// How well reminders work.
#[component]
pub fn PerformancePage() -> impl IntoView {
    let (app, t) = (use_app(), use_app().t());
    let live = app.live(DunningPerformanceQuery::default);
    let show = move |view: DunningPerformanceView| whole(app, &view);
    let shown = view! { <Await live show /> }.into_any();
    neighbours::page(app, t.dunning_page_performance(), t.dunning_performance_about(), shown)
}

fn whole(app: App, view: &DunningPerformanceView) -> AnyView {
    let t = app.t();
    let promised: u32 = view.promises.iter().chain(&view.plans).sum();
    let young = (0 < view.uncounted)
        .then(|| hint(t.dunning_performance_uncounted(view.uncounted, app.count(view.uncounted))));
    if view.rows.is_empty() && promised == 0 {
        return view! {
            <Empty title=t.dunning_performance_none() about=t.dunning_performance_none_about()>
                <a class="button main" href=Route::Reminders.href()>{t.dunning_page_run()}</a>
            </Empty>
            {young}
        }
        .into_any();
    }
    let rows = view.rows.iter().map(|of| row(app, of)).collect_view();
    let table = (!view.rows.is_empty()).then(|| {
        view! {
            <section class="card flush">
                <header class="card-head">
                    <div><h2>{t.dunning_performance_steps()}</h2><p class="about">{t.dunning_performance_steps_about()}</p></div>
                    <CopyTable />
                </header>
                <div class="scroll-x"><table class="plain-table">
                    <thead><tr>
                        <th scope="col">{t.dunning_performance_step()}</th>
                        <th scope="col">{t.dunning_template()}</th>
                        <th scope="col" class="number">{t.dunning_performance_items()}</th>
                        <th scope="col" class="number">{t.dunning_performance_paid()}</th>
                        <th scope="col" class="number">{t.dunning_performance_peers()}</th>
                        <th scope="col" class="grow">{t.dunning_performance_said()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table></div>
            </section>
        }
    });
    let kept = [
        (t.dunning_performance_promises(), view.promises),
        (t.dunning_performance_plans(), view.plans),
    ];
    let kept = kept.into_iter().filter(|(_, counts)| counts.iter().sum::<u32>() != 0).map(
        |(name, [kept, broken, open])| {
            let over = kept + broken;
            let share = percent(app, (2_000 * kept + over) / (2 * over.max(1)));
            let said = match over {
                0 => t.dunning_performance_open(open, app.count(open)),
                _ => t.dunning_performance_kept(
                    open,
                    app.count(kept),
                    app.count(over),
                    share,
                    app.count(open),
                ),
            };
            view! { <div><dt>{name}</dt><dd>{said}</dd></div> }
        },
    );
    let promises = (promised != 0).then(|| {
        view! {
            <section class="card">
                <h2>{t.dunning_performance_promised()}</h2>
                <dl class="facts">{kept.collect_view()}</dl>
                <p class="about">{t.dunning_performance_promised_about()}</p>
            </section>
        }
    });
    view! { <div class="column">{table}{young}{promises}</div> }.into_any()
}

fn percent(app: App, permille: u32) -> String {
    app.percent(&format!("{}.{}", permille / 10, permille % 10))
}

fn row(app: App, of: &PerformanceRow) -> AnyView {
    let t = app.t();
    let level = match of.level {
        0 => t.dunning_level_before(),
        level => t.dunning_performance_level(level.to_string()),
    };
    let own = |of: &Wording| {
        let language = words::language(app, of.slot.language.code());
        let (whom, since) = (debtor(app, of.slot.debtor), app.day(of.since));
        let about =
            t.dunning_wording_of(of.version.to_string(), language, whom.to_lowercase(), since);
        view! { {t.dunning_quoted(&of.title)}<span class="sub">{about}</span> }.into_any()
    };
    let words = match &of.wording {
        Some(known) => own(known),
        None if of.template.is_empty() => t.dunning_template_shipped().into_any(),
        None => t.dunning_template_own().into_any(),
    };
    let paid = percent(app, of.paid_permille);
    let peers = of.peers_permille.map(|permille| percent(app, permille));
    let (tone, verdict) = match of.certainty {
        Certainty::TooFew => (Tone::Quiet, t.dunning_certainty_few()),
        Certainty::Unclear => (Tone::Quiet, t.dunning_certainty_unclear()),
        Certainty::Sooner => (Tone::Good, t.dunning_certainty_sooner()),
        Certainty::Later => (Tone::Watch, t.dunning_certainty_later()),
    };
    let (done, all) = (app.count(of.paid), app.count(of.items));
    let said = match &peers {
        Some(peers) => {
            t.dunning_performance_sentence(of.paid, done, all, &paid, peers, app.count(of.peers))
        }
        None => t.dunning_performance_alone(of.paid, done, all, &paid),
    };
    view! {
        <tr>
            <th scope="row" class="no-wrap">{level}<span class="sub">{action(app, of.action)}</span></th>
            <td>{words}</td>
            <td class="number">{app.count(of.items)}</td>
            <td class="number">{paid}</td>
            <td class="number">{peers.unwrap_or_else(|| "—".to_owned())}</td>
            <td class="grow">{badge(tone, verdict)}<span class="sub">{said}</span></td>
        </tr>
    }
    .into_any()
}
