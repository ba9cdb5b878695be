// The bank's statement of the demo company, worked through from the keyboard: what is certain in one key, what is not by a
// choice, what is nobody's set aside; then undone, line by line the same as before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { bookHash, button, go, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

/** Presses Tab until the focus is on what fits, at most so often. */
async function tabTo(page, selector, times = 60, key = 'Tab') {
  for (let turn = 0; turn < times; turn += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

const focused = (page) =>
  page.evaluate(() => {
    const line = document.activeElement?.closest('.cash-line');
    return line && { text: line.innerText, state: line.querySelector('.badge')?.innerText ?? '' };
  });

/** How many lines are still to do, as the filter says. */
async function toDo(page) {
  const [, count] = /(\d+)/.exec(await page.locator('.list-tools .segmented label').first().innerText()) ?? [];
  return Number(count);
}

test('the statement of the demo company is worked through without the mouse, and a decision is undone', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.locator('.cash-line').first().waitFor();
    await page.locator('.cash-list .badge').first().waitFor();
    const whole = await toDo(page);
    assert.ok(whole >= 10, `lines are to do: ${whole}`);
    await tabTo(page, '.cash-line');
    let taken = 0;
    let aside = 0;
    for (let left = whole; left > 0; left -= 1) {
      const line = await focused(page);
      assert.ok(line, `the focus is on a line while ${left} are left`);
      const takes = [say('payments-state-certain'), say('payments-state-likely'), say('payments-state-doubtful')];
      if (takes.includes(line.state)) {
        await page.keyboard.press('Enter');
        taken += 1;
      } else if (line.state === say('payments-state-ambiguous')) {
        // The pane must be this line's before a digit counts: it shows its amount.
        await page.locator('.cash-proposal kbd').first().waitFor();
        await page.keyboard.press('Digit1');
        taken += 1;
      } else {
        await page.locator('.cash-aside select').waitFor();
        await page.keyboard.press('l');
        await page.waitForFunction(() => document.activeElement?.matches('.cash-aside select'));
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        aside += 1;
      }
      await page.waitForFunction(
        (wanted) => {
          const first = document.querySelector('.list-tools .segmented label');
          return Number(/(\d+)/.exec(first?.innerText ?? '')?.[1] ?? -1) === wanted;
        },
        left - 1,
      );
      if (left > 1) await page.waitForFunction(() => document.activeElement?.matches('.cash-line[aria-current]'));
    }
    assert.ok(taken >= 5, `proposals were taken: ${taken}, ${aside} aside`);
    await visit.sees(say('payments-cash-done'));
    // The last decision is taken back with one key.
    await page.keyboard.press('u');
    await page.locator('.cash-line').first().waitFor();
    assert.equal(await toDo(page), 1);
  });
});

test('what is certain is listed before it is taken at once, and one undo brings the same book back', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    const before = await bookHash(visit);
    await go(visit, 'ui-nav-cash');
    const take = page.locator('.list-tools button.main');
    await take.waitFor();
    const [, count] = /(\d+)/.exec(plain(await take.innerText()));
    await take.click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('tbody tr').first().waitFor();
    assert.equal(await dialog.locator('tbody tr').count(), Number(count), 'every line that will be taken is listed');
    await button(page, 'payments-cash-certain-take').click();
    await visit.sees(say('payments-cash-certain-done'));
    await take.waitFor({ state: 'detached' });
    assert.notEqual(await bookHash(visit), before);
    await page.keyboard.press('u');
    await page.waitForFunction((hash) => document.body.innerText.includes(hash), before);
  });
});
