"""Late-payment interest, a second time: day by day, in decimals, without a look at the first.

Reads one case a line from standard input, as JSON; writes one answer a line. Uses the standard library alone. The rates
come with the first line, so that both count by one table and differ only in how they count.
"""

import json
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ONE_DAY = timedelta(days=1)


def half_of(day):
    return (day.year, 1 if day.month < 7 else 2)


KNOWN = {}


def row_of(table, day):
    """The rates of a day and whether they are certain."""
    wanted = half_of(day)
    if wanted not in KNOWN:
        known = [row for row in table if (row["year"], row["half"]) <= wanted]
        row = known[-1] if known else table[0]
        KNOWN[wanted] = (row, (row["year"], row["half"]) == wanted)
    return KNOWN[wanted]


def anniversary(due, day):
    """Whether a full number of years after the due date ends with this day; the 29th of February becomes the 28th."""
    if day <= due:
        return False
    last = day.day == 28 and day.month == 2 and (due.month, due.day) == (2, 29)
    leap = (day + ONE_DAY).day == 29
    return (day.month, day.day) == (due.month, due.day) or (last and not leap)


class Account:
    def __init__(self, table, case):
        self.table, self.case = table, case
        self.due = date.fromisoformat(case["due"])
        self.principal = Decimal(case["principal"])
        self.interest_left = self.capital = self.indemnity_left = self.overpaid = Decimal(0)
        self.claimed = False
        self.run = None
        self.runs = []
        self.first_rate = None

    def rate_on(self, day):
        row, certain = row_of(self.table, day)
        regime = self.case["regime"]
        if regime == "professional":
            if self.case["agreed"] is None:
                return row["refinancing"] + 1000, certain
            return max(self.case["agreed"], 3 * row["legal"]), certain
        if regime == "public":
            if self.first_rate is None:
                start, known = row_of(self.table, self.due + ONE_DAY)
                self.first_rate = (start["refinancing"] + 800, known)
            return self.first_rate
        if regime == "judgment":
            return row["legal"] + 500, certain
        return row["legal"], certain

    def close(self):
        """Rounds the run that ends here."""
        if self.run is None:
            return
        base, rate = self.run["base"], Decimal(self.run["rate"]) / 10000
        exact = base * rate * self.run["days"] / 365
        amount = exact.quantize(CENT, ROUND_HALF_UP)
        self.interest_left += amount
        self.runs.append([self.run["from"].isoformat(), self.run["to"].isoformat(), str(base), self.run["rate"], str(amount)])
        self.run = None

    def bear(self, day):
        """One day of interest."""
        base = self.principal + self.capital
        if base <= 0:
            self.close()
        else:
            self.count(day, base)
        # What was left unpaid for a year bears interest itself, even after the principal is paid.
        if self.case["capitalised"] and anniversary(self.due, day):
            self.close()
            self.capital = self.interest_left

    def count(self, day, base):
        rate, certain = self.rate_on(day)
        half = "whole" if self.case["regime"] == "public" else half_of(day)
        key = (base, rate, half)
        if self.run is not None and self.run["key"] != key:
            self.close()
        if self.run is None:
            self.run = {"key": key, "from": day, "to": day, "days": 0, "base": base, "rate": rate}
        self.run["to"] = day
        self.run["days"] += 1
        self.provisional = self.provisional or not certain

    def owes_indemnity(self):
        if self.claimed or not self.case["indemnity"] or self.case["regime"] not in ("professional", "public"):
            return
        insolvent = self.case["insolvent"]
        if insolvent is not None and date.fromisoformat(insolvent) <= self.due:
            return
        self.claimed = True
        self.indemnity_left = Decimal(40)

    def lower(self, kind, amount):
        def pay(owed):
            nonlocal amount
            part = min(owed, amount)
            amount -= part
            return owed - part

        if kind == "payment" and self.case["imputation"] != "principal":
            self.interest_left = pay(self.interest_left)
            if self.case["imputation"] == "interestAndIndemnity":
                self.indemnity_left = pay(self.indemnity_left)
        self.principal = pay(self.principal)
        if kind == "payment":
            self.interest_left = pay(self.interest_left)
            self.indemnity_left = pay(self.indemnity_left)
        self.capital = min(self.capital, self.interest_left)
        self.overpaid += amount

    def draw_up(self):
        case, self.provisional = self.case, False
        until = date.fromisoformat(case["until"])
        stop = until
        if case["insolvent"] is not None:
            stop = min(until, date.fromisoformat(case["insolvent"]) - ONE_DAY)
        start = self.due
        if case["regime"] == "consumer":
            start = None if case["noticed"] is None else max(start, date.fromisoformat(case["noticed"]))
        order = {"creditNote": 0, "payment": 1}
        dated = [m for m in case["movements"] if date.fromisoformat(m["day"]) <= until]
        for movement in dated:
            if movement["kind"] == "correction":
                self.lower("correction", Decimal(movement["amount"]))
        dated = [m for m in dated if m["kind"] != "correction"]
        dated.sort(key=lambda m: (m["day"], order[m["kind"]]))
        days = [date.fromisoformat(m["day"]) for m in dated]
        day = min([self.due, until] + days)
        while day <= until:
            if start is not None and start < day <= stop:
                self.bear(day)
            for movement, on in zip(dated, days):
                if on == day:
                    self.close()
                    if self.due < day and self.principal > 0:
                        self.owes_indemnity()
                    self.lower(movement["kind"], Decimal(movement["amount"]))
            day += ONE_DAY
        self.close()
        if self.due < until and self.principal > 0:
            self.owes_indemnity()
        return {
            "runs": self.runs,
            "interestLeft": str(self.interest_left),
            "indemnityLeft": str(self.indemnity_left),
            "principalLeft": str(self.principal),
            "overpaid": str(self.overpaid),
            "provisional": self.provisional,
        }


def main():
    table = json.loads(sys.stdin.readline())
    for line in sys.stdin:
        print(json.dumps(Account(table, json.loads(line)).draw_up()))


main()
