//! The icons: drawings beside words.

use leptos::prelude::*;

/// The drawings used as icons, 20 × 20, one stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it says")]
pub enum Icon {
    Today,
    Customers,
    Invoices,
    Reminders,
    Cash,
    Insight,
    Data,
    Import,
    Search,
    Close,
    Back,
    Help,
    Sun,
    Moon,
    Auto,
    Warning,
    Check,
    Info,
    Download,
    Shield,
    Chevron,
    Table,
    Chart,
    Sparkle,
    Plus,
    File,
    Down,
    Left,
    More,
    Print,
    Dense,
    Loose,
    Undo,
    Globe,
    Copy,
    /// Nothing: keeps the place of a drawing.
    Blank,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Today => "M3.5 4.5h13v12h-13zM3.5 8h13M7 2.5v3.5M13 2.5v3.5M7.2 12.2l2 2 3.6-3.8",
            Icon::Customers => {
                "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c.3-3 2.3-4.5 5-4.5s4.7 1.5 5 4.5 \
                 M13 4a2.8 2.8 0 0 1 0 5.4M14.8 12.3c1.6.6 2.6 2 2.8 4.2"
            }
            Icon::Invoices => "M4.5 2.5h8l3 3v12h-11zM12 2.7V6h3.3M7.5 9.5h5M7.5 12h5M7.5 14.5h3",
            Icon::Reminders => {
                "M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-2 5.5-2 5.5h13s-2-1.5-2-5.5A4.5 4.5 0 0 0 10 3zM8.3 15.8a1.8 1.8 0 0 0 3.4 0"
            }
            Icon::Cash => {
                "M2.5 5.5h15v9h-15zM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM5 8v4M15 8v4"
            }
            Icon::Insight => "M3 17h14M5 14v-4M9 14V6M13 14v-5.5M16.5 14V3.5",
            Icon::Data => {
                "M3.5 5c0-1.4 2.9-2.5 6.5-2.5s6.5 1.1 6.5 2.5-2.9 2.5-6.5 2.5S3.5 6.4 3.5 5z \
                 M3.5 5v10c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5V5M3.5 10c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5"
            }
            Icon::Import => "M10 2.5v9.5M6.5 8.5 10 12l3.5-3.5M3 12.5v4h14v-4",
            Icon::Search => "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.4 13.4l3.6 3.6",
            Icon::Close => "M5 5l10 10M15 5 5 15",
            Icon::Back => "M8.5 4.5 3 10l5.5 5.5M3.5 10H17",
            Icon::Help => {
                "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z \
                 M7.8 7.8c.2-1.3 1.1-2 2.3-2 1.3 0 2.2.8 2.2 1.9 0 1.7-2.2 1.9-2.2 3.6M10 14.1v.1"
            }
            Icon::Sun => {
                "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4 \
                 M14.6 14.6 16 16M16 4l-1.4 1.4M5.4 14.6 4 16"
            }
            Icon::Moon => "M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z",
            Icon::Auto => {
                "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 3v14M10 6.5l5-1M10 10h7M10 13.5l5 1"
            }
            Icon::Warning => "M10 3 2.2 16.5h15.6zM10 8v4M10 14.2v.1",
            Icon::Blank => "",
            Icon::Check => "M4 10.5l4 4 8-9",
            Icon::Info => "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9v5M10 6.3v.1",
            Icon::Download => "M10 3v9.5M6.5 9 10 12.5 13.5 9M4 16.5h12",
            Icon::Shield => {
                "M10 2.5 4 4.8v4.7c0 3.7 2.5 6.6 6 8 3.5-1.4 6-4.3 6-8V4.8zM7.3 9.8l2 2 3.6-3.7"
            }
            Icon::Chevron => "M7.5 4.5 13 10l-5.5 5.5",
            Icon::Table => "M3 4.5h14v11H3zM3 8.2h14M3 11.8h14M8 4.5v11",
            Icon::Chart => "M3 16.5h14M5.5 13.5V9M10 13.5V5M14.5 13.5v-3",
            Icon::Sparkle => "M10 2.5l1.8 5.2 5.2 1.8-5.2 1.8L10 16.5l-1.8-5.2L3 9.5l5.2-1.8z",
            Icon::Plus => "M10 4v12M4 10h12",
            Icon::Down => "M4.5 7.5 10 13l5.5-5.5",
            Icon::Left => "M12.5 4.5 7 10l5.5 5.5",
            Icon::More => {
                "M4 10a.7.7 0 1 0 1.4 0 .7.7 0 0 0-1.4 0M9.3 10a.7.7 0 1 0 1.4 0 .7.7 0 0 0-1.4 0M14.6 10a.7.7 0 1 0 1.4 0 .7.7 0 0 0-1.4 0"
            }
            Icon::Print => "M6 7V2.5h8V7M6 14H3V7h14v7h-3M6 11.5h8v6H6z",
            Icon::Dense => "M3 4h14M3 8h14M3 12h14M3 16h14",
            Icon::Loose => "M3 4.5h14M3 10h14M3 15.5h14",
            Icon::Globe => {
                "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM2.5 10h15M10 2.5c4.5 4 4.5 11 0 15-4.5-4-4.5-11 0-15"
            }
            Icon::Undo => "M7 4 3 8l4 4M3.5 8H12a4.5 4.5 0 0 1 0 9H8",
            Icon::Copy => "M7 7h10v10H7zM13 7V3H3v10h4",
            Icon::File => "M5 2.5h7l3.5 3.5v11.5H5zM11.8 2.7V6.3h3.5",
        }
    }
}

/// An icon beside words; never instead of them for those who do not see it.
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
}
