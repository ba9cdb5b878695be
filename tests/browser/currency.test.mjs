// A customer who owes dollars pays in euros: the person sees what is open in each currency, says how much of the dollars
// is settled, and takes it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { bookHash, bringIn, button, go, imports } from './steps.mjs';
import { say } from './words.mjs';

const INVOICES = [
  'Compte;Client;N° pièce;Date;Échéance;Montant TTC;Solde dû;Devise',
  '411ACME;Acme Inc;FA-2026-0101;01/09/2026;01/10/2026;1 000,00;1 000,00;USD',
  '411ACME;Acme Inc;FA-2026-0102;01/09/2026;01/10/2026;500,00;500,00;USD',
].join('\n');
const STATEMENT = [
  'Date;Date de valeur;Débit;Crédit;Libellé;Solde',
  '03/11/2026;03/11/2026;;915,40;VIR ACME INC FA-2026-0101;915,40',
].join('\n');

const file = (name, text) => ({ name, bytes: Buffer.from(`${text}\n`) });

test('a line in euros settles an invoice in dollars, part of it, and is opened again', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await bringIn(visit, file('factures.csv', INVOICES));
    await visit.drop([file('releve.csv', STATEMENT)]);
    await imports(visit);
    const before = await bookHash(visit);
    await go(visit, 'ui-nav-cash');
    await page.locator('.cash-line').first().click();
    const pane = page.locator('.cash-detail');
    // What is proposed says in words that the bank exchanged it; nothing says zero euros.
    await pane.getByText(plain(say('payments-fact-other-currency', { number: 'FA-2026-0101', currency: 'USD' }))).first().waitFor();
    assert.match(plain(await pane.locator('.cash-whose').innerText()), /1 500,00.*ouverts/);
    assert.doesNotMatch(plain(await pane.locator('.cash-whose').innerText()), /0,00 €/);
    assert.match(plain(await pane.locator('.cash-hand').innerText()), /1 USD = 0,9154 EUR/);
    // By hand: 600 of the 1 000 dollars.
    const much = pane.getByLabel(new RegExp(say('payments-cash-part', { currency: 'USD' })));
    await much.fill('600,00');
    await much.press('Tab');
    await pane.getByText(/1 USD = 1,525667 EUR/).waitFor();
    await button(pane, 'payments-cash-settle').click();
    await visit.sees(say('payments-cash-done'));
    // Opened again: the same book as before.
    await page.keyboard.press('u');
    await page.locator('.cash-line').first().waitFor();
    assert.equal(await bookHash(visit), before);
  });
});
