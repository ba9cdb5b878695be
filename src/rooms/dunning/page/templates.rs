//! The words of reminders: one text for each tone, means, kind of debtor and language, edited in the template language that
//! the program's own texts are written in, checked and previewed on a real customer while one types.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::commands::Act;
use super::super::messages::{Level, Medium, Template};
use super::super::model::Slot;
use super::super::queries::{ReminderPreview, TemplateDesk};
use super::neighbours;
use super::words::{self, DEBTORS};
use crate::engine::protocol::{Command, ExportRequest, Problem};
use crate::rooms::customers::queries::{CustomerSort, CustomersQuery};
use crate::texts::Locale;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Choice, Field, FieldIds, Form, Icon, PageHead, Select, Tone, badge, icon, problem_note,
    problem_words, skeleton,
};
use crate::ui::files;

/// After how long without a change the message is written anew.
const PAUSE: Duration = Duration::from_millis(350);

/// Customers to choose from.
const CUSTOMERS: u32 = 60;

/// By which way a formal notice is spoken of: as a letter, and in a call after it.
const NOTICE: [Medium; 2] = [Medium::Letter, Medium::Call];

const LANGUAGES: [Locale; 2] = [Locale::Fr, Locale::En];

/// What the parts of the page share. Cheap to copy.
#[derive(Clone, Copy)]
struct Words {
    slot: RwSignal<Slot>,
    /// As they are typed.
    typed: RwSignal<Template>,
    /// What the engine says of them.
    desk: RwSignal<Option<TemplateDesk>>,
    /// The customer of the preview.
    account: RwSignal<String>,
    problem: RwSignal<Option<Problem>>,
    wrong: RwSignal<String>,
    /// Goes up with each question: an answer to an older one is not shown.
    turn: StoredValue<u32>,
    body: NodeRef<leptos::html::Textarea>,
}

impl Words {
    /// Asks the engine; `fresh`: the words as they are kept, not those typed.
    fn ask(self, app: App, fresh: bool) {
        let turn = self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        let Some(turn) = turn else { return };
        let template = (!fresh).then(|| self.typed.get_untracked());
        let request = ExportRequest::ReminderTemplate {
            slot: self.slot.get_untracked(),
            template,
            account: self.account.get_untracked(),
        };
        spawn_local(async move {
            let answer: Result<TemplateDesk, Problem> = files::fetched(app.client, &request).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(desk) => {
                    self.problem.set(None);
                    if fresh {
                        self.typed.set(desk.kept.clone());
                    }
                    self.desk.set(Some(desk));
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }

    /// Asks a moment after the last change.
    fn soon(self, app: App) {
        let turn = self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        set_timeout(
            move || {
                if self.turn.try_get_value() == turn {
                    self.ask(app, false);
                }
            },
            PAUSE,
        );
    }

    fn changed(self) -> bool {
        let kept = self.desk.with(|desk| desk.as_ref().map(|desk| desk.kept.clone()));
        kept.is_some_and(|kept| self.typed.with(|typed| *typed != kept))
    }

    /// Decides, and says so with a way back; what is wrong is said beside the buttons.
    fn decide(self, app: App, act: Act, done: String) {
        app.run(async move {
            match app.client.tell(&Command::Dunning { acts: vec![act] }).await {
                Ok(told) => {
                    let _ = self.wrong.try_set(String::new());
                    app.toast(done, told.entry.map(|entry| Command::Undo { entry }));
                    self.ask(app, true);
                }
                Err(problem) => {
                    let _ = self.wrong.try_set(problem_words(app, &problem).1);
                }
            }
            Ok(())
        });
    }
}

/// The words of reminders.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let app = use_app();
    let t = app.t();
    let of = Words {
        slot: RwSignal::new(Slot { language: app.locale.get_untracked(), ..Slot::default() }),
        typed: RwSignal::new(Template::default()),
        desk: RwSignal::new(None),
        account: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
        wrong: RwSignal::new(String::new()),
        turn: StoredValue::new(0),
        body: NodeRef::new(),
    };
    // Another text: from what is kept. After any change of the book (an undo) too, unless somebody types.
    Effect::new(move |_| {
        of.slot.track();
        of.wrong.set(String::new());
        of.ask(app, true);
    });
    Effect::new(move |first: Option<()>| {
        app.revision.track();
        if first.is_some() {
            let typing = untrack(|| of.changed());
            of.ask(app, !typing);
        }
    });
    let ready = move || of.desk.with(Option::is_some);
    view! {
        <PageHead title=t.dunning_page_templates() about=t.dunning_templates_about() />
        {neighbours::tabs(app)}
        {slots(app, of)}
        {move || of.problem.get().map(|problem| problem_note(app, &problem))}
        {move || match ready() {
            false => skeleton().into_any(),
            true => view! { <div class="dunning-words">{editor(app, of)}{beside(app, of)}</div> }.into_any(),
        }}
    }
}

/// Which text: tone, means, kind of debtor, language.
fn slots(app: App, of: Words) -> AnyView {
    let t = app.t();
    let place = move |at: fn(&Slot) -> usize| Signal::derive(move || of.slot.with(at));
    let put = move |write: fn(&mut Slot, usize)| {
        Callback::new(move |at: usize| of.slot.update(|slot| write(slot, at)))
    };
    let tones = Level::ALL.map(|level| words::tone(app, level)).to_vec();
    let media = move || {
        // A formal notice is a letter; whoever is called after it hears words of its own.
        let notice = of.slot.with(|slot| slot.level == Level::FormalNotice);
        let offered = if notice { &NOTICE[..] } else { &Medium::ALL[..] };
        let names = offered.iter().map(|medium| words::medium(app, *medium)).collect();
        let chosen = Signal::derive(move || {
            of.slot.with(|slot| offered.iter().position(|of| *of == slot.medium).unwrap_or(0))
        });
        let choose = Callback::new(move |at: usize| {
            of.slot.update(|slot| slot.medium = offered[at.min(offered.len() - 1)]);
        });
        view! { <Choice label=app.t().dunning_template_medium() options=names chosen=chosen on_choose=choose /> }
    };
    let debtors = DEBTORS.map(|debtor| words::capital(words::debtor(app, debtor))).to_vec();
    let languages = LANGUAGES.map(|of| words::capital(words::language(app, of.code()))).to_vec();
    view! {
        <div class="list-tools">
            <Choice label=t.dunning_template_tone() options=tones chosen=place(|slot| slot.level as usize) on_choose=put(|slot, at| {
                slot.level = Level::ALL[at.min(3)];
                if slot.level == Level::FormalNotice && !NOTICE.contains(&slot.medium) {
                    slot.medium = Medium::Letter;
                }
            }) />
            {media}
            <Choice label=t.dunning_template_debtor() options=debtors chosen=place(|slot| slot.debtor as usize) on_choose=put(|slot, at| slot.debtor = DEBTORS[at.min(2)]) />
            <Choice label=t.dunning_filter_languages() options=languages chosen=place(|slot| slot.language as usize) on_choose=put(|slot, at| slot.language = LANGUAGES[at.min(1)]) />
        </div>
    }
    .into_any()
}

/// Subject, text, variables, what is wrong, and the ways to keep or to go back.
fn editor(app: App, of: Words) -> AnyView {
    let t = app.t();
    let part = move |name: &'static str| {
        Signal::derive(move || {
            of.desk.with(|desk| {
                let faults = desk.as_ref().map(|desk| &desk.faults[..]).unwrap_or_default();
                let mut said = faults.iter().filter(|fault| fault.part == name);
                said.next().map(|fault| fault.sentence.clone())
            })
        })
    };
    let short = move || of.slot.with(|slot| slot.medium == Medium::Sms);
    let subject = move |ids: FieldIds| {
        view! {
            <input type="text" id=ids.control.clone() autocomplete="off" aria-describedby=ids.note.clone() aria-invalid=move || ids.invalid()
                prop:value=move || of.typed.with(|typed| typed.subject.clone())
                on:input=move |event| {
                    of.typed.update(|typed| typed.subject = event_target_value(&event));
                    of.soon(app);
                } />
        }
        .into_any()
    };
    let body = move |ids: FieldIds| {
        view! {
            <textarea rows="18" class="dunning-body" node_ref=of.body id=ids.control.clone() spellcheck="true" aria-describedby=ids.note.clone() aria-invalid=move || ids.invalid()
                prop:value=move || of.typed.with(|typed| typed.body.clone())
                on:input=move |event| {
                    of.typed.update(|typed| typed.body = event_target_value(&event));
                    of.soon(app);
                }></textarea>
        }
        .into_any()
    };
    let state = move || {
        of.desk.with(|desk| {
            let desk = desk.as_ref()?;
            let t = app.t();
            let (tone, words) = match (desk.contested, desk.own) {
                (true, _) => (Tone::Bad, t.invoices_contested()),
                (_, true) => (Tone::Accent, t.dunning_template_own()),
                _ => (Tone::Quiet, t.dunning_template_shipped()),
            };
            Some(badge(tone, words).into_any())
        })
    };
    let others = move || {
        let count = of.desk.with(|desk| desk.as_ref().map_or(0, |desk| desk.changed.len() as u32));
        (0 < count).then(|| app.t().dunning_template_changed(count, app.count(count)))
    };
    let own = move || of.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.own));
    let faulty =
        move || of.desk.with(|desk| desk.as_ref().is_none_or(|desk| !desk.faults.is_empty()));
    let keep = Callback::new(move |()| {
        let (slot, template) = (of.slot.get_untracked(), Box::new(of.typed.get_untracked()));
        of.decide(app, Act::SetTemplate { slot, template }, app.t().dunning_template_kept());
    });
    let back = move |_| {
        let slot = of.slot.get_untracked();
        of.decide(app, Act::DropTemplate { slot }, app.t().dunning_template_back_done());
    };
    view! {
        <section class="card">
            <header class="cash-head">
                <div><h2>{t.dunning_template()}</h2><p class="about">{others}</p></div>
                {state}
            </header>
            <Form on_submit=keep>
                {move || (!short()).then(|| view! { <Field label=app.t().dunning_template_subject() wide=true error=part("subject") control=Box::new(subject) /> })}
                <Field label=t.dunning_template_body() wide=true error=part("body") control=Box::new(body) />
                <p class="wrong wide" role="alert">{move || of.wrong.get()}</p>
                <div class="row end wide">
                    {move || own().then(|| view! { <button type="button" class="plain" on:click=back>{app.t().dunning_template_back()}</button> })}
                    <button type="button" disabled=move || !of.changed() on:click=move |_| of.ask(app, true)>{t.ui_cancel()}</button>
                    <button type="submit" class="main" disabled=move || !of.changed() || faulty()>{t.ui_save()}</button>
                </div>
            </Form>
            {variables(app, of)}
        </section>
    }
    .into_any()
}

/// What a text may name; pressing one writes it where the caret is.
fn variables(app: App, of: Words) -> AnyView {
    let t = app.t();
    let insert = Callback::new(move |name: String| {
        let Some(field) = of.body.get_untracked() else { return };
        let text = of.typed.with_untracked(|typed| typed.body.clone());
        // The browser counts units of sixteen bits.
        let units: Vec<u16> = text.encode_utf16().collect();
        let caret = field.selection_start().ok().flatten().unwrap_or(units.len() as u32);
        let caret = (caret as usize).min(units.len());
        let written = format!("{{{{ {name} }}}}");
        let after = caret + written.encode_utf16().count();
        let (before, rest) = units.split_at(caret);
        let text = format!(
            "{}{written}{}",
            String::from_utf16_lossy(before),
            String::from_utf16_lossy(rest)
        );
        of.typed.update(|typed| typed.body = text.clone());
        field.set_value(&text);
        // A field of our own that is on screen takes focus and caret.
        let _ = field.focus();
        let _ = field.set_selection_range(after as u32, after as u32);
        of.soon(app);
    });
    let list = move || {
        let known = of.desk.with(|desk| desk.as_ref().map(|desk| desk.variables.clone()));
        let rows = known.unwrap_or_default().into_iter().map(|variable| {
            let name = variable.name.clone();
            view! {
                <li>
                    <button type="button" class="plain" on:click=move |_| insert.run(name.clone())><code>{variable.name.clone()}</code></button>
                    <span>{variable.meaning}</span>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <details class="dunning-variables">
            <summary>{t.dunning_template_variables()}</summary>
            <p class="about">{t.dunning_template_language()}</p>
            <ul>{list}</ul>
        </details>
    }
    .into_any()
}

/// The message as a real customer would get it.
fn beside(app: App, of: Words) -> AnyView {
    let t = app.t();
    let live = app.live(move || CustomersQuery {
        sort: CustomerSort::Overdue,
        descending: true,
        limit: CUSTOMERS,
        ..CustomersQuery::default()
    });
    let rows = Memo::new(move |_| {
        live.view.with(|view| {
            let rows = view.as_ref().map(|view| &view.rows[..]).unwrap_or_default();
            rows.iter().map(|row| (row.account.clone(), row.name.clone())).collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        let first = rows.with(|rows| rows.first().map(|(account, _)| account.clone()));
        if let Some(first) = first.filter(|_| of.account.with_untracked(String::is_empty)) {
            of.account.set(first);
            of.ask(app, !untrack(|| of.changed()));
        }
    });
    let choose = Callback::new(move |account: String| {
        of.account.set(account);
        of.ask(app, false);
    });
    let chooser = move || {
        let rows = rows.get();
        (!rows.is_empty()).then(|| view! { <Select label=app.t().dunning_template_customer() options=rows value=of.account on_choose=choose /> })
    };
    let shown = move || {
        of.desk.with(|desk| {
            let desk = desk.as_ref()?;
            let t = app.t();
            Some(match &desk.preview {
                Some(preview) => message(app, preview, desk.elsewhere),
                None if !desk.faults.is_empty() => {
                    view! { <p class="hint watch">{icon(Icon::Warning)}{t.dunning_template_wrong()}</p> }.into_any()
                }
                None => view! { <p class="hint">{icon(Icon::Info)}{t.dunning_template_nobody()}</p> }.into_any(),
            })
        })
    };
    view! {
        <section class="card dunning-preview" tabindex="0" aria-label=t.invoices_preview()>
            <h2>{t.invoices_preview()}</h2>
            {chooser}
            {shown}
        </section>
    }
    .into_any()
}

fn message(app: App, preview: &ReminderPreview, elsewhere: bool) -> AnyView {
    let t = app.t();
    let faults = preview.faults.iter().map(|fault| {
        view! { <p class="hint watch">{icon(Icon::Warning)}{fault.clone()}</p> }
    });
    let count = preview.sms.map(|sms| {
        let words = t.dunning_template_sms(sms.segments, app.count(sms.units), app.count(sms.segments), app.count(sms.left));
        let wide = sms.unicode.then(|| view! { <p class="hint watch">{icon(Icon::Warning)}{t.dunning_template_unicode()}</p> });
        view! { <p class="hint" role="status">{icon(Icon::Info)}{words}</p>{wide} }
    });
    let pages = preview.pages.as_ref().map(|pages| {
        let all = pages.len() as u32;
        let each = (1_u32..).zip(pages).map(|(at, page)| {
            let words = t.invoices_preview_page(app.count(at), app.count(all));
            view! { <img class="sheet" src=files::drawing(page) alt=words /> }
        });
        each.collect_view()
    });
    let text = (!preview.body.is_empty()).then(|| {
        let subject =
            (!preview.subject.is_empty()).then(|| view! { <b>{preview.subject.clone()}</b> });
        view! { <div class="dunning-message">{subject}<p>{preview.body.clone()}</p></div> }
    });
    view! {
        {elsewhere.then(|| view! { <p class="hint">{icon(Icon::Info)}{t.dunning_template_elsewhere()}</p> })}
        {faults.collect_view()}
        {count}
        {text}
        {pages}
    }
    .into_any()
}
