// What lateness costs a customer, as a person asks for it: a debit note that takes its number, what is waived with its
// reason and taken back; a note that stays in the story; a promise, and contacts that are erased for good.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo, settled } from './places.mjs';
import { seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const NAME = 'Bâti Ouest SARL';
const EMAIL = 'comptabilite@bati-ouest.example';
const begins = (key) => new RegExp(`^${say(key).split('{')[0]}`);

/** Opens the page of a customer. */
async function customer(visit) {
  await seesDemo(visit);
  await goTo(visit, 'clients/411001');
  await visit.page.locator('main h1').getByText(NAME).waitFor();
  await settled(visit.page);
}

const late = (page) => page.locator('.dunning-late');
const cents = (text) => Math.round(Number(plain(text).replaceAll(/[^0-9,]/g, '').replace(',', '.')) * 100);

/** Opens the computation of the invoice in a row, and gives its panel. */
async function computation(page, at) {
  await late(page).locator('tbody').first().locator('tr').nth(at).getByRole('button').last().click();
  const drawer = page.locator('dialog[open]');
  await drawer.locator('dl').waitFor();
  return drawer;
}

test('a debit note is looked at, issued once, replaced by a later one, and what it asks for is waived', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await customer(visit);
    const opens = late(page).getByRole('button', { name: say('dunning-late-note'), exact: true });
    const dialog = page.getByRole('dialog', { name: say('dunning-ask-issue-note', { name: NAME }) });

    // From the keyboard: a draft has no number and takes none.
    await opens.press('Enter');
    await dialog.getByText(/^\d+ factures\./).waitFor();
    const draft = await visit.downloads(() => dialog.getByRole('button', { name: say('dunning-note-draft') }).click());
    assert.ok(!draft.name.includes('ND2026') && draft.bytes.subarray(0, 5).toString() === '%PDF-', draft.name);
    const sums = plain(await late(page).locator('.card-head .about').first().innerText());
    const issued = await visit.downloads(() => dialog.getByRole('button', { name: say('dunning-note-issue'), exact: true }).click());
    await dialog.waitFor({ state: 'hidden' });
    const number = /ND\d{4}-A-000001/.exec(issued.name)?.[0];
    assert.ok(number && issued.bytes.subarray(0, 5).toString() === '%PDF-', issued.name);

    // It stands there with what the page counts, each of its invoices is claimed, and it can be downloaded again.
    const notes = late(page).locator('table').last().locator('tbody tr');
    await notes.filter({ hasText: number }).waitFor();
    const [interest, indemnity] = sums.match(/[\d ]+,\d\d/g).map(cents);
    assert.equal(cents(await notes.first().locator('td.number').innerText()), interest + indemnity);
    const rows = late(page).locator('tbody').first().locator('tr');
    const claimed = rows.filter({ hasText: say('dunning-claim-claimed') });
    assert.equal(await claimed.count(), await rows.count(), 'every invoice of the note is claimed');
    const again = await visit.downloads(() => notes.first().getByRole('button').click());
    assert.equal(again.name, issued.name);
    await page.locator('.story').getByText(new RegExp(number)).first().waitFor();

    // The same is not said twice; what was issued cannot be undone.
    await opens.click();
    await dialog.getByRole('button', { name: say('dunning-note-issue'), exact: true }).click();
    await dialog.getByRole('alert').getByText(new RegExp(number)).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('u');
    await visit.sees(new RegExp(`${number} est émise`));
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });

    // One invoice waived, with a reason; the next note asks for the others and takes the place of the first.
    const waived = plain(await rows.first().locator('a').innerText());
    const drawer = await computation(page, 0);
    await drawer.getByRole('button', { name: say('dunning-waive'), exact: true }).click();
    const waive = page.getByRole('dialog', { name: say('dunning-ask-waive', { name: waived, number: waived }) });
    const reason = waive.getByLabel(say('dunning-ask-reason'));
    await reason.waitFor();
    await page.keyboard.press('Enter');
    await waive.getByRole('alert').getByText(say('dunning-refused-no-reason')).waitFor();
    await reason.fill('geste commercial');
    await page.keyboard.press('Enter');
    await rows.first().getByText(say('dunning-claim-waived')).waitFor();
    await opens.click();
    const second = await visit.downloads(() => dialog.getByRole('button', { name: say('dunning-note-issue'), exact: true }).click());
    assert.match(second.name, /ND\d{4}-A-000002/);
    await notes.filter({ hasText: number }).getByText(say('dunning-note-replaced')).waitFor();
    const less = cents(await notes.first().locator('td.number').innerText());
    assert.ok(less < interest + indemnity, 'what is waived is asked for no more');

    // What somebody paid of it, and the decision taken back.
    await (await computation(page, 1)).getByRole('button', { name: say('dunning-claim-was-paid'), exact: true }).click();
    await rows.nth(1).getByText(say('dunning-claim-paid')).waitFor();
    await (await computation(page, 0)).getByRole('button', { name: say('dunning-unclaim'), exact: true }).click();
    await rows.first().getByText(say('dunning-claim-waived')).waitFor({ state: 'detached' });
  });
});

/** In how many records of the browser's own store some letters stand. */
const holding = (page, letters) => page.evaluate(async (wanted) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const tells = (value) => {
    if (typeof value === 'string') return value.includes(wanted);
    if (value instanceof ArrayBuffer) return new TextDecoder().decode(value).includes(wanted);
    if (ArrayBuffer.isView(value)) return new TextDecoder().decode(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)).includes(wanted);
    return value !== null && typeof value === 'object' && Object.values(value).some(tells);
  };
  let [all, found] = [0, 0];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = await done(database.transaction(store).objectStore(store).getAll());
      all += records.length;
      found += records.filter(tells).length;
    }
    database.close();
  }
  return { all, found };
}, letters);

test('a note and a promise stay in the story; contacts that are erased are nowhere any more', async () => {
  const profile = newProfile();
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await customer(visit);
    const story = page.locator('.story');

    // N: a note, in words; an empty one is refused; U takes it back.
    await page.keyboard.press('n');
    const note = page.getByRole('dialog', { name: say('dunning-ask-story-note', { name: NAME }) });
    await note.getByLabel(say('dunning-ask-words')).waitFor();
    await page.keyboard.press('Enter');
    await note.getByRole('alert').getByText(say('dunning-refused-no-words')).waitFor();
    await note.getByLabel(say('dunning-ask-words')).fill('La comptable est là le jeudi');
    await page.keyboard.press('Enter');
    await story.getByText(/La comptable est là le jeudi/).waitFor();
    await page.keyboard.press('u');
    await story.getByText(/La comptable est là le jeudi/).waitFor({ state: 'detached' });

    // P: what somebody promised, by e-mail and for less than all, and the reminder waits for it.
    await page.keyboard.press('p');
    const promise = page.getByRole('dialog', { name: say('dunning-ask-promise', { name: NAME }) });
    await promise.getByLabel(say('dunning-ask-amount'), { exact: true }).fill('1 000,00');
    await promise.getByLabel(say('dunning-ask-source')).selectOption({ label: say('dunning-source-email') });
    await promise.getByLabel(say('dunning-ask-on')).fill('+10');
    await promise.getByRole('button', { name: say('ui-save'), exact: true }).click();
    await promise.waitFor({ state: 'hidden' });
    const standing = page.locator('.dunning-standing > li').filter({ hasText: say('dunning-reason-promised') });
    await standing.filter({ hasText: /1\s000,00/ }).first().waitFor();
    await standing.filter({ hasText: /1\s000,00/ }).first().getByRole('button', { name: begins('dunning-withdraw') }).click();
    await standing.filter({ hasText: /1\s000,00/ }).waitFor({ state: 'detached' });

    // Who is written to is known, also to the browser's store.
    await page.locator('.dunning-customer').getByText(EMAIL).waitFor();
    const before = await holding(page, EMAIL);
    assert.ok(before.found > 0 && before.all > 10, `the address is kept somewhere: ${JSON.stringify(before)}`);
    await page.getByRole('button', { name: say('customers-file'), exact: true }).click();
    const file = page.locator('dialog[open]');
    await file.getByText(EMAIL).waitFor();
    await file.getByRole('button', { name: say('customers-contacts-erase') }).click();
    // Asked twice, and said what it means.
    await file.getByText(say('customers-contacts-sure')).waitFor();
    await file.getByRole('button', { name: say('ui-cancel'), exact: true }).first().click();
    await file.getByRole('button', { name: say('customers-contacts-erase') }).click();
    await file.getByRole('button', { name: say('customers-contacts-erase-go') }).click();
    await visit.sees(say('customers-contacts-erased'));
    await page.waitForFunction((email) => !document.body.innerText.includes(email), EMAIL);
    assert.equal((await holding(page, EMAIL)).found, 0, 'no record of the browser has it any more');
    await page.keyboard.press('Escape');
    await file.waitFor({ state: 'detached' });
    // Nothing brings it back.
    await page.keyboard.press('u');
    await visit.sees(say('customers-undo-erased'));
    await page.keyboard.press('Escape');
  });
  // Nor does a new start: the page, its store and the books agree.
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await page.locator('.demo').waitFor();
    await goTo(visit, 'clients/411001');
    await page.locator('.dunning-customer').waitFor();
    assert.ok(!(await visit.text()).includes(EMAIL));
    assert.equal((await holding(page, EMAIL)).found, 0);
  });
});
