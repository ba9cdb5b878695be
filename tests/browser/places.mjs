// Every place of the application, and every panel that opens over one: read where the application has its addresses, so
// that a new page is looked at from its first day.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { button } from './steps.mjs';
import { say } from './words.mjs';

const ROUTES = path.resolve(import.meta.dirname, '../../src/ui/route.rs');

/** The page that shows a link to a place with a name in it: `clients/{}` is found among the `clients`. */
const LISTS = { 'clients/{}': 'clients', 'factures/{}': 'factures' };

/** The addresses that `Route::href` makes, without `#/`; `{}` stands for what names one thing. */
export function addresses() {
  const body = /fn href\([\s\S]*?\n {4}}\n/.exec(readFileSync(ROUTES, 'utf8'))?.[0] ?? '';
  const found = [...body.matchAll(/"#\/([^"]*)"|searched\("([^"]*)"/g)].map(([, address, searched]) => address ?? searched);
  const all = [...new Set(found)].map((address) => address.replace(/\{[^}]*\}/, '{}')).filter((address) => !address.startsWith('{}'));
  if (all.length < 8) throw new Error(`Addresses are no longer found in ${ROUTES}: only ${all.join(', ')}.`);
  return all;
}

/** Goes to a place and waits until it shows what it was asked for. */
export async function goTo(visit, address, page = visit.page) {
  await page.evaluate((hash) => new Promise((resolve) => {
    const arrived = () => requestAnimationFrame(() => requestAnimationFrame(resolve));
    if (location.hash === hash) arrived();
    else {
      addEventListener('hashchange', arrived, { once: true });
      location.hash = hash;
    }
  }), `#/${address}`);
  await settled(page);
}

/** Waits until nothing is on its way any more and nothing moves. */
export async function settled(page) {
  // The gallery shows what is under way on purpose.
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector(':is([aria-busy="true"], .skeleton):not([data-part] *)')
    && document.getAnimations().every((animation) => animation.playState !== 'running' || animation.effect?.getTiming().iterations === Infinity));
}

/** Every place of a workspace that holds something: its name, and how to get there. */
export async function places(visit) {
  const all = [];
  for (const address of addresses()) {
    let hash = address;
    if (address.includes('{}')) {
      if (!LISTS[address]) throw new Error(`Say in ${import.meta.filename} where a link to ${address} is found.`);
      await goTo(visit, LISTS[address]);
      const [start] = address.split('{}');
      hash = (await visit.page.locator(`main a[href^="#/${start}"]`).first().getAttribute('href')).slice(2);
    }
    all.push({ name: address.replace('/{}', '-one').replaceAll('/', '-'), hash });
  }
  return all;
}

/** What opens over a page: where, how, and how it is known to be open. */
export const panels = [
  {
    name: 'proof',
    hash: 'pilotage',
    open: async ({ page }, language) => {
      await page.getByRole('button', { name: say('insight-figure-dso-count-back', {}, language) }).first().click();
    },
  },
  { name: 'keys', hash: 'aujourdhui', open: async ({ page }) => page.keyboard.press('h') },
  { name: 'wipe', hash: 'donnees', open: async ({ page }, language) => button(page, 'ui-wipe-open', {}, language).click() },
];

/** Opens a panel and waits until it shows what it was asked for. */
export async function opens(visit, panel, language = 'fr') {
  await goTo(visit, panel.hash);
  await panel.open(visit, language);
  await visit.page.locator('dialog[open] h2').waitFor();
  await settled(visit.page);
}
