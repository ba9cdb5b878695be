// Receivables as typed arrays, and the dashboard as two passes over them.
import { calendarOf, COLUMNS, columnOf, CURRENCY, delayOf, emptySums, figuresOf, LOOK_BACK, SEGMENTS, TOP,
  weekOf } from '../../figures.mjs';
import { Interned, Records } from './csv.js';

const decoder = new TextDecoder();

const grown = (array, size) => {
  const larger = new array.constructor(size);
  larger.set(array);
  return larger;
};

export class Ledger {
  /** Invoices first, then payments. */
  readInvoices(buffer) {
    const bytes = new Uint8Array(buffer);
    const records = new Records(bytes);
    const headings = Array.from({ length: records.next() }, (_, field) => records.text(field, decoder));
    const column = (heading) => headings.indexOf(heading);
    const [account, name, segment, number, issued, due, currency, gross, vat, disputed] = ['Code client',
      'Raison sociale', 'Segment', 'N° facture', 'Date de facture', "Date d'échéance", 'Devise', 'Montant TTC',
      'Montant TVA', 'Litige'].map(column);
    const { from, to } = records;
    const capacity = (bytes.length >> 6) + 16;
    this.source = bytes;
    this.accounts = new Interned(bytes, capacity >> 2);
    this.numbers = new Interned(bytes, capacity);
    this.currencies = [];
    const currencyKeys = [];
    this.names = [];
    this.codes = [];
    const segments = [];
    const columns = {
      line: new Uint32Array(capacity), customer: new Uint32Array(capacity), issued: new Int32Array(capacity),
      due: new Int32Array(capacity), currency: new Uint8Array(capacity), disputed: new Uint8Array(capacity),
      gross: new Float64Array(capacity), vat: new Float64Array(capacity),
    };
    let row = 0;
    while (records.more) {
      columns.line[row] = records.at;
      records.next();
      const customer = this.accounts.find(bytes, from[account], to[account], true);
      if (customer === this.names.length) {
        this.names.push(records.text(name, decoder));
        this.codes.push(records.text(account, decoder));
        segments.push(SEGMENTS.indexOf(records.text(segment, decoder)));
      }
      columns.customer[row] = customer;
      this.numbers.find(bytes, from[number], to[number], true);
      columns.issued[row] = records.day(issued);
      columns.due[row] = records.day(due);
      const letters = from[currency];
      const key = (bytes[letters] << 16) | (bytes[letters + 1] << 8) | bytes[letters + 2];
      let place = currencyKeys.indexOf(key);
      if (place < 0) {
        place = currencyKeys.push(key) - 1;
        this.currencies.push(records.text(currency, decoder));
      }
      columns.currency[row] = place;
      columns.gross[row] = records.cents(gross);
      columns.vat[row] = records.cents(vat);
      columns.disputed[row] = bytes[from[disputed]] === 79 ? 1 : 0;
      row += 1;
    }
    for (const [key, array] of Object.entries(columns)) this[key] = array.slice(0, row);
    this.rows = row;
    this.segment = Uint8Array.from(segments);
    return row;
  }

  readPayments(buffer) {
    const bytes = new Uint8Array(buffer);
    const records = new Records(bytes);
    const headings = Array.from({ length: records.next() }, (_, field) => records.text(field, decoder));
    const [number, paid, amount] = ['N° facture', 'Date de règlement', 'Montant réglé'].map((heading) => headings.indexOf(heading));
    const { from, to } = records;
    const capacity = (bytes.length >> 5) + 1_024;
    this.paidInvoice = new Uint32Array(capacity);
    this.paidDay = new Int32Array(capacity);
    this.paidAmount = new Float64Array(capacity);
    let row = 0;
    while (records.more) {
      records.next();
      this.paidInvoice[row] = this.numbers.find(bytes, from[number], to[number], false);
      this.paidDay[row] = records.day(paid);
      this.paidAmount[row] = records.cents(amount);
      row += 1;
    }
    this.payments = row;
    return row;
  }

  /** The row of the invoice of that number. */
  invoiceOf(number) {
    const text = new TextEncoder().encode(number);
    const invoice = this.numbers.find(text, 0, text.length, false);
    if (invoice < 0) throw new Error(`no invoice ${number}`);
    return invoice;
  }

  /** Adds one payment to the columns. */
  settle(invoice, day, amount) {
    if (this.payments === this.paidDay.length) {
      for (const key of ['paidInvoice', 'paidDay', 'paidAmount']) this[key] = grown(this[key], this.payments * 2);
    }
    this.paidInvoice[this.payments] = invoice;
    this.paidDay[this.payments] = day;
    this.paidAmount[this.payments] = amount;
    this.payments += 1;
  }

  /** Everything from nothing: payments, then invoices, then customers. */
  sums(asOf) {
    const calendar = calendarOf(asOf);
    const { first, monthOf, width } = calendar;
    const sums = emptySums(calendar);
    const { rows, customer, issued, due, gross, disputed, segment, currency } = this;
    const { payments, paidInvoice, paidDay, paidAmount } = this;
    const euro = this.currencies.indexOf(CURRENCY);
    const count = this.names.length;
    const open = gross.slice();
    const weighted = new Float64Array(count);
    const settled = new Float64Array(count);
    const since = asOf - LOOK_BACK;
    let lateWeighted = 0;
    let lateAmount = 0;
    const { cash, sales } = sums;
    for (let row = 0; row < payments; row += 1) {
      const day = paidDay[row];
      if (day > asOf) continue;
      const invoice = paidInvoice[row];
      const amount = paidAmount[row];
      open[invoice] -= amount;
      if (currency[invoice] !== euro) continue;
      const dueDay = due[invoice];
      const byDays = amount * (day - dueDay);
      const payer = customer[invoice];
      weighted[payer] += byDays;
      settled[payer] += amount;
      cash[monthOf[day - first] * width + monthOf[dueDay + 1 - first]] += amount;
      if (day > since) {
        lateWeighted += byDays;
        lateAmount += amount;
      }
    }
    const delay = new Int32Array(count);
    for (let each = 0; each < count; each += 1) delay[each] = delayOf(weighted[each], settled[each]);
    const openOf = new Float64Array(count);
    const overdueOf = new Float64Array(count);
    const { open: openBy, items, weeks } = sums;
    let overdue = 0;
    let disputedOpen = 0;
    for (let row = 0; row < rows; row += 1) {
      if (currency[row] !== euro || issued[row] > asOf) continue;
      const dueDay = due[row];
      const lateFrom = gross[row] < 0 ? width - 1 : monthOf[dueDay + 1 - first];
      sales[monthOf[issued[row] - first] * width + lateFrom] += gross[row];
      const amount = open[row];
      if (amount === 0) continue;
      const debtor = customer[row];
      const late = asOf - dueDay;
      const cell = segment[debtor] * COLUMNS + (amount < 0 ? COLUMNS - 1 : columnOf(late));
      openBy[cell] += amount;
      items[cell] += 1;
      openOf[debtor] += amount;
      if (late > 0 && amount > 0) {
        overdueOf[debtor] += amount;
        overdue += amount;
      }
      if (disputed[row] === 1) disputedOpen += amount;
      else if (amount > 0) weeks[weekOf(dueDay + delay[debtor], asOf)] += amount;
    }
    Object.assign(sums, { lateWeighted, lateAmount, overdue, disputed: disputedOpen });
    Object.assign(this, { asOf, calendar, kept: sums, open, openOf, overdueOf, weighted, settled, delay, euro });
    sums.top = this.largest();
    return sums;
  }

  /** The 20 largest balances: one pass, with a short sorted list. */
  largest() {
    const { openOf, overdueOf, codes } = this;
    const order = (left, right) => openOf[right] - openOf[left] || (codes[left] < codes[right] ? -1 : 1);
    const best = [];
    let least = -Infinity;
    for (let each = 0; each < openOf.length; each += 1) {
      if (openOf[each] <= 0 || openOf[each] < least) continue;
      best.push(each);
      if (best.length > TOP) {
        best.sort(order).pop();
        least = openOf[best[TOP - 1]];
      }
    }
    return best.sort(order).map((each) => [codes[each], openOf[each], overdueOf[each]]);
  }

  dashboard(asOf) {
    const sums = this.sums(asOf);
    return figuresOf(sums, this.calendar, asOf);
  }

  /** Invoices whose customer's name holds `text`, largest open first. */
  listByCustomer({ text, offset, limit }) {
    const wanted = text.toLowerCase();
    this.lowered ??= this.names.map((name) => name.toLowerCase());
    const hit = Uint8Array.from(this.lowered, (name) => (name.includes(wanted) ? 1 : 0));
    const found = new Uint32Array(this.rows);
    let total = 0;
    for (let row = 0; row < this.rows; row += 1) if (hit[this.customer[row]] === 1) found[total++] = row;
    const { open } = this;
    const sorted = found.subarray(0, total).sort((left, right) => open[right] - open[left] || left - right);
    return { total, rows: Array.from(sorted.subarray(offset, offset + limit), (row) => this.row(row)) };
  }

  /** Open invoices in every currency, latest due date first. */
  listOpen({ offset, limit }) {
    const { open, due } = this;
    const found = new Uint32Array(this.rows);
    let total = 0;
    for (let row = 0; row < this.rows; row += 1) if (open[row] !== 0) found[total++] = row;
    const sorted = found.subarray(0, total).sort((left, right) => due[right] - due[left] || left - right);
    return { total, rows: Array.from(sorted.subarray(offset, offset + limit), (row) => this.row(row)) };
  }

  row(row) {
    return {
      number: this.numbers.text(row, decoder),
      account: this.codes[this.customer[row]],
      customer: this.names[this.customer[row]],
      issued: this.issued[row],
      due: this.due[row],
      currency: this.currencies[this.currency[row]],
      gross: this.gross[row],
      open: this.open[row],
      disputed: this.disputed[row] === 1,
    };
  }
}

/** The same ledger that also moves its sums with each payment, in time proportional to the payer's invoices. */
export class MovingLedger extends Ledger {
  /** After `sums`: where each customer's invoices are. */
  index() {
    const start = new Uint32Array(this.names.length + 1);
    for (let row = 0; row < this.rows; row += 1) start[this.customer[row] + 1] += 1;
    for (let each = 1; each < start.length; each += 1) start[each] += start[each - 1];
    const next = start.slice();
    this.invoicesOf = new Uint32Array(this.rows);
    for (let row = 0; row < this.rows; row += 1) this.invoicesOf[next[this.customer[row]]++] = row;
    this.invoicesFrom = start;
  }

  dashboard(asOf) {
    if (asOf === this.movingDay) {
      this.kept.top = this.largest();
      return figuresOf(this.kept, this.calendar, asOf);
    }
    const figures = super.dashboard(asOf);
    this.movingDay = asOf;
    this.index();
    return figures;
  }

  schedule(customer, sign) {
    const { asOf, kept, invoicesOf, invoicesFrom, open, disputed, due, delay, currency, euro, issued } = this;
    for (let at = invoicesFrom[customer]; at < invoicesFrom[customer + 1]; at += 1) {
      const row = invoicesOf[at];
      if (open[row] <= 0 || disputed[row] === 1 || currency[row] !== euro || issued[row] > asOf) continue;
      kept.weeks[weekOf(due[row] + delay[customer], asOf)] += sign * open[row];
    }
  }

  settle(invoice, day, amount) {
    super.settle(invoice, day, amount);
    const { asOf, kept, calendar, customer, due, segment, open, openOf, overdueOf, weighted, settled } = this;
    if (this.movingDay === undefined || day > asOf || this.currency[invoice] !== this.euro) return;
    const payer = customer[invoice];
    const { first, monthOf, width } = calendar;
    const byDays = amount * (day - due[invoice]);
    kept.cash[monthOf[day - first] * width + monthOf[due[invoice] + 1 - first]] += amount;
    if (day > asOf - LOOK_BACK) {
      kept.lateWeighted += byDays;
      kept.lateAmount += amount;
    }
    this.schedule(payer, -1);
    const before = open[invoice];
    const after = before - amount;
    const late = asOf - due[invoice];
    const cell = segment[payer] * COLUMNS + columnOf(late);
    open[invoice] = after;
    kept.open[cell] -= amount;
    kept.items[cell] += Number(after !== 0) - Number(before !== 0);
    openOf[payer] -= amount;
    if (late > 0) {
      const change = Math.max(after, 0) - Math.max(before, 0);
      overdueOf[payer] += change;
      kept.overdue += change;
    }
    if (this.disputed[invoice] === 1) kept.disputed -= amount;
    weighted[payer] += byDays;
    settled[payer] += amount;
    this.delay[payer] = delayOf(weighted[payer], settled[payer]);
    this.schedule(payer, 1);
  }
}
