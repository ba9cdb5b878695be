// Payments of several invoices from the list: ticked, amounts as they are open, the sum exact, one act, one way back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown } from '../node/files.mjs';
import { newProfile, plain, visiting } from './harness.mjs';
import { balance, bringIn, button, go } from './steps.mjs';
import { say } from './words.mjs';

const cents = (text) => Math.round(Number(text.replaceAll(/[^0-9,−-]/g, '').replace('−', '-').replace(',', '.')) * 100);

test('ticked invoices of several customers are settled together, one less, and it is undone at once', async () => {
  const { totals, ...file } = balance(120);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    await go(visit, 'ui-nav-invoices');
    const row = (place) => page.locator(`tr[data-place="${place}"]`);
    const open = async (place) => cents(await row(place).locator('td').last().innerText());
    await page.getByRole('columnheader', { name: say('invoices-open') }).getByRole('button').click();
    await page.locator('th[aria-sort="descending"]').waitFor();
    await row(0).getByRole('checkbox').waitFor();
    const largest = [await open(0), await open(1), await open(2)];
    const customers = await Promise.all([0, 1, 2].map((place) => row(place).locator('td').nth(2).innerText()));
    assert.ok(new Set(customers).size > 1, 'of several customers');
    // Three invoices by mouse, then a credit note, which no payment settles.
    for (const place of [0, 1, 2]) await row(place).getByRole('checkbox').click();
    await row(2).getByRole('link').first().focus();
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.activeElement?.closest('tr')?.dataset.place === '119');
    assert.ok(await open(119) < 0, 'a credit note');
    await page.keyboard.press('x');
    await visit.sees(/4 lignes sélectionnées/);
    // By key, as a single payment is recorded.
    await page.keyboard.press('v');
    const dialog = page.getByRole('dialog', { name: say('ui-payments') });
    const total = async (sum) => {
      await page.waitForFunction(
        (wanted) => document.querySelector('dialog[open] .paid-total b')?.innerText.replaceAll(/\s/g, ' ') === wanted,
        shown(sum),
      );
    };
    await total(largest[0] + largest[1] + largest[2]);
    assert.match(plain(await dialog.innerText()), /1 pièce sélectionnée n’est pas reprise/);
    // The second is paid in part, the third is left aside.
    const amounts = dialog.locator('.paid-table input');
    assert.equal(await amounts.count(), 3);
    const texts = await Promise.all([0, 1, 2].map(async (place) => cents(await amounts.nth(place).inputValue())));
    assert.deepEqual([...texts].sort((a, b) => b - a), largest);
    const names = await dialog.locator('.paid-table tbody th').allInnerTexts();
    const first = names[0].split('\n')[0];
    await amounts.nth(0).fill('0,01');
    await amounts.nth(0).press('Tab');
    await total(texts[1] + texts[2] + 1);
    await dialog.getByRole('button', { name: say('ui-payments-aside', { number: names[2].split('\n')[0] }) }).click();
    await total(texts[1] + 1);
    // What is no amount is said, and nothing is recorded.
    await amounts.nth(0).fill('beaucoup');
    await amounts.nth(0).press('Tab');
    await button(page, 'ui-payments-go').click();
    await visit.sees(say('ui-payments-wrong'));
    await amounts.nth(0).fill('0,01');
    await amounts.nth(0).press('Tab');
    await dialog.getByLabel(say('ui-role-means')).selectOption(say('ui-means-cheque'));
    await button(page, 'ui-payments-go').click();
    await visit.sees(`2 règlements enregistrés : ${shown(texts[1] + 1)}`);
    await page.locator('.selection').waitFor({ state: 'detached' });
    await visit.sees(shown(totals.open - texts[1] - 1));
    // It is one act, and one way back brings all of it back.
    const toast = page.locator('.toast').last();
    await toast.getByRole('button', { name: say('ui-undo') }).click();
    await visit.sees(shown(totals.open));
    await page.getByRole('searchbox').fill(first);
    await page.waitForFunction(() => document.querySelectorAll('tr[data-place]').length === 1);
    assert.equal(await open(0), texts[0]);
  });
});
