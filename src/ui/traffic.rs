//! What this page asked of the network since it was opened, as the browser itself noted it: a proof that anybody can
//! check against the network panel of the browser's tools.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::app::use_app;
use super::clipboard::CopyTable;

/// One request: its address, and how many bytes came in.
type Request = (String, f64);

/// Bytes sent, and every request of this page, counted anew when asked.
#[component]
pub fn Traffic() -> impl IntoView {
    let app = use_app();
    let asked = RwSignal::new(requests());
    let again = move |_| asked.set(requests());
    let own = web_sys::window().and_then(|window| window.location().origin().ok());
    let own = own.unwrap_or_default();
    move || {
        let t = app.t();
        let all = asked.get();
        let elsewhere = all.iter().filter(|(address, _)| !address.starts_with(&own)).count();
        let tone = if elsewhere == 0 { "good" } else { "bad" };
        let rows = all
            .iter()
            .map(|(address, bytes)| {
                let short = address.strip_prefix(&own).unwrap_or(address).to_owned();
                view! {
                    <tr>
                        <td class="grow"><code>{short}</code></td>
                        <td class="number">{t.ui_bytes(app.count(*bytes as u64))}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <section class="card traffic">
                <h2>{t.ui_traffic()}</h2>
                <dl class="facts across">
                    <div class=tone><dt>{t.ui_traffic_sent()}</dt><dd><b class="big">{app.count(0_u32)}</b></dd></div>
                    <div class=tone>
                        <dt>{t.ui_traffic_elsewhere()}</dt>
                        <dd><b class="big" data-elsewhere="">{app.count(elsewhere as u64)}</b></dd>
                    </div>
                    <div><dt>{t.ui_traffic_asked()}</dt><dd><b class="big">{app.count(all.len() as u64)}</b></dd></div>
                </dl>
                <p class="about">{t.ui_traffic_about(&own)}</p>
                <details>
                    <summary>{t.ui_traffic_list()}</summary>
                    <div class="row end"><CopyTable /></div>
                    <div class="scroll-x" tabindex="0" role="region" aria-label=t.ui_traffic_list()>
                        <table class="plain-table">
                            <thead><tr>
                                <th scope="col" class="grow">{t.ui_fault_file()}</th>
                                <th scope="col" class="number">{t.ui_traffic_came()}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </details>
                <div class="row"><button type="button" on:click=again>{t.ui_traffic_again()}</button></div>
            </section>
        }
    }
}

/// As the browser noted them (Resource Timing). What is read from memory (`blob:`, `data:`) asks nobody.
fn requests() -> Vec<Request> {
    let read = || {
        let performance = Reflect::get(&js_sys::global(), &"performance".into()).ok()?;
        let list = Reflect::get(&performance, &"getEntriesByType".into()).ok()?;
        let list = list.dyn_into::<Function>().ok()?;
        let entries = list.call1(&performance, &"resource".into()).ok()?;
        let entries = entries.dyn_into::<Array>().ok()?;
        let read = |entry: JsValue| {
            let address = Reflect::get(&entry, &"name".into()).ok()?.as_string()?;
            let bytes = Reflect::get(&entry, &"transferSize".into()).ok()?.as_f64()?;
            address.starts_with("http").then_some((address, bytes))
        };
        Some(entries.iter().filter_map(read).collect())
    };
    read().unwrap_or_default()
}
