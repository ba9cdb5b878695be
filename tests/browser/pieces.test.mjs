// What a claim rests on, as a person keeps it: an order and a delivery note put beside an invoice, said to be what they
// are, taken away and brought back, there after the browser was closed, and in the pack that leaves for the court.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo, settled } from './places.mjs';
import { asFile, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const NOTE = { name: 'BL 118 signé.pdf', bytes: Buffer.from('%PDF-1.4 delivered and signed') };
const ORDER = { name: 'commande 4711.jpg', bytes: Buffer.from('an order, photographed') };
const TERMS = { name: 'Contrat-cadre.pdf', bytes: Buffer.from('%PDF-1.4 what was agreed') };

const card = (page) => page.locator('.pieces');
const lines = async (page) => (await card(page).locator('li').allInnerTexts()).map(plain);

/** Opens the oldest open invoice of a customer who owes since long; gives its address. */
async function overdue(visit) {
  await goTo(visit, 'clients/411001');
  await visit.page.locator('main a[href^="#/factures/"]').first().click();
  await card(visit.page).waitFor();
  await settled(visit.page);
  return visit.page.url().split('#/')[1];
}

test('an order and a delivery note are kept beside an invoice, and leave with the litigation pack', async () => {
  const profile = newProfile();
  let address;
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await seesDemo(visit);
    address = await overdue(visit);
    await card(page).getByText(say('pieces-none')).waitFor();

    // Chosen with the keyboard in the dialog of files; each is what its name says.
    const chooser = page.waitForEvent('filechooser');
    await card(page).getByLabel(say('pieces-add')).press('Enter');
    await (await chooser).setFiles([NOTE, ORDER].map(asFile));
    await visit.sees(/« BL 118 signé\.pdf » et 1 autre fichier sont gardés/);
    await card(page).getByText(NOTE.name).waitFor();
    const [first, second] = await lines(page);
    assert.match(first, new RegExp(`^${ORDER.name} ${say('pieces-kind-order')} · ${ORDER.bytes.length}`));
    assert.match(second, new RegExp(`^${NOTE.name} ${say('pieces-kind-delivery')} · ${NOTE.bytes.length}`));

    // The same file again is no second one; what leaves is what came.
    await card(page).getByLabel(say('pieces-add')).setInputFiles(asFile(NOTE));
    await visit.sees(say('pieces-known'));
    assert.equal((await lines(page)).length, 2);
    const back = await visit.downloads(() => card(page).getByRole('button', { name: say('pieces-open', { name: NOTE.name }) }).click());
    assert.deepEqual(back, NOTE);

    // Said to be something else, of a day; taken away; brought back with U.
    await card(page).getByRole('button', { name: say('pieces-change', { name: ORDER.name }) }).press('Enter');
    const drawer = page.getByRole('dialog', { name: ORDER.name });
    await drawer.getByLabel(say('pieces-name')).fill('Réclamation du client.jpg');
    await drawer.getByLabel(say('pieces-kind'), { exact: true }).selectOption({ label: say('pieces-kind-answer') });
    await drawer.getByLabel(say('pieces-day'), { exact: true }).fill('3/2/2026');
    await page.keyboard.press('Enter');
    await card(page).getByText('Réclamation du client.jpg').waitFor();
    assert.ok((await lines(page)).some((line) => line.includes(`${say('pieces-kind-answer')} · 03/02/2026`)), 'its day is shown');
    await card(page).getByRole('button', { name: say('pieces-change', { name: NOTE.name }) }).click();
    await page.getByRole('dialog', { name: NOTE.name }).getByRole('button', { name: say('pieces-remove'), exact: true }).click();
    await card(page).getByText(NOTE.name).waitFor({ state: 'detached' });
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await card(page).getByText(NOTE.name).waitFor();

    // Dropped on the card it is kept, not imported: the page stays where it is.
    await goTo(visit, 'clients/411001');
    await card(page).waitFor();
    const data = await page.evaluateHandle(([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name));
      return transfer;
    }, [TERMS.name, TERMS.bytes.toString()]);
    for (const event of ['dragenter', 'dragover', 'drop']) await card(page).dispatchEvent(event, { dataTransfer: data });
    await card(page).getByText(TERMS.name).waitFor();
    assert.match(page.url(), /clients\/411001$/);
    assert.ok(await page.locator('.drop-veil').isHidden(), 'the veil over the page is gone');

    // An empty file is refused in words, and nothing is kept of it.
    await card(page).getByLabel(say('pieces-add')).setInputFiles(asFile({ name: 'vide.pdf', bytes: '' }));
    await visit.sees(say('pieces-empty', { name: 'vide.pdf' }));
    await page.keyboard.press('Escape');
    assert.equal((await lines(page)).length, 1);
  });

  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await goTo(visit, address);
    await card(page).getByText(NOTE.name).waitFor();
    assert.equal((await lines(page)).length, 2, 'all of it is there after the browser was closed');
    await goTo(visit, 'clients/411001');
    await page.getByRole('button', { name: say('dunning-menu'), exact: true }).click();
    const pack = await visit.downloads(() => page.getByRole('menuitem', { name: say('dunning-menu-pack') }).click());
    assert.match(pack.name, /\.zip$/);
    for (const { name } of [NOTE, TERMS]) assert.ok(pack.bytes.includes(Buffer.from(name)), `${name} is in ${pack.name}`);
    assert.ok(pack.bytes.includes(Buffer.from('Réclamation du client.jpg')));
  });
});
