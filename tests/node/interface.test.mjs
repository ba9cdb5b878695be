// The JavaScript interface in Node, with the store in memory: the same engine as the page's, without the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from '../../pkg/encours.js';
import { Encours } from '../../pkg/index.js';
import { decimal, openItems } from './files.mjs';

const TODAY = '2026-11-21';
const open = (options = {}) => Encours.open({ store: 'memory', today: TODAY, locale: 'fr', ...options });
const euros = (cents) => ({ amount: decimal(cents), currency: 'EUR' });

/** The problem that a promise rejects with. */
async function problemOf(promise) {
  const problem = await promise.then(() => undefined, (error) => error);
  assert.ok(problem, 'this should have been refused');
  assert.ok(['refusal', 'fault', 'failure'].includes(problem.kind), JSON.stringify(problem));
  assert.match(problem.code, /^[a-z0-9]+(-[a-z0-9]+)*$/, 'a code is stable, in kebab case');
  assert.ok(problem.message.length > 10, 'a message is a sentence');
  return problem;
}

/** A workspace that holds `count` invented open items. */
async function filled(count = 300, options = {}) {
  const app = await open(options);
  const { totals, ...file } = openItems({ count, asOf: TODAY });
  const preview = await app.preview([file]);
  await app.commit(preview.id);
  return { app, file, totals, preview };
}

test('a new workspace is empty', async () => {
  const app = await open();
  const settings = await app.ask({ query: 'settings' });
  assert.equal(settings.empty, true);
  assert.equal(settings.today, TODAY);
  const saved = await app.ask({ query: 'saveState' });
  assert.equal(saved.store, 'memory');
  assert.equal(saved.entries, 0);
  await app.close();
});

test('the engine never rests between two things that somebody waits for', async (context) => {
  const app = await open();
  const done = [];
  let read;
  context.mock.method(Engine.prototype, 'rest', async () => done.push('rest'));
  context.mock.method(Engine.prototype, 'setNote', async () => done.push('note'));
  context.mock.method(Engine.prototype, 'preview', () => new Promise((resolve) => {
    read = () => resolve(done.push('preview'));
  }));
  context.mock.method(Engine.prototype, 'tell', async () => done.push('tell'));
  context.mock.timers.enable({ apis: ['setTimeout'] });
  await app.tell({});
  const previewed = app.preview([]);
  while (!read) await Promise.resolve();
  context.mock.timers.tick(5_000);
  read();
  await previewed;
  await app.setNote('after', '');
  assert.deepEqual(done, ['tell', 'preview', 'note']);
  context.mock.timers.tick(500);
  await app.setNote('later', '');
  assert.deepEqual(done, ['tell', 'preview', 'note', 'rest', 'note']);
  context.mock.timers.reset();
  await app.close();
});

test('a preview says what would come in and changes nothing', async () => {
  const app = await open();
  const { totals, ...file } = openItems({ count: 300, asOf: TODAY });
  const preview = await app.preview([file]);
  assert.equal(preview.files.length, 1);
  assert.equal(preview.files[0].format, 'csv');
  assert.equal(preview.counts.new, 300);
  assert.equal(preview.counts.faulty, 0, JSON.stringify(preview.faults));
  assert.deepEqual(preview.open, [euros(totals.open)]);
  assert.equal(preview.files[0].rows.length, 5);
  assert.equal((await app.ask({ query: 'settings' })).empty, true);
  await app.discard(preview.id);
  await problemOf(app.commit(preview.id));
  await app.close();
});

test('an import is right to the cent, and the same file again adds nothing', async () => {
  const { app, file, totals } = await filled(1_000);
  const dashboard = await app.ask({ query: 'dashboard' });
  assert.equal(dashboard.openItems, 1_000);
  assert.equal(dashboard.customers, totals.customers.size);
  assert.deepEqual(dashboard.figures.find(({ kind }) => kind === 'open').value, { unit: 'money', value: euros(totals.open) });
  assert.deepEqual(
    dashboard.figures.find(({ kind }) => kind === 'overdue').value,
    { unit: 'money', value: euros(totals.overdue) },
  );
  const largest = [...totals.largest].sort(([, one], [, other]) => other - one)[0];
  assert.deepEqual([dashboard.top[0].account, dashboard.top[0].open], [largest[0], euros(largest[1])]);

  const again = await app.preview([file]);
  assert.equal(again.files[0].alreadyImported, true);
  assert.equal(again.counts.new, 0);
  await app.commit(again.id).catch(() => {});
  const invoices = await app.ask({ query: 'invoices', limit: 10 });
  assert.equal(invoices.total, 1_000);
  assert.deepEqual(invoices.open, [euros(totals.open)]);
  await app.close();
});

test('ageing columns add up to the open balance, today and on a past day', async () => {
  const { app, totals } = await filled();
  const sum = (columns) => columns.reduce((all, { amount }) => all + Math.round(Number(amount.amount) * 100), 0);
  const ageing = await app.ask({ query: 'ageing' });
  assert.deepEqual(ageing.total, euros(totals.open));
  assert.equal(sum(ageing.columns), totals.open);
  assert.equal(ageing.rowsTotal, totals.customers.size);
  const past = await app.ask({ query: 'ageing', asOf: '2026-09-30' });
  assert.equal(past.asOf, '2026-09-30');
  assert.equal(decimal(sum(past.columns)), past.total.amount);
  await app.close();
});

test('lists are searched, sorted and cut in the engine', async () => {
  const { app, totals } = await filled();
  const customers = await app.ask({ query: 'customers', sort: 'open', descending: true, limit: 5 });
  assert.equal(customers.total, totals.customers.size);
  assert.equal(customers.rows.length, 5);
  const amounts = customers.rows.map(({ open: { amount } }) => Number(amount));
  assert.deepEqual(amounts, [...amounts].sort((one, other) => other - one));
  const one = await app.ask({ query: 'invoices', search: totals.numbers[7], limit: 5 });
  assert.deepEqual(one.rows.map(({ number }) => number), [totals.numbers[7]]);
  const large = await app.ask({ query: 'invoices', search: '> 5000', limit: 1_000 });
  assert.ok(large.total > 0 && large.rows.every(({ open: { amount } }) => Number(amount) > 5_000));
  await app.close();
});

test('a payment lowers what is open, and its allocation can be changed', async () => {
  const { app, totals } = await filled();
  const { rows } = await app.ask({ query: 'invoices', search: '> 1000', sort: 'open', descending: true, limit: 2 });
  const [invoice] = rows;
  const heard = [];
  const stop = app.on('changed', ({ revision }) => heard.push(revision));
  const done = await app.tell({ command: 'recordPayment', invoice: invoice.number, amount: '100.00', paid: '2026-11-20' });
  assert.equal(typeof done.entry, 'string');
  assert.ok(heard.includes(done.revision), `heard ${heard}, done ${done.revision}`);
  stop();
  const after = await app.ask({ query: 'invoice', id: invoice.id });
  assert.equal(after.row.open.amount, decimal(Math.round(Number(invoice.open.amount) * 100) - 10_000));
  assert.equal(after.settlements.at(-1).amount.amount, '100.00');

  const { payments } = await app.ask({ query: 'customer', account: invoice.account });
  await app.tell({ command: 'allocate', payment: payments[0].id, lines: { [invoice.id]: '40.00' } });
  const lowered = await app.ask({ query: 'invoice', id: invoice.id });
  assert.equal(lowered.row.open.amount, decimal(Math.round(Number(invoice.open.amount) * 100) - 4_000));
  const customer = await app.ask({ query: 'customer', account: invoice.account });
  assert.equal(customer.payments[0].unallocated.amount, '60.00');
  // Lists show what receivables leave open; a customer's balance counts the money received, allocated or not.
  const { open: left } = await app.ask({ query: 'customers', limit: 1 });
  assert.deepEqual(left, [euros(totals.open - 4_000)]);
  const [{ balance, invoices, credits, unallocated }] = customer.positions;
  const cents = ({ amount }) => Math.round(Number(amount) * 100);
  assert.equal(cents(unallocated), 6_000);
  assert.equal(cents(balance), cents(invoices) + cents(credits) - 6_000);
  await app.close();
});

test('what makes no sense is refused with a kind, a code and a sentence, and changes nothing', async () => {
  const { app } = await filled(50);
  const { rows: [invoice] } = await app.ask({ query: 'invoices', sort: 'open', descending: true, limit: 1 });
  const before = await app.ask({ query: 'saveState' });
  const attempts = [
    { command: 'recordPayment', invoice: invoice.number, amount: '0' },
    { command: 'recordPayment', invoice: invoice.number, amount: '-3.00' },
    { command: 'recordPayment', invoice: invoice.number, amount: 'beaucoup' },
    { command: 'recordPayment', invoice: 'NO-SUCH-INVOICE', amount: '1.00' },
    { command: 'allocate', payment: 'no-such-payment', lines: {} },
    { command: 'withdraw', entry: 'no-such-entry' },
    { command: 'setBuckets', bounds: [30, 10] },
  ];
  for (const attempt of attempts) {
    const problem = await problemOf(app.tell(attempt));
    assert.equal(problem.kind, 'refusal', JSON.stringify([attempt, problem]));
  }
  const after = await app.ask({ query: 'saveState' });
  assert.deepEqual([after.entries, after.book], [before.entries, before.book]);
  await app.close();
});

test('what is not in the protocol is refused, not ignored', async () => {
  const app = await open();
  await problemOf(app.ask({ query: 'weather' }));
  await problemOf(app.tell({ command: 'launch' }));
  await problemOf(app.export({ kind: 'poem' }));
  await app.close();
});

test('messages come in the language of the workspace', async () => {
  const french = await open();
  const english = await open({ locale: 'en' });
  const command = { command: 'withdraw', entry: 'no-such-entry' };
  const [one, other] = [await problemOf(french.tell(command)), await problemOf(english.tell(command))];
  assert.equal(one.code, other.code);
  assert.notEqual(one.message, other.message);
  await french.close();
  await english.close();
});

test('an import can be taken back, and brought back', async () => {
  const { app, totals } = await filled(40);
  const { imports: [line] } = await app.ask({ query: 'imports' });
  await app.tell({ command: 'withdraw', entry: line.entry });
  assert.equal((await app.ask({ query: 'invoices', limit: 1 })).total, 0);
  await app.tell({ command: 'withdraw', entry: line.entry, restored: true });
  assert.deepEqual((await app.ask({ query: 'invoices', limit: 1 })).open, [euros(totals.open)]);
  await app.close();
});

test('a backup opens elsewhere with the same hash, and a damaged one is refused whole', async () => {
  const { app } = await filled(200);
  const backup = await app.export({ kind: 'backup' });
  assert.match(backup.name, /\.zip$/);
  assert.ok(backup.bytes instanceof Uint8Array);
  const { book } = await app.ask({ query: 'saveState' });
  await app.close();

  const other = await open();
  await other.restore(backup.bytes);
  assert.equal((await other.ask({ query: 'saveState' })).book, book);
  await other.close();

  for (const [what, damage] of [
    ['cut', (bytes) => bytes.slice(0, bytes.length >> 1)],
    ['altered', (bytes) => bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte))],
    ['nothing', () => new Uint8Array(0)],
  ]) {
    const victim = await open();
    await problemOf(victim.restore(damage(backup.bytes)));
    assert.equal((await victim.ask({ query: 'settings' })).empty, true, what);
    await victim.close();
  }
});

test('a backup with a passphrase opens with it alone', async () => {
  const { app } = await filled(20);
  const backup = await app.export({ kind: 'backup', passphrase: 'cheval agrafe pile' });
  assert.equal(Buffer.from(backup.bytes.slice(0, 21)).toString('latin1'), 'age-encryption.org/v1');
  const { book } = await app.ask({ query: 'saveState' });
  const other = await open();
  await problemOf(other.restore(backup.bytes, 'autre chose'));
  await other.restore(backup.bytes, 'cheval agrafe pile');
  assert.equal((await other.ask({ query: 'saveState' })).book, book);
  await app.close();
  await other.close();
});

test('lists leave as CSV that comes back the same', async () => {
  const { app, totals } = await filled(120);
  const file = await app.export({ kind: 'invoices', format: 'csv' });
  assert.match(file.name, /\.csv$/);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
  assert.ok(text.startsWith('\uFEFF'), 'a spreadsheet needs the mark to see UTF-8');
  for (const number of totals.numbers) assert.ok(text.includes(number), number);

  const other = await open();
  const preview = await other.preview([{ name: file.name, bytes: file.bytes }]);
  assert.deepEqual(preview.open, [euros(totals.open)]);
  assert.equal(preview.counts.faulty, 0, JSON.stringify(preview.faults.slice(0, 3)));
  await other.close();
  await app.close();
});

test('lists leave as workbooks', async () => {
  const { app } = await filled(30);
  for (const kind of ['invoices', 'customers', 'payments', 'ageing']) {
    const file = await app.export({ kind, format: 'xlsx' });
    assert.match(file.name, /\.xlsx$/, kind);
    assert.equal(Buffer.from(file.bytes.slice(0, 2)).toString('latin1'), 'PK', kind);
  }
  const { files: [{ hash }] } = await app.preview([openItems({ count: 30, asOf: TODAY })]);
  const source = await app.export({ kind: 'source', hash });
  assert.deepEqual(source.bytes, openItems({ count: 30, asOf: TODAY }).bytes);
  await app.close();
});

test('the demo company fills an empty workspace, and no other', async () => {
  const app = await open();
  await app.tell({ command: 'loadDemo' });
  const settings = await app.settings();
  assert.deepEqual([settings.empty, settings.demo], [false, true]);
  assert.ok((await app.ask({ query: 'today' })).total > 0);
  await problemOf(app.tell({ command: 'loadDemo' }));
  await app.close();
});

test('a closed workspace answers nothing', async () => {
  const app = await open();
  await app.close();
  await assert.rejects(async () => app.ask({ query: 'settings' }));
});
