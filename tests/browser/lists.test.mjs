// Lists under the hand: ten thousand rows scrolled, sorted, ticked and summed; views, columns, copy, paste, place kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown } from '../node/files.mjs';
import { newProfile, plain, visiting } from './harness.mjs';
import { balance, bringIn, button, go } from './steps.mjs';
import { say } from './words.mjs';

const row = (page, place) => page.locator(`tr[data-place="${place}"]`);
const cells = async (page, place) => (await row(page, place).locator('td').allInnerTexts()).map(plain);
const pasted = (page) => page.evaluate(() => navigator.clipboard.readText());
const ticked = (count, sum) => new RegExp(`${count} lignes? sélectionnées? · ${sum.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Cents of an amount on the screen or in a spreadsheet. */
function cents(text) {
  const digits = text.replaceAll(/[^0-9,−-]/g, '').replace('−', '-');
  return Math.round(Number(digits.replace(',', '.')) * 100);
}

/** The browser lets the page use the clipboard. */
async function withClipboard(visit) {
  await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

/** Waits until the element that has the focus stands in the row at a place. */
const focusAt = (page, place) =>
  page.waitForFunction((at) => document.activeElement?.closest('tr')?.dataset.place === String(at), place);

test('ten thousand rows: to the end and back, sorted, all ticked and summed to the cent, copied', async () => {
  const { totals, ...file } = balance(10_000);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await withClipboard(visit);
    await bringIn(visit, file);
    await go(visit, 'ui-nav-invoices');
    await row(page, 0).waitFor();
    // By the largest open amount first.
    const heading = page.getByRole('columnheader', { name: say('invoices-open') });
    await heading.getByRole('button').click();
    await page.waitForFunction(() => {
      const amount = document.querySelector('tr[data-place="0"] td:last-child b')?.innerText ?? '';
      return Number(amount.replaceAll(/[^0-9]/g, '')) > 1_900_000;
    });
    const first = (await cells(page, 0)).at(-1);
    // To the very end by key: rows that were never loaded.
    await row(page, 0).getByRole('link').first().focus();
    await page.keyboard.press('End');
    await focusAt(page, 9_999);
    const last = (await cells(page, 9_999)).at(-1);
    assert.ok(cents(last) < 0 && cents(first) > 1_900_000, `from ${first} to ${last}`);
    assert.equal(await page.locator('tr[data-place]').count() < 400, true, 'only rows near the screen exist');
    await page.keyboard.press('PageUp');
    await page.waitForFunction(() => Number(document.activeElement?.closest('tr')?.dataset.place) < 9_999);
    await page.keyboard.press('Home');
    await focusAt(page, 0);
    await page.keyboard.press('j');
    await focusAt(page, 1);
    // One row by key, then everything.
    await page.keyboard.press('x');
    const second = (await cells(page, 1)).at(-1);
    await visit.sees(ticked(1, second));
    await page.keyboard.press('Control+a');
    await visit.sees(ticked('10 000', shown(totals.open)));
    // All but one.
    await page.keyboard.press('x');
    await visit.sees(ticked('9 999', shown(totals.open - cents(second))));
    // Another order takes no tick away.
    await page.getByRole('columnheader', { name: say('invoices-due') }).getByRole('button').click();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await visit.sees(ticked('9 999', shown(totals.open - cents(second))));
    await button(page, 'ui-copy').click();
    await visit.sees('9 999 lignes copiées');
    const lines = (await pasted(page)).trimEnd().split('\r\n').map((line) => line.split('\t'));
    assert.equal(lines.length, 10_000, 'headings and rows');
    assert.equal(plain(lines[0].join('|')), [
      'invoices-number', 'invoices-customer', 'invoices-issued', 'invoices-due', 'invoices-state', 'invoices-gross',
      'invoices-open',
    ].map((key) => say(key)).join('|'));
    const sum = lines.slice(1).reduce((total, line) => total + cents(line.at(-1)), 0);
    assert.equal(sum, totals.open - cents(second));
    assert.match(lines[1].at(-1), /^-?\d+,\d\d$/);
    await page.keyboard.press('Escape');
    await page.locator('.selection').waitFor({ state: 'detached' });
    // On paper: so many rows, and a sentence on the others.
    await page.evaluate(() => {
      window.print = () => {
        const sheet = document.querySelector('.print-list');
        window.printed = { rows: sheet.querySelectorAll('tbody tr').length, text: sheet.innerText };
      };
    });
    await button(page, 'ui-print').click();
    const printed = await (await page.waitForFunction(() => window.printed)).jsonValue();
    assert.equal(printed.rows, 2_000);
    assert.ok(plain(printed.text).includes(say('ui-print-part', { count: '2 000', total: '10 000' })), printed.text.slice(0, 400));
    await page.locator('.print-list').waitFor({ state: 'detached' });
  });
});

test('a range is ticked with Shift, and one comes back from a record to place, ticks and search', async () => {
  const { totals, ...file } = balance(2_000);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    await go(visit, 'ui-nav-invoices');
    await page.getByRole('searchbox').fill('FA2026');
    await page.waitForFunction(() => location.hash.includes('FA2026'));
    await row(page, 0).waitFor();
    await page.locator('.table-frame').evaluate((frame) => {
      frame.scrollTop = 40 * 600;
    });
    await row(page, 605).waitFor();
    await row(page, 602).getByRole('checkbox').click();
    await row(page, 608).getByRole('checkbox').click({ modifiers: ['Shift'] });
    let sum = 0;
    for (let place = 602; place <= 608; place += 1) sum += cents((await cells(page, place)).at(-1));
    await visit.sees(ticked(7, shown(sum)));
    const number = (await cells(page, 604))[1].split(' ')[0];
    await row(page, 604).getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    await page.goBack();
    await focusAt(page, 604);
    await visit.sees(ticked(7, shown(sum)));
    assert.equal((await cells(page, 604))[1].split(' ')[0], number);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'FA2026');
    const top = await page.locator('.table-frame').evaluate((frame) => frame.scrollTop);
    assert.ok(Math.abs(top - 40 * 600) < 400, `scrolled to ${top}`);
    // Another search is another list.
    await page.getByRole('searchbox').fill(totals.numbers[7]);
    await page.locator('.selection').waitFor({ state: 'detached' });
  });
});

test('a view is saved with its search, order and columns, renamed, removed, and brought back', async () => {
  const profile = newProfile();
  const { totals, ...file } = balance(300);
  const late = /^En retard/;
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file);
    await go(visit, 'ui-nav-invoices');
    const views = page.getByRole('navigation', { name: say('ui-views') });
    await views.getByRole('button', { name: late }).click();
    await page.waitForFunction(() => location.hash.includes('q=retard'));
    // Back and forward keep the search.
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('[data-search]').value === '');
    await page.goForward();
    await page.waitForFunction(() => document.querySelector('[data-search]').value === 'retard');
    await visit.sees(/en retard/);
    // The count on the view is the count of the list.
    const count = plain(await views.getByRole('button', { name: late }).locator('.count').innerText());
    await visit.sees(`${count} pièces`);
    // Another column, and another place for it, by key.
    await button(page, 'ui-columns').click();
    const box = page.getByRole('checkbox', { name: say('export-days-late'), exact: true });
    await box.check();
    await box.press('Alt+ArrowUp');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelectorAll('.list thead th').length === 9);
    const heads = (await page.locator('.list thead th').allInnerTexts()).map(plain);
    assert.equal(heads.at(-2), say('export-days-late'));
    const menu = async (key) => {
      await button(page, 'ui-view-menu').click();
      await page.getByRole('menuitem', { name: say(key) }).click();
    };
    await menu('ui-view-save');
    await page.getByLabel(say('ui-view-name')).fill('Ma tournée');
    await page.keyboard.press('Enter');
    await visit.sees(say('ui-view-saved', { name: 'Ma tournée' }));
    await views.getByRole('button', { name: `Ma tournée ${count}` }).waitFor();
    // Everything as at first, and to the view again.
    await views.getByRole('button', { name: say('ui-view-all'), exact: true }).click();
    await page.waitForFunction(() => document.querySelectorAll('.list thead th').length === 8);
    await views.getByRole('button', { name: /Ma tournée/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('.list thead th').length === 9);
    await menu('ui-view-rename');
    await page.getByLabel(say('ui-view-name')).fill('Mardi');
    await page.keyboard.press('Enter');
    await views.getByRole('button', { name: /^Mardi/ }).waitFor();
    await menu('ui-view-remove');
    await views.getByRole('button', { name: /^Mardi/ }).waitFor({ state: 'detached' });
    await page.locator('.toast').last().getByRole('button', { name: say('ui-undo') }).click();
    await views.getByRole('button', { name: /^Mardi/ }).waitFor();
  });
  // It is in the book, the columns on this device.
  await visiting(profile, {}, async (visit) => {
    await go(visit, 'ui-nav-invoices');
    await visit.page.getByRole('button', { name: /^Mardi/ }).click();
    await visit.page.waitForFunction(() => location.hash.includes('q=retard'));
    await go(visit, 'ui-nav-customers');
    assert.equal(await visit.page.getByRole('button', { name: /^Mardi/ }).count(), 0, 'views belong to a list');
  });
});

test('rows are copied from any table as numbers, pasted rows come in as a file, and every list is searched', async () => {
  const { totals, ...file } = balance(150);
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await withClipboard(visit);
    await bringIn(visit, file);
    // The aged balance, searched and copied with its total.
    await page.evaluate(() => {
      location.hash = '#/pilotage/balance';
    });
    await page.locator('table.ageing').waitFor();
    await page.locator('table.ageing a').first().focus();
    await page.keyboard.press('Control+c');
    await visit.sees(/lignes copiées/);
    const lines = (await pasted(page)).trimEnd().split('\r\n').map((line) => line.split('\t'));
    assert.ok(lines.length > 5);
    assert.equal(cents(lines.at(-1).at(-1)), totals.open);
    await page.getByRole('searchbox').fill('couleur:rouge');
    await visit.sees(say('ui-search-misunderstood', { word: 'couleur:rouge' }));
    const name = 'Société fictive n° 3';
    await page.getByRole('searchbox').fill(`"${name}"`);
    await page.waitForFunction(() => document.querySelectorAll('table.ageing tbody tr').length <= 2);
    assert.match(page.url(), /q=/);
    // The journal.
    await page.evaluate(() => {
      location.hash = '#/donnees/historique?q=import';
    });
    await visit.sees(file.name);
    await page.getByRole('searchbox').fill('-import');
    await page.waitForFunction(() => document.querySelectorAll('main table tbody tr').length === 0);
    // Rows of a spreadsheet, pasted anywhere.
    const rows = [
      ['Compte', 'Nom du client', 'N° pièce', 'Date', 'Échéance', 'Montant TTC', 'Reste dû'],
      ['41190001', 'Collé SARL', 'COLLE-1', '01/09/2026', '01/10/2026', '1234,56', '1234,56'],
      ['41190002', '=Formule', 'COLLE-2', '02/09/2026', '02/10/2026', '10,00', '10,00'],
    ].map((line) => line.join('\t')).join('\r\n');
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.querySelector('main').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true }));
    }, rows);
    await visit.sees('collage.tsv');
    await button(page, 'ui-import-go').click();
    await visit.sees(say('ui-import-done'));
    await page.evaluate(() => {
      location.hash = '#/factures?q=COLLE';
    });
    await visit.sees('COLLE-2');
    await row(page, 0).getByRole('link').first().focus();
    await page.keyboard.press('Control+a');
    await visit.sees(ticked(2, '1 244,56 €'));
    await page.keyboard.press('Control+c');
    await visit.sees('2 lignes copiées');
    assert.match(await pasted(page), /\t'=Formule\t/);
  });
});
