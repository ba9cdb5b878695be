// Seeded French CSV files: `node generate.mjs [--data FOLDER] [SIZE …]`, by default 10 000, 100 000 and 1 000 000 invoices.
//
// What an accounting program exports: one file of invoices (18 columns; semicolons, CRLF, decimal commas, dd/mm/yyyy,
// UTF-8 with BOM) and one of payments, each allocated to one invoice, in order of day. The usual difficulties are in it:
// fields in quotes holding separators, quotes and line breaks, accents, three currencies, credit notes, part payments,
// customers of very different sizes. All firms are invented. Integers only, so that every machine writes the same
// bytes; the SHA-256 of each file is printed.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AS_OF, dayOf, isoOf } from './figures.mjs';

/** Raise it when the data changes: files of another version are written anew. */
const VERSION = 2;
const FIRST_ISSUE = dayOf(2024, 1, 1);

const INVOICE_HEADINGS = ['Code client', 'Raison sociale', 'SIREN', 'Segment', 'Ville', 'N° facture', 'Type de pièce',
  'Date de facture', "Date d'échéance", 'Devise', 'Montant HT', 'Taux TVA', 'Montant TVA', 'Montant TTC', 'Litige',
  'Mode de règlement', 'Commercial', 'Libellé'];
const PAYMENT_HEADINGS = ['Référence règlement', 'Code client', 'N° facture', 'Date de règlement', 'Montant réglé',
  'Devise', 'Mode de règlement'];

const TRADES = ['Menuiserie', 'Charpente', 'Ébénisterie', 'Chocolaterie', 'Tôlerie', 'Scierie', 'Imprimerie',
  'Verrerie', 'Pépinière', 'Négoce', 'Métallerie', 'Câblerie', 'Blanchisserie', 'Huilerie', 'Œuvres', 'Façades',
  'Hôtellerie', 'Commune de', 'Lycée', 'Coopérative'];
const NAMES = ['Lefèvre', 'Aubrac', 'Bâlois', 'Cévennes', 'Drôme', 'Étang', 'Forêt-Noire', 'Gâtinais', 'Hérault',
  'Île-aux-Moines', 'Jonquières', 'Kœnig', 'Léman', 'Mélusine', 'Noroît', 'Ondaine', 'Pré-d’Auge', 'Quercy', 'Ramée',
  'Sèvre', 'Tarnès', 'Ubaye', 'Valmêlé', 'Yvoire', 'Zéphyr'];
const FORMS = ['SARL', 'SAS', 'SA', 'EURL', 'SCOP', '& Associés', '« Les Halles »', '"Le Relais"', '; dépôt Sud'];
const CITIES = ['Besançon', 'Nîmes', 'Angoulême', 'Saint-Étienne', 'Orléans', 'Évreux', 'Lannion', 'Sète', 'Épinal'];
const WORKS = ['Fourniture de bois massif', 'Pose et réglage', 'Contrat d’entretien', 'Pièces détachées', 'Étude; lot 2',
  'Livraison à l’étage', 'Location de matériel', 'Reprise du "lot B"', 'Dépannage', 'Prestation au forfait'];
const MEANS = ['Virement', 'Prélèvement', 'Chèque', 'Traite', 'Carte'];
const SELLERS = ['A. Noël', 'B. Crête', 'C. Dupré', 'D. Gênes', 'E. Maïs', 'F. Çelik'];

/** One stream of 32-bit numbers: a Weyl sequence through two rounds of mixing. */
class Dice {
  constructor(seed) {
    this.state = seed | 0;
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }

  below(limit) {
    return this.next() % limit;
  }

  /** True `times` times in `of`. */
  chance(times, of) {
    return this.next() % of < times;
  }

  one(list) {
    return list[this.next() % list.length];
  }
}

/** Written as a French spreadsheet writes it: quotes where they are needed. */
const quoted = (text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const cents = (amount) => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
};

const dates = new Map();
const french = (day) => {
  let text = dates.get(day);
  if (text === undefined) {
    const [year, month, rest] = isoOf(day).split('-');
    dates.set(day, (text = `${rest}/${month}/${year}`));
  }
  return text;
};

/** Nine digits whose Luhn sum is right. */
function siren(dice) {
  const digits = Array.from({ length: 8 }, () => dice.below(10));
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits.join('')}${(10 - (sum % 10)) % 10}`;
}

const endOfMonth = (day) => {
  const [year, month] = isoOf(day).split('-').map(Number);
  return dayOf(year, month + 1, 1) - 1;
};

function customers(dice, count) {
  const segments = [['TPE', 40], ['PME', 35], ['ETI', 15], ['GE', 6], ['PUBLIC', 4]];
  return Array.from({ length: count }, (_, place) => {
    let ticket = dice.below(100);
    const [segment] = segments.find(([, share]) => (ticket -= share) < 0);
    const branch = dice.chance(1, 3) ? ` ${dice.below(95) + 1}` : '';
    return {
      code: `C${String(place + 1).padStart(6, '0')}`,
      name: quoted(`${dice.one(TRADES)} ${dice.one(NAMES)} ${dice.one(FORMS)}${branch}`),
      siren: siren(dice),
      segment,
      city: dice.one(CITIES),
      terms: dice.one([0, 30, 30, 45, 60]),
      endOfMonth: dice.chance(1, 3),
      // How many days this one takes beyond the due date, in the mean.
      delay: dice.one([0, 0, 0, 4, 9, 9, 15, 22, 35, 80]),
      means: dice.one(MEANS),
      seller: dice.one(SELLERS),
    };
  });
}

/** Writes a file in blocks and hashes what it writes. */
class Out {
  constructor(file) {
    this.handle = openSync(file, 'w');
    this.hash = createHash('sha256');
    this.lines = [];
    this.bytes = 0;
    this.name = path.basename(file);
  }

  line(text) {
    if (this.lines.push(text) === 20_000) this.flush();
  }

  flush() {
    if (this.lines.length === 0) return;
    const block = Buffer.from(`${this.lines.join('\r\n')}\r\n`);
    this.lines.length = 0;
    this.hash.update(block);
    writeSync(this.handle, block);
    this.bytes += block.length;
  }

  close(rows) {
    this.flush();
    closeSync(this.handle);
    const sha256 = this.hash.digest('hex');
    console.log(`${this.name.padEnd(22)} ${String(rows).padStart(8)} rows ${String(this.bytes).padStart(10)} bytes  ${sha256}`);
    return { name: this.name, rows, bytes: this.bytes, sha256 };
  }
}

/** An amount before VAT: many small invoices, a few large ones. */
function netAmount(dice) {
  const size = dice.below(100);
  if (size < 35) return 1_500 + dice.below(40_000);
  if (size < 80) return 40_000 + dice.below(400_000);
  if (size < 98) return 400_000 + dice.below(2_500_000);
  return 2_500_000 + dice.below(20_000_000);
}

export function generate(folder, size) {
  const dice = new Dice(20_261_031 + size);
  const known = customers(dice, Math.max(40, Math.floor(size / 50)));
  const out = new Out(path.join(folder, `invoices_${size}.csv`));
  out.line(`\ufeff${INVOICE_HEADINGS.join(';')}`);
  const days = AS_OF - FIRST_ISSUE + 1;
  // Payments are drawn with their invoice and written in order of day: one bucket per day keeps that cheap.
  const received = Array.from({ length: days }, () => []);
  const settleable = [];
  const numbers = [];
  const customerOf = new Uint32Array(size);
  const currencyOf = new Array(size);
  for (let place = 0; place < size; place += 1) {
    // The square of an even draw: the first customers buy most.
    const draw = dice.below(65_536);
    const at = Math.floor((Math.floor((draw * draw) / 65_536) * known.length) / 65_536);
    const customer = known[at];
    const issued = FIRST_ISSUE + Math.floor((place * days) / size);
    const due = customer.endOfMonth ? endOfMonth(issued + customer.terms) : issued + customer.terms;
    const currency = dice.chance(97, 100) ? 'EUR' : dice.one(['USD', 'USD', 'GBP']);
    const isCredit = dice.chance(1, 100);
    const net = isCredit ? -Math.ceil(netAmount(dice) / 4) : netAmount(dice);
    const rate = dice.one([2000, 2000, 2000, 2000, 2000, 2000, 2000, 1000, 550, 0]);
    const vat = Math.sign(net) * Math.floor((Math.abs(net) * rate + 5_000) / 10_000);
    const gross = net + vat;
    const number = `${isCredit ? 'AV' : 'FA'}${isoOf(issued).slice(0, 4)}-${String(place + 1).padStart(7, '0')}`;
    let open = gross;
    // 1 in 80 is never paid, 1 in 50 only in part; credit notes stay open.
    const fate = dice.below(400);
    if (!isCredit && fate >= 5) {
      const late = Math.floor((customer.delay * (40 + dice.below(140))) / 100) + dice.below(11) - 6;
      let day = Math.max(issued, due + late + (dice.chance(1, 40) ? 75 : 0));
      const parts = dice.chance(5, 100) ? 2 : 1;
      const willing = fate < 13 ? Math.floor(gross / 2) : gross;
      let left = willing;
      for (let part = parts; part > 0 && day <= AS_OF; part -= 1) {
        const amount = part === 1 ? left : Math.floor((willing * (25 + dice.below(50))) / 100);
        received[day - FIRST_ISSUE].push(place, amount);
        left -= amount;
        open -= amount;
        day += 8 + dice.below(25);
      }
    }
    const isDisputed = isCredit ? false : open !== 0 && due < AS_OF ? dice.chance(1, 8) : dice.chance(1, 250);
    if (open > 5_000 && currency === 'EUR') {
      settleable.push(number);
      if (settleable.length > 4_000) settleable.splice(0, 2_000);
    }
    numbers.push(number);
    customerOf[place] = at;
    currencyOf[place] = currency;
    const label = `${dice.one(WORKS)} n°${dice.below(90_000) + 10_000}${dice.chance(1, 4_000) ? '\nvoir bon joint' : ''}`;
    out.line([customer.code, customer.name, customer.siren, customer.segment, customer.city, number,
      isCredit ? 'Avoir' : 'Facture', french(issued), french(due), currency, cents(net), cents(rate), cents(vat),
      cents(gross), isDisputed ? 'O' : 'N', customer.means, customer.seller, quoted(label)].join(';'));
  }
  const invoices = out.close(size);

  const paid = new Out(path.join(folder, `payments_${size}.csv`));
  paid.line(`\ufeff${PAYMENT_HEADINGS.join(';')}`);
  let rows = 0;
  received.forEach((ofDay, place) => {
    for (let next = 0; next < ofDay.length; next += 2) {
      rows += 1;
      const customer = known[customerOf[ofDay[next]]];
      paid.line([`RG${String(rows).padStart(8, '0')}`, customer.code, numbers[ofDay[next]],
        french(FIRST_ISSUE + place), cents(ofDay[next + 1]), currencyOf[ofDay[next]], customer.means].join(';'));
    }
  });
  const payments = paid.close(rows);
  // Invoices that still have more than 50 € open: each takes one small payment during the run.
  const about = { version: VERSION, size, invoices, payments, settleable: settleable.slice(-400) };
  writeFileSync(path.join(folder, `about_${size}.json`), `${JSON.stringify(about, null, 1)}\n`);
  return about;
}

/** What the files of this size are; writes them first when they are missing or of another version. */
export function dataOf(folder, size) {
  const file = path.join(folder, `about_${size}.json`);
  if (existsSync(file)) {
    const about = JSON.parse(readFileSync(file, 'utf8'));
    if (about.version === VERSION) return about;
  }
  mkdirSync(folder, { recursive: true });
  return generate(folder, size);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const flag = args.indexOf('--data');
  const [, folder] = flag < 0 ? [] : args.splice(flag, 2);
  const sizes = args.length > 0 ? args.map(Number) : [10_000, 100_000, 1_000_000];
  const target = folder ?? path.join(import.meta.dirname, 'data');
  mkdirSync(target, { recursive: true });
  sizes.forEach((size) => generate(target, size));
}
