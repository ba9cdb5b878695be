// DuckDB-WASM as its documentation says: its own worker, the exception-handling bundle; in memory, or in a database
// file in the origin's private file system, whichever is asked for. Payments carry their invoice's customer, due date and currency, so that no figure needs a join.
import { AsyncDuckDB, DuckDBAccessMode, VoidLogger } from '@duckdb/duckdb-wasm';
import { calendarOf, COLUMNS, emptySums, figuresOf, isoOf, SEGMENTS } from '../figures.mjs';
import * as sql from './duckdb/sql.js';

export async function create({ inFile }) {
  const home = new URL('/modules/@duckdb/duckdb-wasm/dist/', location.href).href;
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(`${home}duckdb-browser-eh.worker.js`));
  await database.instantiate(`${home}duckdb-eh.wasm`);
  const query = { castBigIntToDouble: true };
  await database.open(inFile
    ? { path: 'opfs://bench.db', accessMode: DuckDBAccessMode.READ_WRITE, query }
    : { path: ':memory:', query });
  const connection = await database.connect();
  const ask = async (statement) => (await connection.query(statement)).toArray();
  const one = async (statement) => (await ask(statement))[0];
  return {
    version: async () => (await one('SELECT version() AS version')).version,

    async load({ invoices, payments }) {
      await database.registerFileBuffer('invoices.csv', new Uint8Array(invoices));
      await ask(sql.readInvoices('invoices.csv'));
      await database.dropFile('invoices.csv');
      await database.registerFileBuffer('payments.csv', new Uint8Array(payments));
      await ask(sql.readPayments('payments.csv'));
      await database.dropFile('payments.csv');
      const counts = await one('SELECT (SELECT count(*) FROM invoice) AS i, (SELECT count(*) FROM payment) AS p');
      return { invoices: Number(counts.i), payments: Number(counts.p) };
    },

    async dashboard(asOf) {
      const calendar = calendarOf(asOf);
      const sums = emptySums(calendar);
      const queries = sql.dashboard(isoOf(asOf), calendar.ends.length);
      await ask(queries.items);
      for (const { segment, age, amount, count, overdue } of await ask(queries.ageing)) {
        const cell = SEGMENTS.indexOf(segment) * COLUMNS + age;
        sums.open[cell] = Number(amount);
        sums.items[cell] = Number(count);
        sums.overdue += Number(overdue);
      }
      for (const { a, b, amount } of await ask(queries.sales)) sums.sales[a * calendar.width + b] = Number(amount);
      for (const { a, b, amount } of await ask(queries.cash)) sums.cash[a * calendar.width + b] = Number(amount);
      const late = await one(queries.late);
      sums.lateWeighted = Number(late.weighted);
      sums.lateAmount = Number(late.amount);
      for (const { week, amount } of await ask(queries.weeks)) sums.weeks[week] = Number(amount);
      sums.disputed = Number((await one(queries.disputed)).amount);
      sums.top = (await ask(queries.top)).map(({ account, amount, overdue }) => [account, Number(amount), Number(overdue)]);
      return figuresOf(sums, calendar, asOf);
    },

    async recordPayment({ number, day, amount, durable }) {
      await ask(sql.recordPayment(number, isoOf(day), amount));
      // The write-ahead log alone does not survive the page: the comparison after reopening says so.
      if (durable) await ask('CHECKPOINT');
    },

    async listByCustomer({ text, offset, limit }) {
      const total = Number((await one(sql.countByCustomer(text))).count);
      return { total, rows: (await ask(sql.listByCustomer(text, offset, limit))).map(sql.asRow) };
    },

    async listOpen({ offset, limit }) {
      const total = Number((await one(sql.countOpen)).count);
      return { total, rows: (await ask(sql.listOpen(offset, limit))).map(sql.asRow) };
    },

    async persist() {
      await ask('CHECKPOINT');
    },

    async reopen() {
      return { invoices: Number((await one('SELECT count(*) AS count FROM invoice')).count) };
    },
  };
}
