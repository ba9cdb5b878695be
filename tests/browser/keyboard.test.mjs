// Without a mouse: from the first visit to an exported aged balance, with the demo company and with a file of one's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, newProfile, visiting } from './harness.mjs';
import { settled } from './places.mjs';
import { asFile, balance } from './steps.mjs';
import { say } from './words.mjs';

/** The words on what has the focus; none when that is the page as a whole, which holds every word there is. */
const here = async (page) => plain(await page.evaluate(() => {
  const element = document.activeElement;
  if (!element || element.matches('body, main')) return '';
  const label = element.matches('input, select') ? element.closest('label')?.innerText : '';
  return `${element.getAttribute('aria-label') ?? ''} ${element.innerText ?? ''} ${label ?? ''}`;
}));

/** Presses Tab until the focus is on something with these words; a person gives up some time. */
async function tabTo(page, words, key = 'Tab') {
  const passed = [];
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press(key);
    const at = await here(page);
    if (at.includes(words)) return step + 1;
    passed.push(at.slice(0, 30));
  }
  return assert.fail(`«${words}» is not reached with ${key}; passed by: ${passed.join(' | ')}`);
}

/** Letters pressed one after the other. */
async function press(page, keys) {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
}

async function exportsTheBalance(visit) {
  const { page } = visit;
  await press(page, 'g p');
  await page.locator('main h1').getByText(say('ui-nav-insight')).waitFor();
  await settled(page);
  await tabTo(page, say('insight-ageing'));
  await page.keyboard.press('Enter');
  await page.locator('main h1').getByText(say('insight-ageing')).waitFor();
  await settled(page);
  await tabTo(page, 'CSV');
  return visit.downloads(() => page.keyboard.press('Enter'));
}

test('the demo company, from the first visit to an exported aged balance', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await page.keyboard.press('Tab');
    assert.equal(await here(page), say('ui-skip'), 'the first stop leads to the content');
    await page.keyboard.press('Enter');
    assert.ok((await tabTo(page, say('ui-door-demo'))) <= 2, 'the doors come first in the content');
    await page.keyboard.press('Enter');
    await page.locator('.demo').waitFor();
    await settled(page);
    const file = await exportsTheBalance(visit);
    assert.match(file.name, /\.csv$/);
    const text = new TextDecoder().decode(file.bytes);
    assert.match(text, /Bâti Ouest/);
    // The export says what the page says.
    const shown = plain(await page.locator('main tfoot').innerText()).match(/[\d ]+,\d\d(?= €$)/)[0].replaceAll(' ', '').trim();
    assert.ok(text.replaceAll(/[\s\u00A0\u202F]/g, '').includes(shown), `the total ${shown} is in the file`);
  });
});

test('a file of one’s own is chosen, looked at, brought in and read, all with keys', async () => {
  const { totals, ...file } = balance(60);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await settled(page);
    await tabTo(page, say('ui-door-files'));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles(asFile(file));
    await page.locator('.import-head').waitFor();
    await settled(page);
    await tabTo(page, say('ui-import-go'));
    await page.keyboard.press('Enter');
    await visit.sees(say('ui-import-done'));
    await settled(page);
    await tabTo(page, say('ui-import-see-today'));
    await page.keyboard.press('Enter');
    await visit.sees(say('today-start-with'));
    await settled(page);
    // Down the list, into a customer, and back.
    await press(page, 'j j');
    const customer = (await page.locator('.cash-line:focus .cash-what b').innerText()).trim();
    await tabTo(page, say('today-open'));
    await page.keyboard.press('Enter');
    await page.locator('main h1').getByText(customer, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('main h1').getByText(say('ui-nav-today')).waitFor();
    // A search: every letter goes into the box.
    await press(page, 'g f');
    await page.locator('main h1').getByText(say('ui-nav-invoices')).waitFor();
    await settled(page);
    await page.keyboard.press('r');
    await page.keyboard.type(totals.numbers[7]);
    await page.getByText(totals.numbers[8]).waitFor({ state: 'hidden' });
    await visit.sees(totals.numbers[7]);
    // Escape leaves the box; what was searched stays, in the box and in the list.
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('main [data-search]').inputValue(), totals.numbers[7]);
    // The keys explain themselves, and get out of the way.
    await page.keyboard.press('h');
    await page.locator('.key-groups').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.key-groups').waitFor({ state: 'detached' });
    const exported = await exportsTheBalance(visit);
    const [[account]] = [...totals.largest].sort(([, one], [, other]) => other - one);
    assert.ok(new TextDecoder().decode(exported.bytes).includes(account));
  });
});
