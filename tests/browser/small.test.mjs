// What a phone shows in a row, and what English shows of French data: nothing that matters is left out or left in French.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo, settled } from './places.mjs';
import { balance, bringIn, seesDemo } from './steps.mjs';
import { english, say } from './words.mjs';

/** What the cell of a row says in the n-th column from the end, and whether all of it lies within the cell. */
const cell = (page, place, fromEnd) => page.locator(`tr[data-place="${place}"] > td`).evaluateAll((cells, at) => {
  const shown = cells.filter((element) => element.checkVisibility());
  const of = shown.at(at);
  const box = of.getBoundingClientRect();
  const inside = [...of.querySelectorAll('*')].every((element) => {
    const { bottom, height } = element.getBoundingClientRect();
    return height === 0 || bottom <= box.bottom + 1;
  });
  return { text: of.innerText.replaceAll(/\s+/g, ' '), inside };
}, fromEnd);

test('on a phone a row of the invoices says how late it is and that it is disputed, one of the customers how late', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const density of ['comfortable', 'dense']) {
      await page.evaluate((wanted) => {
        document.documentElement.dataset.density = wanted;
        dispatchEvent(new Event('resize'));
      }, density);
      await goTo(visit, 'factures?q=retard%20%3E%2030');
      await page.locator('tr[data-place="0"]').waitFor();
      const due = await cell(page, 0, -2);
      assert.match(plain(due.text), /^\d\d\/\d\d\/\d{4} retard \d+ j$/);
      assert.ok(due.inside, `${density}: ${due.text} is cut off`);
      await goTo(visit, `factures?q=${say('invoices-word-disputed')}`);
      await page.locator('tr[data-place="0"]').waitFor();
      const open = await cell(page, 0, -1);
      assert.match(plain(open.text), new RegExp(`€.*${say('invoices-disputed')}`));
      assert.ok(open.inside, `${density}: ${open.text} is cut off`);
      await goTo(visit, 'clients?q=retard%20%3E%2030');
      await page.locator('tr[data-place="0"]').waitFor();
      const overdue = await cell(page, 0, -2);
      assert.match(plain(overdue.text), /€ \d+ j$/);
      assert.ok(overdue.inside, `${density}: ${overdue.text} is cut off`);
    }
    // On a wide screen each has its own column, and is said once.
    await page.setViewportSize({ width: 1440, height: 900 });
    await goTo(visit, 'factures?q=retard%20%3E%2030');
    await page.locator('tr[data-place="0"]').waitFor();
    const row = plain(await page.locator('tr[data-place="0"]').innerText());
    assert.equal(row.match(/retard \d+ j/g).length, 1, row);
  });
});

test('in English no month reads like a day, no author, no term and no example is French', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await page.getByRole('button', { name: 'Français', exact: true }).waitFor();
    await goTo(visit, 'pilotage');
    await page.locator('.plot .tick').first().waitFor();
    const axis = (await page.locator('.plot .tick, .rail-mark text').allTextContents()).map(plain);
    const months = axis.filter((name) => /^[A-Z][a-z]{2} \d\d$/.test(name));
    assert.ok(months.length > 3, axis.join());
    assert.deepEqual(axis.filter((name) => name.includes('/')), []);
    await page.locator('.tile', { hasText: english('insight-figure-dso-count-back') }).click();
    const example = page.locator('dialog[open] .example');
    await example.waitFor();
    assert.match(plain(await example.innerText()), /2,500; 1,200 \/ 30, 800 \/ 31, 700 \/ 30.*82\.4 = 82\.4/s);
    await page.keyboard.press('Escape');
    // The customers' terms, and what the due date of an invoice has to do with them.
    await goTo(visit, 'clients');
    await page.locator('tr[data-place="0"] a.row-link').click();
    await page.locator('.customer').waitFor();
    await settled(page);
    assert.doesNotMatch(await page.locator('main').innerText(), /\bjours\b|fin de mois/);
  });
});

test('an invoice whose days granted are not the customer’s says what the customer’s terms are', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    const said = [];
    for (let place = 0; place < 30 && !said.some((words) => words.includes('fin de mois')); place += 1) {
      await goTo(visit, 'factures');
      await page.locator(`tr[data-place="${place}"] a.row-link`).first().click();
      await page.locator('.invoice').waitFor();
      await settled(page);
      const terms = page.locator('.invoice .facts > div', { hasText: say('invoices-terms') });
      if (await terms.count()) said.push(plain(await terms.innerText()));
    }
    assert.match(said.at(-1), /\d+ j conditions du client : \d+ jours fin de mois/);
    // Plain days are their own explanation.
    assert.ok(said.slice(0, -1).every((words) => /^\S+ \S+ \d+ j($| conditions .*, soit le)/.test(words)), said.join(' / '));
  });
});

test('the first screen of a list is followed by the rest without a touch, and at once under a jump', async () => {
  const { totals, ...file } = balance(2_000);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    await goTo(visit, 'factures');
    await page.locator('tr[data-place="0"]').waitFor();
    await page.locator('tr[data-place="119"]').waitFor({ state: 'attached' });
    // Another order, and a jump before anything of it had time to follow.
    const places = await page.evaluate(async () => {
      const frame = document.querySelector('.table-frame');
      const before = document.querySelector('tr[data-place="0"]');
      document.querySelector('.list thead .sort').click();
      while (document.querySelector('tr[data-place="0"]') === before) await new Promise(requestAnimationFrame);
      frame.scrollTop = 2_000;
      frame.dispatchEvent(new Event('scroll'));
      await new Promise(requestAnimationFrame);
      const box = frame.getBoundingClientRect();
      return document.elementFromPoint(box.left + box.width / 2, box.bottom - 60)?.closest('tr')?.dataset.place;
    });
    assert.ok(Number(places) > 50, `a row stands at the bottom: ${places}`);
  });
  assert.ok(totals.open > 0);
});
