// Every place of the application, and every panel that opens over one: read where the application has its addresses, so
// that a new page is looked at from its first day.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { button } from './steps.mjs';
import { say } from './words.mjs';

const ROUTES = path.resolve(import.meta.dirname, '../../src/ui/route.rs');

/** The page that shows a link to a place with a name in it: `clients/{}` is found among the `clients`. */
const LISTS = { 'clients/{}': 'clients', 'factures/{}': 'factures' };

/** What a place with a name in it is called before anything of its kind is there. */
const NEW = { 'brouillons/{}': 'brouillons/nouveau' };

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
    let hash = NEW[address] ?? address;
    if (hash.includes('{}')) {
      if (!LISTS[address]) throw new Error(`Say in ${import.meta.filename} where a link to ${address} is found.`);
      await goTo(visit, LISTS[address]);
      const [start] = address.split('{}');
      hash = (await visit.page.locator(`main a[href^="#/${start}"]`).first().getAttribute('href')).slice(2);
    }
    all.push({ name: address.replace('/{}', '-one').replaceAll('/', '-'), hash });
  }
  return all;
}

/** Closes what a dialog is. */
const escape = async ({ page }) => {
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
};

/** What opens over or beside a page: where, how, how it is known to be open, how it closes. */
export const panels = [
  {
    name: 'proof',
    hash: 'pilotage',
    shown: 'dialog[open] h2',
    open: async ({ page }, language) => {
      await page.getByRole('button', { name: say('insight-figure-dso-count-back', {}, language) }).first().click();
    },
    close: escape,
  },
  {
    name: 'keys',
    hash: 'aujourdhui',
    shown: 'dialog[open] h2',
    open: async ({ page }) => page.keyboard.press('h'),
    close: escape,
  },
  {
    name: 'wipe',
    hash: 'donnees',
    shown: 'dialog[open] h2',
    open: async ({ page }, language) => button(page, 'ui-wipe-open', {}, language).click(),
    close: escape,
  },
  {
    name: 'palette',
    hash: 'clients',
    shown: 'dialog[open] .found-list',
    open: async ({ page }) => page.keyboard.press('Control+k'),
    close: escape,
  },
  {
    name: 'help',
    hash: 'pilotage/balance',
    shown: 'aside.help h2',
    open: async ({ page }) => page.keyboard.press('F1'),
    close: async ({ page }) => {
      await page.keyboard.press('F1');
      await page.locator('aside.help').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'tour',
    hash: 'aujourdhui',
    shown: 'section.tour',
    open: async ({ page }, language) => {
      await page.keyboard.press('F1');
      await page.locator('aside.help').getByRole('button', { name: say('ui-tour-start', {}, language) }).click();
      await page.keyboard.press('F1');
      await page.locator('aside.help').waitFor({ state: 'detached' });
    },
    close: async ({ page }, language) => {
      await button(page, 'ui-tour-later', {}, language).click();
      await page.locator('section.tour').waitFor({ state: 'detached' });
    },
  },
];

/** Opens a panel and waits until it shows what it was asked for. */
export async function opens(visit, panel, language = 'fr') {
  await goTo(visit, panel.hash);
  await panel.open(visit, language);
  await visit.page.locator(panel.shown).waitFor();
  await settled(visit.page);
}
