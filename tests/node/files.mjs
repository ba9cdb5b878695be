// Files to give to the engine, with answers known beforehand: invented open items, the published samples, ZIP archives.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

const DAY = 86_400_000;
const ROOT = path.resolve(import.meta.dirname, '../..');

/** Numbers that look like chance and are the same everywhere (a linear congruence, period 2³²). */
function chance(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A day as `2026-11-21`, `days` after another. */
export function dayAfter(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Today by this machine's clock and time zone, as the page sees it. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** `1 234,56` as French accounting programs write it, with a narrow no-break space or none. */
function french(cents, group) {
  const sign = cents < 0 ? '-' : '';
  const whole = String(Math.trunc(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, group);
  return `${sign}${whole},${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

/** Cents as a decimal string, as the interface gives amounts. */
export function decimal(cents) {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Cents as the French screen shows them, with plain spaces: `1 234,56 €`. */
export function shown(cents) {
  return `${french(cents, ' ').replace('-', '−')} €`;
}

/**
 * The export of open items of an invented firm: semicolons, Windows line ends, UTF-8 with a mark, decimal commas,
 * a title before the headings and a total at the end. One item in twenty is a credit note.
 *
 * Overdue counts invoices past due, credits apart.
 */
export function openItems({ count, asOf, seed = 1, name = (customer) => `Société fictive n° ${customer}` }) {
  const pick = chance(seed);
  const customers = Math.max(2, Math.floor(count / 12));
  const day = (iso) => iso.split('-').reverse().join('/');
  const totals = { items: count, open: 0, overdue: 0, customers: new Set(), numbers: [], largest: new Map() };
  const rows = ['Compte;Nom du client;N° pièce;Date;Échéance;Montant TTC;Reste dû'];
  for (let index = 0; index < count; index += 1) {
    const customer = 1 + pick(customers);
    const credit = pick(20) === 0;
    const gross = (credit ? -1 : 1) * (1_000 + pick(credit ? 50_000 : 2_000_000));
    // Some are partly paid.
    const open = !credit && pick(10) === 0 ? gross - Math.floor(gross / 3) : gross;
    const issued = dayAfter(asOf, -1 - pick(200));
    const due = dayAfter(issued, [0, 30, 45, 60][pick(4)]);
    const number = `${credit ? 'AV' : 'FA'}2026-${String(index + 1).padStart(6, '0')}`;
    const account = `411${String(customer).padStart(5, '0')}`;
    totals.open += open;
    if (open > 0 && due < asOf) totals.overdue += open;
    totals.customers.add(account);
    totals.numbers.push(number);
    totals.largest.set(account, (totals.largest.get(account) ?? 0) + open);
    const group = index % 3 === 0 ? ' ' : '';
    rows.push([account, name(customer), number, day(issued), day(due), french(gross, group), french(open, group)].join(';'));
  }
  const head = [`Balance des créances ouvertes au ${day(asOf)};;;;;;`];
  const foot = [`Total général;;;;;;${french(totals.open, ' ')}`];
  const text = `\uFEFF${[...head, ...rows, ...foot].join('\r\n')}\r\n`;
  return { name: 'balance.csv', bytes: new TextEncoder().encode(text), totals };
}

/** Where the published samples are: `$ENCOURS_SHARED`, else `shared` beside the repository. */
function shared() {
  const folder = path.join(process.env.ENCOURS_SHARED ?? path.join(ROOT, '../shared'), 'corpus/facturx');
  if (!existsSync(path.join(folder, 'MANIFEST.tsv'))) {
    throw new Error(`The published invoice samples are missing: ${folder}. Set ENCOURS_SHARED to the folder that has corpus/.`);
  }
  return folder;
}

/** Every file of the Factur-X corpus, and what its manifest says of it. */
export function corpus() {
  const folder = shared();
  const [head, ...lines] = readFileSync(path.join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  const rows = lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
  const files = readdirSync(folder)
    .filter((name) => /\.(pdf|xml)$/i.test(name))
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) }));
  return { rows, files };
}

/** A ZIP archive without compression. */
export function zip(files) {
  const local = [];
  const central = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const path_ = Buffer.from(name, 'utf8');
    // Version 2.0, names in UTF-8, stored, 1 January 2026.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(((2026 - 1980) << 9) | (1 << 5) | 1, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path_.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path_, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, path_]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}
