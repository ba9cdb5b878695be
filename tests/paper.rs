//! Papers, printed and looked at by programs that are not ours.

#[path = "paper/samples.rs"]
mod samples;

use encours::paper::print;

#[test]
fn samples_are_printed() {
    let folder = std::path::Path::new("/tmp/paper/out");
    std::fs::create_dir_all(folder).unwrap();
    let mut draft = samples::invoice(3, "#0b5a60");
    draft.stamp = "Brouillon".into();
    for (name, paper) in [
        ("invoice1", samples::invoice(1, "#0b5a60")),
        ("invoice6", samples::invoice(6, "#c2722b")),
        ("invoice60", samples::invoice(60, "#1f4e8c")),
        ("reminder", samples::reminder()),
        ("statement", samples::statement(45)),
        ("draft", draft),
    ] {
        let printed = print(&paper).unwrap_or_else(|fault| panic!("{fault:?}"));
        std::fs::write(folder.join(format!("{name}.pdf")), &printed.bytes).unwrap();
    }
}
