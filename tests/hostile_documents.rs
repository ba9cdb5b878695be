//! Bytes that want to harm: cut, garbled, swollen. Every one ends in faults, soon, and never in a panic.

#![cfg(feature = "documents")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use encours::formats::einvoice::{
    Profile, read_cdar, read_invoice, write_cdar, write_cii, write_ubl,
};
use encours::formats::{
    self, NamedBytes, Parsed, decrypt, encrypt, invoice_pdf, invoice_xml, limits, pdf_attachments,
    sheets, sniff, unzip,
};

/// What no single input may take, on a busy machine.
const LONG: Duration = Duration::from_secs(10);

/// How many times more inputs than in a quick run: `ENCOURS_ROUNDS=100`.
fn rounds() -> u64 {
    std::env::var("ENCOURS_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    let root = std::env::var_os("ENCOURS_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = root.join("corpus/facturx");
    let entries = std::fs::read_dir(&folder)
        .expect("the Factur-X corpus is missing: set ENCOURS_SHARED to the folder that holds corpus/facturx");
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let kept = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "pdf" || end == "xml"));
    kept.map(|path| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
    })
    .collect()
}

fn workbooks() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
        .collect()
}

/// The same numbers every time (xorshift64*, Vigna 2016).
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// Writes over a few letters and digits between the tags: the file stays XML.
    fn garble_words(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut in_tag = false;
        let mut garbled = bytes.to_vec();
        for byte in &mut garbled {
            match *byte {
                b'<' => in_tag = true,
                b'>' => in_tag = false,
                _ if !in_tag && byte.is_ascii_alphanumeric() && self.below(60) == 0 => {
                    *byte = b"0199-. xX"[self.below(9)];
                }
                _ => (),
            }
        }
        garbled
    }

    /// Flips bits, writes over, cuts out and doubles pieces.
    fn garble(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut garbled = bytes.to_vec();
        for _ in 0..=self.below(8) {
            let at = self.below(garbled.len());
            let length = self.below(64).min(garbled.len() - at);
            match self.below(5) {
                0 => garbled[at] ^= 1 << self.below(8),
                1 => garbled[at..at + length].fill(b'9'),
                2 => drop(garbled.drain(at..at + length)),
                3 => {
                    let piece = garbled[at..at + length].to_vec();
                    garbled.splice(at..at, piece);
                }
                _ => garbled[at] = self.next() as u8,
            }
            if garbled.is_empty() {
                break;
            }
        }
        garbled
    }
}

fn read(name: &str, bytes: &[u8]) -> Parsed {
    let started = Instant::now();
    let parsed =
        if name.ends_with(".pdf") { invoice_pdf(name, bytes) } else { invoice_xml(name, bytes) };
    assert!(started.elapsed() < LONG, "{name} took {:?}", started.elapsed());
    assert!(parsed.faults.len() <= limits::FAULTS + 2, "{name}: {} faults", parsed.faults.len());
    assert!(
        !parsed.records.is_empty() || !parsed.faults.is_empty(),
        "{name}: neither a record nor a fault"
    );
    parsed
}

#[test]
fn an_invoice_cut_anywhere_gives_a_fault_and_no_invoice() {
    for (index, (name, bytes)) in corpus().into_iter().enumerate() {
        let pdf = name.ends_with(".pdf");
        if pdf && index % 6 > 0 {
            continue;
        }
        for part in 0..64 {
            let parsed = read(&name, &bytes[..bytes.len() * part / 64]);
            // A PDF without its tail may still hold its XML, whole.
            assert!(pdf || parsed.records.is_empty(), "{name} cut at {part}/64 gave an invoice");
            assert!(
                pdf || parsed.faults.iter().any(|fault| !fault.warning),
                "{name} cut at {part}/64"
            );
        }
    }
}

#[test]
fn garbled_invoices_never_panic() {
    let mut seeded = Seeded(20_261_121);
    for (name, bytes) in corpus() {
        let rounds = rounds() * if name.ends_with(".pdf") { 6 } else { 60 };
        for _ in 0..rounds {
            read(&name, &seeded.garble(&bytes));
        }
    }
}

/// What is half understood is written by the rules or refused, and never in a panic.
#[test]
fn a_garbled_invoice_is_written_again_or_refused() {
    let mut seeded = Seeded(381);
    let mut written = 0;
    for (name, bytes) in corpus().into_iter().filter(|(name, _)| name.ends_with(".xml")) {
        for _ in 0..12 * rounds() {
            let Some(invoice) = read_invoice(&name, &seeded.garble_words(&bytes)).invoice else {
                continue;
            };
            for profile in Profile::ALL {
                for out in [write_cii(&invoice, profile), write_ubl(&invoice, profile)] {
                    let Ok(out) = out else { continue };
                    let again = read_invoice("again", &out);
                    assert!(again.invoice.is_some(), "{name}: {:?}", again.faults);
                    written += 1;
                }
            }
        }
    }
    assert!(written > 1_000, "only {written} were written");
}

#[test]
fn life_cycle_messages_cut_garbled_or_swollen_give_faults() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cdar");
    let whole = std::fs::read(folder.join("refused.xml")).unwrap();
    for part in 0..64 {
        let (messages, faults) = read_cdar("cut", &whole[..whole.len() * part / 64]);
        assert!(messages.is_empty() && faults.iter().any(|fault| !fault.warning), "{part}/64");
    }
    let mut seeded = Seeded(212);
    for _ in 0..400 * rounds() {
        let (messages, faults) = read_cdar("garbled", &seeded.garble(&whole));
        assert!(!messages.is_empty() || !faults.is_empty());
        // What is read can be written, or is refused.
        messages.iter().for_each(|message| drop(write_cdar(message)));
    }
    let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><CrossDomainAcknowledgementAndResponse>&b;</CrossDomainAcknowledgementAndResponse>";
    assert_eq!(read_cdar("bomb", bomb.as_bytes()).1[0].code, "dtd-refused");
    let started = Instant::now();
    let many = "<ReferenceReferencedDocument><IssuerAssignedID>1</IssuerAssignedID>\n</ReferenceReferencedDocument>";
    let text = format!(
        "<CrossDomainAcknowledgementAndResponse><AcknowledgementDocument>{}</AcknowledgementDocument>\
         </CrossDomainAcknowledgementAndResponse>",
        many.repeat(200_000)
    );
    let (messages, faults) = read_cdar("many", text.as_bytes());
    assert!(messages.is_empty() && faults.len() <= limits::FAULTS + 2, "{}", faults.len());
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
}

#[test]
fn garbled_and_cut_workbooks_archives_and_secrets_never_panic() {
    let mut seeded = Seeded(7);
    let members: Vec<_> =
        corpus().into_iter().take(3).map(|(name, bytes)| NamedBytes { name, bytes }).collect();
    let archive = formats::zip(&members).unwrap();
    let secret = encrypt("a", &archive[..1_000]).unwrap();
    let mut files = workbooks();
    files.push(("lot.zip".to_owned(), archive));
    files.push(("secret.age".to_owned(), secret));
    for (name, bytes) in files {
        // Opening a secret is slow on purpose.
        let (step, rounds) = if name.ends_with(".age") { (16, 4) } else { (1, 150 * rounds()) };
        let cut = (0..64)
            .step_by(step)
            .map(|part| bytes[..bytes.len() * part / 64].to_vec())
            .collect::<Vec<_>>();
        let garbled = (0..rounds).map(|_| seeded.garble(&bytes)).collect::<Vec<_>>();
        for hostile in cut.into_iter().chain(garbled) {
            let started = Instant::now();
            sniff(&name, &hostile);
            if name.ends_with(".age") {
                // Only what still asks for the same work is tried.
                if hostile.windows(4).any(|window| window == b" 15\n") {
                    assert!(decrypt("b", &hostile).is_err(), "the wrong passphrase opened {name}");
                }
            } else if name.ends_with(".zip") {
                let (files, faults) = unzip(&hostile);
                assert!(
                    !files.is_empty() || !faults.is_empty(),
                    "{name}: neither files nor faults"
                );
            } else {
                let (sheets, faults) = sheets(&hostile);
                assert!(
                    !sheets.is_empty() || !faults.is_empty(),
                    "{name}: neither sheets nor faults"
                );
            }
            assert!(started.elapsed() < LONG, "{name} took {:?}", started.elapsed());
        }
    }
}

fn code(parsed: &Parsed) -> &str {
    parsed.faults.first().map_or("", |fault| fault.code.as_str())
}

#[test]
fn xml_that_nests_swells_or_includes_is_refused_at_once() {
    let started = Instant::now();
    let deep = "<a>".repeat(1_000_000);
    assert_eq!(code(&invoice_xml("a.xml", deep.as_bytes())), "too-deep");
    let mut laughs = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"lol\">".to_owned();
    for level in 1..10 {
        laughs += &format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10));
    }
    laughs += "]><Invoice>&l9;</Invoice>";
    assert_eq!(code(&invoice_xml("a.xml", laughs.as_bytes())), "dtd-refused");
    let outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><Invoice/>";
    assert_eq!(code(&invoice_xml("a.xml", outside.as_bytes())), "dtd-refused");
    let attributes: String = (0..200_000).map(|number| format!(" a{number}=\"\"")).collect();
    assert_eq!(
        code(&invoice_xml("a.xml", format!("<Invoice{attributes}/>").as_bytes())),
        "too-many-attributes"
    );
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
}

#[test]
fn an_invoice_of_very_many_wrong_lines_counts_its_faults() {
    let line =
        "<cac:InvoiceLine><cbc:LineExtensionAmount>x</cbc:LineExtensionAmount></cac:InvoiceLine>";
    let text = format!(
        "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' \
         xmlns:cac='a' xmlns:cbc='b'>{}</Invoice>",
        line.repeat(60_000)
    );
    let started = Instant::now();
    let parsed = invoice_xml("a.xml", text.as_bytes());
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
    let last = parsed.faults.last().unwrap();
    assert_eq!((last.code.as_str(), last.limit), ("more-faults", Some(limits::FAULTS as u64)));
}

/// A PDF with these objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let tail = format!(
        "{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF",
        objects.len() + 1
    );
    bytes.extend(tail.into_bytes());
    bytes
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

fn deflated(content: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

const TREE: &[u8] = b"<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>";
const SPECIFICATION: &[u8] = b"<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/EF<</F 4 0 R>>>>";

#[test]
fn an_attachment_that_expands_beyond_the_limit_is_refused() {
    let bomb = deflated(&vec![0; limits::PDF_STREAM_BYTES as usize + 1]);
    let objects = [
        TREE.to_vec(),
        b"<</Names[(a) 3 0 R]>>".to_vec(),
        SPECIFICATION.to_vec(),
        stream("/Filter/FlateDecode", &bomb),
    ];
    let (files, faults) = pdf_attachments(&pdf(&objects));
    assert!(files.is_empty());
    assert_eq!(
        (faults[0].code.as_str(), faults[0].limit),
        ("too-large", Some(limits::PDF_STREAM_BYTES))
    );
    // The same file with an honest attachment is read: it is the size that was refused.
    let honest = stream("/Filter/FlateDecode", &deflated(b"<a/>"));
    let objects = [objects[0].clone(), objects[1].clone(), objects[2].clone(), honest];
    let (files, faults) = pdf_attachments(&pdf(&objects));
    assert_eq!(
        (files[0].name.as_str(), files[0].bytes.as_slice(), faults.len()),
        ("factur-x.xml", &b"<a/>"[..], 0)
    );
}

#[test]
fn an_object_stream_that_expands_beyond_the_limit_is_refused() {
    let bomb = deflated(&vec![b' '; limits::PDF_STREAM_BYTES as usize + 1]);
    let objects = [TREE.to_vec(), stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb)];
    assert_eq!(pdf_attachments(&pdf(&objects)).1[0].code, "too-large");
    // Very many of them, each below the limit, are refused before any is expanded; escapes hide nothing.
    let many = [&b"%PDF-1.7\n"[..], &b"/Type/Obj#53tm ".repeat(100_000)].concat();
    assert_eq!(pdf_attachments(&many).1[0].code, "too-large");
}

#[test]
fn name_trees_may_have_kids_and_may_not_turn_in_circles() {
    let file = stream("", b"<a/>");
    let kids = [
        TREE.to_vec(),
        b"<</Kids[5 0 R]>>".to_vec(),
        SPECIFICATION.to_vec(),
        file.clone(),
        b"<</Kids[6 0 R]>>".to_vec(),
        b"<</Limits[(a)(a)]/Names[(a) 3 0 R]>>".to_vec(),
    ];
    assert_eq!(pdf_attachments(&pdf(&kids)).0.len(), 1);
    let circle = [
        TREE.to_vec(),
        b"<</Kids[2 0 R 2 0 R]/Names[(a) 3 0 R (b) 3 0 R]>>".to_vec(),
        SPECIFICATION.to_vec(),
        file.clone(),
    ];
    assert_eq!(pdf_attachments(&pdf(&circle)).0.len(), 1);
    let mut chain = vec![TREE.to_vec()];
    for next in 3..100 {
        chain.push(format!("<</Kids[{next} 0 R]>>").into_bytes());
    }
    chain.push(b"<</Names[]>>".to_vec());
    assert_eq!(pdf_attachments(&pdf(&chain)).1[0].code, "too-deep");
    let associated =
        [b"<</Type/Catalog/AF[2 0 R]>>".to_vec(), b"<</F(a.xml)/EF<</F 3 0 R>>>>".to_vec(), file];
    assert_eq!(pdf_attachments(&pdf(&associated)).0.len(), 1);
}

#[test]
fn arrays_nested_without_end_do_not_exhaust_the_stack() {
    let nested =
        [b"<</Type/Catalog/Names ".to_vec(), b"[".repeat(300_000), b">>".to_vec()].concat();
    let (files, faults) = pdf_attachments(&pdf(&[nested]));
    assert!(files.is_empty() && faults.len() <= 1, "{faults:?}");
}

#[test]
fn the_age_program_opens_what_we_write() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let present = |program: &str| Command::new(program).arg("--version").output().is_ok();
    if !present("age") || !present("script") {
        // Our own reading of our own writing is tested beside the code; this is the second opinion, where there is one.
        return;
    }
    let folder = std::env::temp_dir().join(format!("encours-age-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (secret, plain) = (folder.join("secret.age"), folder.join("plain"));
    let content = b"une ligne\n".repeat(10_000);
    std::fs::write(&secret, encrypt("phrase de passe", &content).unwrap()).unwrap();
    // The program asks for the passphrase on a terminal, and nowhere else: `script` makes one.
    let command = format!("age --decrypt --output {} {}", plain.display(), secret.display());
    let mut child = Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(300));
    child.stdin.take().unwrap().write_all(b"phrase de passe\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let opened = std::fs::read(&plain);
    std::fs::remove_dir_all(&folder).unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(opened.is_ok_and(|opened| opened == content), "age said: {said}");
}
