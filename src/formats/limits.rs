//! How much a file may ask of us. Beyond, it ends in a fault that names the limit.

/// Bytes of one file.
pub const FILE_BYTES: u64 = 512 << 20;
/// Data rows of one table.
pub const ROWS: u64 = 2_000_000;
/// Columns of one table.
pub const COLUMNS: u64 = 512;
/// Bytes of one cell.
pub const CELL_BYTES: u64 = 32 << 10;
/// Cells of one workbook, empty ones between the others included.
pub const CELLS: u64 = 20_000_000;
/// Nesting of XML elements.
pub const XML_DEPTH: u64 = 64;
/// Nodes of one XML document.
pub const XML_NODES: u64 = 5_000_000;
/// Members of one ZIP archive.
pub const ZIP_MEMBERS: u64 = 10_000;
/// Expanded bytes per compressed byte of one ZIP member.
pub const ZIP_RATIO: u64 = 100;
/// Expanded bytes of a ZIP member for which the ratio is not asked: small files of one repeated byte are harmless.
pub const ZIP_RATIO_FREE_BYTES: u64 = 1 << 20;
/// Expanded bytes of one ZIP archive.
pub const ZIP_BYTES: u64 = 512 << 20;
/// Members of one backup: each source file is one.
pub const BACKUP_MEMBERS: u64 = 1_000_000;
/// Expanded bytes of one backup: what a browser's memory holds beside the book.
pub const BACKUP_BYTES: u64 = 2 << 30;
/// Nesting of PDF objects.
pub const PDF_DEPTH: u64 = 64;
/// Expanded bytes of one PDF stream.
pub const PDF_STREAM_BYTES: u64 = 64 << 20;
/// Faults kept for one file; beyond, they are counted.
pub const FAULTS: usize = 1_000;
