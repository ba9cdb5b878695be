// The first five minutes: the doors, a file, the figures, and the next day.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { dayAfter, shown, today } from '../node/files.mjs';
import { newProfile, RESULTS, visiting } from './harness.mjs';
import { asFile, balance, bringIn, go, imports, seesTotals } from './steps.mjs';
import { english, say } from './words.mjs';

test('a thousand open items come in, are right to the cent, and are all there the next time', async () => {
  const profile = newProfile();
  const { totals, ...file } = balance(1_000);
  await visiting(profile, {}, async (visit) => {
    await visit.sees(say('ui-nothing-leaves'));
    await visit.page.getByLabel(say('ui-door-files')).setInputFiles(asFile(file));
    await visit.sees(shown(totals.open));
    await imports(visit);
    await seesTotals(visit, totals);
    await go(visit, 'ui-nav-invoices');
    await visit.sees(totals.numbers.find((number) => number.startsWith('FA')).slice(0, 8));
  });
  await visiting(profile, {}, async (visit) => {
    await seesTotals(visit, totals);
    await go(visit, 'ui-nav-customers');
    const [largest] = [...totals.largest].sort(([, one], [, other]) => other - one);
    await visit.sees(shown(largest[1]));
  });
});

test('the same file again brings nothing new', async () => {
  const { totals, ...file } = balance(120);
  await visiting(newProfile(), {}, async (visit) => {
    await bringIn(visit, file);
    await visit.drop([file]);
    await visit.sees(say('ui-file-already'));
    await seesTotals(visit, totals);
  });
});

test('the demo company is one click away, and marked on every page', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    await visit.page.getByRole('button', { name: say('ui-door-demo') }).click();
    for (const entry of ['ui-nav-today', 'ui-nav-customers', 'ui-nav-invoices', 'ui-nav-insight', 'ui-nav-data']) {
      await go(visit, entry);
      await visit.sees(say('ui-demo'));
    }
    await go(visit, 'ui-nav-insight');
    await visit.page.getByRole('button', { name: new RegExp(say('insight-figure-dso-count-back')) }).click();
    await visit.sees(say('insight-formula-dso-count-back'));
  });
});

test('what one types in the search box is understood', async () => {
  const { totals, ...file } = balance(200);
  await visiting(newProfile(), {}, async (visit) => {
    await bringIn(visit, file);
    await go(visit, 'ui-nav-invoices');
    const number = totals.numbers[42];
    await visit.page.getByRole('searchbox').fill(number);
    await visit.sees(number);
    await assert.doesNotReject(visit.page.getByText(totals.numbers[43]).waitFor({ state: 'hidden' }));
  });
});

test('the screen speaks English when asked, and remembers', async () => {
  const profile = newProfile();
  await visiting(profile, {}, async (visit) => {
    await visit.sees(say('ui-nothing-leaves'));
    await visit.page.getByRole('button', { name: 'English', exact: true }).click();
    await visit.sees(english('ui-nothing-leaves'));
    assert.equal(await visit.page.evaluate(() => document.documentElement.lang), 'en');
  });
  await visiting(profile, {}, async (visit) => {
    await visit.sees(english('ui-nothing-leaves'));
  });
  await visiting(newProfile(), { language: 'en-GB' }, async (visit) => {
    await visit.sees(english('ui-nothing-leaves'));
  });
});

test('a past day can be looked at', async () => {
  const { totals, ...file } = balance(150);
  await visiting(newProfile(), {}, async (visit) => {
    await bringIn(visit, file);
    await go(visit, 'ui-nav-insight');
    const field = visit.page.getByRole('textbox', { name: say('ui-as-of'), exact: true });
    await field.fill('1/1/1999');
    await field.press('Enter');
    await visit.sees(/Pas avant le \d\d\/\d\d\/\d{4}/);
    // The first day known, as the slider has it: next to nothing had been issued yet.
    const first = await visit.page.getByRole('slider', { name: say('ui-as-of-slider') }).getAttribute('min');
    await field.fill(dayAfter('1970-01-01', Number(first)).split('-').reverse().join('/'));
    await field.press('Enter');
    await visit.page.waitForFunction(
      (words) => !document.body.innerText.replaceAll(/[\s\u00A0\u202F]+/g, ' ').includes(words),
      shown(totals.open),
    );
  });
});

test('every page, large and small, light and dark', async () => {
  const sizes = [[1440, 900], [1024, 768], [390, 844]];
  const profile = newProfile();
  await visiting(profile, {}, async (visit) => {
    await visit.sees(say('ui-nothing-leaves'));
    await visit.page.screenshot({ path: path.join(RESULTS, 'welcome-1440-light.png') });
    await visit.page.getByRole('button', { name: say('ui-door-demo') }).click();
    await go(visit, 'ui-nav-data');
    await visit.sees(/[0-9a-f]{64}/);
    const pages = ['aujourdhui', 'clients', 'factures', 'pilotage', 'pilotage/balance', 'donnees', 'importer'];
    for (const colorScheme of ['light', 'dark']) {
      await visit.page.emulateMedia({ colorScheme });
      for (const [width, height] of sizes) {
        await visit.page.setViewportSize({ width, height });
        for (const name of pages) {
          await visit.page.evaluate((hash) => {
            location.hash = hash;
          }, `#/${name}`);
          await visit.page.waitForFunction(() => document.querySelector('main h1'));
          await visit.page.waitForTimeout(400);
          const file = `${name.replace('/', '-')}-${width}-${colorScheme}.png`;
          await visit.page.screenshot({ path: path.join(RESULTS, file) });
          const wider = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wider <= 0, `${name} is ${wider} px wider than a screen of ${width}`);
        }
      }
    }
  });
});
