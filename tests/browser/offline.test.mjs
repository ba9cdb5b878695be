// Without a network the application is all there; a new version comes when a person wants it, and loses nothing.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { shown, zip } from '../node/files.mjs';
import { newProfile, visiting } from './harness.mjs';
import { serve } from './site.mjs';
import { asFile, balance, button, go, imports } from './steps.mjs';
import { say } from './words.mjs';

const DIST = process.env.ENCOURS_DIST ?? path.resolve(import.meta.dirname, '../../target/dist');
const BELOW = '/outils/encours/';

const digest = (bytes) => createHash('sha256').update(bytes).digest();
const integrity = (bytes) => `sha256-${digest(bytes).toString('base64')}`;

/** The list of a service worker, as it was built. */
function listOf(folder) {
  const source = readFileSync(path.join(folder, 'service-worker.js'), 'utf8');
  const found = /const FILES = (\[\[.*?\]\]);/s.exec(source);
  return { source, text: found[1], files: JSON.parse(found[1]) };
}

const bootOf = (folder) => listOf(folder).files.map(([name]) => name).find((name) => /^www\/boot\./.test(name));

/** The next version: another boot script, under another name, and the old one gone from the host. */
function successor() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'encours-dist-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(DIST, folder, { recursive: true });
  const boot = bootOf(folder);
  const content = Buffer.from(`${readFileSync(path.join(folder, boot), 'utf8')}\n// the next version\n`);
  const name = `www/boot.${digest(content).toString('hex').slice(0, 12)}.js`;
  renameSync(path.join(folder, boot), path.join(folder, name));
  writeFileSync(path.join(folder, name), content);
  const page = Buffer.from(readFileSync(path.join(folder, 'index.html'), 'utf8').replaceAll(boot, name));
  writeFileSync(path.join(folder, 'index.html'), page);
  const { source, text, files } = listOf(folder);
  const list = files.map(([file, hash]) => {
    if (file === boot) return [name, integrity(content)];
    return [file, file === '' ? integrity(page) : hash];
  });
  const next = source.replace(text, JSON.stringify(list)).replace(/const VERSION = ".*?"/, 'const VERSION = "next"');
  writeFileSync(path.join(folder, 'service-worker.js'), next);
  return folder;
}

/** Everything is kept, and the page is answered from there. */
const kept = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  }
});

const caches = (page) => page.evaluate(async () => Promise.all((await globalThis.caches.keys()).map(async (name) => {
  const cache = await globalThis.caches.open(name);
  return { name, addresses: (await cache.keys()).map((request) => request.url).sort() };
})));

const boots = (page) => page.evaluate(() => document.querySelector('script[type="module"]').getAttribute('src'));

test('after one visit it opens below any path without a network, plays the demo and reads every format', async () => {
  // A host that knows no type of .wasm files is no obstacle.
  const site = await serve(DIST, { below: BELOW, types: { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' } });
  const { totals, ...file } = balance(40);
  await visiting(newProfile(), { home: site.home }, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await kept(page);
    // All files of the list, in one cache of this very path, and nothing else.
    const list = listOf(DIST).files.map(([name]) => new URL(name, site.home).href).sort();
    const [only, ...others] = await caches(page);
    assert.deepEqual(others, []);
    assert.match(only.name, /^encours \/outils\/encours\/ /);
    assert.deepEqual(only.addresses, list);

    await site.stop();
    await page.reload();
    await page.getByRole('button', { name: say('ui-door-demo') }).click();
    await visit.sees(say('ui-demo'));
    await go(visit, 'ui-nav-customers');
    await visit.sees('Bâti Ouest');
    // An archive needs the second WASM file.
    await visit.drop([{ name: 'balance.zip', bytes: zip([file]) }]);
    await visit.sees(file.name);
    await page.goto(`${site.home}index.html?from=link#/clients`);
    await visit.sees('Bâti Ouest');
    assert.ok(totals);
  });
});

test('a new version waits until one wants it; pages of the old one keep their files; nothing is lost', async () => {
  const site = await serve(DIST, { below: BELOW });
  const next = successor();
  await visiting(newProfile(), { home: site.home }, async (visit) => {
    const { page } = visit;
    await page.getByRole('button', { name: say('ui-door-demo') }).click();
    await visit.sees(say('ui-demo'));
    await kept(page);
    const [oldBoot, newBoot] = [bootOf(DIST), bootOf(next)];

    site.use(next);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await visit.sees(say('ui-new-version'));
    assert.equal(await boots(page), `./${oldBoot}`, 'nothing changes under one’s hands');
    await button(page, 'ui-new-version-later').click();
    await page.getByText(say('ui-new-version'), { exact: true }).waitFor({ state: 'hidden' });
    await page.reload();
    await visit.sees(say('ui-new-version'));
    assert.equal(await boots(page), `./${oldBoot}`, 'a reload alone does not change the version either');

    const old = await visit.tab();
    await visit.sees(say('ui-locked'), old);
    await old.evaluate(() => {
      globalThis.mark = 'the same page';
    });
    const again = page.waitForEvent('load');
    await button(page, 'ui-new-version-reload').click();
    await again;
    await visit.sees(say('ui-demo'));
    assert.equal(await boots(page), `./${newBoot}`);
    await go(visit, 'ui-nav-customers');
    await visit.sees('Bâti Ouest');

    assert.equal(await old.evaluate(() => globalThis.mark), 'the same page', 'the other tab was not reloaded');
    const status = await old.evaluate(async (boot) => (await fetch(boot)).status, oldBoot);
    assert.equal(status, 200, 'a file that the host has no more');
    await old.close();
    await page.reload();
    await visit.sees('Bâti Ouest');
    await page.waitForFunction(async () => (await globalThis.caches.keys()).length === 1);
    assert.match((await caches(page))[0].name, / next$/);
  });
});

test('a build that was altered on its way is never kept', async () => {
  const site = await serve(DIST, { below: BELOW });
  const altered = successor();
  writeFileSync(path.join(altered, bootOf(altered)), 'globalThis.altered = true;');
  await visiting(newProfile(), { home: site.home }, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await kept(page);
    site.use(altered);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const refused = new Promise((resolve) => {
        registration.addEventListener('updatefound', () => {
          const worker = registration.installing;
          worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve());
        });
      });
      registration.update().catch(() => {});
      await refused;
    });
    assert.equal((await caches(page)).length, 1);
    await page.reload();
    await visit.sees(say('ui-nothing-leaves'));
    assert.equal(await boots(page), `./${bootOf(DIST)}`);
    // The browser itself says that a hash did not match.
    visit.complaints = visit.complaints.filter((text) => !/integrity|digest/i.test(text));
  });
});

test('it can be installed: manifest, icons, what it opens', async () => {
  const site = await serve(DIST, { below: BELOW });
  await visiting(newProfile(), { home: site.home }, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await kept(page);
    const session = await page.context().newCDPSession(page);
    const { errors, url, data } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    const from = (address) => new URL(address, url).href;
    assert.equal(from(manifest.scope), site.home);
    assert.ok(from(manifest.start_url).startsWith(site.home));
    assert.equal(manifest.display, 'standalone');
    assert.deepEqual(Object.values(manifest.file_handlers[0].accept).flat().sort(), ['.csv', '.ods', '.pdf', '.tsv', '.xls', '.xlsx', '.xml', '.zip']);
    const drawings = manifest.icons.filter(({ type }) => type === 'image/png');
    assert.deepEqual(drawings.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`).sort(), [
      '192x192 any', '192x192 maskable', '512x512 any', '512x512 maskable',
    ]);
    for (const { src, sizes } of [...drawings, ...manifest.shortcuts.flatMap(({ icons }) => icons)]) {
      const bytes = Buffer.from(await (await page.request.get(from(src))).body());
      // Width and height stand in a PNG's first block.
      assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
    }
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A window that leaves no traces cannot install anything, whatever the page.
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
  });
});

test('files shared with the installed application arrive in the import, without any network', async () => {
  const site = await serve(DIST, { below: BELOW });
  const { totals, ...file } = balance(40);
  await visiting(newProfile(), { home: site.home }, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await kept(page);
    // What the manifest promises to the system, the form below keeps.
    const manifest = await page.evaluate(async () => {
      const address = document.querySelector('link[rel="manifest"]').href;
      const { share_target: target, file_handlers: [handler] } = await (await fetch(address)).json();
      return { ...target, action: new URL(target.action, address).href, handled: new URL(handler.action, address).href };
    });
    assert.equal(manifest.action, `${site.home}partage`);
    assert.equal(manifest.handled, `${site.home}#/importer`);
    assert.deepEqual([manifest.method, manifest.enctype, manifest.params.files[0].name], ['POST', 'multipart/form-data', 'files']);
    await site.stop();
    const shares = async (tab, files) => {
      await tab.goto('about:blank');
      await tab.setContent(`<form method="post" enctype="multipart/form-data" action="${manifest.action}"><input type="file" name="files" multiple><button>Partager</button></form>`);
      await tab.setInputFiles('input', files.map(asFile));
      await tab.click('button');
    };
    // As the system does it: a navigation of its own.
    const accented = { ...file, name: 'été 2026.csv' };
    await shares(page, [accented]);
    await page.waitForURL(`${site.home}#/importer`);
    await visit.sees('été 2026.csv');
    await visit.sees(shown(totals.open));
    await imports(visit);
    // Once: what was taken waits no longer.
    assert.deepEqual((await caches(page)).map(({ name }) => name).filter((name) => name.startsWith('encours-shared')), []);
    await page.reload();
    await visit.sees(say('ui-nav-data'));
    assert.equal(await page.getByText('été 2026.csv').count(), 0);
    // Nothing in it: the page opens all the same.
    await shares(page, []);
    await page.waitForURL(`${site.home}#/importer`);
    await visit.sees(say('ui-nav-data'));
  });
});
