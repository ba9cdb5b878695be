//! Our own firm, as it stands on what it issues: identity, legal line, VAT, bank, terms, look, numbers.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::base::{Iban, Siren, VatNumber};
use crate::engine::protocol::{Command, SettingsQuery, SettingsView};
use crate::law::vat::Territory;
use crate::rooms::invoices::Issuer;
use crate::rooms::invoices::firm::{INK, VatRegime};
use crate::rooms::invoices::issuing::draft::Operation;
use crate::rooms::invoices::issuing::queries::DraftQuery;
use crate::rooms::invoices::issuing::seat;
use crate::ui::app::{App, use_app};
use crate::ui::components::{
    Await, Icon, PageHead, check_of, checked_text_of, choice_of, icon, lines_of, part, text_of,
};
use crate::ui::route::Route;

/// The largest logo, in bytes.
const LARGEST: f64 = 200_000.0;

/// Our own firm.
#[component]
pub fn FirmPage() -> impl IntoView {
    let app = use_app();
    let live = app.live(|| SettingsQuery {});
    // What is typed is not overtaken by what is kept meanwhile.
    let known =
        Memo::new(move |_| live.view.with(|view| view.as_ref().map(|view| view.issuer.clone())));
    let first = move || known.get().map(|issuer| form(app, issuer));
    view! {
        <PageHead title=app.t().invoices_firm() about=app.t().invoices_firm_about() back=Route::Data />
        {move || match live.view.with(Option::is_some) {
            true => first().into_any(),
            false => view! { <Await live show=|_: SettingsView| () /> }.into_any(),
        }}
    }
}

/// The free lines of the address follow what is said field by field, so that statements and invoices say the same.
fn with_lines(mut issuer: Issuer) -> Issuer {
    let seat = &issuer.firm.seat;
    let town = format!("{} {}", seat.post_code.trim(), seat.city.trim());
    let town = (!town.trim().is_empty()).then(|| town.trim().to_owned());
    issuer.address = seat.lines.iter().cloned().chain(town).collect();
    issuer
}

fn form(app: App, mut issuer: Issuer) -> AnyView {
    let t = app.t();
    // An address known by its lines alone is where it belongs already.
    issuer.firm.seat = seat(&issuer);
    let of = RwSignal::new(issuer);
    let checked = RwSignal::new(false);
    let wrong = move |bad: fn(&Issuer) -> bool, words: String| {
        Signal::derive(move || (checked.get() && of.with(bad)).then(|| words.clone()))
    };
    let no_siren = wrong(
        |of| !of.registration.trim().is_empty() && Siren::within(&of.registration).is_none(),
        t.ui_issuer_siren_wrong(),
    );
    let no_vat = wrong(
        |of| !of.vat_number.trim().is_empty() && VatNumber::parse(&of.vat_number).is_none(),
        t.ui_issuer_vat_wrong(),
    );
    let no_iban = wrong(
        |of| !of.iban.trim().is_empty() && Iban::parse(&of.iban).is_none(),
        t.ui_issuer_iban_wrong(),
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        checked.set(true);
        if ![no_siren, no_vat, no_iban].iter().any(|wrong| wrong.with_untracked(Option::is_some)) {
            app.order(
                Command::SetIssuer { issuer: with_lines(of.get_untracked()) },
                app.t().ui_issuer_saved(),
                None,
            );
        }
    };
    let none = || Signal::stored(None);
    view! {
        <form class="firm-form" on:submit=submit>
            {card(t.invoices_firm_identity(), view! {
                {text_of(of, t.ui_issuer_name(), part!(name))}
                {checked_text_of(of, t.ui_issuer_registration(), part!(registration), t.ui_issuer_siren_help(), no_siren)}
                {text_of(of, t.invoices_firm_legal_form(), part!(firm.legal_form))}
                {text_of(of, t.invoices_firm_capital(), part!(firm.capital))}
                {checked_text_of(of, t.invoices_firm_rcs(), part!(firm.rcs_city), t.invoices_firm_rcs_help(), none())}
                {lines_of(of, t.customers_file_street(), |of| &of.firm.seat.lines, |of| &mut of.firm.seat.lines)}
                {text_of(of, t.customers_file_post_code(), part!(firm.seat.post_code))}
                {text_of(of, t.customers_city(), part!(firm.seat.city))}
                {text_of(of, t.invoices_firm_contact(), part!(firm.contact_name))}
                {text_of(of, t.invoices_firm_phone(), part!(firm.phone))}
                {text_of(of, t.invoices_firm_email(), part!(firm.email))}
                {text_of(of, t.invoices_firm_website(), part!(firm.website))}
            })}
            {card(t.invoices_firm_vat(), vat(app, of, no_vat))}
            {card(t.invoices_firm_bank(), view! {
                {checked_text_of(of, "IBAN".to_owned(), part!(iban), t.ui_issuer_iban_help(), no_iban)}
                {text_of(of, "BIC".to_owned(), part!(firm.bic))}
                {text_of(of, t.invoices_firm_holder(), part!(firm.account_holder))}
                {text_of(of, t.invoices_firm_creditor(), part!(firm.creditor))}
                {checked_text_of(of, t.invoices_firm_link(), part!(firm.payment_link), t.invoices_firm_link_help(), none())}
                {link_example(app, of)}
            })}
            {card(t.invoices_firm_terms(), view! {
                {checked_text_of(of, t.customers_terms(), part!(firm.terms), t.invoices_firm_terms_help(), none())}
                {checked_text_of(of, t.invoices_firm_penalty(), part!(firm.penalty_rate), t.invoices_firm_penalty_help(), none())}
                {checked_text_of(of, t.invoices_edit_early_percent(), part!(firm.early_percent), t.invoices_firm_early_help(), none())}
                {text_of(of, t.invoices_edit_early_days(), part!(firm.early_days))}
                {text_of(of, t.invoices_firm_footer(), part!(firm.footer))}
            })}
            {card(t.invoices_firm_numbers(), view! {
                {checked_text_of(of, t.invoices_firm_prefix_invoice(), part!(firm.invoice_prefix), t.invoices_firm_prefix_help(), none())}
                {text_of(of, t.invoices_firm_prefix_credit(), part!(firm.credit_prefix))}
                {text_of(of, t.invoices_firm_prefix_deposit(), part!(firm.deposit_prefix))}
                {text_of(of, t.customers_electronic(), part!(firm.electronic_address))}
            })}
            {card(t.invoices_firm_look(), look(app, of))}
            <div class="editor-bar"><span class="spring"></span><button type="submit" class="main">{t.ui_save()}</button></div>
        </form>
    }
    .into_any()
}

fn card(name: String, fields: impl IntoView) -> AnyView {
    view! { <section class="card"><h2>{name}</h2><div class="form">{fields}</div></section> }
        .into_any()
}

fn vat(app: App, of: RwSignal<Issuer>, no_vat: Signal<Option<String>>) -> AnyView {
    let t = app.t();
    let regimes =
        vec![("normal", t.invoices_firm_vat_normal()), ("franchise", t.invoices_vat_franchise())];
    let territories = vec![
        ("mainland", t.invoices_firm_mainland()),
        ("corsica", t.invoices_firm_corsica()),
        ("overseas", t.invoices_firm_overseas()),
        ("untaxed", t.invoices_firm_untaxed()),
    ];
    let operations = vec![
        ("services", t.invoices_edit_operation_services()),
        ("goods", t.invoices_edit_operation_goods()),
        ("both", t.invoices_edit_operation_both()),
    ];
    let asked = app.live(|| DraftQuery { id: String::new(), draft: Some(Box::default()) });
    let usual = move || {
        let choices = asked
            .view
            .with(|view| view.as_ref()?.as_ref().map(|view| view.vat.clone()))
            .unwrap_or_default();
        let now = of.with_untracked(|of| of.firm.usual_vat.clone());
        let options = choices.into_iter().map(|choice| {
            let own = choice.key == now;
            view! { <option value=choice.key selected=own>{choice.label}</option> }
        });
        options.collect_view()
    };
    let usual_id = crate::ui::components::unique();
    view! {
        {checked_text_of(of, t.customers_vat_number(), part!(vat_number), String::new(), no_vat)}
        {choice_of(of, t.invoices_firm_regime(), regimes, |of| if of.firm.vat_regime == VatRegime::Franchise { "franchise" } else { "normal" }.to_owned(),
            |of, word| of.firm.vat_regime = if word == "franchise" { VatRegime::Franchise } else { VatRegime::Normal })}
        {choice_of(of, t.invoices_firm_territory(), territories, |of| match of.firm.territory {
            Territory::Mainland => "mainland",
            Territory::Corsica => "corsica",
            Territory::Overseas => "overseas",
            Territory::Untaxed => "untaxed",
        }.to_owned(), |of, word| of.firm.territory = match word.as_str() {
            "corsica" => Territory::Corsica,
            "overseas" => Territory::Overseas,
            "untaxed" => Territory::Untaxed,
            _ => Territory::Mainland,
        })}
        {choice_of(of, t.invoices_edit_operation(), operations, |of| match of.firm.operation {
            Operation::Goods => "goods",
            Operation::Services => "services",
            Operation::Both => "both",
        }.to_owned(), |of, word| of.firm.operation = match word.as_str() {
            "goods" => Operation::Goods,
            "both" => Operation::Both,
            _ => Operation::Services,
        })}
        <div class="field">
            <label for=usual_id.clone()>{t.invoices_firm_usual_vat()}</label>
            <select id=usual_id on:change=move |event| of.update(|of| of.firm.usual_vat = event_target_value(&event))>{usual}</select>
        </div>
        {check_of(of, t.invoices_firm_debits(), |of| of.firm.vat_on_debits, |of, on| of.firm.vat_on_debits = on)}
    }
    .into_any()
}

/// The payment page of an example.
fn link_example(app: App, of: RwSignal<Issuer>) -> impl IntoView {
    move || {
        let link = of.with(|of| of.firm.payment_link.trim().to_owned());
        (!link.is_empty()).then(|| {
            let filled = [("{number}", "FA2026-0042"), ("{amount}", "1200.00"), ("{currency}", "EUR"), ("{reference}", "RF18539007547034")];
            let link = filled.into_iter().fold(link, |link, (name, value)| link.replace(name, value));
            view! { <p class="about wide">{app.t().invoices_firm_link_example()} " " <code>{link}</code></p> }
        })
    }
}

/// A drawing (SVG) as a picture (PNG), large enough for print; `None` where it cannot be drawn. Shown as a picture, a drawing
/// runs no script and loads nothing from anywhere; what is kept is dots alone.
async fn drawn(url: &str) -> Option<String> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await.ok()?;
    let canvas = document().create_element("canvas").ok()?;
    let canvas: web_sys::HtmlCanvasElement = canvas.dyn_into().ok()?;
    let pen = canvas.get_context("2d").ok()??;
    let pen: web_sys::CanvasRenderingContext2d = pen.dyn_into().ok()?;
    // One that does not say its size has the usual one of a picture.
    let (wide, high) = match (image.natural_width(), image.natural_height()) {
        (0, _) | (_, 0) => (300.0, 150.0),
        (wide, high) => (f64::from(wide), f64::from(high)),
    };
    for longest in [1_200.0, 800.0, 480.0, 240.0] {
        let scale = longest / f64::max(wide, high);
        let (wide, high) = ((wide * scale).ceil(), (high * scale).ceil());
        canvas.set_width(wide as u32);
        canvas.set_height(high as u32);
        pen.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high).ok()?;
        let picture = canvas.to_data_url().ok()?;
        if picture.len() as f64 * 0.75 <= LARGEST {
            return Some(picture);
        }
    }
    None
}

/// Logo and colour, with how well it can be read on white.
fn look(app: App, of: RwSignal<Issuer>) -> AnyView {
    let t = app.t();
    let wrong = RwSignal::new(String::new());
    let choose = move |event: web_sys::Event| {
        let input =
            event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()?.get(0)) else { return };
        let kinds = ["image/png", "image/jpeg", "image/svg+xml"];
        if LARGEST < file.size() || !kinds.contains(&file.type_().as_str()) {
            wrong.set(app.t().invoices_firm_logo_wrong());
            return;
        }
        wrong.set(String::new());
        let Ok(reader) = web_sys::FileReader::new() else { return };
        let read = reader.clone();
        let done = Closure::once_into_js(move || {
            let Some(logo) = read.result().ok().and_then(|result| result.as_string()) else {
                return;
            };
            if !logo.starts_with("data:image/svg") {
                of.update(|of| of.firm.logo = logo);
                return;
            }
            spawn_local(async move {
                match drawn(&logo).await {
                    Some(logo) => of.update(|of| of.firm.logo = logo),
                    None => wrong.set(app.t().invoices_firm_logo_wrong()),
                }
            });
        });
        reader.set_onload(Some(done.unchecked_ref()));
        // A file just chosen can be read; where it cannot, nothing changes.
        let _ = reader.read_as_data_url(&file);
    };
    let colour = move || {
        let colour = of.with(|of| of.firm.colour.clone());
        if colour.is_empty() { INK.to_owned() } else { colour }
    };
    let readable = move || {
        let contrast = contrast_on_white(&colour()).unwrap_or(21.0);
        let words = app.decimal(&format!("{contrast:.1}"));
        let t = app.t();
        match 4.5 <= contrast {
            true => {
                view! { <span class="badge good">{t.invoices_firm_contrast_good(words)}</span> }
                    .into_any()
            }
            false => {
                view! { <span class="badge watch">{t.invoices_firm_contrast_low(words)}</span> }
                    .into_any()
            }
        }
    };
    let (colour_id, logo_id) = (crate::ui::components::unique(), crate::ui::components::unique());
    view! {
        <div class="field">
            <label for=logo_id.clone()>{t.invoices_firm_logo()}</label>
            <input type="file" accept="image/png,image/jpeg,image/svg+xml" id=logo_id on:change=choose />
            <p class="field-note">{move || match wrong.with(String::is_empty) {
                true => app.t().invoices_firm_logo_help().into_any(),
                false => view! { <span class="wrong">{icon(Icon::Warning)}{wrong.get()}</span> }.into_any(),
            }}</p>
            {move || of.with(|known| (!known.firm.logo.is_empty()).then(|| view! {
                <div class="row">
                    <img class="logo" src=known.firm.logo.clone() alt=app.t().invoices_firm_logo() />
                    <button type="button" class="plain" on:click=move |_| of.update(|of| of.firm.logo.clear())>{app.t().invoices_edit_clear()}</button>
                </div>
            }))}
        </div>
        <div class="field">
            <label for=colour_id.clone()>{t.invoices_firm_colour()}</label>
            <div class="row">
                <input type="color" id=colour_id prop:value=colour on:input=move |event| of.update(|of| of.firm.colour = event_target_value(&event)) />
                {readable}
            </div>
        </div>
    }
    .into_any()
}

/// The contrast of `#rrggbb` on white, from 1 to 21, as WCAG 2 defines it.
fn contrast_on_white(colour: &str) -> Option<f32> {
    let digits = u32::from_str_radix(colour.strip_prefix('#')?, 16).ok()?;
    let [_, red, green, blue] = digits.to_be_bytes();
    let part = |value: u8| {
        let value = f32::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let light = 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    Some(1.05 / (light + 0.05))
}
