// An invoice from the first key to the file: by keyboard, what is missing said and put right, a deposit deducted, issued,
// read back, credited. Nothing typed is lost when the page is loaded again.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { newProfile, plain, visiting } from './harness.mjs';
import { today } from '../node/files.mjs';
import { goTo, settled } from './places.mjs';
import { button, imports, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A field of the editor by its path. */
const at = (page, field) => page.locator(`[data-field="${field}"]`);

/** The field that has the focus, by its path. */
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-field'));

/** Waits until a field has the focus. */
const comesTo = (page, field) => page.waitForFunction((path) => document.activeElement?.getAttribute('data-field') === path, field);

/** Types the cells of a line from its first on: name, quantity, price; the unit stays. */
async function line(page, name, quantity, price) {
  const { keyboard } = page;
  await keyboard.type(name);
  await keyboard.press('Tab');
  await keyboard.type(quantity);
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type(price);
}

/** The sums beneath the lines, once they read so. */
const sums = (visit, text) => visit.page.waitForFunction(
  (words) => document.querySelector('.totals')?.innerText.replaceAll(/[\s\u00A0\u202F]+/g, ' ').includes(words),
  text,
);

/** Gives our own details, so that nothing but the invoice is missing. */
async function saysWhoWeAre(visit) {
  const { page } = visit;
  await goTo(visit, 'donnees/societe');
  for (const [key, text] of [['invoices-firm-legal-form', 'SAS'], ['invoices-firm-capital', '10 000 €'], ['invoices-firm-rcs', 'Lyon']]) {
    await page.getByLabel(say(key), { exact: true }).fill(text);
  }
  await button(page, 'ui-save').click();
  await visit.sees(say('ui-issuer-saved'));
}

/** A new customer, found nowhere and made in place with the keyboard alone. */
async function makesCustomer(visit) {
  const { page } = visit;
  const { keyboard } = page;
  await comesTo(page, 'account');
  await keyboard.type('Menuiserie Essai');
  await page.getByRole('option', { name: say('invoices-edit-customer-new', { name: 'Menuiserie Essai' }) }).waitFor();
  await keyboard.press('Enter');
  const panel = page.locator('dialog[open]');
  const fill = async (key, text) => {
    await panel.getByLabel(say(key), { exact: true }).first().focus();
    await keyboard.type(text);
  };
  await panel.getByLabel(say('customers-file-name'), { exact: true }).waitFor();
  // A wrong SIREN is said at its field, and nothing is kept.
  await fill('customers-registration', '732829321');
  await keyboard.press('Enter');
  await visit.sees(say('ui-issuer-siren-wrong'));
  await keyboard.press('Control+a');
  await keyboard.type('732829320');
  await panel.getByRole('button', { name: say('customers-file-vat-derived', { number: 'FR44732829320' }) }).press('Enter');
  await fill('customers-file-street', '12 rue des Essais');
  await fill('customers-file-post-code', '69003');
  await fill('customers-city', 'Lyon');
  await keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' });
  await comesTo(page, 'lines[0].name');
}

/** Issues what is in the editor by keyboard; the number that it took. */
async function issues(visit) {
  const { page } = visit;
  await page.keyboard.press('Control+Enter');
  const go = page.locator('dialog[open]').getByRole('button', { name: say('invoices-issue-go') });
  await go.waitFor();
  const title = plain(await page.locator('dialog[open] h2').innerText());
  await go.press('Enter');
  await page.locator('.progress-line').waitFor();
  const number = plain(await page.locator('main h1').innerText());
  assert.equal(title, say('invoices-issue-title', { number }));
  return number;
}

/** Lets tools that are not ours read a downloaded invoice: schema, Schematron, French rules. */
async function validates({ name, bytes }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'encours-invoice-'));
  try {
    writeFileSync(path.join(folder, name), bytes);
    writeFileSync(path.join(folder, 'downloaded.tsv'), `${name}\tfrench\n`);
    const python = process.env.ENCOURS_PYTHON ?? path.join(ROOT, 'target/python/bin/python');
    const { stdout } = await promisify(execFile)(python, [path.join(ROOT, 'tests/validators/check.py'), folder])
      .catch((error) => ({ stdout: `${error.message}\n${error.stdout}` }));
    assert.match(stdout, /test result: ok\. 1 passed; 0 failed/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A message of the French life cycle on an invoice of the demo company, issued today. */
function lifeCycle(number, status, label) {
  const day = today().replaceAll('-', '');
  const at = (format, text) => `<udt:DateTimeString format="${format}">${text}</udt:DateTimeString>`;
  return {
    name: 'cdar.xml',
    bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossDomainAcknowledgementAndResponse xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100">
<rsm:ExchangedDocument><ram:ID>CDV-1</ram:ID><ram:IssueDateTime>${at('204', `${day}093000`)}</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:AcknowledgementDocument><ram:TypeCode>305</ram:TypeCode><ram:IssueDateTime>${at('204', `${day}093000`)}</ram:IssueDateTime>
<ram:ReferenceReferencedDocument><ram:IssuerAssignedID>${number}</ram:IssuerAssignedID><ram:TypeCode>380</ram:TypeCode>
<ram:ProcessConditionCode>${status}</ram:ProcessConditionCode><ram:ProcessCondition>${label}</ram:ProcessCondition></ram:ReferenceReferencedDocument>
</rsm:AcknowledgementDocument></rsm:CrossDomainAcknowledgementAndResponse>`),
  };
}

test('an invoice of three lines, two rates and a deposit: typed, checked, issued, read back and credited', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    const { keyboard } = page;
    await seesDemo(visit);
    await saysWhoWeAre(visit);

    // The deposit.
    await goTo(visit, 'factures');
    await keyboard.press('c');
    await makesCustomer(visit);
    await line(page, 'Acompte sur menuiserie', '1', '300');
    await at(page, 'kind').locator('select').selectOption('386');
    await sums(visit, '360,00');
    await visit.sees(say('invoices-edit-kept'));
    // What is typed outlives the page.
    await page.reload();
    await page.locator('.line-grid').waitFor();
    assert.equal(await at(page, 'lines[0].name').inputValue(), 'Acompte sur menuiserie');
    const deposit = await issues(visit);

    // The final invoice: three lines, two rates, pasted and typed.
    await goTo(visit, 'factures');
    await keyboard.press('c');
    await comesTo(page, 'account');
    await keyboard.type('Menuiserie Essai');
    await page.getByRole('option', { name: /Menuiserie Essai.*411/ }).waitFor();
    await keyboard.press('Enter');
    await comesTo(page, 'lines[0].name');
    // Issuing too early says what is missing, and goes there.
    await keyboard.press('Control+Enter');
    await page.locator('dialog[open]').getByRole('button', { name: say('invoices-issue-first') }).press('Enter');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-field'));
    await at(page, 'lines[0].name').focus();
    await line(page, 'Fenêtres en chêne', '3', '333,33');
    await keyboard.press('Enter');
    await comesTo(page, 'lines[1].name');
    await line(page, 'Pose', '12,5', '48');
    await at(page, 'lines[1].vat').selectOption('10');
    await at(page, 'lines[1].price').focus();
    await keyboard.press('Enter');
    await comesTo(page, 'lines[2].name').catch(() => at(page, 'lines[2].name').focus());
    await line(page, 'Évacuation', '1', '100');
    // A new line has the rate of the one before.
    assert.equal(await at(page, 'lines[2].vat').inputValue(), '10');
    await at(page, 'lines[2].vat').selectOption('20');
    await sums(visit, say('invoices-edit-sum-net'));
    // 999,99 + 600,00 + 100,00; VAT 20 % of 1 099,99 and 10 % of 600,00.
    await sums(visit, '1 699,99');
    await sums(visit, '1 979,99');
    await page.getByLabel(new RegExp(deposit)).press('Space');
    await sums(visit, '1 619,99');
    // A line that is taken away comes back.
    await at(page, 'lines[2].price').focus();
    await keyboard.press('Alt+Delete');
    await sums(visit, '1 499,99');
    await keyboard.press('Control+z');
    await sums(visit, '1 619,99');
    await page.locator('img.sheet').first().waitFor();
    const number = await issues(visit);
    assert.notEqual(number, deposit);
    // Its page stands beside it, and what the deposit had paid of it.
    await page.locator('.invoice img.sheet').first().waitFor();
    await visit.sees(`${say('invoices-paper-gross')} 1 979,99`);
    await visit.sees(`${say('invoices-paper-total-due')} 1 619,99`);

    // The file: a PDF that our own reading finds equal.
    await page.getByRole('button', { name: say('invoices-download'), exact: true }).press('Enter');
    const file = await visit.downloads(() => page.getByRole('menuitem', { name: say('invoices-file-en16931') }).press('Enter'));
    assert.equal(file.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.ok(file.bytes.includes('factur-x.xml'), 'the XML is in the file');
    await validates(file);
    await goTo(visit, 'importer');
    await visit.drop([file]);
    await page.locator('.import-head').waitFor();
    await visit.sees(number);
    await visit.sees('1 979,99');
    // It is known, and nothing of it changes.
    await visit.sees(say('ui-import-nothing-new'));

    // What the platform says of it comes in like any file, and stands on the invoice.
    await goTo(visit, 'importer');
    await visit.drop([lifeCycle(number, '203', 'Mise à disposition')]);
    await page.locator('.import-head').waitFor();
    await visit.sees(say('exchange-status'));
    await imports(visit);

    // The credit note has a number of its own, and the invoice says what followed it.
    await goTo(visit, `factures?q=${encodeURIComponent(number)}`);
    await page.locator('main a[href^="#/factures/"]').first().click();
    await visit.sees(/mise à disposition/i);
    await page.getByRole('button', { name: say('invoices-edit-acts'), exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: say('invoices-credit-whole') }).press('Enter');
    await page.locator('.line-grid').waitFor();
    await settled(page);
    const credit = await issues(visit);
    assert.notEqual(credit, number);
    await visit.sees(say('invoices-open-credit'));
    await visit.sees(`${say('invoices-vat')} −220,00`);
    await page.locator('.invoice img.sheet').first().waitFor();
    assert.equal(await focused(page), null);
  });
});

test('rows of a spreadsheet become lines, a draft that is dropped comes back', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await goTo(visit, 'brouillons/nouveau');
    await at(page, 'lines[0].name').focus();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, 'Désignation\tQté\tPrix\tTVA\nVis inox\t1 000\t0,12\t20\nRabotage\t2,5\t60\t10 %\n');
    await sums(visit, '270,00');
    assert.equal(await at(page, 'lines[0].name').inputValue(), 'Vis inox');
    assert.equal(await at(page, 'lines[1].vat').inputValue(), '10');
    await visit.sees(say('invoices-edit-kept'));
    // Being kept changes the page once more: a menu opened before that is drawn anew.
    await settled(page);
    await page.getByRole('button', { name: say('invoices-edit-acts'), exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: say('invoices-edit-drop') }).press('Enter');
    await visit.sees(say('invoices-drafts-none'));
    await page.getByRole('button', { name: say('ui-undo'), exact: true }).first().press('Enter');
    await visit.sees('Vis inox');
  });
});

test('drafts issued together are looked at once more, and what was sent is not ticked again', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await saysWhoWeAre(visit);
    await goTo(visit, 'brouillons/nouveau');
    await makesCustomer(visit);
    await line(page, 'Entretien', '1', '450');
    await sums(visit, '540,00');
    await visit.sees(say('invoices-edit-kept'));
    await settled(page);
    await page.getByRole('button', { name: say('invoices-edit-acts'), exact: true }).press('Enter');
    const model = page.url();
    await page.getByRole('menuitem', { name: say('invoices-edit-duplicate') }).press('Enter');
    await page.waitForURL((url) => url.href !== model);
    await visit.sees(say('invoices-edit-kept'));
    await goTo(visit, 'brouillons');
    const all = page.getByRole('button', { name: say('invoices-drafts-issue-all', { count: '2' }), exact: true });
    const dialog = page.locator('dialog[open]');
    await all.press('Enter');
    assert.equal(await dialog.getByText('Entretien').count(), 2);
    await dialog.getByText('1 080,00 €').waitFor();
    await dialog.getByRole('button', { name: say('ui-cancel'), exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await all.press('Enter');
    await dialog.getByRole('button', { name: say('invoices-issue-go') }).press('Enter');
    // Nobody knows where to send them yet; once it is said, both are ready to leave, and leave once.
    await visit.sees(say('invoices-lacks-email'));
    const picks = page.locator('td.pick input');
    await picks.nth(1).waitFor();
    assert.equal(await page.locator('td.pick input:checked').count(), 0);
    await button(page, 'invoices-edit-customer-file').press('Enter');
    await dialog.getByLabel(say('customers-channel'), { exact: true }).selectOption('post');
    await dialog.getByRole('button', { name: say('ui-save'), exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('td.pick input:checked').nth(1).waitFor();
    const file = await visit.downloads(() => button(page, 'invoices-sending-go').press('Enter'));
    assert.match(file.name, /^courriers-.*\.pdf$/);
    await visit.sees(say('invoices-sending-none'));
    await page.getByLabel(say('invoices-sending-all'), { exact: true }).check();
    await page.locator('td.pick input').nth(1).waitFor();
    assert.equal(await page.locator('td.pick input:checked').count(), 0);
    assert.ok(await button(page, 'invoices-sending-go').isDisabled());
  });
});

test('a draft made recurring gives its place to its turns, and comes back with the undo', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await saysWhoWeAre(visit);
    await goTo(visit, 'brouillons/nouveau');
    await makesCustomer(visit);
    await line(page, 'Maintenance mensuelle', '1', '450');
    await sums(visit, '540,00');
    await visit.sees(say('invoices-edit-kept'));
    await settled(page);
    await goTo(visit, 'recurrentes');
    await page.getByRole('button', { name: say('invoices-recurring-new'), exact: true }).first().press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.getByLabel(say('invoices-recurring-name'), { exact: true }).fill('Maintenance');
    const model = dialog.getByLabel(say('invoices-recurring-draft'), { exact: true });
    await model.locator('option').nth(1).waitFor({ state: 'attached' });
    await model.selectOption({ index: 1 });
    await dialog.getByLabel(say('invoices-recurring-on'), { exact: true }).selectOption('1');
    await dialog.getByLabel(say('invoices-recurring-from'), { exact: true }).fill('1/1/2026');
    assert.ok(!await dialog.getByLabel(say('invoices-recurring-keep'), { exact: true }).isChecked());
    await dialog.getByRole('button', { name: say('ui-save'), exact: true }).press('Enter');
    await visit.sees(say('invoices-recurring-kept'));
    // It is not issued beside its turns: they wait to be invoiced, and no draft is left.
    await goTo(visit, 'brouillons');
    await visit.sees(say('invoices-drafts-none'));
    await goTo(visit, 'a-facturer');
    await visit.sees('Maintenance');
    await page.keyboard.press('u');
    await goTo(visit, 'brouillons');
    await visit.sees('Maintenance mensuelle');
    await goTo(visit, 'recurrentes');
    await visit.sees(say('invoices-recurring-none'));
  });
});
