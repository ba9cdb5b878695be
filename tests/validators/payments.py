"""Checks the payment files and the FEC that the tests wrote with tools that are not ours.

    python payments.py FOLDER

FOLDER has lists, a path below FOLDER, a tab, and what the file must pass:

    sepa.txt  the schema of the ISO 20022 message (PyPI sepaxml); `wrong SCHEMA`: something must be found
    fec.txt   the rules of article A47 A-1 (PyPI django-accounting-fr, its fec_check.py alone); `wrong`: the same

Every error is a failure; so is every warning about a FEC.
"""

import importlib.util
import sys
from pathlib import Path

import stdnum.eu.at_02
import stdnum.iban
import stdnum.iso11649
from lxml import etree


def beside(package, way):
    """A file of an installed package, without running the package."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        sys.exit(f"{package} is not installed: pip install -r tests/validators/requirements.txt")
    return Path(found.submodule_search_locations[0]) / way


def fec_check():
    spec = importlib.util.spec_from_file_location("fec_check", beside("accounting_fr", "fec_check.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules["fec_check"] = module
    spec.loader.exec_module(module)
    return module.check_fec


SCHEMAS = {}


def schema(name):
    if name not in SCHEMAS:
        SCHEMAS[name] = etree.XMLSchema(file=str(beside("sepaxml", f"schemas/{name}.xsd")))
    return SCHEMAS[name]


def payment(path, name):
    """What is wrong in a message: by its schema, and by the keys of what has one."""
    tree = etree.parse(str(path))
    checked = schema(name)
    if not checked.validate(tree):
        for error in checked.error_log:
            yield f"line {error.line}: {error.message}"
    for element in tree.iter():
        tag = etree.QName(element).localname
        if tag == "IBAN" and not stdnum.iban.is_valid(element.text, check_country=False):
            yield f"line {element.sourceline}: {element.text} is no IBAN"
        if tag == "Ref" and not stdnum.iso11649.is_valid(element.text):
            yield f"line {element.sourceline}: {element.text} is no creditor reference"
        if tag == "CdtrSchmeId":
            identifier = element.findtext(".//{*}Othr/{*}Id")
            if not stdnum.eu.at_02.is_valid(identifier):
                yield f"line {element.sourceline}: {identifier} is no creditor identifier"


def entries(path, check):
    report = check(path.read_bytes(), path.name)
    yield from report.errors
    yield from report.warnings


def listed(folder, name):
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        path, what = line.split("\t")
        yield folder / path, what


def main():
    folder = Path(sys.argv[1])
    check = fec_check()
    passed = failed = 0
    todo = [(path, what, lambda p, w: payment(p, w.removeprefix("wrong "))) for path, what in listed(folder, "sepa.txt")]
    todo += [(path, what, lambda p, _: entries(p, check)) for path, what in listed(folder, "fec.txt")]
    for path, what, run in todo:
        found = list(run(path, what))
        must = what.startswith("wrong")
        if bool(found) == must:
            passed += 1
            continue
        failed += 1
        print(f"{path.relative_to(folder)} ({what}):")
        for line in found[:10] or ["nothing was found, and something had to be"]:
            print(f"    {line}")
    # The last line has the form of a Rust test's: it is counted with them.
    print(f"test result: {'ok' if not failed else 'FAILED'}. {passed} passed; {failed} failed; 0 ignored")
    sys.exit(1 if failed else 0)


main()
