//! The rehearsal before anything is written: who gets what, and what to look at first. Then the messages are written, and
//! their files made.

use leptos::prelude::*;

use super::super::queries::{
    DunningRunQuery, DunningRunView, Finding, FindingKind, Recipient, ReminderToWrite, RunLine,
};
use super::{Desk, SLICE, action, keyed, level};
use crate::engine::protocol::{Command, ExportRequest};
use crate::ui::app::{App, use_app};
use crate::ui::components::{Await, Form, FormEnd, Panel, Tone, amount, badge};
use crate::ui::files as made_files;

/// Names in one finding before the others are counted.
const NAMES: usize = 3;

/// The dialog.
#[component]
pub(super) fn PrepareDialog(desk: Desk) -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| {
        desk.follow.set_value(true);
        desk.prepare.set(None);
    });
    let open = Signal::derive(move || desk.prepare.with(Option::is_some));
    view! {
        <Panel open=open on_close=close title=Signal::stored(app.t().dunning_rehearsal()) kind="dialog wide">
            <Rehearsed desk close />
        </Panel>
    }
}

#[component]
fn Rehearsed(desk: Desk, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let live = app.live(move || DunningRunQuery {
        account: desk.account.get_value(),
        search: desk.search.get_untracked(),
        offset: desk.offset.get_untracked(),
        limit: SLICE,
        rehearsal: true,
    });
    view! { <Await live show=move |view: DunningRunView| whole(app, desk, close, view) /> }
}

fn whole(app: App, desk: Desk, close: Callback<()>, view: DunningRunView) -> AnyView {
    let t = app.t();
    let wanted = desk.prepare.get_untracked().unwrap_or_default();
    let offset = desk.offset.get_untracked();
    // Places in the whole run, as the rehearsal counts them.
    let lines: Vec<(u32, RunLine)> = (offset..)
        .zip(keyed(view.lines))
        .filter(|(_, (key, _))| wanted.contains(key))
        .map(|(place, (_, line))| (place, line))
        .collect();
    let of = |place: &u32| lines.iter().find(|(at, _)| at == place).map(|(_, line)| line);
    let rehearsal = view.rehearsal.unwrap_or_default();
    let findings: Vec<&Finding> = rehearsal
        .findings
        .iter()
        .filter(|found| {
            // What concerns messages together says nothing of one that is prepared alone.
            let together = matches!(found.kind, FindingKind::Collision | FindingKind::SamePerson);
            found.lines.iter().filter(|at| of(at).is_some()).count() > usize::from(together)
        })
        .collect();
    let recipients = rehearsal.recipients.iter().filter_map(|to| {
        let theirs: Vec<&RunLine> = to.lines.iter().filter_map(of).collect();
        (!theirs.is_empty()).then(|| recipient(app, to, &theirs))
    });
    let recipients = recipients.collect_view();
    let names = |found: &Finding| {
        let mut names: Vec<&str> =
            found.lines.iter().filter_map(of).map(|line| &*line.name).collect();
        names.dedup();
        let more = names.len().saturating_sub(NAMES);
        names.truncate(NAMES);
        let names = names.join(", ");
        if more == 0 {
            names
        } else {
            t.dunning_finding_more(more as u32, names, app.count(more as u32))
        }
    };
    let findings = (!findings.is_empty()).then(|| {
        let rows = findings.iter().map(|found| {
            let (tone, word) = kind(app, found.kind);
            view! { <li>{badge(tone, word)}" "<b>{names(found)}</b>" "{found.sentence.clone()}</li> }
        });
        view! {
            <section class="dunning-findings"><h3>{t.dunning_findings()}</h3><ul>{rows.collect_view()}</ul></section>
        }
    });
    let count = lines.len() as u32;
    let reminders =
        StoredValue::new(lines.iter().map(|(_, line)| to_write(line)).collect::<Vec<_>>());
    let known = view
        .bank_known_until
        .map(|day| view! { <p class="about">{t.payments_cash_known(app.day(day))}</p> });
    let submit = Callback::new(move |()| write(app, desk, reminders.get_value()));
    view! {
        <p class="lead">{t.dunning_rehearsal_about(count, app.count(count))}</p>
        {known}
        {findings}
        <div class="scroll-x"><table class="plain-table">
            <thead><tr>
                <th scope="col" class="grow">{t.dunning_recipient()}</th>
                <th scope="col">{t.dunning_message()}</th>
                <th scope="col" class="number">{t.dunning_amount()}</th>
            </tr></thead>
            {recipients}
        </table></div>
        <Form class="form dunning-write" on_submit=submit>
            <FormEnd
                wrong=Signal::stored(String::new())
                on_cancel=close
                go=t.dunning_write(count, app.count(count))
                ready=true
                disabled=Signal::stored(count == 0)
            />
        </Form>
    }
    .into_any()
}

pub(super) fn to_write(line: &RunLine) -> ReminderToWrite {
    ReminderToWrite {
        account: line.account.clone(),
        currency: line.asked.currency,
        level: line.level,
        items: line.items.iter().map(|item| item.item.clone()).collect(),
        action: Some(line.action),
        ..ReminderToWrite::default()
    }
}

/// Whoever gets something, with each message.
fn recipient(app: App, to: &Recipient, lines: &[&RunLine]) -> AnyView {
    let several = (1 < lines.len()).then_some(lines.len() as u32);
    let rows = lines.iter().enumerate().map(|(at, line)| {
        let first = at == 0;
        view! {
            <tr>
                <th scope="row" class="grow">
                    {line.name.clone()}
                    {(first && !to.contact.is_empty()).then(|| view! { <span class="sub">{to.contact.clone()}</span> })}
                    {several.filter(|_| first).map(|count| view! { <span class="sub">{app.t().dunning_recipient_several(app.count(count))}</span> })}
                </th>
                <td class="dunning-way">{action(app, line.action)}" "{level(app, line.level, line.levels)}</td>
                <td class="number">{amount(app, line.asked)}</td>
            </tr>
        }
    });
    view! { <tbody>{rows.collect_view()}</tbody> }.into_any()
}

fn kind(app: App, kind: FindingKind) -> (Tone, String) {
    let t = app.t();
    match kind {
        FindingKind::Collision => (Tone::Watch, t.dunning_kind_collision()),
        FindingKind::ScenariosCollide => (Tone::Watch, t.dunning_kind_scenarios()),
        FindingKind::SamePerson => (Tone::Watch, t.dunning_kind_same_person()),
        FindingKind::MissingContact => (Tone::Bad, t.dunning_kind_contact()),
        FindingKind::Bounced => (Tone::Bad, t.dunning_kind_bounced()),
        FindingKind::MissingAttachment => (Tone::Quiet, t.dunning_kind_attachment()),
        FindingKind::UnderPlan => (Tone::Quiet, t.dunning_kind_plan()),
        FindingKind::Difference => (Tone::Accent, t.dunning_kind_difference()),
    }
}

/// Writes the messages, says what was refused, and hands out their files.
fn write(app: App, desk: Desk, reminders: Vec<ReminderToWrite>) {
    app.run(async move {
        let command = Command::WriteReminders { reminders };
        let told = app.long("recording", app.client.tell(&command)).await?;
        let _ = desk.refused.try_set(told.refused);
        let _ = desk.unticked.try_update(|unticked| unticked.clear());
        let _ = desk.prepare.try_set(None);
        let _ = desk.tab.try_set(2);
        let count = told.made.len() as u32;
        let said = app.t().dunning_done_written(count, app.count(count));
        app.toast(said, told.entry.map(|entry| Command::Undo { entry }));
        if 0 < count {
            files(app, told.made);
        }
        Ok(())
    });
}

/// The files of reminders that were written.
pub(super) fn files(app: App, reminders: Vec<String>) {
    app.run(async move {
        let request = ExportRequest::Reminders { reminders, together: false };
        match app.long("exporting", made_files::export(app.client, &request)).await {
            Ok(name) => app.toast(app.t().ui_exported(&name), None),
            // Tasks and words to somebody of ours have no file.
            Err(problem) if problem.code == "nothing-to-send" => {
                app.toast(app.t().dunning_no_files(), None);
            }
            Err(problem) => return Err(problem),
        }
        app.refresh();
        Ok(())
    });
}
