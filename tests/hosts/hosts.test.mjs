// Pages of others: the package is packed and installed as npm does it, and a person works in its element. Around it a
// strict policy, loud styles, and an eye on everything that might be left behind.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'vite';
import { newProfile, visiting } from '../browser/harness.mjs';
import { serve } from '../browser/site.mjs';
import { say } from '../browser/words.mjs';

const HERE = import.meta.dirname;
const PACKAGE = path.resolve(HERE, '../../pkg');
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
  + "style-src 'self'; require-trusted-types-for 'script'; trusted-types encours";

const folder = mkdtempSync(path.join(os.tmpdir(), 'encours-hosts-'));
after(() => rmSync(folder, { recursive: true, force: true }));

before(() => {
  const npm = (words, options = {}) => execFileSync('npm', [...words, '--silent'], { cwd: HERE, encoding: 'utf8', ...options });
  const [{ filename, files }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], { cwd: PACKAGE }));
  const names = files.map(({ path: name }) => name);
  for (const name of ['component.js', 'component.d.ts', 'worker.js', 'encours_bg.wasm', 'LICENSE-MIT', 'README.md']) {
    assert.ok(names.includes(name), `${name} is in the package`);
  }
  // As the lock says: on a fresh machine nothing else of the registry is at hand.
  npm(['install', '--no-save', '--ignore-scripts', '--offline', path.join(folder, filename)]);
});

/** The n-th block of a language in the package's README. */
function shown(language, start) {
  const readme = readFileSync(path.join(PACKAGE, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```(\w+)\n(.*?)```/gs)];
  const found = blocks.find(([, name, text]) => name === language && text.startsWith(start));
  assert.ok(found, `README.md shows ${start}`);
  return found[2];
}

/** The page of the README, word for word, beside the installed package. */
function plainHost() {
  const site = path.join(folder, 'plain');
  mkdirSync(site, { recursive: true });
  cpSync(path.join(HERE, 'node_modules/encours'), path.join(site, 'encours'), { recursive: true });
  writeFileSync(path.join(site, 'index.html'), shown('html', '<!doctype html>'));
  writeFileSync(path.join(site, 'portal.js'), shown('js', '// portal.js'));
  const loud = readFileSync(path.join(HERE, 'react/portal.css'), 'utf8');
  writeFileSync(path.join(site, 'portal.css'), `${loud}\n${shown('css', '/* portal.css')}`);
  return site;
}

/** What a page has of its own, that an element could change or leave behind. */
async function surroundings(page) {
  const session = await page.context().newCDPSession(page);
  const listeners = {};
  for (const name of ['window', 'document', 'document.documentElement', 'document.body']) {
    const { result } = await session.send('Runtime.evaluate', { expression: name });
    const found = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
    listeners[name] = found.listeners.map(({ type }) => type).sort();
  }
  await session.detach();
  const rest = await page.evaluate(() => ({
    attributes: [...document.documentElement.attributes, ...document.body.attributes].map(({ name, value }) => `${name}=${value}`),
    head: document.head.childElementCount,
    body: [...document.body.children].map(({ localName }) => localName).filter((name) => name !== 'encours-app'),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    faces: document.fonts.size,
    title: document.title,
    address: location.href,
    history: history.length,
  }));
  return { listeners, ...rest };
}

const within = (page, at = 0) => page.locator('encours-app').nth(at);
const demo = (page, at) => within(page, at).getByRole('button', { name: say('ui-door-demo') }).click();
const entry = (page, key, at) => within(page, at).getByRole('navigation').getByRole('link', { name: say(key), exact: true });

/** Waits for what a page says to be true. */
async function until(act, words) {
  const end = Date.now() + 20_000;
  while (!(await act())) {
    assert.ok(Date.now() < end, words);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

test('the page of the README works as it stands, and nothing is left when the element goes', async () => {
  const site = await serve(plainHost());
  await visiting(newProfile(), { home: site.home }, async (visit) => {
    const { page } = visit;
    // The page before there is an element.
    await page.evaluate(() => {
      globalThis.element = document.querySelector('encours-app');
      globalThis.element.remove();
    });
    await until(() => page.workers().length === 0, 'its worker has ended');
    await until(async () => (await surroundings(page)).faces === 0, 'its typefaces are taken back');
    const untouched = await surroundings(page);
    await page.evaluate(() => document.body.append(globalThis.element));

    await demo(page);
    await entry(page, 'ui-nav-invoices').click();
    await within(page).getByText('Bâti Ouest').filter({ visible: true }).first().waitFor();
    await page.getByText(/^\d+ factures$/).waitFor();
    const settings = await page.evaluate(() => globalThis.element.engine.ask({ query: 'settings' }));
    assert.equal(settings.issuer.name, 'Ateliers Borel SAS');
    const list = await page.evaluate(async () => {
      const { name, bytes } = await globalThis.element.engine.export({ kind: 'invoices', format: 'csv' });
      return { name, length: bytes.length };
    });
    assert.match(list.name, /\.csv$/);
    assert.ok(list.length > 3000, `${list.length} bytes`);

    // Styles end at the element, both ways; tokens go through.
    const styles = await page.evaluate(() => {
      const heading = globalThis.element.shadowRoot.querySelector('h1');
      const { color, letterSpacing, textTransform } = getComputedStyle(heading);
      const outside = getComputedStyle(document.querySelector('h1'));
      const link = globalThis.element.shadowRoot.querySelector('a.back, main a, a');
      return {
        color, letterSpacing, textTransform, outside: [outside.color, outside.textTransform],
        accent: getComputedStyle(link).getPropertyValue('--accent').trim(),
      };
    });
    assert.notEqual(styles.color, 'rgb(255, 0, 0)');
    assert.notEqual(styles.letterSpacing, '1px');
    assert.deepEqual([styles.textTransform, styles.accent], ['none', '#7a1fa2']);
    assert.deepEqual(styles.outside, ['rgb(255, 0, 0)', 'uppercase']);

    // Its keys are its own: on the page around a letter does nothing.
    await page.getByRole('heading', { name: 'Portail' }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    assert.equal(await entry(page, 'ui-nav-invoices').getAttribute('aria-current'), 'page');
    await within(page).getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await until(async () => await entry(page, 'ui-nav-customers').getAttribute('aria-current') === 'page', 'G C goes to the customers');

    // Moved, it stays what it is; removed, it frees everything; attached again, it has its book.
    await page.evaluate(() => document.body.prepend(globalThis.element));
    assert.equal(await entry(page, 'ui-nav-customers').getAttribute('aria-current'), 'page');
    await page.evaluate(() => globalThis.element.remove());
    await until(() => page.workers().length === 0, 'its worker has ended');
    assert.deepEqual(await surroundings(page), untouched);
    const refused = await page.evaluate(() => {
      const late = globalThis.element.engine.ask({ query: 'settings' });
      document.body.append(globalThis.element);
      return late.then(({ issuer }) => issuer.name);
    });
    assert.equal(refused, 'Ateliers Borel SAS', 'a question waits for the workspace');
    await entry(page, 'ui-nav-customers').waitFor();

    // Attributes count while it runs.
    await page.evaluate(() => {
      globalThis.element.setAttribute('theme', 'dark');
      globalThis.element.setAttribute('start', 'pilotage/balance');
      globalThis.element.setAttribute('lang', 'en');
    });
    await within(page).getByRole('link', { name: 'Customers', exact: true }).first().waitFor();
    const look = await page.evaluate(() => {
      const root = globalThis.element.shadowRoot.querySelector('.encours');
      return [getComputedStyle(root).colorScheme, root.lang, location.hash];
    });
    assert.deepEqual(look, ['dark', 'en', '']);
  });
});

test('several stand on one page: apart by workspace, one at a time in the same one', async () => {
  const site = await serve(plainHost());
  await visiting(newProfile(), { home: site.home }, async (visit) => {
    const { page } = visit;
    await demo(page);
    await entry(page, 'ui-nav-today').waitFor();
    await page.evaluate(() => {
      globalThis.heard = [];
      document.addEventListener('encours-problem', ({ target, detail }) => {
        globalThis.heard.push(`${target.id} ${detail.code}`);
      });
      for (const [id, workspace] of [['other', 'ailleurs'], ['same', 'portail']]) {
        const element = document.createElement('encours-app');
        Object.assign(element, { id, lang: 'fr' });
        element.setAttribute('workspace', workspace);
        document.body.append(element);
      }
    });
    await within(page, 1).getByRole('button', { name: say('ui-door-demo') }).waitFor();
    await within(page, 2).getByText(say('ui-locked'), { exact: true }).waitFor();
    const code = await page.evaluate(() => document.querySelector('#same').engine.ask({ query: 'settings' }).catch((problem) => problem.code));
    assert.equal(code, 'locked');
    await within(page, 2).getByRole('button', { name: say('ui-use-here') }).click();
    await entry(page, 'ui-nav-customers', 2).click();
    await within(page, 2).getByText('Bâti Ouest').filter({ visible: true }).first().waitFor();
    await within(page, 0).getByText(say('ui-taken-over'), { exact: true }).waitFor();
    // And back.
    await within(page, 0).getByRole('button', { name: say('ui-use-here') }).click();
    await entry(page, 'ui-nav-today', 0).waitFor();
    await within(page, 2).getByText(say('ui-taken-over'), { exact: true }).waitFor();
    const heard = await page.evaluate(() => globalThis.heard);
    assert.deepEqual(heard, ['same locked', ' taken-over', 'same taken-over']);
    // Each has its own place.
    await within(page, 1).getByRole('button', { name: say('ui-door-demo') }).click();
    await entry(page, 'ui-nav-insight', 1).click();
    assert.equal(await entry(page, 'ui-nav-insight', 0).getAttribute('aria-current'), null);
  });
});

test('built with Vite into a portal in React, under a strict policy', async () => {
  const outDir = path.join(folder, 'react');
  await build({ root: path.join(HERE, 'react'), logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const site = await serve(outDir, { headers: { 'Content-Security-Policy': POLICY, 'X-Content-Type-Options': 'nosniff' } });
  await visiting(newProfile(), { home: site.home }, async (visit) => {
    const { page } = visit;
    await demo(page);
    await page.getByText(/^\d+ factures$/).waitFor();
    await entry(page, 'ui-nav-invoices').click();
    await within(page).getByText('Bâti Ouest').filter({ visible: true }).first().waitFor();
    const { rows } = await page.evaluate(() => document.querySelector('encours-app').engine.ask({ query: 'customers', limit: 3 }));
    assert.equal(rows.length, 3);
    // The second WASM file is found too: a spreadsheet is written by it.
    const head = await page.evaluate(async () => {
      const { bytes } = await document.querySelector('encours-app').engine.export({ kind: 'customers', format: 'xlsx' });
      return String.fromCharCode(...bytes.slice(0, 2));
    });
    assert.equal(head, 'PK');
    await page.getByRole('button', { name: 'Fermer' }).click();
    await until(() => page.workers().length === 0, 'its worker has ended');
    await page.getByRole('button', { name: 'Ouvrir' }).click();
    await entry(page, 'ui-nav-customers').click();
    await within(page).getByText('Bâti Ouest').filter({ visible: true }).first().waitFor();
    assert.equal(await page.title(), 'Portail');
    assert.equal(new URL(page.url()).hash, '');
  });
});
