// The people at a customer's, one by one, each time with a way back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, visiting } from './harness.mjs';
import { goTo } from './places.mjs';
import { button, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

test('a contact is added, changed, removed and brought back from the keyboard', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit, 'fr');
    await goTo(visit, 'clients');
    await page.locator('[data-row]').first().press('Enter');
    const card = page.locator('section.card').filter({ has: page.getByRole('heading', { name: say('customers-contacts'), exact: true }) });
    await card.getByRole('listitem').first().waitFor();
    const before = await card.getByRole('listitem').count();
    await button(card, 'customers-contact-add').press('Enter');
    const drawer = page.getByRole('dialog');
    const field = (key) => drawer.getByLabel(say(key), { exact: true });
    // Nothing said is nobody, and half an address is none.
    await field('customers-contact-email').fill('lou.martin@client');
    await page.keyboard.press('Enter');
    await visit.sees(say('customers-contact-mail-wrong'));
    await field('customers-contact-email').fill('lou.martin@client.example');
    await field('customers-contact-name').fill('Lou Martin');
    await field('customers-contact-phone').fill('01 99 00 12 34');
    await field('customers-contact-language').selectOption('en');
    await page.keyboard.press('Tab');
    await button(drawer, 'ui-save').press('Enter');
    await visit.sees(say('customers-contact-kept'));
    const line = card.getByRole('listitem').filter({ hasText: 'Lou Martin' });
    await line.waitFor();
    assert.match(await line.innerText(), new RegExp(`01 99 00 12 34 · ${say('customers-contact-english')}`));
    assert.equal(await line.getByRole('link').getAttribute('href'), 'mailto:lou.martin@client.example');
    await line.getByRole('button').press('Enter');
    await button(drawer, 'customers-contact-remove').press('Enter');
    await visit.sees(say('customers-contact-removed'));
    await line.waitFor({ state: 'detached' });
    assert.equal(await card.getByRole('listitem').count(), before);
    await button(page, 'ui-undo').last().click();
    await line.waitFor();
    assert.equal(await card.getByRole('listitem').count(), before + 1);
  });
});
