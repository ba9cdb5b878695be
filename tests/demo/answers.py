#!/usr/bin/env python3
"""The figures of the demo company, computed a second time, from its three files alone.

    python3 answers.py export_2026-11-21 2026-11-21 > answers_2026-11-21.json

It shares nothing with the engine: another language, another author's reading of the definitions below, exact
fractions instead of cut decimals, no incremental state (every figure of every day is recomputed from raw lines).
Python's standard library only.

The files: UTF-8 with a byte order mark, semicolons, decimal commas, dates dd/mm/yyyy.

Definitions (d is the day asked for; every sum is in one currency; amounts with VAT)

item          a line of factures.csv: invoice, deposit, or credit note (its amounts are below zero)
allocation    a payment that names an item settles it, in order of day, up to what is open on both sides; money that
              names nothing known, or exceeds what is open, stays unallocated
open at d     items issued by d, less what payments up to d settle
open          the sum of what is open, credit notes below zero; unallocated money stands apart
overdue       what is open above zero with a due date before d: credit notes stand apart
current       open less overdue
ageing        what is open by days past the date: up to 0, 1-30, 31-60, 61-90, over 90; credit notes in their columns
ageing apart  the same above zero, by due date; credit notes in one sum beside, so that what is late adds up to overdue
sales         of a month: items issued in it, credit notes below zero
cash          of a month: payments of it, money given back below zero
count-back    the open balance used up month by month, the latest first; the month of d counts its days up to d
simple DSO    open / sales x days, over the month of d up to d and the two months before, real days
best possible current / sales x days, same period
delinquent    simple less best possible
CEI           over the month of d up to d: (opening + sales - closing) / (opening + sales - closing current)
overdue ratio overdue / open
at risk       overdue since more than 90 days / open
days late     of what payments settled in the 365 days up to d, credit notes apart: amount-weighted days from due date
              to payment, early ones below zero
terms         amount-weighted days from issue to due date of what is open above zero
top ten, HHI  of the customers' open sums above zero
dispute rate  disputed and open / open
habit         a customer's days late, as above, over all payments up to d, rounded half away from zero to whole days;
              0 when nothing was paid yet
expected      what is open above zero and not disputed, on its due date plus the habit: by d, in each of the 13 weeks
              after d, later
expected 30   of it, what falls in the 30 days after d
"""

import csv
import json
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

BOUNDS = [30, 60, 90]
DAY = timedelta(days=1)


# -- raw lines ---------------------------------------------------------------------------------------------------

def read(folder, name):
    with open(Path(folder) / name, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def to_day(text):
    return datetime.strptime(text, "%d/%m/%Y").date()


def to_amount(text):
    return Fraction(text.replace(",", "."))


class Item:
    def __init__(self, line):
        self.account = line["Compte"]
        self.number = line["N° facture"]
        self.kind = line["Type"]
        self.issued = to_day(line["Date"])
        self.due = to_day(line["Échéance"])
        self.currency = line["Devise"]
        self.gross = to_amount(line["Montant TTC"])
        self.disputed = line["Litige"] == "O"
        assert self.gross == to_amount(line["Montant HT"]) + to_amount(line["TVA"])
        self.settled = []  # (day, amount)

    def open_at(self, day):
        if self.issued > day:
            return Fraction(0)
        return self.gross - sum(amount for paid, amount in self.settled if paid <= day)


class Payment:
    def __init__(self, line):
        self.account = line["Compte"]
        self.invoice = line["N° facture"]
        self.paid = to_day(line["Date de règlement"])
        self.currency = line["Devise"]
        self.amount = to_amount(line["Montant"])
        self.taken = Fraction(0)


def allocate(items, payments):
    known = {(item.account, item.number): item for item in items}
    assert len(known) == len(items)
    # Python's sort keeps file order within a day.
    for payment in sorted(payments, key=lambda payment: payment.paid):
        item = known.get((payment.account, payment.invoice))
        if item is None or item.currency != payment.currency:
            continue
        left = item.gross - sum(amount for _, amount in item.settled)
        if left * payment.amount <= 0:
            continue
        taken = min(left, payment.amount) if left > 0 else max(left, payment.amount)
        assert item.issued <= payment.paid, "paid before it was issued"
        item.settled.append((payment.paid, taken))
        payment.taken = taken


# -- figures -----------------------------------------------------------------------------------------------------

def month_start(day):
    return day.replace(day=1)


def month_before(day):
    """The first day of the month before."""
    return month_start(month_start(day) - DAY)


def half_away(value, places):
    """A fraction as text, rounded half away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and whole else ""
    digits = str(whole).rjust(places + 1, "0")
    return sign + (digits[:-places] + "." + digits[-places:] if places else digits)


def money(value):
    assert (value * 100).denominator == 1
    return half_away(value, 2)


def one(value):
    return None if value is None else half_away(value, 1)


def ratio(part, whole):
    return Fraction(part) / whole if whole > 0 else None


def percent(part, whole):
    return ratio(100 * part, whole)


class Ledger:
    """One currency."""

    def __init__(self, items, payments):
        self.items = items
        self.payments = payments

    def open_items(self, day):
        pairs = ((item, item.open_at(day)) for item in self.items)
        return [(item, left) for item, left in pairs if left]

    def open(self, day):
        return sum(left for _, left in self.open_items(day))

    def overdue(self, day, more_than=0):
        return sum(left for item, left in self.open_items(day) if left > 0 and (day - item.due).days > more_than)

    def sales(self, first, last):
        return sum(item.gross for item in self.items if first <= item.issued <= last)

    def cash(self, first, last):
        return sum(payment.amount for payment in self.payments if first <= payment.paid <= last)

    def unallocated(self, day):
        return sum(payment.amount - payment.taken for payment in self.payments if payment.paid <= day)

    def count_back(self, day):
        left, days, last = self.open(day), Fraction(0), day
        oldest = min((item.issued for item in self.items), default=day)
        while left > 0:
            if last < month_start(oldest):
                return None
            first = month_start(last)
            sales = self.sales(first, last)
            length = (last - first).days + 1
            if 0 < sales and left < sales:
                return days + left * length / sales
            days += length
            left -= sales
            last = first - DAY
        return days

    def period(self, day):
        """Three months: this one up to the day, and the two before."""
        first = month_before(month_before(day))
        return self.sales(first, day), (day - first).days + 1

    def dso(self, day):
        sales, days = self.period(day)
        return ratio(self.open(day) * days, sales)

    def best_possible(self, day):
        sales, days = self.period(day)
        return ratio((self.open(day) - self.overdue(day)) * days, sales)

    def delinquent(self, day):
        sales, days = self.period(day)
        return ratio(self.overdue(day) * days, sales)

    def cei(self, day):
        first = month_start(day)
        reachable = self.open(first - DAY) + self.sales(first, day)
        closing = self.open(day)
        return percent(reachable - closing, reachable - (closing - self.overdue(day)))

    def days_late(self, day):
        weights = days = Fraction(0)
        for item in self.items:
            if item.gross <= 0:
                continue
            for paid, amount in item.settled:
                if day - 365 * DAY < paid <= day:
                    weights += amount
                    days += amount * (paid - item.due).days
        return ratio(days, weights)

    def terms(self, day):
        items = [(item, left) for item, left in self.open_items(day) if left > 0]
        return ratio(sum(left * (item.due - item.issued).days for item, left in items), sum(left for _, left in items))

    def by_customer(self, day):
        sums = defaultdict(Fraction)
        for item, left in self.open_items(day):
            sums[item.account] += left
        return sums

    def top_ten(self, day):
        sums = sorted((left for left in self.by_customer(day).values() if left > 0), reverse=True)
        return percent(sum(sums[:10]), sum(sums))

    def hhi(self, day):
        sums = [left for left in self.by_customer(day).values() if left > 0]
        return ratio(10_000 * sum(left * left for left in sums), sum(sums) ** 2)

    def disputed(self, day):
        return sum(left for item, left in self.open_items(day) if item.disputed and left > 0)

    def habits(self, day):
        sums = defaultdict(lambda: [Fraction(0), Fraction(0)])
        for item in self.items:
            if item.gross > 0:
                for paid, amount in item.settled:
                    if paid <= day:
                        sums[item.account][0] += amount * (paid - item.due).days
                        sums[item.account][1] += amount
        return {account: int(half_away(days / amount, 0)) for account, (days, amount) in sums.items() if amount}

    def expected(self, day):
        """What is expected so many days after the day: pairs of days and amount."""
        habits = self.habits(day)
        return [
            ((item.due - day).days + habits.get(item.account, 0), left)
            for item, left in self.open_items(day)
            if left > 0 and not item.disputed
        ]

    def weeks(self, day):
        expected = self.expected(day)
        ends = [7 * week for week in range(14)]
        weeks = [sum(left for days, left in expected if days <= 0)]
        weeks += [sum(left for days, left in expected if first < days <= last) for first, last in zip(ends, ends[1:])]
        return weeks + [sum(left for days, left in expected if days > ends[-1])]

    def figures(self, day):
        return {
            "open": money(self.open(day)),
            "overdue": money(self.overdue(day)),
            "dsoCountBack": one(self.count_back(day)),
            "dsoSimple": one(self.dso(day)),
            "dsoBestPossible": one(self.best_possible(day)),
            "averageDaysDelinquent": one(self.delinquent(day)),
            "cei": one(self.cei(day)),
            "overdueRatio": one(percent(self.overdue(day), self.open(day))),
            "atRisk": one(percent(self.overdue(day, 90), self.open(day))),
            "daysLate": one(self.days_late(day)),
            "weightedTerms": one(self.terms(day)),
            "topTen": one(self.top_ten(day)),
            "hhi": half_away(self.hhi(day), 0) if self.hhi(day) is not None else None,
            "disputeRate": one(percent(self.disputed(day), self.open(day))),
            "expected30": money(sum(left for days, left in self.expected(day) if 1 <= days <= 30)),
        }

    def ageing_apart(self, day):
        credits = sum((left for _, left in self.open_items(day) if left < 0), Fraction(0))
        return {"columns": self.ageing(day, lambda item: item.due, apart=True), "credits": money(credits)}

    def ageing(self, day, basis, apart=False):
        columns = [[Fraction(0), 0] for _ in range(len(BOUNDS) + 2)]
        for item, left in self.open_items(day):
            if apart and left < 0:
                continue
            age = (day - basis(item)).days
            place = 0 if age <= 0 else 1 + sum(bound < age for bound in BOUNDS)
            columns[place][0] += left
            columns[place][1] += 1
        return [{"amount": money(amount), "items": items} for amount, items in columns]

    def top(self, day):
        open_, overdue = self.by_customer(day), defaultdict(Fraction)
        for item, left in self.open_items(day):
            if left > 0 and item.due < day:
                overdue[item.account] += left
        whole = self.open(day)
        largest = sorted((pair for pair in open_.items() if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))
        return [
            {
                "account": account,
                "open": money(left),
                "overdue": money(overdue[account]),
                "share": one(percent(left, whole)),
            }
            for account, left in largest[:20]
        ]

    def months(self, day, count):
        points, end = [], day
        for _ in range(count):
            first = month_start(end)
            open_ = self.open(end)
            points.append({
                "end": end.isoformat(),
                "open": money(open_),
                "current": money(open_ - self.overdue(end)),
                "sales": money(self.sales(first, end)),
                "cash": money(self.cash(first, end)),
                "dsoCountBack": one(self.count_back(end)),
                "dsoSimple": one(self.dso(end)),
                "dsoBestPossible": one(self.best_possible(end)),
                "cei": one(self.cei(end)),
            })
            end = first - DAY
        return points[::-1]

    def customers(self, day):
        lines = defaultdict(lambda: dict.fromkeys(["open", "invoices", "overdue", "credits", "unallocated"], Fraction(0)))
        for item, left in self.open_items(day):
            line = lines[item.account]
            line["open"] += left
            line["invoices" if left > 0 else "credits"] += left
            if left > 0 and item.due < day:
                line["overdue"] += left
        for payment in self.payments:
            if payment.paid <= day and payment.amount != payment.taken:
                lines[payment.account]["unallocated"] += payment.amount - payment.taken
        return {account: {key: money(value) for key, value in line.items()} for account, line in sorted(lines.items())}


def answers(folder, today):
    segments = {line["Compte"]: line["Catégorie"] for line in read(folder, "clients.csv")}
    items = [Item(line) for line in read(folder, "factures.csv")]
    payments = [Payment(line) for line in read(folder, "reglements.csv")]
    allocate(items, payments)
    assert all(item.account in segments for item in items)
    result = {"today": today.isoformat(), "currencies": {}}
    for currency in sorted({item.currency for item in items}):
        ledger = Ledger(
            [item for item in items if item.currency == currency],
            [payment for payment in payments if payment.currency == currency],
        )
        days = {}
        # Today, a day of another month, and the end of a month half a year ago.
        for day in (today, today - 37 * DAY, month_start(today - 180 * DAY) - DAY):
            by_segment = {}
            for segment in sorted(set(segments.values())):
                part = Ledger([item for item in ledger.items if segments[item.account] == segment], [])
                by_segment[segment] = part.ageing_apart(day)
            days[day.isoformat()] = {
                "openItems": len(ledger.open_items(day)),
                "customersOwing": sum(1 for left in ledger.by_customer(day).values() if left),
                "unallocated": money(ledger.unallocated(day)),
                "disputed": money(ledger.disputed(day)),
                "figures": ledger.figures(day),
                "ageingApart": ledger.ageing_apart(day),
                "ageingByDue": ledger.ageing(day, lambda item: item.due),
                "ageingByIssue": ledger.ageing(day, lambda item: item.issued),
                "ageingBySegment": by_segment,
                "top": ledger.top(day),
                "expected": [money(week) for week in ledger.weeks(day)],
            }
        result["currencies"][currency] = {
            "days": days,
            "months": ledger.months(today, 12),
            "customers": ledger.customers(today),
        }
    return result


if __name__ == "__main__":
    folder, today = sys.argv[1], date.fromisoformat(sys.argv[2])
    json.dump(answers(folder, today), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")
