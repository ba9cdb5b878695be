// The dashboard's figures, defined once for every contestant: what is summed, and how sums become figures.
//
// A contestant hands in sums, in whole cents and days; `figuresOf` makes the ratios; `canonical` writes both as one
// string, which must be the same for all. Days are whole numbers since 1970-01-01. One currency: the euro; items in
// others are left out. Ratios are exact fractions, rounded once to one decimal, half away from zero.

export const dayOf = (year, month, day) => Date.UTC(year, month - 1, day) / 86_400_000;
export const isoOf = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The day the data ends on, and days before it that the "past day" phase asks for: none of them a month's end. */
export const AS_OF = dayOf(2026, 10, 31);
export const PAST_DAYS = [dayOf(2026, 6, 17), dayOf(2026, 3, 11), dayOf(2026, 8, 5), dayOf(2026, 5, 20), dayOf(2026, 7, 22)];
export const CURRENCY = 'EUR';

export const SEGMENTS = ['ETI', 'GE', 'PME', 'PUBLIC', 'TPE'];
/** Not due, then days past due up to each bound, then beyond. */
export const BOUNDS = [30, 60, 90];
/** Not due, each bound, beyond the last; then credits, which are no debt of any age. */
export const COLUMNS = BOUNDS.length + 3;
export const columnOf = (daysLate) => {
  if (daysLate <= 0) return 0;
  if (daysLate <= 30) return 1;
  if (daysLate <= 60) return 2;
  return daysLate <= 90 ? 3 : 4;
};

/** Expected receipts: late already, 13 weeks, later. Disputed amounts stand apart; credits are not expected. */
export const WEEKS = 15;
export const weekOf = (expected, asOf) => (expected <= asOf ? 0 : Math.min(14, 1 + Math.floor((expected - asOf - 1) / 7)));
/** How late a customer is expected to pay: the mean over all it paid, by amount; whole days, half away from zero. */
export const delayOf = (weighted, amount) =>
  (amount <= 0 ? 0 : Math.sign(weighted) * Math.floor((2 * Math.abs(weighted) + amount) / (2 * amount)));

export const TOP = 20;
/** Days over which "days late" looks back. */
export const LOOK_BACK = 365;
const SHOWN_MONTHS = 24;
const FIRST_YEAR = 2024;
const FIRST_DAY = dayOf(FIRST_YEAR, 1, 1);

/**
 * Months from the first of the data to `asOf`, whose month ends on that very day. `monthOf[day - first]` is a month's
 * place; days after `asOf` have the place after the last.
 */
export function calendarOf(asOf) {
  const ends = [];
  for (let end = FIRST_DAY - 1, month = 2; end < asOf; month += 1) {
    end = Math.min(asOf, dayOf(FIRST_YEAR, month, 1) - 1);
    ends.push(end);
  }
  const monthOf = new Uint8Array(4_096).fill(ends.length);
  let month = 0;
  for (let day = FIRST_DAY; day <= asOf; day += 1) {
    if (day > ends[month]) month += 1;
    monthOf[day - FIRST_DAY] = month;
  }
  const days = ends.map((end, place) => end - (place === 0 ? FIRST_DAY - 1 : ends[place - 1]));
  return { first: FIRST_DAY, ends, days, monthOf, width: ends.length + 1 };
}

/** What a contestant fills in. `calendar` says how wide the two squares are. */
export function emptySums(calendar) {
  return {
    /** Open, and open items, by segment and ageing column. */
    open: new Float64Array(SEGMENTS.length * COLUMNS),
    items: new Float64Array(SEGMENTS.length * COLUMNS),
    /** Past due, credits apart. */
    overdue: 0,
    /**
     * Gross by month of issue and by month in which the day after the due date falls; credit notes are never late, and
     * stand in the month after the last.
     */
    sales: new Float64Array(calendar.width ** 2),
    /** Payments by month of payment and by month in which the day after the invoice's due date falls. */
    cash: new Float64Array(calendar.width ** 2),
    /** Over the last 365 days: Σ amount × days late, Σ amount. */
    lateWeighted: 0,
    lateAmount: 0,
    weeks: new Float64Array(WEEKS),
    disputed: 0,
    /** Account, open, overdue: the largest first, then by account. */
    top: [],
  };
}

/** `numerator ÷ denominator`, one decimal, half away from zero; `null` unless there is something to divide by. */
export function oneDecimal(numerator, denominator) {
  if (denominator <= 0) return null;
  const sign = numerator < 0 ? -1n : 1n;
  const above = BigInt(Math.abs(numerator)) * 10n;
  const below = BigInt(denominator);
  const tenths = sign * ((2n * above + below) / (2n * below));
  const digits = String(tenths < 0n ? -tenths : tenths).padStart(2, '0');
  return `${tenths < 0n ? '-' : ''}${digits.slice(0, -1)}.${digits.slice(-1)}`;
}

/** Newest month first, take each month's sales off the balance; the last month counts in proportion to what is left. */
function countBack(balance, last, sales, days) {
  let left = balance;
  let whole = 0;
  for (let month = last; month >= 0; month -= 1) {
    if (left <= sales[month]) {
      return left <= 0 ? oneDecimal(whole, 1) : oneDecimal(whole * sales[month] + left * days[month], sales[month]);
    }
    left -= sales[month];
    whole += days[month];
  }
  // Older than everything known: cannot be said.
  return null;
}

export function figuresOf(sums, calendar, asOf) {
  const { ends, days, width } = calendar;
  const sales = new Float64Array(width);
  const cash = new Float64Array(width);
  // What leaves or enters "not due" in each month: in with the issue, out with the due date or the payment before it.
  const current = new Float64Array(width);
  for (let from = 0; from < width; from += 1) {
    for (let due = 0; due < width; due += 1) {
      const sold = sums.sales[from * width + due];
      sales[from] += sold;
      if (from < due) {
        current[from] += sold;
        current[due] -= sold;
      }
      const paid = sums.cash[from * width + due];
      cash[from] += paid;
      if (from < due) {
        current[from] -= paid;
        current[due] += paid;
      }
    }
  }
  const open = [];
  const notDue = [];
  let balance = 0;
  let notDueNow = 0;
  for (let month = 0; month < ends.length; month += 1) {
    balance += sales[month] - cash[month];
    notDueNow += current[month];
    open.push(balance);
    notDue.push(notDueNow);
  }
  const last = ends.length - 1;
  const months = [];
  for (let month = Math.max(2, last - SHOWN_MONTHS + 1); month <= last; month += 1) {
    const sold = sales[month] + sales[month - 1] + sales[month - 2];
    const span = days[month] + days[month - 1] + days[month - 2];
    const brought = open[month - 1] + sales[month];
    months.push({
      end: isoOf(ends[month]),
      open: open[month],
      current: notDue[month],
      sales: sales[month],
      cash: cash[month],
      dsoCountBack: countBack(open[month], month, sales, days),
      dsoSimple: oneDecimal(open[month] * span, sold),
      dsoBestPossible: oneDecimal(notDue[month] * span, sold),
      cei: oneDecimal((brought - open[month]) * 100, brought - notDue[month]),
    });
  }
  const total = sums.open.reduce((sum, amount) => sum + amount, 0);
  return {
    asOf: isoOf(asOf),
    open: total,
    openItems: sums.items.reduce((sum, count) => sum + count, 0),
    overdue: sums.overdue,
    ageing: SEGMENTS.map((segment, row) => [segment, [...sums.open.slice(row * COLUMNS, (row + 1) * COLUMNS)],
      [...sums.items.slice(row * COLUMNS, (row + 1) * COLUMNS - 1)]]),
    months,
    daysLate: oneDecimal(sums.lateWeighted, sums.lateAmount),
    weeks: [...sums.weeks],
    disputed: sums.disputed,
    disputeRate: oneDecimal(sums.disputed * 100, total),
    top: sums.top,
  };
}

/** One string of everything: equal strings, equal answers to the cent. */
export const canonical = (figures) => JSON.stringify(figures);
