// Everything under the fingers: found, changed and taken back with the keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { balance, bringIn } from './steps.mjs';
import { begins, say } from './words.mjs';

const HASH = /\b[0-9a-f]{64}\b/;

/** Presses keys one after the other: `g d`. */
async function press(page, keys) {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
}

/** Opens the palette, types, and waits until what is chosen first reads so. */
async function finds(visit, text, first) {
  const { page } = visit;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: say('ui-find') }).waitFor();
  await page.keyboard.type(text);
  const chosen = page.locator('[role=option][aria-selected=true]');
  await page.waitForFunction(
    ([sample, flags]) => {
      const option = document.querySelector('[role=option][aria-selected=true]');
      const words = option?.innerText.replaceAll(/[\s\u00A0\u202F\u2009]+/g, ' ') ?? '';
      return new RegExp(sample, flags).test(words);
    },
    [first.source, first.flags],
  );
  return plain(await chosen.innerText());
}

/** The state's hash as Données shows it once it is `expected`, or once it is none of `before`. */
async function hashIs(visit, { expected, before = [] }) {
  await press(visit.page, 'g d');
  if (expected) {
    await visit.sees(expected);
    return expected;
  }
  await visit.page.waitForFunction(
    ([pattern, old]) => {
      const found = new RegExp(pattern).exec(document.body.innerText)?.[0];
      return found !== undefined && !old.includes(found);
    },
    [HASH.source, before],
  );
  return HASH.exec(await visit.text())[0];
}

test('the palette finds a customer, a number, an amount, a page of a day and an act', async () => {
  const { totals, ...file } = balance(120);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    const [account] = totals.customers;
    const customer = Number(account.slice(3));

    // A customer, by a word of the name without its accent.
    await finds(visit, `societe ${customer}`, new RegExp(`n° ${customer}\\b.*€`));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/#/clients/${account}`);

    // An invoice by the end of its number, then by its amount to the cent.
    const number = totals.numbers.find((name) => name.startsWith('FA'));
    await finds(visit, number.slice(-6), new RegExp(number));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => decodeURIComponent(url.hash).includes(number));
    await page.locator('main h1').getByText(number).waitFor();
    await visit.sees(/\d,\d\d €/);
    const amount = /(\d[\d ]*,\d\d) €/.exec(plain(await page.locator('main').innerText()))[1];
    const line = await finds(visit, amount, new RegExp(`${amount} €`));
    assert.ok(line.includes(`${amount} €`), `${amount} is in «${line}»`);
    await page.keyboard.press('Escape');

    // A figure as of a day, in plain words.
    await finds(visit, 'DSO fin octobre 2025', /DSO.*31\/10\/2025/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/#/pilotage');
    await page.waitForFunction(() => document.body.innerHTML.includes('31/10/2025') || document.querySelector('input')?.value.includes('31/10/2025'));

    // An act by a word that is not its name; the arrows go round.
    await finds(visit, 'déposer', new RegExp(say('ui-act-import')));
    const before = await page.getByRole('combobox').getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.getByRole('combobox').getAttribute('aria-activedescendant'), before);
    await page.keyboard.press('Control+Enter');
    assert.equal(await page.getByRole('combobox').count(), 1, 'Ctrl+Enter is nothing');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/#/importer');

    // Empty: what was done last comes first.
    await finds(visit, '', new RegExp(say('ui-act-import')));
    await visit.sees(say('ui-find-recent'));
    await page.keyboard.type('zzzz');
    await visit.sees(begins('ui-find-nothing'));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('DSO au 32/13');
    await visit.sees(say('ui-find-no-day', { day: '32/13' }));
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor({ state: 'detached' });
  });
});

test('a key is changed, its conflict is said and resolved, and it is remembered', async () => {
  const profile = newProfile();
  const { totals, ...file } = balance(40);
  const change = (page, name) => page.getByRole('button', { name: new RegExp(`« ${name} »`) });
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    // A letter begins a key: what may follow is shown, and nothing else happens.
    await press(page, 'g');
    await visit.sees(`${say('ui-keys-then')}`);
    await press(page, 'c');
    await page.waitForURL('**/#/clients');

    await press(page, 'h');
    await page.getByRole('searchbox', { name: say('ui-keys-search') }).waitFor();
    await page.keyboard.type('balance âgée');
    await change(page, say('ui-act-ageing')).focus();
    await page.keyboard.press('Enter');
    await visit.sees(say('ui-keys-press'));
    await press(page, 'i');
    await visit.sees(say('ui-keys-taken', { keys: 'I', whose: say('ui-act-import') }));
    await page.getByRole('button', { name: say('ui-keys-take') }).focus();
    await page.keyboard.press('Enter');
    await visit.sees(new RegExp(`${say('ui-act-ageing')} I\\b`));
    await page.keyboard.press('Escape');
    await press(page, 'i');
    await page.waitForURL('**/#/pilotage/balance');
    // The act that lost its key has none; the sequence that was there does nothing any more.
    await press(page, 'g a');
    await page.waitForURL('**/#/aujourdhui');
    await press(page, 'g b');
    assert.match(page.url(), /aujourdhui$/);
    // Off while one types.
    await press(page, 'g c');
    await page.locator('main h1').getByText(say('ui-nav-customers')).waitFor();
    await press(page, 'r');
    await page.keyboard.type('i');
    assert.equal(await page.locator('main [data-search]').inputValue(), 'i');
    assert.match(page.url(), /clients/);
  });
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nav-data'));
    await press(page, 'i');
    await page.waitForURL('**/#/pilotage/balance');
    await press(page, 'h');
    const reset = page.getByRole('button', { name: say('ui-keys-reset') });
    await reset.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await press(page, 'i');
    await page.waitForURL('**/#/importer');
  });
});

test('a payment, a setting and an import are undone with U, and done again with Y', async () => {
  const profile = newProfile();
  const { totals, ...file } = balance(60);
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    const imported = await hashIs(visit, {});

    // A payment of the invoice on the page: V, and Enter records all of what is open.
    const number = totals.numbers.find((name) => name.startsWith('FA'));
    await finds(visit, number, new RegExp(number));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => decodeURIComponent(url.hash).includes(number));
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    await press(page, 'v');
    await page.waitForFunction(
      ([label, wanted]) => {
        const field = [...document.querySelectorAll('dialog[open] label')].find((each) => each.innerText.includes(label));
        return field?.control?.value === wanted && document.activeElement?.type === 'submit';
      },
      [say('ui-payment-invoice'), number],
    );
    await page.keyboard.press('Enter');
    await visit.sees(/Règlement de .* enregistré/);
    const paid = await hashIs(visit, { before: [imported] });

    // A setting.
    await page.getByLabel(say('ui-bounds-field')).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('15, 45');
    await page.keyboard.press('Enter');
    await visit.sees(say('ui-bounds-saved'));
    await page.keyboard.press('Escape');
    const set = await hashIs(visit, { before: [imported, paid] });

    // Back, one after the other, to the very state; also after the page was closed.
    await press(page, 'u');
    await visit.sees(`${begins('ui-undone-what')} ${say('ui-deed-buckets', { bounds: '15, 45' })}`);
    await hashIs(visit, { expected: paid });
    await press(page, 'y');
    await visit.sees(begins('ui-redone-what'));
    await hashIs(visit, { expected: set });
    await press(page, 'u');
    await hashIs(visit, { expected: paid });
  });
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nav-data'));
    await press(page, 'u');
    await visit.sees(new RegExp(`${begins('ui-undone-what')} règlement de`));
    await press(page, 'g h');
    await visit.sees(say('ui-acts-last'));
    await visit.sees(say('ui-acts-undone'));
    // A whole file is asked for first: the key names it, its button takes it back.
    await press(page, 'u');
    const file = say('ui-deed-import', { file: 'balance.csv' });
    await visit.sees(say('ui-undo-import', { what: file }));
    await page.locator('.toast').filter({ hasText: say('ui-undo-import', { what: file }) })
      .getByRole('button', { name: say('ui-undo'), exact: true }).press('Enter');
    await visit.sees(`${begins('ui-undone-what')} ${file}`);
    await press(page, 'g f');
    await page.waitForFunction(() => document.querySelectorAll('main [data-row]').length === 0);
    await press(page, 'u');
    await visit.sees(say('ui-undo-nothing'));
    // And all of it again.
    await press(page, 'y');
    await visit.sees(`${begins('ui-redone-what')} ${say('ui-deed-import', { file: 'balance.csv' })}`);
    await press(page, 'y');
    await visit.sees(new RegExp(`${begins('ui-redone-what')} règlement de`));
    await press(page, 'g f');
    await visit.sees(new RegExp(totals.numbers.at(-1)));
  });
});

test('a short result stays while it is pointed at or holds the focus, and goes once it is left', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, balance(40));
    // Others that go meanwhile would move it from under the pointer.
    await page.locator('.toast').first().waitFor();
    await visit.sees(new RegExp(`${say('ui-persist-granted')}|${say('ui-persist-refused')}`));
    await page.waitForFunction(() => {
      for (const close of document.querySelectorAll('.toast button.square')) close.click();
      return document.querySelector('.toast') === null;
    });
    // Long waits pass ten times as fast.
    await page.evaluate(() => {
      const wait = window.setTimeout.bind(window);
      window.setTimeout = (act, time, ...rest) => wait(act, time >= 5000 ? time / 10 : time, ...rest);
      location.hash = '#/donnees';
    });
    const toast = page.locator('.toast', { hasText: say('ui-bounds-saved') });
    const saves = async (bounds) => {
      await page.getByLabel(say('ui-bounds-field')).fill(bounds);
      await page.getByLabel(say('ui-bounds-field')).press('Enter');
      await toast.waitFor();
    };
    const stays = async (why) => {
      await page.waitForTimeout(2_500);
      assert.equal(await toast.count(), 1, why);
    };
    await saves('10, 20');
    await toast.hover();
    await stays('pointed at');
    await page.mouse.move(5, 5);
    await toast.waitFor({ state: 'detached' });
    await saves('10, 25');
    await toast.getByRole('button').first().focus();
    await stays('it holds the focus');
    await page.locator('main h1').focus();
    await toast.waitFor({ state: 'detached' });
  });
});
