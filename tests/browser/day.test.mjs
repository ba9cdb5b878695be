// What the day rests on: receipts said to be known, alerts of saved views, a customer put off to a day that the calendar
// knows, notes and keys; and the same day on a phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo, settled } from './places.mjs';
import { balance, bringIn, button, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const lines = (page) => page.locator('.cash-line');
const tab = (page, place) => page.locator('.list-tools .segmented label').nth(place).click();
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

test('without a bank nothing is prepared until somebody says that every receipt is known', async () => {
  const { totals, ...file } = balance(60);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    const known = button(page, 'dunning-receipts-known');
    // On the page of reminders: held with its reason, and the way out beside it.
    await goTo(visit, 'relances');
    await visit.sees(say('dunning-stale'));
    assert.equal(await page.locator('.dunning-row').count(), 0, 'nothing is prepared');
    // Nothing was done but the import: the way back names it and asks, and the data stays.
    await page.keyboard.press('u');
    await visit.sees(say('ui-undo-import', { what: say('ui-deed-import', { file: file.name }) }));
    await tab(page, 1);
    await page.locator('main tbody tr', { hasText: say('dunning-reason-stale') }).first().waitFor();
    await tab(page, 0);
    await known.press('Enter');
    await visit.sees(say('dunning-receipts-known-done'));
    await page.locator('.dunning-row').first().waitFor();
    assert.equal(await known.count(), 0);
    // U takes it back, and the same stands on the page of the day.
    await page.keyboard.press('u');
    await visit.sees(say('dunning-stale'));
    await goTo(visit, 'aujourdhui');
    await lines(page).filter({ hasText: say('dunning-reason-stale') }).first().waitFor();
    await known.click();
    await lines(page).filter({ hasText: say('today-why-ready') }).first().waitFor();
    assert.equal(await lines(page).filter({ hasText: say('dunning-reason-stale') }).count(), 0);
  });
});

test('a saved view is an alert; a customer comes back on its day, also in the calendar; a note; all keys', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await lines(page).first().waitFor();
    const alerts = page.getByRole('navigation', { name: say('today-alerts') });
    assert.equal(await alerts.count(), 0, 'no alert before one is saved');

    // S with a date: gone today, back on the day, and the calendar has it.
    await page.keyboard.press('j');
    const name = plain(await page.locator('.cash-line:focus .cash-what b').innerText());
    await page.keyboard.press('s');
    const snooze = page.getByRole('dialog', { name: say('dunning-ask-snooze', { name }) });
    await snooze.getByLabel(say('dunning-ask-back')).fill('+9');
    await snooze.getByLabel(say('dunning-ask-note')).fill('en congés');
    await snooze.getByRole('button', { name: say('ui-save'), exact: true }).click();
    await snooze.waitFor({ state: 'hidden' });
    const back = new Date(Date.now());
    back.setDate(back.getDate() + 9);
    const [year, month, day] = [back.getFullYear(), back.getMonth() + 1, back.getDate()].map((part) => String(part).padStart(2, '0'));
    await visit.sees(say('dunning-done-snoozed', { day: `${day}/${month}/${year}` }));
    await lines(page).filter({ hasText: name }).waitFor({ state: 'detached' });
    const { bytes } = await visit.downloads(() => button(page, 'dunning-calendar-export').click());
    const events = bytes.toString('utf8').replaceAll(/\r?\n /g, '').split('BEGIN:VEVENT').filter((one) => one.includes(name));
    assert.ok(events.some((one) => one.includes(`${year}${month}${day}`)), `the calendar has ${name} on its day: ${events}`);
    await tab(page, 3);
    const waiting = page.locator('main tbody tr', { hasText: name });
    await waiting.getByText(`${day}/${month}/${year}`).waitFor();
    await waiting.getByRole('button', { name: say('today-wake-of', { name }) }).click();
    await tab(page, 0);
    await lines(page).filter({ hasText: name }).waitFor();

    // N: a note about the chosen one, that stops nothing.
    await lines(page).filter({ hasText: name }).focus();
    await page.keyboard.press('n');
    const note = page.getByRole('dialog', { name: say('dunning-ask-story-note', { name }) });
    await note.getByLabel(say('dunning-ask-words')).fill('rappeler avant midi');
    await page.keyboard.press('Enter');
    await visit.sees(say('dunning-done-noted'));
    await page.locator('.cash-line:focus', { hasText: name }).waitFor();

    // H: every key of the day with what it does.
    await page.keyboard.press('h');
    const keys = page.locator('dialog[open]');
    for (const key of ['dunning-key-snooze-long', 'dunning-key-note']) await keys.getByText(say(key), { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');

    // A view that is saved with its search is an alert here, as long as it finds something.
    await goTo(visit, 'clients?q=retard%20%3E%2030');
    const views = page.getByRole('navigation', { name: say('ui-views') });
    await views.waitFor();
    await settled(page);
    await button(page, 'ui-view-menu').click();
    await page.getByRole('menuitem', { name: say('ui-view-save') }).click();
    await page.getByLabel(say('ui-view-name')).fill('Plus de trente jours');
    await page.keyboard.press('Enter');
    await visit.sees(say('ui-view-saved', { name: 'Plus de trente jours' }));
    await settled(page);
    const found = /^\d+/.exec(plain(await page.locator('.page-title .about').innerText()))[0];
    assert.ok(Number(found) > 0);
    await goTo(visit, 'aujourdhui');
    const alert = alerts.getByRole('link', { name: /Plus de trente jours/ });
    await alert.waitFor();
    assert.equal(plain(await alert.locator('.badge').innerText()), found, 'as many as the list finds');
    await alert.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-search]')?.value === 'retard > 30');
  });
});

test('on a phone a tap leads to what it opens and back; Enter does what is ready before anything has the focus', async () => {
  const profile = newProfile();
  await visiting(profile, { size: { width: 390, height: 844 } }, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    for (const address of ['aujourdhui', 'relances']) {
      await goTo(visit, address);
      await lines(page).first().waitFor();
      const third = lines(page).nth(2);
      const name = plain(await third.locator('.cash-what b').innerText());
      await third.click();
      const head = page.locator('.cash-detail h2');
      await head.getByText(name).waitFor();
      await page.waitForFunction(() => document.activeElement.matches('.cash-detail h2'));
      assert.equal(await focused(page), name);
      const box = await head.boundingBox();
      assert.ok(box.y >= 0 && box.y < 500, `what was tapped is in sight: ${box.y}`);
      await button(page, 'dunning-back-to-list').click();
      await page.waitForFunction(() => document.activeElement.matches('.cash-line[aria-current]'));
      assert.ok((await focused(page)).includes(name), 'and back to the same line');
    }
  });
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await page.locator('.demo').waitFor();
    await goTo(visit, 'relances');
    await lines(page).first().waitFor();
    assert.equal(await button(page, 'dunning-back-to-list').count(), 0, 'beside the list there is no way back to it');
    await page.locator('main h1').focus();
    await page.keyboard.press('Enter');
    const rehearsal = page.getByRole('dialog', { name: say('dunning-rehearsal') });
    await rehearsal.locator('tbody tr').first().waitFor();
    assert.equal(await rehearsal.locator('tbody tr').count(), 1, 'the chosen message alone');
    const text = plain(await rehearsal.innerText());
    assert.ok(!/\(s\)|\b0 (facture|nouvelle)/.test(text), text);
  });
});
