//! Pages that we print: typefaces, layout, tables that run over pages, codes; as PDF/A-3 files that are tagged for people
//! who cannot see them.
//!
//! What is to be printed is a [`Paper`]: blocks in the order of reading, every text and every amount ready as the reader
//! shall see it. Printing makes the file: the same paper gives the same bytes, because the instant of creation is part
//! of it. May use `base`; knows nothing of receivables, of invoices or of money, holds no sentence, adds nothing up.

mod model;

pub use model::{
    Align, Attachment, Block, Cell, Column, Fact, FacturX, Logo, Look, Paper, Payment, Place,
    Profile, Relationship, Row, RowStyle, Span, Style, Sum, SumStyle, Table, Width, Words,
};
