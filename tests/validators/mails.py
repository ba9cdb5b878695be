"""Opens the drafts of e-mails that the tests wrote with Python's own reader.

    python mails.py FOLDER

FOLDER/mails/list.json says of each what must be in it: subject, text, who it goes to, attachments with their SHA-256.
"""

import hashlib
import json
import sys
from email import policy
from email.parser import BytesParser
from pathlib import Path


def wrong(folder, expected):
    """All that is wrong with one draft."""
    content = (folder / expected["file"]).read_bytes()
    if any(998 < len(line) for line in content.split(b"\r\n")):
        yield "a line of more than 998 bytes"
    if b"\n" in content.replace(b"\r\n", b""):
        yield "a line that ends without a carriage return"
    mail = BytesParser(policy=policy.default).parsebytes(content)
    for part in mail.walk():
        for defect in part.defects:
            yield f"{type(defect).__name__}: {defect}"
        for name, value in part.items():
            for defect in getattr(value, "defects", ()):
                yield f"{name}: {type(defect).__name__}: {defect}"
    if mail["X-Unsent"] != "1":
        yield "it does not wait to be sent"
    if mail["Subject"] != expected["subject"]:
        yield f"subject {mail['Subject']!r}"
    [to] = mail["To"].addresses
    if (to.display_name, to.addr_spec) != (expected["name"], "compta@petit.example"):
        yield f"to {to!r}"
    if mail["From"].addresses[0].addr_spec != "compta@atelier-loire.example":
        yield f"from {mail['From']!r}"
    text = mail.get_body(preferencelist=("plain",)).get_content()
    if text.replace("\r\n", "\n").rstrip("\n") != expected["body"].rstrip("\n"):
        yield f"text {text!r}"
    found = [(part.get_filename(), hashlib.sha256(part.get_content()).hexdigest()) for part in mail.iter_attachments()]
    if found != [tuple(file) for file in expected["attached"]]:
        yield f"attached {found!r}"
    if any(part.get_content_type() != "application/pdf" for part in mail.iter_attachments()):
        yield "an attachment that is no PDF"


def main():
    folder = Path(sys.argv[1]) / "mails"
    drafts = json.loads((folder / "list.json").read_text(encoding="utf-8"))
    failed = 0
    for draft in drafts:
        faults = list(wrong(folder, draft))
        failed += bool(faults)
        for fault in faults:
            print(f"{draft['file']}: {fault}")
    # A reader that finds nothing in anything proves nothing.
    first = dict(drafts[0], subject="another")
    if not list(wrong(folder, first)):
        print("a wrong subject was not noticed")
        failed += 1
    print(f"test result: {'FAILED' if failed else 'ok'}. {len(drafts) - failed} passed; {failed} failed")
    sys.exit(failed != 0)


main()
