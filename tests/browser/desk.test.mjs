// The collector's day of the demo company, from the keyboard; then the page of a customer: what runs, what is decided, what
// lateness costs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo, settled } from './places.mjs';
import { button, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const rows = (page) => page.locator('.cash-line');
const names = async (page) => (await page.locator('.cash-what b').allInnerTexts()).map(plain);
const press = async (page, keys) => {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
};

/** Waits until a customer stands in the list, or stands there no more. */
const listed = (page, there, name) => page.waitForFunction(
  ([wanted, who]) => {
    const lines = [...document.querySelectorAll('.cash-what b')].map((one) => one.textContent.trim());
    return !document.querySelector('main [aria-busy="true"]') && lines.includes(who) === wanted;
  },
  [there, name],
);

/** The customer who has the focus. */
const focused = async (page) => plain(await page.locator('.cash-line:focus .cash-what b').innerText());

test('the day from the keyboard: done and the next one, called, promised, put off, taken back', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await rows(page).first().waitFor();
    await settled(page);
    const [first, second] = await names(page);
    await visit.sees(`${say('today-start-with')} ${first}`);

    // J goes into the list; S and Enter put the first one off until tomorrow, and the next one has the focus.
    await press(page, 'j');
    assert.equal(await focused(page), first);
    await press(page, 's');
    const snooze = page.getByRole('dialog', { name: say('dunning-ask-snooze', { name: first }) });
    await snooze.waitFor();
    await press(page, 'Enter');
    await listed(page, false, first);
    await page.locator('.cash-line:focus').waitFor();
    assert.equal(await focused(page), second, 'the next one has the focus');
    // It is not lost: it stands among those put off, and U brings it back.
    await page.locator('.list-tools .segmented label').nth(3).click();
    await page.locator('main tbody tr', { hasText: first }).waitFor();
    await page.locator('.list-tools .segmented label').nth(0).click();
    await rows(page).first().waitFor();
    await press(page, 'u');
    await listed(page, true, first);

    // T opens the call sheet; N says that nobody answered.
    await rows(page).first().focus();
    await press(page, 't');
    await page.getByRole('dialog', { name: say('dunning-call', { name: first }) }).waitFor();
    await press(page, 'n');
    await visit.sees(say('dunning-done-call', { name: first, how: say('dunning-call-nobody') }));
    await listed(page, false, first);

    // Enter does what is ready: a message that is written has its file.
    await page.locator('.cash-line', { hasText: say('today-why-ready') }).first().focus();
    const asked = plain(await page.locator('.cash-line:focus').innerText());
    const file = await visit.downloads(() => press(page, 'Enter'));
    assert.match(file.name, /\.(eml|pdf|zip)$/, 'a draft or a letter, to be sent');
    await page.waitForFunction((said) => {
      const lines = [...document.querySelectorAll('.cash-line')].map((line) => line.innerText.replaceAll(/[\s\u00A0\u202F\u2009]+/g, ' ').trim());
      return !document.querySelector('main [aria-busy="true"]') && !lines.includes(said);
    }, asked);

    // P: a promise for all that the message asks, everything filled in already.
    await page.locator('.cash-line:focus').waitFor();
    const who = await focused(page);
    await press(page, 'p');
    await page.getByRole('dialog', { name: say('dunning-ask-promise', { name: who }) }).waitFor();
    await press(page, 'Enter');
    await visit.sees(/Promesse notée pour le \d\d\/\d\d\/\d{4}/);

    // The list of keys knows them, and what comes leaves for a calendar.
    await press(page, 'h');
    await page.getByRole('dialog').getByText(say('dunning-key-snooze-long'), { exact: true }).waitFor();
    await press(page, 'Escape');
    const calendar = await visit.downloads(() => button(page, 'dunning-calendar-export').click());
    assert.match(calendar.bytes.toString('utf8'), /BEGIN:VEVENT/);
  });
});

test('the page of a customer: held and lifted, in instalments, contested, what lateness costs by hand', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await rows(page).first().waitFor();
    await settled(page);
    const ready = page.locator('.cash-line', { has: page.locator('.badge.accent') }).first();
    const name = plain(await ready.locator('.cash-what b').innerText());
    await ready.click();
    await page.locator('.cash-detail').getByRole('link', { name: say('today-open') }).click();
    await page.locator('main h1').getByText(name).waitFor();
    const part = page.locator('.dunning-customer');
    await part.waitFor();
    const standing = part.locator('.dunning-standing > li');

    // Held with a reason: it stands there, and «Lever» ends it.
    await part.getByRole('button', { name: say('dunning-hold'), exact: true }).click();
    const hold = page.getByRole('dialog', { name: say('dunning-ask-hold', { name }) });
    await hold.getByLabel(say('dunning-ask-reason')).fill('avoir attendu');
    await press(page, 'Enter');
    await standing.filter({ hasText: say('dunning-standing-held') }).filter({ hasText: 'avoir attendu' }).waitFor();
    await standing.filter({ hasText: say('dunning-standing-held') }).getByRole('button').first().click();
    await standing.filter({ hasText: say('dunning-standing-held') }).waitFor({ state: 'detached' });

    // In three parts, divided evenly.
    await part.getByRole('button', { name: say('dunning-menu'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('dunning-menu-plan') }).click();
    const plan = page.getByRole('dialog', { name: say('dunning-ask-plan', { name }) });
    await plan.getByRole('button', { name: say('dunning-plan-times', { parts: '2' }), exact: true }).click();
    await page.waitForFunction(() => document.querySelectorAll('dialog[open] .dunning-part').length === 2);
    await plan.getByRole('button', { name: say('dunning-plan-times', { parts: '3' }), exact: true }).click();
    await page.waitForFunction(() => document.querySelectorAll('dialog[open] .dunning-part').length === 3);
    await plan.getByRole('button', { name: say('ui-save'), exact: true }).click();
    const running = standing.filter({ has: page.locator('.dunning-parts') });
    await running.first().waitFor();
    assert.equal(await running.first().locator('.dunning-parts li').count(), 3);
    // The story tells it, and U takes it back.
    await page.locator('.story').getByText(/Échéancier convenu/).first().waitFor();
    await press(page, 'u');
    await running.first().waitFor({ state: 'detached' });

    // A dispute of a part, from the keyboard.
    await press(page, 'l');
    const dispute = page.getByRole('dialog', { name: say('dunning-ask-dispute', { name }) });
    await dispute.getByLabel(say('dunning-ask-disputed')).fill('1,00');
    await dispute.getByLabel(say('dunning-ask-note')).fill('palette abîmée');
    await dispute.getByRole('button', { name: say('ui-save'), exact: true }).click();
    const contested = standing.filter({ hasText: 'palette abîmée' });
    await contested.waitFor();
    await contested.getByRole('button', { name: new RegExp(`^${say('dunning-settle')}`) }).click();
    await contested.waitFor({ state: 'detached' });

    // What lateness costs can be done again by hand: each line, and their sum.
    const late = page.locator('main section', { has: page.getByRole('heading', { name: say('dunning-late-title') }) });
    await late.getByRole('button', { name: /^Calcul/ }).first().click();
    const drawer = page.locator('dialog[open]');
    await drawer.locator('tbody tr').first().waitFor();
    const cents = (text) => Math.round(Number(plain(text).replaceAll(/[^0-9,]/g, '').replace(',', '.')) * 100);
    const lines = await drawer.locator('section').first().locator('tbody tr').evaluateAll(
      (all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)),
    );
    let sum = 0;
    for (const [, , days, base, rate, interest] of lines) {
      const points = cents(rate);
      const exact = Math.floor((cents(base) * points * Number(plain(days).replaceAll(' ', '')) + 1_825_000) / 3_650_000);
      assert.equal(cents(interest), exact, `${base} × ${rate} × ${days} ÷ 365`);
      sum += exact;
    }
    assert.equal(cents(await drawer.locator('tfoot td').innerText()), sum);
    // Waived with a reason: it says so, and is asked for no more.
    await drawer.getByRole('button', { name: say('dunning-waive'), exact: true }).click();
    const waive = page.locator('dialog[open]');
    await waive.getByLabel(say('dunning-ask-reason')).fill('geste commercial');
    await waive.getByRole('button', { name: say('ui-save'), exact: true }).click();
    await late.locator('tbody tr', { hasText: say('dunning-claim-waived') }).first().waitFor();
    await goTo(visit, 'aujourdhui');
  });
});
