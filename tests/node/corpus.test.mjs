// Published invoices in every structured form, through the JavaScript interface: what each manifest line says comes in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Encours } from '../../pkg/index.js';
import { corpus, zip } from './files.mjs';

const open = () => Encours.open({ store: 'memory', today: '2026-11-21', locale: 'fr' });

/** The invoices of a workspace, with the number that each was imported under. */
async function all(app) {
  const { rows } = await app.ask({ query: 'invoices', closed: true, limit: 100_000 });
  return rows;
}

test('every file of the corpus is read, and every one that is left out says why', async () => {
  const { rows, files } = corpus();
  const app = await open();
  const preview = await app.preview(files);
  const { read, new: added, known, changed, setAside, faulty } = preview.counts;
  assert.ok(read >= rows.filter((row) => row.deliberately_invalid === 'no').length, JSON.stringify(preview.counts));
  assert.ok(added > rows.length / 2, JSON.stringify(preview.counts));
  assert.ok(added + known + changed + setAside + faulty >= read, JSON.stringify(preview.counts));
  for (const { fault, code = fault?.code, message } of preview.faults) {
    assert.ok(code && message, JSON.stringify({ code, message }));
  }
  await app.commit(preview.id);
  const invoices = await all(app);
  assert.equal(invoices.length, added);

  // An invoice in euros or another currency, by its number, has the manifest's total with VAT.
  const manifest = new Map();
  for (const row of rows) manifest.set(row.number, [...(manifest.get(row.number) ?? []), row]);
  const wrong = invoices.filter(({ number, gross }) => {
    const candidates = manifest.get(number) ?? [];
    return !candidates.some((row) => row.currency === gross.currency
      && Math.abs(Math.abs(Number(row.grand_total)) - Math.abs(Number(gross.amount))) < 0.005);
  });
  assert.deepEqual(wrong.map(({ number, gross }) => [number, gross]), []);
  await app.close();
});

test('the corpus in one ZIP is the same as its files one by one', async () => {
  const { files } = corpus();
  const [loose, packed] = [await open(), await open()];
  const one = await loose.preview(files);
  const other = await packed.preview([{ name: 'factures.zip', bytes: zip(files) }]);
  assert.deepEqual(other.counts, one.counts);
  assert.deepEqual(other.open, one.open);
  assert.deepEqual(other.faults.map(({ code }) => code).sort(), one.faults.map(({ code }) => code).sort());
  await loose.commit(one.id);
  await packed.commit(other.id);
  const plain = ({ number, kind, due, gross }) => JSON.stringify([number, kind, due, gross]);
  assert.deepEqual((await all(packed)).map(plain).sort(), (await all(loose)).map(plain).sort());
  await loose.close();
  await packed.close();
});

test('cut and garbled files end in faults, and the good ones beside them go in', async () => {
  const { files } = corpus();
  const broken = files.slice(0, 30).flatMap(({ name, bytes }) => [
    { name: `cut-${name}`, bytes: bytes.slice(0, bytes.length / 3) },
    { name: `garbled-${name}`, bytes: bytes.map((byte, at) => (at % 97 === 13 ? byte ^ 0x55 : byte)) },
  ]);
  const app = await open();
  const good = files.find(({ name }) => name.endsWith('.xml'));
  const preview = await app.preview([...broken, good]);
  assert.ok(preview.faultsTotal >= 30, `${preview.faultsTotal} faults for ${broken.length} broken files`);
  assert.ok(preview.counts.new >= 1);
  await app.close();
});
