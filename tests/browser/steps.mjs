// What a person does, step by step, in terms of the screen.
import { openItems, shown, today } from '../node/files.mjs';
import { say } from './words.mjs';

/** A control by the words on it. */
export const button = (page, key, variables, language) =>
  page.getByRole('button', { name: say(key, variables, language), exact: true });

/** Goes to an entry of the menu. */
export async function go(visit, key, page = visit.page) {
  await page.getByRole('navigation').getByRole('link', { name: say(key), exact: true }).click();
}

/** The export of open items as of today, with its totals. */
export const balance = (count, options = {}) => openItems({ count, asOf: today(), ...options });

/** An export that leaves open whether the day or the month comes first, and whether amounts have thousands or decimals. */
export const doubtful = () => ({
  name: 'ambigu.csv',
  bytes: Buffer.from('Client;Facture;Date;Échéance;Montant TTC\nAlpha;F1;05/06/2026;05/07/2026;1.234\nBêta;F2;06/07/2026;06/08/2026;2.500\n'),
});

/** A file as Playwright takes it. */
export const asFile = ({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

/** First visit: chooses a file at the door, sees what it would bring, brings it in. */
export async function bringIn(visit, file) {
  const { page } = visit;
  await page.getByLabel(say('ui-door-files')).setInputFiles(asFile(file));
  await imports(visit);
}

/** From the preview on: brings in what it shows, and waits until it is kept. */
export async function imports(visit) {
  await button(visit.page, 'ui-import-go').click();
  await visit.sees(say('ui-import-done'));
}

/** The dashboard's figures, to the cent. */
export async function seesTotals(visit, { open, overdue }) {
  await go(visit, 'ui-nav-insight');
  await visit.sees(`${say('insight-figure-open')} ${shown(open)}`);
  await visit.sees(`${say('insight-figure-overdue')} ${shown(overdue)}`);
}

/** The state's hash, as Données shows it. */
export async function bookHash(visit) {
  await go(visit, 'ui-nav-data');
  const text = await visit.sees(/\b[0-9a-f]{64}\b/);
  return /\b[0-9a-f]{64}\b/.exec(text)[0];
}

/** First visit: the demo company, until its day is on screen. */
export async function seesDemo(visit, language = 'fr') {
  await button(visit.page, 'ui-door-demo', {}, language).or(visit.page.getByRole('button', { name: say('ui-door-demo', {}, language) })).first().click();
  await visit.page.locator('.demo').waitFor();
}
