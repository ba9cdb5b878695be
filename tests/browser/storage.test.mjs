// What a browser can do to what is kept: no room left, all of it deleted behind the page's back, a snapshot garbled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, newProfile, Visit, visiting } from './harness.mjs';
import { goTo } from './places.mjs';
import { asFile, balance, bookHash, bringIn, button, imports, seesTotals } from './steps.mjs';
import { say } from './words.mjs';

/** The default workspace's database. */
const DATABASE = 'encours:default';

/** Opens a browser on our origin, but not on the application, and does something to what is kept there. */
async function behindItsBack(profile, act) {
  const visit = await Visit.open(profile, { at: 'www/icons/icon.svg' });
  await act(visit);
  // The browser looks for a small picture of its own accord.
  await visit.close({ expected: [/404/] });
}

/** The browser promises to keep what the page asks it to keep. */
async function promises(visit) {
  const devtools = await visit.context.newCDPSession(visit.page);
  await devtools.send('Browser.grantPermissions', { permissions: ['durableStorage'], origin: new URL(visit.home).origin });
  await visit.page.evaluate(() => navigator.storage.persist());
}

test('no room left: nothing of it comes in, nothing is lost, and it works once there is room', async () => {
  const { totals, ...small } = balance(80);
  const { totals: _, ...large } = balance(30_000, { seed: 7 });
  const profile = newProfile();
  await visiting(profile, {}, async (visit) => bringIn(visit, small));
  // Set before the application starts: the browser remembers for a while how much room there was.
  const visit = await Visit.open(profile, { at: 'www/icons/icon.svg' });
  const { page } = visit;
  const devtools = await visit.context.newCDPSession(page);
  const { origin } = new URL(visit.home);
  const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin });
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 200_000 });
  await page.goto(visit.home);
  await visit.sees(say('today-start-with'));
  await visit.drop([{ ...large, name: 'grand.csv' }]);
  await page.locator('.import-head').waitFor();
  await button(page, 'ui-import-go').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Il n’y a plus de place/).waitFor();
  assert.match(plain(await dialog.innerText()), /tout ce qui était confirmé est intact/);
  await button(page, 'ui-understood').click();
  // The file still waits, and what was there still counts.
  await button(page, 'ui-import-go').waitFor();
  await seesTotals(visit, totals);
  await visit.close({ expected: [/404/] });
  await visiting(profile, {}, async (again) => {
    await seesTotals(again, totals);
    await again.drop([{ ...large, name: 'grand.csv' }]);
    await imports(again);
  });
});

test('deleted behind the page’s back: the witness noticed, and the page says so', async () => {
  const profile = newProfile();
  let backup;
  let before;
  await visiting(profile, {}, async (visit) => {
    await bringIn(visit, balance(120));
    before = await bookHash(visit);
    backup = await visit.downloads(() => button(visit.page, 'ui-backup-go').first().click());
  });
  await behindItsBack(profile, async (visit) => {
    const devtools = await visit.context.newCDPSession(visit.page);
    await devtools.send('Storage.clearDataForOrigin', { origin: new URL(visit.home).origin, storageTypes: 'indexeddb' });
  });
  await visiting(profile, {}, async (visit) => {
    await visit.sees(say('ui-recovery-lost'));
    await goTo(visit, 'donnees');
    await visit.page.getByLabel(say('ui-restore-file')).setInputFiles(asFile(backup));
    await button(visit.page, 'ui-restore-go').click();
    await visit.sees(before);
  });
});

test('a garbled snapshot is not believed: the journal tells everything again', async () => {
  const { totals, ...file } = balance(6_000);
  const profile = newProfile();
  let before;
  await visiting(profile, {}, async (visit) => {
    await bringIn(visit, file);
    before = await bookHash(visit);
    // Written when nobody waits for anything.
    const sections = () => visit.page.evaluate((name) => new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        const count = opening.result.transaction('snapshot').objectStore('snapshot').count();
        count.onsuccess = () => {
          opening.result.close();
          resolve(count.result);
        };
      };
    }), DATABASE);
    const end = Date.now() + 30_000;
    while ((await sections()) === 0) assert.ok(Date.now() < end, 'a snapshot is written');
  });
  await behindItsBack(profile, async (visit) => {
    const garbled = await visit.page.evaluate((name) => new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('snapshot', 'readwrite');
        let count = 0;
        transaction.objectStore('snapshot').openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          const bytes = new Uint8Array(cursor.value.buffer ?? cursor.value).map((byte) => byte ^ 0x5a);
          cursor.update(bytes);
          count += 1;
          cursor.continue();
        };
        transaction.oncomplete = () => resolve(count);
      };
    }), DATABASE);
    assert.ok(garbled > 0, 'there was a snapshot');
  });
  await visiting(profile, {}, async (visit) => {
    await seesTotals(visit, totals);
    const text = await visit.text();
    for (const alarm of ['ui-recovery-lost', 'ui-recovery-broken']) assert.ok(!text.includes(say(alarm)));
    assert.equal(await bookHash(visit), before);
  });
});

test('three days without a copy turn the save state amber, a copy turns it green', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    const day = 86_400_000;
    const now = Date.now();
    const tone = async (words) => page.locator(`.menu .save.${words}`).waitFor();
    await promises(visit);
    await button(page, 'ui-door-demo').or(page.getByRole('button', { name: say('ui-door-demo') })).first().click();
    await tone('watch');
    await goTo(visit, 'donnees');
    await visit.downloads(() => button(page, 'ui-backup-go').first().click());
    await tone('good');
    await page.getByLabel(say('ui-bounds-field')).fill('15, 30, 60');
    await page.getByLabel(say('ui-bounds-field')).press('Enter');
    await visit.sees(say('ui-bounds-saved'));
    for (const [days, expected] of [[2, 'good'], [4, 'watch']]) {
      await page.clock.setFixedTime(now + days * day);
      await page.reload();
      await tone(expected);
    }
  });
});

test('what the browser does not promise to keep is red until there is a copy of it; what it promises is not', async () => {
  for (const granted of [false, true]) {
    const visit = await Visit.open(newProfile(), { at: 'www/icons/icon.svg' });
    const { page } = visit;
    if (granted) await promises(visit);
    await page.goto(visit.home);
    await bringIn(visit, balance(30));
    await goTo(visit, 'donnees');
    const tone = (words) => page.locator(`.menu .save.${words}`).waitFor();
    await tone(granted ? 'watch' : 'bad');
    await visit.sees(say(granted ? 'ui-persistent-yes' : 'ui-persistent-no'));
    assert.equal(await button(page, 'ui-persist-ask').count(), granted ? 0 : 1, 'it can be asked for');
    await visit.downloads(() => button(page, 'ui-backup-go').first().click());
    await tone('good');
    await page.getByLabel(say('ui-bounds-field')).fill('15, 30, 60');
    await page.getByLabel(say('ui-bounds-field')).press('Enter');
    await visit.sees(say('ui-bounds-saved'));
    await tone(granted ? 'good' : 'bad');
    await visit.close({ expected: [/404/] });
  }
});
