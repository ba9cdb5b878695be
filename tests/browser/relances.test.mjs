// The run of reminders of the demo company: an invoice left out, an account held, messages prepared and said to be sent;
// what the bank pays meanwhile is in no message.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { button, go, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const rows = (page) => page.locator('.dunning-row');
const names = async (page) => (await rows(page).locator('.cash-what b').allInnerTexts()).map(plain);

/** Waits until the run has so many lines, or fewer. */
async function atMost(page, count) {
  await page.waitForFunction((most) => {
    const busy = document.querySelector('main [aria-busy="true"]');
    return !busy && document.querySelectorAll('.dunning-row').length <= most;
  }, count);
}

/** Shows the messages to say, what is held back, or what waits to be sent. */
async function tab(page, place) {
  await page.locator('.list-tools .segmented label').nth(place).click();
}

/** The names of the files in an archive, as its directory says them. */
function contents(bytes) {
  const found = [];
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    found.push(bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString('utf8'));
  }
  return found;
}

/** Answers the question on screen. */
async function answers(page, title, reason) {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByLabel(say('dunning-ask-reason')).fill(reason);
  await dialog.getByRole('button', { name: say('ui-save'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('a run is looked at, one invoice left out, an account held, the rest prepared and sent', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await rows(page).first().waitFor();
    const whole = (await names(page)).length;
    assert.ok(whole >= 4, `messages are ready: ${whole}`);
    await visit.sees(/relancé le \d\d\/\d\d\/\d{4} sans effet : niveau [1-4] sur 4\./);

    // Left out: an invoice of the second message is held back with the reason given.
    await rows(page).nth(1).locator('.cash-line').click();
    const second = plain(await rows(page).nth(1).locator('.cash-much b').innerText());
    await page.locator('.cash-detail .cash-much b', { hasText: second }).waitFor();
    const invoice = plain(await page.locator('.cash-detail tbody th a').first().innerText());
    await page.getByRole('button', { name: say('dunning-leave-out-of', { number: invoice }), exact: true }).click();
    await answers(page, say('dunning-ask-leave-out', { name: invoice }), 'chèque annoncé');
    await tab(page, 1);
    const left = page.locator('main tbody tr', { hasText: 'chèque annoncé' });
    await left.waitFor();
    assert.ok(plain(await left.innerText()).includes(invoice), 'the reason stands beside the invoice');
    await tab(page, 0);

    // Held from the keyboard: the whole account goes from the run.
    await rows(page).last().locator('.cash-line').focus();
    const held = plain(await rows(page).last().locator('.cash-what b').innerText());
    await page.keyboard.press('s');
    await answers(page, say('dunning-ask-hold', { name: held }), 'geste commercial');
    await page.waitForFunction(
      (name) => [...document.querySelectorAll('.dunning-row .cash-what b')].every((one) => one.innerText.trim() !== name),
      held,
    );
    const ready = await rows(page).count();

    // X takes a tick away, and gives it back.
    await rows(page).first().locator('.cash-line').focus();
    await page.keyboard.press('x');
    await page.locator('.dunning-row.off').waitFor();
    assert.equal(await page.locator('.dunning-row.off').count(), 1);
    await page.keyboard.press('x');
    await page.locator('.dunning-row.off').waitFor({ state: 'detached' });

    // The rehearsal says who gets what; then the files come.
    await page.locator('.page-tools button.main').click();
    const rehearsal = page.getByRole('dialog', { name: say('dunning-rehearsal') });
    await rehearsal.locator('tbody').first().waitFor();
    assert.equal(await rehearsal.locator('tbody tr').count(), ready, 'every ticked message, and no other');
    const file = await visit.downloads(() => rehearsal.getByRole('button', { name: /Écrire/ }).click());
    assert.match(file.name, /\.zip$/);
    const files = contents(file.bytes);
    assert.ok(files.some((name) => name.endsWith('.eml')), `e-mails to be sent: ${files}`);
    assert.ok(files.some((name) => name.endsWith('.pdf')), `letters: ${files}`);

    // They wait to be sent; said to be sent, they are gone from the run.
    await button(page, 'dunning-all-sent').click();
    await visit.sees(say('dunning-written-none'));
    await tab(page, 0);
    await visit.sees(say('dunning-run-done'));
    await atMost(page, 0);
  });
});

test('what lines of the bank pay is in no message', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await go(visit, 'dunning-title');
    await rows(page).first().waitFor();
    await tab(page, 1);
    // Held because a receipt that nobody matched may pay it: the receipt is shown beside.
    const likely = page.locator('main tbody tr', { hasText: say('dunning-reason-receipt') });
    await likely.first().waitFor();
    const before = await likely.count();
    assert.ok(before > 0);
    await go(visit, 'ui-nav-cash');
    const take = page.locator('.list-tools button.main');
    await take.waitFor();
    await take.click();
    await page.getByRole('dialog').getByRole('button', { name: say('payments-cash-certain-take') }).click();
    await visit.sees(say('payments-cash-certain-done'));
    await go(visit, 'dunning-title');
    await rows(page).first().waitFor();
    await tab(page, 1);
    await page.waitForFunction(
      ([reason, most]) => {
        const held = [...document.querySelectorAll('main tbody tr')].filter((row) => row.innerText.includes(reason));
        return document.querySelector('main tbody tr') && held.length <= most;
      },
      [say('dunning-reason-receipt'), before - 2],
    );
  });
});
