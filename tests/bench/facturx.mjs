// Factur-X written and read per second, beside what else writes and reads it: the same invoices, one run. See README.md.
//
//   node facturx.mjs [--count 100] [--reps 3] [--pkg FOLDER] [--contestants encours,encours-together,…]
//
// Every repetition runs every contestant once. What each wrote is read by all that read, and what they read is compared:
// exits with 1 when a number or a total is another than the invoice's.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { machine } from './report.mjs';
import { serve } from './serve.mjs';

// The proof of its comparison runs with the browser tests' driver and without the packages of the bench.
const { chromium } = await import('playwright-core').catch(() => import('../browser/node_modules/playwright-core/index.mjs'));
const HERE = import.meta.dirname;
const ROOT = path.resolve(HERE, '../..');
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const count = Number(option('count', '100'));
const reps = Number(option('reps', '3'));
const pkg = path.resolve(option('pkg', path.join(ROOT, 'pkg')));
const chosen = option('contestants', 'encours,encours-together,encours-alone,python,python-unchecked,kit,zugferd').split(',');

/** Small whole numbers, the same in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const decimal = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const SELLER = {
  name: 'Menuiserie Atelier Loire SARL', siren: '732829320', vatNumber: 'FR44732829320', street: '12 rue des Charpentiers',
  postCode: '44000', city: 'Nantes',
};
const CUSTOMERS = [
  { name: 'Garage Petit & Fils', siren: '552100554', vatNumber: 'FR96552100554', street: '4 quai Bacalan', postCode: '33000', city: 'Bordeaux' },
  { name: 'Boulangerie Lefèvre', siren: '404833048', vatNumber: 'FR83404833048', street: '9 place du Marché', postCode: '35000', city: 'Rennes' },
];
const GOODS = ['Portail en chêne', 'Fenêtre à deux vantaux', 'Pose et réglage', 'Vernis incolore', 'Étagère sur mesure', 'Déplacement'];
const RATES = [['20', 2_000], ['10', 1_000], ['5.5', 550]];

/** Invoices of one to thirty lines, one to three rates of VAT; most are short, as they are. */
function invoicesOf(number) {
  const below = random(7);
  return Array.from({ length: number }, (_, at) => {
    const size = [1, 2, 3, 4, 6, 8, 12, 30][below(8)];
    const lines = Array.from({ length: size }, () => {
      const [quantity, price] = [1 + below(12), 100 + below(90_000)];
      const [vat, points] = RATES[below(RATES.length)];
      const name = GOODS[below(GOODS.length)];
      return { name, description: `Réf. ${1_000 + below(9_000)}`, quantity: String(quantity), price: decimal(price), cents: quantity * price,
        net: decimal(quantity * price), vat, points };
    });
    const vat = RATES.map(([rate, points]) => ({ rate, points, cents: lines.reduce((sum, line) => sum + (line.vat === rate ? line.cents : 0), 0) }))
      .filter(({ cents }) => cents > 0)
      .map(({ rate, points, cents }) => ({ rate, net: decimal(cents), cents, tax: Math.floor((cents * points + 5_000) / 10_000) }))
      .map((line) => ({ ...line, vat: decimal(line.tax) }));
    const [net, tax] = [vat.reduce((sum, { cents }) => sum + cents, 0), vat.reduce((sum, line) => sum + line.tax, 0)];
    return { customer: CUSTOMERS[at % CUSTOMERS.length], lines, vat, net: decimal(net), vatTotal: decimal(tax), total: decimal(net + tax), notes: [] };
  });
}

const addressOf = ({ street, postCode, city }) => ({ lines: [street], postCode, city, country: 'FR' });
/** What the browser is told: who issues, to whom, what. */
function toldOf(invoices) {
  return {
    issuer: {
      name: SELLER.name, registration: SELLER.siren, vatNumber: SELLER.vatNumber, iban: 'FR7630006000011234567890189', address: [],
      firm: { legalForm: 'SARL', capital: '20 000 €', rcsCity: 'Nantes', seat: addressOf(SELLER), operation: 'goods', bic: 'AGRIFRPPXXX',
        email: 'bonjour@atelier-loire.example', terms: '30 jours' },
    },
    customers: CUSTOMERS.map((customer) => ({
      name: customer.name, registration: customer.siren, vatNumber: customer.vatNumber, account: `411${customer.siren}`,
      details: { nature: 'business', billing: addressOf(customer) },
    })),
    drafts: invoices.map((invoice) => ({
      account: `411${invoice.customer.siren}`,
      lines: invoice.lines.map(({ name, description, quantity, price, vat }) => ({ name, description, quantity, price, vat })),
    })),
  };
}

/** A program that answers each line of JSON with one. */
function companion(program, argument) {
  const child = spawn(program, [argument], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${argument} ended`);
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}

if (!existsSync(path.join(pkg, 'index.js'))) {
  console.error(`${pkg}/index.js is missing: run cargo xtask build first`);
  process.exit(2);
}
const web = await serve([['/pkg/', pkg], ['/', path.join(HERE, 'page')]]);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
page.setDefaultTimeout(0);
await page.goto(`${web.url}/facturx.html`);
await page.waitForFunction('window.ready');
const encours = (method, argument) => page.evaluate(([name, value]) => window.facturx[name](value), [method, argument]);

const invoices = invoicesOf(count);
const parts = await encours('issue', toldOf(invoices));
parts.forEach(({ xml }, at) => {
  invoices[at].number = /<ram:ID>([^<]+)<\/ram:ID>/.exec(xml.slice(xml.indexOf('<rsm:ExchangedDocument>')))[1];
  const notes = [...xml.matchAll(/<ram:IncludedNote>\s*<ram:Content>([^<]*)<\/ram:Content>\s*(?:<ram:SubjectCode>([^<]*)<)?/g)];
  invoices[at].notes = notes.map(([, text, subject]) => ({ text, subject }));
});
const needsPython = chosen.some((name) => name.startsWith('python'));
const python = needsPython ? companion(process.env.ENCOURS_PYTHON ?? 'python3', path.join(HERE, 'contestants/facturx/python.py')) : undefined;
const kit = chosen.includes('kit') ? await import('./contestants/facturx/kit.js') : undefined;
const zugferd = chosen.includes('zugferd') ? await import('./contestants/facturx/zugferd.js') : undefined;
const objects = chosen.includes('kit') ? await kit.prepare(parts) : [];
const data = chosen.includes('zugferd') ? zugferd.prepare(invoices, SELLER, parts) : [];
const encoded = (files) => files.map((file) => Buffer.from(file).toString('base64'));
const decoded = (files) => files.map((file) => new Uint8Array(Buffer.from(file, 'base64')));

/** Files travel as base64; decoding and encoding them is not timed. */
const CONTESTANTS = {
  encours: {
    about: 'draws the page, writes the XML, joins them', write: () => encours('write'), read: (files) => encours('read', files),
  },
  'encours-together': {
    about: 'reads all files as dropped at once', read: (files) => encours('readTogether', files),
  },
  'encours-alone': {
    about: 'reads PDF to model, without a book', read: (files) => encours('readAlone', files),
  },
  python: {
    about: 'joins a given page and a given XML, checked by the schema',
    write: () => python.ask({ do: 'write', check: true, parts }), read: (files) => python.ask({ do: 'read', check: true, files }),
  },
  'python-unchecked': {
    about: 'the same, unchecked',
    write: () => python.ask({ do: 'write', check: false, parts }), read: (files) => python.ask({ do: 'read', check: false, files }),
  },
  kit: {
    about: 'draws a page, writes the XML, joins them',
    write: async () => {
      const { ms, files } = await kit.write(objects);
      return { ms, files: encoded(files) };
    },
    read: (files) => kit.read(decoded(files)),
  },
  zugferd: {
    about: 'writes the XML, joins it to a given page; does not read',
    write: async () => {
      const { ms, files } = await zugferd.write(data);
      return { ms, files: encoded(files) };
    },
  },
};

const times = Object.fromEntries(chosen.map((name) => [name, { write: [], read: [], bytes: 0 }]));
let ours = [];
let differences = 0;
/** What a contestant read must be what the invoices say. */
function compare(reader, writer, said) {
  said.forEach((answer, at) => {
    const same = answer.number === invoices[at].number && Math.round(Number(answer.total) * 100) === Math.round(Number(invoices[at].total) * 100);
    if (same) return;
    differences += 1;
    if (differences < 12) console.error(`DIFFERENT ${reader} reads what ${writer} wrote: ${JSON.stringify(answer)}, not ${invoices[at].number} ${invoices[at].total}`);
  });
}
for (let rep = 0; rep < reps; rep += 1) {
  // Whoever goes first finds a cold machine: each repetition begins with another.
  const order = [...chosen.slice(rep % chosen.length), ...chosen.slice(0, rep % chosen.length)];
  for (const name of order.filter((writer) => CONTESTANTS[writer].write !== undefined)) {
    const { ms, files } = await CONTESTANTS[name].write();
    times[name].write.push(ms);
    times[name].bytes = files.reduce((sum, file) => sum + file.length * 0.75, 0) / count;
    if (name === 'encours') ours = files;
    if (rep === 0 && name !== 'encours') compare('encours', name, (await encours('read', files)).said);
  }
  if (ours.length === 0) ours = (await encours('write')).files;
  for (const name of order.filter((reader) => CONTESTANTS[reader].read !== undefined)) {
    const { ms, said } = await CONTESTANTS[name].read(ours);
    times[name].read.push(ms);
    compare(name, 'encours', said);
  }
}
python?.close();
await browser.close();
web.close();

const middle = (values) => values.toSorted((left, right) => left - right)[values.length >> 1];
const rate = (values) => (values.length === 0 ? undefined : (count * 1_000) / middle(values));
const shown = (value) => {
  if (value === undefined) return '–';
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
};
const best = (kind) => Math.max(...chosen.filter((name) => !name.startsWith('encours')).map((name) => rate(times[name][kind]) ?? 0));
console.log(`Measured on ${machine()}; load average ${os.loadavg()[0].toFixed(1)}. ${count} invoices of 1 to 30 lines, medians of ${reps}.\n`);
console.log('| | what it does | written/s | Encours is | read/s | Encours is | kB a file |');
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: |');
for (const name of chosen) {
  const times_ = (kind) => {
    const [own, other] = [rate(times.encours?.[kind] ?? []), rate(times[name][kind])];
    return name.startsWith('encours') || own === undefined || other === undefined ? '' : `${shown(own / other)} ×`;
  };
  console.log(`| ${name} | ${CONTESTANTS[name].about} | ${shown(rate(times[name].write))} | ${times_('write')} | ${shown(rate(times[name].read))} | ${times_('read')} | ${shown(times[name].bytes / 1_000)} |`);
}
if (times.encours !== undefined && 0 < best('read')) {
  const over = (kind, name = 'encours') => shown((rate(times[name]?.[kind] ?? []) ?? 0) / best(kind));
  console.log(`\nBeside the fastest of the others: written ${over('write')} ×, read ${over('read')} ×` +
    ` (dropped at once ${over('read', 'encours-together')} ×, PDF to model alone ${over('read', 'encours-alone')} ×).`);
}
console.log(differences === 0 ? 'All numbers and totals agree.' : `${differences} answers differ: see above.`);
process.exit(differences === 0 ? 0 : 1);
