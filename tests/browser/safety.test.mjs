// Nothing is lost, nothing leaves, nothing from a file becomes code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corpus, shown, zip } from '../node/files.mjs';
import { newProfile, Visit, visiting } from './harness.mjs';
import { asFile, balance, bookHash, bringIn, button, go, imports, seesTotals } from './steps.mjs';
import { say } from './words.mjs';

test('published invoices dropped as one archive come in together', async () => {
  const { files } = corpus();
  await visiting(newProfile(), {}, async (visit) => {
    await visit.sees(say('ui-nothing-leaves'));
    await visit.drop([{ name: 'factures.zip', bytes: zip(files) }]);
    await imports(visit);
    await go(visit, 'ui-nav-invoices');
    await visit.page.getByRole('searchbox').fill('FAC-2024-001');
    await visit.sees(/FAC-2024-001 .* 1 200,00 € 1 200,00 €/);
  });
});

test('a backup brings everything back after a wipe, to the same hash', async () => {
  const { totals, ...file } = balance(500);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    const before = await bookHash(visit);
    const backup = await visit.downloads(() => button(page, 'ui-backup-go').first().click());
    assert.match(backup.name, /\.zip$/);

    await button(page, 'ui-wipe-open').click();
    await page.getByRole('dialog').getByRole('textbox').fill(say('ui-wipe-word'));
    // The page starts again from nothing: the doors may be seen for a moment before that.
    const startedAgain = page.waitForEvent('load');
    await button(page, 'ui-wipe-go').click();
    await startedAgain;
    await visit.sees(say('ui-door-files'));

    await page.evaluate(() => {
      location.hash = '#/donnees';
    });
    await page.getByLabel(say('ui-restore-file')).setInputFiles(asFile(backup));
    await button(page, 'ui-restore-go').click();
    await page.waitForFunction((hash) => document.body.innerText.includes(hash), before);
    await seesTotals(visit, totals);
  });
});

test('a second tab is refused politely, and may take over', async () => {
  const { totals, ...file } = balance(60);
  await visiting(newProfile(), {}, async (visit) => {
    await bringIn(visit, file);
    const second = await visit.tab();
    await visit.sees(say('ui-locked'), second);
    await button(second, 'ui-use-here').click();
    await visit.sees(say('ui-taken-over'), visit.page);
    await go(visit, 'ui-nav-insight', second);
    await visit.sees(shown(totals.open), second);
    // And back again.
    await button(visit.page, 'ui-use-here').click();
  });
});

test('a name with markup in it stays text', async () => {
  const name = (customer) => `<img src=x onerror="document.title='broken'"> & <b>${customer}</b>`;
  const { totals, ...file } = balance(40, { name: (customer) => `"${name(customer).replaceAll('"', '""')}"` });
  await visiting(newProfile(), {}, async (visit) => {
    await bringIn(visit, file);
    const [[account]] = [...totals.largest].sort(([, one], [, other]) => other - one);
    for (const hash of ['aujourdhui', 'clients', 'factures', 'pilotage', 'pilotage/balance', `clients/${account}`]) {
      await visit.page.evaluate((place) => {
        location.hash = place;
      }, `#/${hash}`);
      await visit.sees('<img src=x onerror=');
      assert.equal(await visit.page.locator('main img').count(), 0);
      assert.notEqual(await visit.page.title(), 'broken');
    }
  });
});

test('the policy forbids what an injected script would do', async () => {
  const visit = await Visit.open(newProfile());
  await visit.sees(say('ui-nothing-leaves'));
  const outcomes = await visit.page.evaluate(async () => {
    // In a task of the page's own: what the debugger runs may do more.
    const tried = (act) => new Promise((resolve) => {
      setTimeout(async () => {
        try {
          await act();
          resolve('done');
        } catch (error) {
          resolve(error.name);
        }
      });
    });
    return {
      fetched: await tried(() => fetch('https://example.org/')),
      evaluated: await tried(() => (0, eval)('1 + 1')),
      marked: await tried(() => {
        document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
      }),
    };
  });
  assert.equal(outcomes.fetched, 'TypeError');
  assert.equal(outcomes.evaluated, 'EvalError');
  assert.equal(outcomes.marked, 'TypeError', 'markup with a handler is refused');
  // What was tried here is what the page complains of; nothing went out all the same.
  await visit.close({ expected: [/Content Security Policy/i, /TrustedHTML|TrustedScript|Trusted Type/i, /example\.org/] });
});

test('killed in the middle of an import, the browser keeps all of it or nothing', async () => {
  const { totals, ...file } = balance(50_000);
  const outcomes = [];
  for (const delay of [100, 400, 900]) {
    const profile = newProfile();
    const first = await Visit.open(profile);
    await first.page.getByLabel(say('ui-door-files')).setInputFiles(asFile(file));
    await first.sees(shown(totals.open));
    await button(first.page, 'ui-import-go').click();
    await first.page.waitForTimeout(delay);
    const acknowledged = (await first.text()).includes(say('ui-import-done'));
    assert.ok((await first.kill()) > 1, 'the browser ran in several processes');
    await visiting(profile, {}, async (visit) => {
      const text = await visit.sees(new RegExp(`${say('ui-door-files')}|${say('ui-nav-insight')}`));
      const empty = text.includes(say('ui-door-files'));
      assert.ok(!(acknowledged && empty), 'what the screen confirmed is on the disk');
      if (!empty) await seesTotals(visit, totals);
      outcomes.push(`${delay} ms: ${empty ? 'nothing' : 'all'}${acknowledged ? ', confirmed' : ''}`);
    });
  }
  console.log(`killed after ${outcomes.join('; ')}`);
});
