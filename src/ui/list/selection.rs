//! The bar below a list while rows of it are ticked.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Asked, Open, Picked, Slice, follow};
use crate::ui::components::{Icon, icon, problem_note, sums};

/// What is ticked: how many, their exact sum, and how to let go of them.
#[component]
pub(super) fn Selection(open: Open) -> impl IntoView {
    let (app, ticks) = (open.app, open.ticks);
    let t = app.t();
    let sum: RwSignal<Option<Slice>> = RwSignal::new(None);
    let (problem, _) = follow(
        app,
        move || {
            let chosen = ticks.picked.with(Picked::chosen)?;
            Some((open.kind(), Asked { chosen: Some(chosen), limit: 1, ..open.asked() }))
        },
        move |_, slice| sum.set(Some(slice)),
    );
    let any = Memo::new(move |_| !ticks.picked.with(Picked::is_empty));
    let words = move || {
        sum.with(|sum| {
            let sum = sum.as_ref()?;
            Some(t.ui_list_ticked(sum.total, app.count(sum.total), sums(app, &sum.open)))
        })
    };
    let all = move || open.slice.with(|slice| slice.as_ref().map_or(0, |slice| slice.total));
    let settle = open.kind().settle.map(|settle| {
        Callback::new(move |()| settle(app, open.meant(), Callback::new(move |()| ticks.clear())))
    });
    Effect::new(move |_| app.hand.ticked.set_value(settle.filter(|_| any.get())));
    on_cleanup(move || app.hand.ticked.set_value(None));
    move || {
        any.get().then(|| {
            view! {
                <div class="selection" role="region" aria-label=t.ui_list_selection()>
                    <p role="status">{words}</p>
                    {move || problem.get().map(|problem| problem_note(app, &problem))}
                    {settle.map(|settle| view! {
                        <button type="button" class="main" on:click=move |_| settle.run(())>
                            {icon(Icon::Plus)}{t.ui_payments()}
                        </button>
                    })}
                    {move || (ticks.state(all()) != Some(true)).then(|| view! {
                        <button type="button" class="plain" on:click=move |_| {
                            ticks.picked.set(Picked { except: true, ids: BTreeSet::new() });
                        }>{t.ui_list_all(app.count(all()))}</button>
                    })}
                    <button type="button" class="plain" on:click=move |_| ticks.clear()>{t.ui_list_clear()}</button>
                </div>
            }
        })
    }
}
