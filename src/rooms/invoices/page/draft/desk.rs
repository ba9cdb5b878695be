//! What the editor holds: the draft as it is typed, the way back, and its keeping. Every amount comes from the engine, which
//! computes and checks the whole after each change while one types on.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::engine::protocol::{Command, Problem};
use crate::rooms::invoices::issuing::draft::{Draft, DraftLine};
use crate::rooms::invoices::issuing::queries::{DraftFinding, DraftQuery, DraftView, Severity};
use crate::ui::app::App;
use crate::ui::client::Live;
use crate::ui::components::FieldIds;
use crate::ui::route::Route;

/// After how long without a change a draft is kept.
const PAUSE: Duration = Duration::from_millis(500);
/// So many steps back are remembered.
const STEPS: usize = 100;

/// Where the draft's keeping is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing was changed since it was opened.
    Untouched,
    /// What is on screen is not kept yet.
    Changed,
    /// All of it is kept.
    Kept,
}

/// The editor's state. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The application.
    pub app: App,
    /// The draft's identifier; empty while it was never kept.
    pub id: RwSignal<String>,
    /// As it is typed.
    pub draft: RwSignal<Draft>,
    /// How many lines there are.
    pub lines: Memo<usize>,
    /// What the engine says of it.
    pub live: Live<Option<DraftView>>,
    /// What was found is said at the fields: somebody asked for it.
    pub told: RwSignal<bool>,
    /// Where its keeping is.
    pub keeping: RwSignal<Keeping>,
    /// What the last act on a line did, said beneath them with its way back.
    pub said: RwSignal<String>,
    before: StoredValue<Vec<(String, Draft)>>,
    after: StoredValue<Vec<Draft>>,
    turn: StoredValue<u32>,
    busy: StoredValue<bool>,
}

impl Desk {
    /// On a draft that is kept, or a new one.
    pub fn new(app: App, id: String, draft: Draft) -> Desk {
        let id = RwSignal::new(id);
        let draft = RwSignal::new(draft);
        let live = app.live(move || DraftQuery {
            id: id.get_untracked(),
            draft: Some(Box::new(draft.get())),
        });
        let desk = Desk {
            app,
            id,
            draft,
            lines: Memo::new(move |_| draft.with(|draft| draft.lines.len())),
            live,
            told: RwSignal::new(false),
            keeping: RwSignal::new(Keeping::Untouched),
            said: RwSignal::new(String::new()),
            before: StoredValue::new(Vec::new()),
            after: StoredValue::new(Vec::new()),
            turn: StoredValue::new(0),
            busy: StoredValue::new(false),
        };
        on_cleanup(move || desk.leave());
        app.host.listen("visibilitychange", move |_| desk.keep());
        desk
    }

    /// Changes the draft. Changes of the same field in a row are one step back.
    pub fn edit(self, field: &str, change: impl FnOnce(&mut Draft)) {
        let old = self.draft.get_untracked();
        self.draft.update(change);
        if self.draft.with_untracked(|draft| *draft == old) {
            return;
        }
        self.after.update_value(Vec::clear);
        self.before.update_value(|before| {
            if field.is_empty() || before.last().is_none_or(|(last, _)| last != field) {
                before.push((field.to_owned(), old));
            }
            if STEPS < before.len() {
                before.remove(0);
            }
        });
        self.changed();
    }

    fn changed(self) {
        self.keeping.set(Keeping::Changed);
        let now = self.turn.try_update_value(|turn| {
            *turn = turn.wrapping_add(1);
            *turn
        });
        let keep = move || {
            if self.turn.try_get_value() == now {
                self.keep();
            }
        };
        set_timeout(keep, PAUSE);
    }

    /// Takes the last change back, or with `redo` makes it again; false where there is none.
    pub fn back(self, redo: bool) -> bool {
        let now = self.draft.get_untracked();
        let then = if redo {
            let then = self.after.try_update_value(Vec::pop).flatten();
            if then.is_some() {
                self.before.update_value(|before| before.push((String::new(), now)));
            }
            then
        } else {
            let then = self.before.try_update_value(Vec::pop).flatten().map(|(_, then)| then);
            if then.is_some() {
                self.after.update_value(|after| after.push(now));
            }
            then
        };
        let Some(then) = then else { return false };
        self.draft.set(then);
        self.said.set(String::new());
        self.changed();
        true
    }

    /// Keeps what is on screen, when it is not kept.
    pub fn keep(self) {
        spawn_local(async move {
            // What is wrong is shown where it can be put right.
            if let Err(problem) = self.kept().await {
                let _ = self.app.problem.try_set(Some(problem));
            }
        });
    }

    /// The same; done when it is kept.
    pub async fn kept(self) -> Result<(), Problem> {
        loop {
            if self.keeping.try_get_untracked() != Some(Keeping::Changed)
                || self.busy.try_get_value() != Some(false)
            {
                return Ok(());
            }
            let (id, draft) = (self.id.get_untracked(), self.draft.get_untracked());
            self.busy.set_value(true);
            let command = Command::SetDraft { id, draft: Box::new(draft.clone()) };
            let told = self.app.client.tell(&command).await;
            // The page may have been left meanwhile.
            if self.busy.try_update_value(|busy| *busy = false).is_none() {
                return told.map(drop);
            }
            if let Some(id) = told?.made.into_iter().next()
                && self.id.with_untracked(String::is_empty)
            {
                self.app.note_address(&Route::Draft { id: id.clone() });
                self.id.set(id);
            }
            if self.draft.with_untracked(|now| *now == draft) {
                self.keeping.set(Keeping::Kept);
            }
        }
    }

    /// The page is left: what is not kept yet is sent off.
    fn leave(self) {
        if self.keeping.try_get_untracked() == Some(Keeping::Changed) {
            let (id, draft) = (self.id.get_untracked(), Box::new(self.draft.get_untracked()));
            // While a new draft's first keeping is under way its name is not known: that one holds nearly everything.
            if !(id.is_empty() && self.busy.get_value()) {
                let client = self.app.client;
                spawn_local(async move {
                    let _ = client.tell(&Command::SetDraft { id, draft }).await;
                });
            }
        }
    }

    /// Reads what the engine says of the draft.
    pub fn view<T: Default>(self, read: impl FnOnce(&DraftView) -> T) -> T {
        let read = |view: &Option<Option<DraftView>>| view.as_ref()?.as_ref().map(read);
        self.live.view.with(read).unwrap_or_default()
    }

    /// What is wrong with a field, where that is to be said.
    pub fn wrong(self, field: String) -> Signal<Option<String>> {
        Signal::derive(move || {
            let told = self.told.get();
            self.view(|view| {
                let mut found = view.findings.iter();
                let said = |found: &&DraftFinding| {
                    let blocks = found.severity == Severity::Blocks;
                    found.field == field && blocks && (told || !is_missing(&found.code))
                };
                found.find(said).map(|found| found.message.clone())
            })
        })
    }

    /// Goes to the field that a finding means; false where it is not on this page.
    pub fn go_to(self, field: &str) -> bool {
        let exact = format!("[data-field='{field}']");
        let within = format!("[data-field^='{field}']");
        let found = self.app.host.query(&exact).or_else(|| self.app.host.query(&within));
        let Some(element) = found else { return false };
        if let Ok(Some(details)) = element.closest("details") {
            // A name of our own: it cannot fail.
            let _ = details.set_attribute("open", "");
        }
        if let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() {
            // Fails only for an element that cannot take the focus.
            let _ = element.focus();
        }
        true
    }

    /// Goes to where a finding is put right: a field here, our own firm's page, the customer's file.
    pub fn put_right(self, field: &str) {
        self.told.set(true);
        if field.starts_with("firm") {
            self.keep();
            self.app.go(&Route::Firm);
        } else if !self.go_to(field) {
            let opens = self.app.host.query("[data-field='customer']");
            if let Some(button) =
                opens.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok())
            {
                button.click();
            }
        }
    }

    /// Puts the focus on a field once it is drawn.
    pub fn focus(self, field: String) {
        let go = move || {
            self.go_to(&field);
        };
        set_timeout(go, Duration::ZERO);
    }

    /// Changes one line.
    pub fn line(self, at: usize, field: &str, change: impl FnOnce(&mut DraftLine)) {
        self.edit(&format!("lines[{at}].{field}"), |draft| {
            if let Some(line) = draft.lines.get_mut(at) {
                change(line);
            }
        });
    }
}

/// What is merely not there yet is no reproach while one still types.
fn is_missing(code: &str) -> bool {
    code.contains("without")
        || matches!(
            code,
            "no-customer" | "no-lines" | "purchase-order" | "corrects-one" | "credits-none"
        )
}

/// A text of the draft: its path in findings (`[]` stands for the place in a list), and where it is.
#[derive(Clone, Copy)]
pub struct Spot {
    /// Its path.
    pub path: &'static str,
    /// Reads it.
    pub read: fn(&Draft, usize) -> Option<&str>,
    /// Where it is written.
    pub write: fn(&mut Draft, usize) -> Option<&mut String>,
}

/// Names a text of the draft.
macro_rules! spot {
    ($path:literal, $list:ident[].$field:ident) => {
        $crate::rooms::invoices::page::draft::desk::Spot {
            path: $path,
            read: |draft, at| draft.$list.get(at).map(|one| one.$field.as_str()),
            write: |draft, at| draft.$list.get_mut(at).map(|one| &mut one.$field),
        }
    };
    ($path:literal, $field:ident) => {
        $crate::rooms::invoices::page::draft::desk::Spot {
            path: $path,
            read: |draft, _| Some(&draft.$field),
            write: |draft, _| Some(&mut draft.$field),
        }
    };
}
pub(super) use spot;

impl Spot {
    /// Its path, of the one at a place.
    pub fn field(self, at: usize) -> String {
        self.path.replace("[]", &format!("[{at}]"))
    }

    /// The control that shows and changes it; said by `label` where no label is written beside it.
    pub fn control(
        self,
        desk: Desk,
        at: usize,
        ids: Option<FieldIds>,
        label: Option<String>,
        class: &'static str,
    ) -> AnyView {
        let field = self.field(at);
        let name = StoredValue::new(field.clone());
        let wrong = desk.wrong(field.clone());
        let decimal = class.contains("number").then_some("decimal");
        let described = ids.as_ref().map(|ids| ids.note.clone());
        view! {
            <input
                type="text"
                class=class
                id=ids.map(|ids| ids.control)
                data-field=field
                aria-label=label
                aria-describedby=described
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                title=move || wrong.get()
                inputmode=decimal
                autocomplete="off"
                prop:value=move || desk.draft.with(|draft| (self.read)(draft, at).unwrap_or_default().to_owned())
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    name.with_value(|name| desk.edit(name, |draft| {
                        if let Some(text) = (self.write)(draft, at) {
                            *text = typed;
                        }
                    }));
                }
                on:change=move |_| desk.keep()
            />
        }
        .into_any()
    }
}
