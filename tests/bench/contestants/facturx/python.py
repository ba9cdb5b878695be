"""The Python package `factur-x`: joins a page and its XML, and takes the XML out again. One request a line, as JSON.

It draws no page: it is handed one. `check` says whether the XML is checked against the schema, as the package does unless
told otherwise.
"""

import base64
import json
import logging
import sys
import time

from facturx import generate_from_binary, get_facturx_xml_from_pdf
from lxml import etree

logging.disable(logging.CRITICAL)
RAM = "{urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100}"
RSM = "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}"


def said(xml):
    root = etree.fromstring(xml)
    number = root.findtext(f"{RSM}ExchangedDocument/{RAM}ID")
    total = next(root.iter(f"{RAM}GrandTotalAmount")).text
    return {"number": number, "total": total}


def write(request):
    parts = [(base64.b64decode(part["page"]), part["xml"].encode()) for part in request["parts"]]
    start = time.perf_counter()
    files = [
        generate_from_binary(page, xml, flavor="factur-x", level="en16931", check_xsd=request["check"])
        for page, xml in parts
    ]
    spent = time.perf_counter() - start
    return {"ms": spent * 1000, "files": [base64.b64encode(file).decode() for file in files]}


def read(request):
    files = [base64.b64decode(file) for file in request["files"]]
    start = time.perf_counter()
    answers = [said(get_facturx_xml_from_pdf(file, check_xsd=request["check"])[1]) for file in files]
    return {"ms": (time.perf_counter() - start) * 1000, "said": answers}


for line in sys.stdin:
    request = json.loads(line)
    answer = {"write": write, "read": read}[request["do"]](request)
    print(json.dumps(answer), flush=True)
