// Encours through its JavaScript interface, as a portal or a script would use it.
import { COLUMNS, CURRENCY, dayOf, isoOf, SEGMENTS, WEEKS } from '../figures.mjs';

const TODAY = '2026-10-31';

/** `1234.56` as whole cents. */
const cents = ({ amount }) => Math.round(Number(amount) * 100);
const day = (iso) => dayOf(...iso.split('-').map(Number));

const file = (name, buffer) => ({ name, bytes: new Uint8Array(buffer) });

/** The dashboard's view in the words of `figuresOf`. */
function figuresFrom(view) {
  const value = (kind) => view.figures.find((figure) => figure.kind === kind).value;
  const rows = new Map(view.segments.map((row) => [row.key, row]));
  const none = { amounts: Array(COLUMNS - 1).fill({ amount: '0' }), credits: { amount: '0' }, items: Array(COLUMNS - 1).fill(0) };
  const weeks = view.expected.map((week) => cents(week.amount));
  if (weeks.length !== WEEKS) throw new Error(`${weeks.length} weeks expected`);
  return {
    asOf: view.asOf,
    open: cents(value('open').value),
    openItems: view.openItems,
    overdue: cents(value('overdue').value),
    ageing: SEGMENTS.map((segment) => {
      const { amounts, credits, items } = rows.get(segment) ?? none;
      return [segment, [...amounts, credits].map(cents), items];
    }),
    months: view.months.map((month) => ({
      end: month.end,
      open: cents(month.open),
      current: cents(month.current),
      sales: cents(month.sales),
      cash: cents(month.cash),
      dsoCountBack: month.dsoCountBack,
      dsoSimple: month.dsoSimple,
      dsoBestPossible: month.dsoBestPossible,
      cei: month.cei,
    })),
    daysLate: value('daysLate').value,
    weeks,
    disputed: cents(view.disputed),
    disputeRate: value('disputeRate').value,
    top: view.top.map((debtor) => [debtor.account, cents(debtor.open), cents(debtor.overdue)]),
  };
}

const asRow = (row) => ({
  number: row.number,
  account: row.account,
  customer: row.customer,
  issued: day(row.issued),
  due: day(row.due),
  currency: row.gross.currency,
  gross: cents(row.gross),
  open: cents(row.open),
  disputed: row.disputed,
});

/** `store`: `memory` or `indexeddb`. */
export async function create({ store }) {
  // By its address, so that the bundler leaves it alone.
  const { Encours } = await import(new URL('/pkg/index.js', location.href).href);
  const app = await Encours.open({ store, workspace: 'bench', today: TODAY, locale: 'fr' });

  const take = async (name, buffer) => {
    const preview = await app.preview([file(name, buffer)]);
    if (preview.faultsTotal > 0) throw new Error(`${name}: ${JSON.stringify(preview.faults.slice(0, 3))}`);
    await app.commit(preview.id, {});
    return preview.counts.new;
  };
  const list = async (query) => {
    const { total, rows } = await app.ask({ query: 'invoices', ...query });
    return { total, rows: rows.map(asRow) };
  };

  return {
    async load({ invoices, payments }) {
      return { invoices: await take('factures.csv', invoices), payments: await take('reglements.csv', payments) };
    },

    async dashboard(asOf) {
      return figuresFrom(await app.ask({ query: 'dashboard', asOf: isoOf(asOf), currency: CURRENCY }));
    },

    /** Always durable: that is what an answer means. */
    async recordPayment({ number, day: paid, amount }) {
      const digits = String(amount).padStart(3, '0');
      await app.tell({
        command: 'recordPayment', invoice: number, paid: isoOf(paid), amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`,
      });
    },

    listByCustomer: ({ text, offset, limit }) =>
      list({ search: `client:${text}`, sort: 'open', descending: true, closed: true, offset, limit }),
    listOpen: ({ offset, limit }) => list({ search: '', sort: 'due', descending: true, closed: false, offset, limit }),

    /** Nothing is left to do: the import was acknowledged when it was on the disk. */
    async persist() {},

    async reopen() {
      return { invoices: 0 };
    },
  };
}
