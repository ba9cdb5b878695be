// The first two minutes, at the pace of a person; what is asked, what is remembered; help and the tour.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shown, today } from '../node/files.mjs';
import { newProfile, Visit, visiting } from './harness.mjs';
import { goTo, settled } from './places.mjs';
import { asFile, balance, bringIn, button, doubtful, go, imports, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

/** How long a person takes, in seconds: a budget of acts, not a measure of this machine. */
const PACE = { read: 2, click: 1, letter: 0.2 };

/** Acts as a person does, and counts what that takes; the machine's own time is added as it is. */
class Person {
  seconds = 0;
  acts = [];

  constructor(visit) {
    this.visit = visit;
  }

  async #act(words, pause, doing) {
    const start = performance.now();
    const result = await doing();
    const machine = (performance.now() - start) / 1000;
    this.seconds += pause + machine;
    this.acts.push(`${this.seconds.toFixed(1).padStart(6)} s  ${words}`);
    return result;
  }

  reads(words) {
    return this.#act(`reads ${words}`, PACE.read, () => this.visit.sees(words));
  }

  clicks(locator, words) {
    return this.#act(`clicks ${words}`, PACE.click, () => locator.click());
  }

  types(locator, text) {
    return this.#act(`types ${text}`, PACE.click + PACE.letter * text.length, () => locator.fill(text));
  }

  /** The door, the browser's own window, the file. */
  chooses(locator, file) {
    return this.#act(`chooses ${file.name}`, PACE.click + PACE.read + PACE.click, () => locator.setInputFiles(asFile(file)));
  }
}

/** As an accounting program writes its list of open items: Windows' old letters, titles, blanks, a total. All falls due in
 * the first twelve days of months, so that nothing says whether the day or the month comes first; with what is late in
 * each reading, in percent. */
function exported() {
  const year = today().slice(0, 4);
  const two = (number) => String(number).padStart(2, '0');
  const rows = [];
  const late = { dayFirst: 0, monthFirst: 0 };
  let open = 0;
  for (let index = 0; index < 412; index += 1) {
    const [first, second] = [two(1 + (index % 12)), two(1 + ((index * 5) % 7))];
    const cents = 15_000 + ((index * 7_919) % 900_000);
    open += cents;
    if (`${year}-${second}-${first}` < today()) late.dayFirst += cents;
    if (`${year}-${first}-${second}` < today()) late.monthFirst += cents;
    const amount = `${Math.floor(cents / 100)},${two(cents % 100)}`;
    const customer = 1 + (index % 37);
    rows.push(`411${String(customer).padStart(4, '0')};Société fictive ${customer};FA${1000 + index};05/06/${year - 1};${first}/${second}/${year};${amount}`);
  }
  const lines = [`Créances clients - édition du ${today()}`, '', 'N° compte;Intitulé;Pièce;Date pièce;Échéance;Solde', ...rows, `;;;;Total;${(open / 100).toFixed(2).replace('.', ',')}`];
  const percent = (part) => `dont ${Math.floor((part * 200 + open) / (open * 2))} % en retard`;
  return {
    name: 'creances.csv',
    bytes: Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'),
    open,
    overdue: late.dayFirst,
    dayFirst: percent(late.dayFirst),
    monthFirst: percent(late.monthFirst),
  };
}

test('from the first visit to the day’s list in under two minutes', async () => {
  const { open, overdue, dayFirst, monthFirst, ...file } = exported();
  const profile = newProfile();
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    const person = new Person(visit);
    await person.reads(say('ui-door-files'));
    await person.chooses(page.getByLabel(say('ui-door-files')), file);
    await person.reads(shown(open));
    // The one doubtful thing is asked, with what each answer makes of a date of the file; the figures follow.
    const question = page.getByRole('group', { name: /le jour ou le mois vient-il en premier/ });
    await person.reads(/le jour ou le mois vient-il en premier/);
    await visit.sees(dayFirst);
    await person.clicks(question.getByRole('radio').nth(1), 'month first');
    await person.reads(monthFirst);
    await person.clicks(question.getByRole('radio').nth(0), 'day first');
    await person.reads(dayFirst);
    await person.clicks(button(page, 'ui-import-go'), say('ui-import-go'));
    await person.reads(say('ui-import-done'));
    // Who we are, once. A slip of the finger is noticed.
    await person.types(page.getByLabel(say('ui-issuer-name')), 'Ateliers Fictifs SARL');
    await person.types(page.getByLabel(say('ui-issuer-registration')), '732 829 321');
    await person.clicks(button(page, 'ui-save'), say('ui-save'));
    await person.reads(say('ui-issuer-siren-wrong'));
    await person.types(page.getByLabel(say('ui-issuer-registration')), '732 829 320');
    await person.types(page.getByLabel('IBAN'), 'FR76 3000 6000 0112 3456 7890 189');
    await person.clicks(button(page, 'ui-save'), say('ui-save'));
    await person.reads(say('ui-issuer-saved'));
    await person.clicks(page.getByRole('link', { name: say('ui-import-see-today') }), say('ui-import-see-today'));
    await person.reads(new RegExp(`${say('today-start-with')} Société fictive \\d+`));
    await person.reads(`${say('today-overdue')} ${shown(overdue)}`);
    await person.clicks(page.getByRole('link', { name: say('today-open') }), say('today-open'));
    await page.locator('main h1').getByText(/Société fictive/).waitFor();
    console.log(person.acts.join('\n'));
    assert.ok(person.seconds < 120, `${person.seconds.toFixed(0)} s are two minutes at most`);
    assert.ok(person.seconds > 30, 'the pauses of a person are counted');
  });
  // The next day: not asked again, and found where things are kept.
  await visiting(profile, {}, async (visit) => {
    await visit.sees(say('today-start-with'));
    await goTo(visit, 'donnees/societe');
    assert.equal(await visit.page.getByLabel(say('ui-issuer-name')).inputValue(), 'Ateliers Fictifs SARL');
    assert.equal(await visit.page.getByLabel('IBAN').inputValue(), 'FR76 3000 6000 0112 3456 7890 189');
    await goTo(visit, 'importer');
    await visit.page.locator('main input[type=file]').setInputFiles(asFile(balance(30)));
    await imports(visit);
    assert.ok(!(await visit.text()).includes(say('ui-issuer-question')), 'who we are is asked once');
  });
});

test('who we are can be left for later, and is not asked again', async () => {
  const profile = newProfile();
  await visiting(profile, {}, async (visit) => {
    await bringIn(visit, balance(30));
    await button(visit.page, 'ui-issuer-skip').click();
    await visit.page.getByText(say('ui-issuer-question')).waitFor({ state: 'hidden' });
  });
  await visiting(profile, {}, async (visit) => {
    await goTo(visit, 'importer');
    await visit.page.locator('main input[type=file]').setInputFiles(asFile({ ...balance(40, { seed: 2 }), name: 'autre.csv' }));
    await imports(visit);
    assert.ok(!(await visit.text()).includes(say('ui-issuer-question')));
  });
});

test('each answer changes the total at once, and the focus stays on it', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await page.getByLabel(say('ui-door-files')).setInputFiles(asFile(doubtful()));
    await visit.sees('3 734,00 €');
    const decimals = page.getByRole('group', { name: /« 1.234 »/ });
    await decimals.getByRole('radio').nth(0).focus();
    await page.keyboard.press('ArrowDown');
    await visit.sees('3,73 €');
    await settled(page);
    assert.ok(await decimals.getByRole('radio').nth(1).evaluate((radio) => radio.checked && radio === document.activeElement));
    await page.keyboard.press('ArrowUp');
    await visit.sees('3 734,00 €');
    // Without a column for the amount nothing can come in; the columns are offered.
    await page.locator('.mapping select').nth(4).selectOption('');
    await page.getByRole('group', { name: say('ui-ask-column', { role: say('ui-role-open') }) }).getByRole('radio').last().click();
    await visit.sees('3 734,00 €');
    await button(page, 'ui-import-go').click();
    await visit.sees(say('ui-import-done'));
    // Taken back at once.
    await button(page, 'ui-undo').click();
    await visit.sees(say('ui-undone'));
  });
});

test('help is beside the page, off line, and knows the words of the trade', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit);
    await settled(page);
    await page.context().setOffline(true);
    await go(visit, 'ui-nav-insight');
    await settled(page);
    await page.keyboard.press('F1');
    const help = page.getByRole('complementary', { name: say('ui-guide') });
    await help.getByText('Six chiffres, chacun avec sa preuve').waitFor();
    // Beside, not over: the page is still there to work on.
    const [beside, main] = [await help.boundingBox(), await page.locator('main').boundingBox()];
    assert.ok(main.x + main.width <= beside.x, 'the page is not covered');
    await go(visit, 'ui-nav-today');
    await help.getByText('Vos clients en retard, le plus urgent d’abord').waitFor();
    await help.getByRole('searchbox').fill('epuisement');
    await help.getByText(/^DSO par épuisement$/).waitFor();
    await help.getByText('Vos clients en retard').waitFor({ state: 'hidden' });
    await help.getByRole('searchbox').fill('xyzzy');
    await help.getByText(say('ui-guide-nothing')).waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.context().setOffline(false);
  });
});

test('the tour can be left and taken up again, and is never offered twice', async () => {
  const profile = newProfile();
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit);
    await visit.sees(say('ui-tour-offer'));
    await button(page, 'ui-tour-start').click();
    await button(page, 'ui-tour-next').click();
    await page.locator('main h1').getByText(say('ui-nav-customers')).waitFor();
    // Not in the way: the page works meanwhile.
    await page.getByRole('searchbox').fill('Bâti');
    await page.keyboard.press('Escape');
    await button(page, 'ui-tour-next').click();
    await page.locator('main h1').getByText(say('ui-nav-invoices')).waitFor();
    await button(page, 'ui-tour-later').click();
    await page.locator('section.tour').waitFor({ state: 'hidden' });
  });
  await visiting(profile, {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('today-start-with'));
    assert.ok(!(await visit.text()).includes(say('ui-tour-offer')));
    await settled(page);
    await page.keyboard.press('F1');
    await button(page, 'ui-tour-resume', { at: '3', of: '6' }).click();
    await page.locator('main h1').getByText(say('ui-nav-invoices')).waitFor();
    for (let stop = 3; stop < 6; stop += 1) await button(page, 'ui-tour-next').click();
    await page.locator('main h1').getByText(say('ui-nav-data')).waitFor();
    await button(page, 'ui-tour-finish').click();
    await page.locator('section.tour').waitFor({ state: 'hidden' });
  });
});

test('the dashboard takes few words between page and engine, and short ones', async () => {
  const profile = newProfile();
  await visiting(profile, {}, async (visit) => {
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit);
  });
  const visit = await Visit.open(profile);
  try {
    await visit.sees(say('today-start-with'));
    await visit.page.addInitScript(() => {
      globalThis.traffic = { asked: 0, characters: 0 };
      globalThis.Worker = class extends Worker {
        constructor(...given) {
          super(...given);
          this.addEventListener('message', ({ data }) => {
            if (data?.id !== undefined) traffic.characters += JSON.stringify(data).length;
          });
        }

        postMessage(message, ...rest) {
          if (message?.id !== undefined) traffic.asked += 1;
          return super.postMessage(message, ...rest);
        }
      };
    });
    const devtools = await visit.context.newCDPSession(visit.page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await visit.page.evaluate(() => {
      location.hash = '#/pilotage';
    });
    await visit.page.reload();
    await visit.page.locator('.plot').first().waitFor();
    const painted = await visit.page.evaluate(() => performance.now());
    const { asked, characters } = await visit.page.evaluate(() => traffic);
    console.log(`the demo's dashboard, processor slowed 4×: ${Math.round(painted)} ms from the click on its address; ${asked} questions, ${characters} characters of answers`);
    assert.ok(asked > 0 && asked <= 12, `${asked} questions to the engine`);
    assert.ok(characters < 60_000, `${characters} characters of answers`);
  } finally {
    await visit.close();
  }
});

test('every byte that left is counted: none', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await bringIn(visit, balance(30));
    await goTo(visit, 'confidentialite');
    await button(page, 'ui-traffic-again').click();
    assert.equal(await page.locator('[data-elsewhere]').innerText(), '0');
    // The list is the browser's own: as long as the one that the test sees.
    await page.getByText(say('ui-traffic-list')).first().click();
    const listed = await page.locator('.traffic tbody tr').count();
    const noted = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.startsWith('http')).length);
    assert.equal(listed, noted);
    assert.ok(listed > 3, 'the application’s own files are in it');
  });
});
