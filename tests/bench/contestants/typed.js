// What a careful engineer writes by hand in JavaScript: typed arrays in a worker, columns in IndexedDB.
import { Interned } from './typed/csv.js';
import { Ledger, MovingLedger } from './typed/ledger.js';

const COLUMNS = ['line', 'customer', 'issued', 'due', 'currency', 'disputed', 'gross', 'vat', 'segment'];
const PAYMENTS = ['paidInvoice', 'paidDay', 'paidAmount'];
const SLICE = 8 << 20;

const done = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = transaction.onerror = () => reject(transaction.error);
});

const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** `moving`: keep the sums up to date with each payment. */
export async function create({ moving }) {
  let ledger = moving ? new MovingLedger() : new Ledger();
  let opened;
  const database = () => {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open('typed', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('columns');
        request.result.createObjectStore('journal', { autoIncrement: true });
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opened;
  };
  // Numbers and names stay on the disk until something asks for them.
  const texts = async () => {
    if (ledger.source !== undefined) return;
    const store = (await database()).transaction('columns').objectStore('columns');
    const { accounts, numbers, bytes } = await answer(store.get('texts'));
    const source = new Uint8Array(bytes);
    for (let at = 0, slice = 0; at < bytes; at += SLICE, slice += 1) source.set(await answer(store.get(`source${slice}`)), at);
    Object.assign(ledger, {
      source, accounts: Interned.thawed(source, accounts), numbers: Interned.thawed(source, numbers),
    });
  };
  return {
    load({ invoices, payments }) {
      return { invoices: ledger.readInvoices(invoices), payments: ledger.readPayments(payments) };
    },

    dashboard: (asOf) => ledger.dashboard(asOf),

    async listByCustomer(question) {
      await texts();
      return ledger.listByCustomer(question);
    },

    async listOpen(question) {
      await texts();
      return ledger.listOpen(question);
    },

    async recordPayment({ number, day, amount, durable }) {
      await texts();
      const invoice = ledger.invoiceOf(number);
      ledger.settle(invoice, day, amount);
      if (!durable) return;
      const transaction = (await database()).transaction('journal', 'readwrite', { durability: 'strict' });
      transaction.objectStore('journal').add({ invoice, day, amount });
      transaction.commit();
      await done(transaction);
    },

    async persist() {
      const transaction = (await database()).transaction(['columns', 'journal'], 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore('columns');
      for (const key of COLUMNS) store.put(ledger[key], key);
      for (const key of PAYMENTS) store.put(ledger[key].slice(0, ledger.payments), key);
      const { rows, payments, names, codes, currencies, accounts, numbers, source } = ledger;
      store.put({ rows, payments, names, codes, currencies }, 'head');
      store.put({ accounts: accounts.frozen(), numbers: numbers.frozen(), bytes: source.length }, 'texts');
      for (let at = 0, slice = 0; at < source.length; at += SLICE, slice += 1) {
        store.put(source.slice(at, at + SLICE), `source${slice}`);
      }
      await done(transaction);
    },

    /** Columns and the payments recorded since: all that the dashboard needs. */
    async reopen() {
      const transaction = (await database()).transaction(['columns', 'journal']);
      const store = transaction.objectStore('columns');
      const keys = [...COLUMNS, ...PAYMENTS];
      const [head, journal, columns] = await Promise.all([answer(store.get('head')),
        answer(transaction.objectStore('journal').getAll()), Promise.all(keys.map((key) => answer(store.get(key))))]);
      ledger = Object.assign(moving ? new MovingLedger() : new Ledger(), head);
      keys.forEach((key, place) => {
        ledger[key] = columns[place];
      });
      journal.forEach(({ invoice, day, amount }) => ledger.settle(invoice, day, amount));
      return { invoices: ledger.rows };
    },
  };
}
