// Accounting entries in, compared and out again; a mandate, a batch of direct debits and its file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo } from './places.mjs';
import { asFile, bringIn, button } from './steps.mjs';
import { say } from './words.mjs';

const HEAD = 'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise';

/** A FEC of entries with two sides: journal, number, day, piece, amount (below zero: received), code. */
function fec(entries) {
  const lines = [HEAD.split(' ')];
  const written = (amount) => amount.toFixed(2).replace('.', ',');
  for (const [journal, number, day, piece, amount, code] of entries) {
    const [debit, credit] = [Math.max(amount, 0), Math.max(-amount, 0)];
    const other = journal === 'VE' ? '706000' : '512000';
    const start = [journal, `Journal ${journal}`, number, day];
    lines.push([...start, '411000', 'Clients', 'C42', 'Bâti Ouest', piece, day, 'Pièce', written(debit), written(credit), code, code && day, day, '', '']);
    lines.push([...start, other, 'Autre', '', '', piece, day, 'Pièce', written(credit), written(debit), '', '', day, '', '']);
  }
  return { name: '732829320FEC20261231.txt', bytes: Buffer.from(`${lines.map((cells) => cells.join('\t')).join('\r\n')}\r\n`) };
}

const OURS = [
  ['VE', '1', '20260105', 'FA1', 1000, 'AA'],
  ['BQ', '1', '20260203', 'VIR1', -1000, 'AA'],
  ['VE', '2', '20260301', 'FA2', 500, ''],
];

test('a FEC comes in, is compared with another, and every difference is on the page', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, fec(OURS));
    await goTo(visit, 'donnees/rapprochement');
    const theirs = [...OURS.slice(0, 2), ['VE', '2', '20260301', 'FA2', 450, ''], ['VE', '3', '20260401', 'FA9', 60, '']];
    await page.locator('main input[type=file]').setInputFiles(asFile(fec(theirs)));
    await page.getByRole('row').filter({ hasText: 'FA9' }).waitFor();
    const rows = (await page.locator('main tbody tr').allInnerTexts()).map(plain);
    assert.equal(rows.length, 2, rows.join('\n'));
    const row = (number) => rows.find((text) => text.includes(number));
    assert.ok(row('FA9').includes(say('ledger-kind-only-theirs')), row('FA9'));
    assert.ok(row('FA2').includes(say('ledger-kind-amount')), row('FA2'));
    const stats = (await page.locator('main .stat').allInnerTexts()).map(plain);
    assert.match(stats[0], /500,00/);
    assert.match(stats[1], /510,00/);
    assert.equal(stats[2].match(/[−\d,]+/)[0], stats[3].match(/[−\d,]+/)[0], 'all of it is explained');
    const leaves = page.waitForEvent('download');
    await page.locator('main').getByRole('button', { name: 'CSV' }).click();
    assert.match((await leaves).suggestedFilename(), /rapprochement/);
    // The entries of the book leave as they are asked for.
    await goTo(visit, 'donnees/comptabilite');
    const entries = page.waitForEvent('download');
    await button(page, 'ledger-journal-csv').click();
    assert.match((await entries).suggestedFilename(), /ecritures.*\.csv$/);
    // Account numbers are a decision, and what is none is said.
    const account = page.getByLabel(say('ledger-use-customers'), { exact: true });
    await account.fill('41');
    await button(page, 'ledger-chart-save').click();
    await visit.sees(/un compte commence par trois chiffres/);
  });
});

test('a mandate is signed, its invoice put into a batch, and the file for the bank leaves', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, fec(OURS));
    // The file for the bank names who collects.
    await goTo(visit, 'donnees/societe');
    await page.getByLabel(say('ui-issuer-name'), { exact: true }).fill('Ateliers Borel');
    await button(page, 'ui-save').click();
    await visit.sees(say('ui-issuer-saved'));
    await goTo(visit, 'encaissements/prelevements');
    await page.getByLabel(say('remittances-identifier'), { exact: true }).fill('FR72ZZZ123456');
    await page.getByLabel(say('remittances-iban'), { exact: true }).fill('FR76 3000 6000 0112 3456 7890 189');
    await button(page, 'remittances-save').first().click();
    await visit.sees(say('remittances-saved'));
    await button(page, 'remittances-mandate-add').click();
    const dialog = page.getByRole('dialog', { name: say('remittances-mandates') });
    await dialog.getByLabel(say('remittances-mandate-id')).fill('RUM-42');
    await dialog.getByLabel(say('remittances-mandate-account'), { exact: true }).fill('C42');
    await dialog.getByLabel(say('remittances-mandate-debtor-iban')).fill('FR00');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'IBAN' }).waitFor();
    await dialog.getByLabel(say('remittances-mandate-debtor-iban')).fill('FR14 2004 1010 0505 0001 3M02 606');
    await page.keyboard.press('Enter');
    const tick = page.getByRole('checkbox', { name: 'FA2' });
    await tick.check();
    await page.getByRole('button', { name: /Préparer la remise/ }).click();
    await button(page, 'remittances-batch-file').waitFor();
    await visit.sees(say('remittances-stage-on-its-way'));
    assert.equal(await tick.count(), 0, 'nothing is collected twice');
    const leaves = page.waitForEvent('download');
    await button(page, 'remittances-batch-file').click();
    assert.match((await leaves).suggestedFilename(), /^PRLV.*\.xml$/);
  });
});
