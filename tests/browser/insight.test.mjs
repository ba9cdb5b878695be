// Every figure opens its proof, down to the file and the line: from a tile, a cell of the aged balance, the diagnosis,
// the page of a customer and of an invoice; any past day under the finger.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo, settled } from './places.mjs';
import { button, go, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

/** A number as the screen writes it in French, in hundredths: exact. */
function cents(text) {
  const found = /[-−+]?\s*\d[\d\s\u00A0\u202F]*(,\d+)?/.exec(text)?.[0] ?? assert.fail(`no number in «${text}»`);
  const [whole, decimals = ''] = found.replaceAll(/[\s\u00A0\u202F+]/g, '').replace('−', '-').split(',');
  return Number(whole.replace('-', '') + decimals.padEnd(2, '0')) * (whole.startsWith('-') ? -1 : 1);
}

const drawer = (page) => page.locator('dialog.drawer[open]');

/** The proof that is open, once it has its answer. */
async function proof(page) {
  await drawer(page).getByRole('heading', { name: say('insight-proof-formula') }).waitFor();
  return drawer(page);
}

async function closes(page) {
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'detached' }).catch(() => drawer(page).waitFor({ state: 'hidden' }));
}

test('a tile opens its proof: formula, values, published example, items with their file and line', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await go(visit, 'ui-nav-insight');
    const tile = page.locator('.tile', { hasText: say('insight-figure-overdue') }).first();
    const value = plain(await tile.locator('.tile-value').innerText());
    await tile.click();
    const open = await proof(page);
    assert.equal(plain(await open.locator('.big').innerText()), value);
    assert.match(plain(await open.innerText()), /factures\.csv, ligne \d+/);
    const items = await open.locator('tbody tr td:last-child').allInnerTexts();
    assert.equal(items.reduce((sum, item) => sum + cents(item), 0), cents(value), 'the items add up to the figure');
    await closes(page);

    // The change and the value before, each under its name, make the value now.
    const [now, change, before] = await Promise.all(['.tile-value', '.movement', '.was'].map((part) => tile.locator(part).innerText()));
    assert.equal(cents(before) + cents(change), cents(now));

    await page.locator('.tile', { hasText: say('insight-figure-dso-count-back') }).click();
    const dso = await proof(page);
    const lines = (await dso.locator('.methods tr td:last-child').allInnerTexts()).map(cents);
    const [best, late, simple, rhythm, back] = lines;
    assert.equal(best + late, simple, 'best possible and lateness make the ratio');
    assert.equal(simple + rhythm, back, 'the ratio and the rhythm of sales make the count-back');
    await visit.sees('82,4 = 82,4');
    // From the proof to the line of the file: an item leads to its page, which shows the row itself.
    const item = dso.locator('tbody a.row-link').first();
    const number = plain(await item.innerText());
    await item.click();
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    await visit.sees(/factures\.csv, ligne \d+/);
    await page.locator('.origin + details summary').click();
    await page.locator('.source-row').getByText(number, { exact: true }).waitFor();
    const file = await visit.downloads(() => button(page, 'invoices-source').click());
    assert.equal(file.name, 'factures.csv');
    const line = Number(/ligne ([\d\s\u00A0\u202F]+)/.exec(await page.locator('.origin').innerText())[1].replaceAll(/\D/g, ''));
    assert.ok(file.bytes.toString('utf8').split(/\r?\n/)[line - 1].includes(number), 'the line named is the line of the file');
  });
});

test('the aged balance of any day: keys, dragging, documents, and cells that open their items', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await goTo(visit, 'pilotage/balance');
    const slider = page.locator('.rail input[type=range]');
    const day = () => slider.getAttribute('aria-valuetext');
    const shows = async (text) => {
      await page.locator('.page-head .about', { hasText: text }).waitFor();
      await settled(page);
    };
    const total = async () => cents(await page.locator('tfoot td:last-child').innerText());
    const today = await day();
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    assert.notEqual(await day(), today);
    await shows(await day());
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageDown');
    const [dayBefore, monthBefore] = [(await day()).slice(0, 2), (await day()).slice(3, 5)];
    assert.ok(dayBefore === today.slice(0, 2) || Number(dayBefore) < Number(today.slice(0, 2)));
    assert.equal((Number(monthBefore) % 12) + 1, Number(today.slice(3, 5)), 'a month earlier');
    await shows(await day());

    // Dragged over many days at once: what stands at the end is the last day, and adds up.
    const [low, high] = [Number(await slider.getAttribute('min')), Number(await slider.getAttribute('max'))];
    for (let at = high; low < at; at -= Math.ceil((high - low) / 25)) await slider.fill(String(at));
    const last = Math.round(low + (high - low) * 0.7);
    await slider.fill(String(last));
    await shows(await day());
    assert.equal(await slider.inputValue(), String(last), 'the slider stays where it was put');
    const columns = (await page.locator('tfoot td').allInnerTexts()).map((text) => (/\d/.test(text) ? cents(text) : 0));
    assert.equal(columns.slice(0, -1).reduce((sum, column) => sum + column, 0), columns.at(-1), 'the columns and the credits make the total');
    const byCustomer = await total();

    // A cell opens its items, of that day.
    const cell = page.locator('tbody td.late .proved').first();
    const amount = cents(await cell.innerText());
    await cell.click();
    const open = await proof(page);
    assert.equal(cents(await open.locator('.big').innerText()), amount);
    await closes(page);

    // The same day by document.
    await button(page, 'insight-per-document').click();
    await page.locator('tbody a[href*="/factures/"]').first().waitFor();
    await settled(page);
    assert.equal(await total(), byCustomer, 'documents and customers make one total');
    // A credit is never a late debt.
    const late = await page.locator('tbody td.late').allInnerTexts();
    assert.ok(late.length > 0 && late.every((text) => 0 < cents(text)));
    await page.locator('.rail').getByRole('button', { name: say('ui-as-of-today'), exact: true }).click();
    await shows(today);
  });
});

test('the diagnosis says what is wrong, what it costs, whom it concerns and what to do', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await goTo(visit, 'pilotage/diagnostic');
    const findings = page.locator('.finding');
    await findings.first().waitFor();
    const effects = (await findings.locator('.finding-figures .main dd').allInnerTexts()).map(cents);
    assert.ok(effects.length >= 8, `the demo shows ${effects.length} findings`);
    assert.deepEqual(effects, [...effects].sort((one, other) => other - one), 'the largest effect first');

    const terms = findings.filter({ hasText: say('insight-finding-terms') });
    await terms.getByText(say('insight-diagnosis-why')).click();
    await terms.getByText(/art\. L441-10/).first().waitFor();
    const why = plain(await terms.innerText());
    assert.ok(why.includes(say('insight-finding-terms-formula')), why);
    assert.match(why, /factures\.csv, ligne \d+/);

    // The measured share opens the proof of its figure.
    const old = findings.filter({ hasText: say('insight-finding-old-overdue') });
    const measured = plain(await old.locator('.proved').innerText());
    await old.locator('.proved').click();
    assert.equal(plain(await (await proof(page)).locator('.big').innerText()), measured);
    await closes(page);

    // What cannot be measured is said with the file that would allow it.
    await visit.sees(say('insight-missing-deliveries'));
    const debtor = terms.locator('.concerned a').first();
    const name = plain(await debtor.innerText());
    await debtor.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  });
});

test('a customer: every figure opens, items are searched, the story is narrowed and leaves as a file', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await goTo(visit, 'clients');
    const rows = page.locator('tbody a.row-link');
    await rows.nth(1).waitFor();
    const [first, second] = (await rows.allInnerTexts()).map(plain);
    await rows.first().click();
    const title = (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await title(first);

    const balance = page.locator('.position .big .proved').first();
    const value = plain(await balance.innerText());
    await balance.click();
    const open = await proof(page);
    assert.equal(plain(await open.locator('.big').innerText()), value);
    assert.match(plain(await open.innerText()), /factures\.csv, ligne \d+/);
    await closes(page);

    // One search for what the tab shows.
    const items = page.locator('.customer-items');
    const number = plain(await items.locator('tbody a.row-link').first().innerText());
    const search = items.getByRole('searchbox');
    await search.fill(number);
    await items.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    assert.equal(plain(await items.locator('tbody a.row-link').innerText()), number);
    await search.fill('rien de tel');
    await items.getByText(say('customers-page-nothing')).waitFor();
    await search.fill('');

    // The story tells the import too; narrowed, it tells nothing else.
    await button(page, 'customers-story-records').click();
    const story = page.locator('.story .timeline li');
    await story.filter({ hasText: say('customers-story-imported', { file: 'factures.csv' }) }).waitFor();
    assert.deepEqual(await page.locator('.story .timeline li:not(.recorded)').count(), 0);
    const file = await visit.downloads(() => page.getByRole('button', { name: say('customers-story-export') }).click());
    const lines = file.bytes.toString('utf8').trim().split(/\r?\n/);
    assert.ok(lines.length > 10 && lines[1].includes(first), 'the export has the whole story');

    // The arrows go through the list.
    await page.locator('h1').focus();
    await page.keyboard.press('ArrowRight');
    await title(second);
    await page.keyboard.press('ArrowLeft');
    await title(first);
  });
});
