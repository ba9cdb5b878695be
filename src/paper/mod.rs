//! Pages that we print: typefaces, layout, tables that run over pages, codes; as PDF/A-3 files that are tagged for people
//! who cannot see them.
//!
//! What is to be printed is a [`Paper`]: blocks in the order of reading, every text and every amount ready as the reader
//! shall see it. [`print`] makes the file: the same paper gives the same bytes, because the instant of creation is part
//! of it. May use `base`; knows nothing of receivables, of invoices or of money, holds no sentence, adds nothing up.
//!
//! The way of a paper: [`Block`]s become strips that are never cut (`blocks`, `table`, in lines of `text` and letters of
//! `face`), strips become pages (`layout`), pages become a file (`pdf`, drawn by
//! `pen` in the `syntax` of PDF, with `xmp` and what files have in common, `stock`).

mod model;

#[cfg(feature = "paper")]
mod blocks;
#[cfg(feature = "paper")]
mod code;
#[cfg(feature = "paper")]
mod face;
#[cfg(feature = "paper")]
mod head;
#[cfg(feature = "paper")]
mod ink;
#[cfg(feature = "paper")]
mod layout;
#[cfg(feature = "paper")]
mod pdf;
#[cfg(feature = "paper")]
mod pen;
#[cfg(feature = "paper")]
mod picture;
#[cfg(feature = "paper")]
mod print;
#[cfg(feature = "paper")]
mod stock;
#[cfg(feature = "paper")]
mod syntax;
#[cfg(feature = "paper")]
mod table;
#[cfg(feature = "paper")]
mod text;
#[cfg(feature = "paper")]
mod xmp;

pub use model::{
    Align, Attachment, Block, Cell, Column, Fact, FacturX, Logo, Look, Paper, Payment, Place,
    Profile, Relationship, Row, RowStyle, Span, Style, Sum, SumStyle, Table, Width, Words, grouped,
};
#[cfg(feature = "paper")]
pub use print::{Printed, draw, print};
#[cfg(feature = "paper")]
pub use text::french;
