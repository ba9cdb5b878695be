// What a firm decides once about reminders: a scenario changed with its effect said beforehand, the firm's own words in
// what is then written, how well reminders work, terms beyond the legal ceiling.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo } from './places.mjs';
import { seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const card = (page, name) => page.locator('.dunning-scenario', { has: page.getByRole('heading', { name }) });

/** Waits until an element says something. */
const says = (locator, text) => locator.filter({ hasText: text }).first().waitFor();

test('a scenario is changed, rehearsed, duplicated, dropped, and comes back', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await goTo(visit, 'relances');
    await page.locator('nav.neighbours').getByRole('link', { name: say('dunning-page-scenarios') }).click();
    const standard = say('dunning-scenario-standard');
    await card(page, standard).waitFor();
    assert.equal(await page.locator('.dunning-scenario').count(), 5);
    const steps = async () => (await card(page, standard).locator('.dunning-steps b').allInnerTexts()).map(plain);
    assert.deepEqual(await steps(), ['J−1', 'Échéance', 'J+3', 'J+15', 'J+30', 'J+45']);

    // The third step comes by telephone, five days later: said before it is kept.
    await page.getByRole('button', { name: say('dunning-scenario-change-of', { name: standard }) }).click();
    const dialog = page.getByRole('dialog', { name: standard });
    await says(dialog.locator('.dunning-change'), 'reste la même');
    await dialog.getByLabel(say('dunning-step-days', { place: '3' })).fill('20');
    await dialog.getByLabel(say('dunning-step-action', { place: '3' })).selectOption({ label: say('dunning-action-call') });
    await says(dialog.locator('.dunning-change'), /au lieu de \d|autrement/);
    // Two steps of one day are refused where they stand.
    await dialog.getByLabel(say('dunning-step-days', { place: '2' })).fill('20');
    await dialog.getByRole('button', { name: say('ui-save'), exact: true }).click();
    await says(dialog.getByRole('alert'), say('dunning-refused-bad-steps'));
    await dialog.getByLabel(say('dunning-step-days', { place: '2' })).fill('4');
    await dialog.getByRole('button', { name: say('ui-save'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await says(card(page, standard), say('dunning-scenario-changed'));
    assert.deepEqual(await steps(), ['J−1', 'Échéance', 'J+4', 'J+20', 'J+30', 'J+45']);
    await says(card(page, standard).locator('.dunning-steps li').nth(3), say('dunning-action-call'));

    // A copy of it for one segment, dropped again; then the ready one as it came.
    await page.getByRole('button', { name: say('dunning-scenario-duplicate-of', { name: standard }) }).click();
    const copy = page.getByRole('dialog', { name: say('dunning-scenario-new') });
    await copy.locator('.dunning-filter summary').first().click();
    await copy.locator('.dunning-filter').first().getByLabel('TPE').check();
    await copy.getByRole('button', { name: say('ui-save'), exact: true }).click();
    const name = say('dunning-scenario-copy', { name: standard });
    await says(card(page, name), 'TPE');
    await page.getByRole('button', { name: `${say('dunning-scenario-drop')} : ${name}` }).click();
    await card(page, name).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: `${say('dunning-scenario-back')} : ${standard}` }).click();
    await page.waitForFunction(() => document.querySelector('.dunning-scenario')?.innerText.includes('J+15'));
    await page.locator('.toast', { hasText: say('dunning-scenario-back-done') }).getByRole('button', { name: say('ui-undo') }).click();
    await page.waitForFunction(() => document.querySelector('.dunning-scenario')?.innerText.includes('J+20'));

    // A rule of the firm: nobody below a very large sum.
    const rules = page.locator('.dunning-rules');
    const tolerance = rules.getByLabel(say('dunning-rule-tolerance'), { exact: true });
    await tolerance.fill('9000000');
    await tolerance.blur();
    await says(rules.locator('.dunning-change'), 'Plus aucun message');
    await tolerance.press('Enter');
    await page.locator('.toast', { hasText: say('dunning-rules-kept') }).waitFor();
    await goTo(visit, 'relances');
    await says(page.locator('main'), say('dunning-run-done'));
  });
});

test('words of the firm are checked while they are typed, shown on a customer, and written', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    await goTo(visit, 'relances/modeles');
    const message = page.locator('.dunning-message');
    await says(message, 'IBAN');
    const body = page.getByLabel(say('dunning-template-body'), { exact: true });
    const save = page.locator('.dunning-words').getByRole('button', { name: say('ui-save'), exact: true });
    await body.fill('Chère {{ cliente }},');
    await says(page.locator('.dunning-words .field-note'), 'cliente');
    assert.ok(await save.isDisabled(), 'what cannot be written is not kept');
    await body.fill('Nos mots à nous pour ');
    await page.locator('.dunning-variables summary').click();
    await page.locator('.dunning-variables').getByRole('button', { name: 'customer', exact: true }).click();
    assert.equal(await body.inputValue(), 'Nos mots à nous pour {{ customer }}');
    await says(message, /Nos mots à nous pour [A-Z]/);
    await save.click();
    await says(page.locator('.dunning-words .badge'), say('dunning-template-own'));

    // A short message is counted; the text for e-mails is kept, and goes back.
    await page.locator('.list-tools').getByText(say('dunning-action-sms'), { exact: true }).click();
    await says(page.locator('.dunning-preview'), /\d+ caractères\s: \d SMS/);
    await page.locator('.list-tools').getByText(say('dunning-action-email'), { exact: true }).click();
    await says(message, 'Nos mots à nous');
    await page.getByRole('button', { name: say('dunning-template-back') }).click();
    await says(page.locator('.dunning-words .badge'), say('dunning-template-shipped'));
    await page.locator('.toast', { hasText: say('dunning-template-back-done') }).getByRole('button', { name: say('ui-undo') }).click();
    await says(message, 'Nos mots à nous');

    // How well it works, and how sure that is.
    await goTo(visit, 'relances/performance');
    await says(page.locator('main tbody tr'), /\d+ payées sur \d+ \(.*\)\s; .* sans relance, sur .* observations/);
    await says(page.locator('main .facts'), /8 sur 11/);

    // Terms beyond the ceiling with their article, and the text for the terms of sale.
    await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await goTo(visit, 'relances/conditions');
    await says(page.locator('main tbody tr'), 'art. L441-10');
    await page.getByRole('button', { name: say('dunning-policy-copy-of', { language: say('dunning-language-en') }) }).click();
    await page.locator('.toast', { hasText: say('ui-copied-text') }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /Unless agreed in writing[\s\S]*L441-10[\s\S]*15 days after the due date/);
  });
});
