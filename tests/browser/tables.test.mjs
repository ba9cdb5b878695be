// Every table that is shown can be copied, by a button beside it, into what a spreadsheet takes; every number of a chart
// opens its proof.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, plain, visiting } from './harness.mjs';
import { goTo, places, settled } from './places.mjs';
import { seesDemo } from './steps.mjs';
import { say } from './words.mjs';

/** Cents of an amount on the screen or in a spreadsheet. */
const cents = (text) => Math.round(Number(text.replaceAll(/[^0-9,−-]/g, '').replace('−', '-').replace(',', '.')) * 100);

/** The tables on screen that have no button to copy them; one that is filled in, or an example, is none to copy. */
const without = (page) => page.evaluate(() => {
  const tables = [...document.querySelectorAll('table.plain-table:not(.mapping, .paid-table, .sample *, [data-part] *)')];
  return tables.filter((table) => table.checkVisibility()).filter((table) => {
    let around = table.closest('section, dialog, details, main');
    while (around && !around.querySelector('.copy-table')) around = around.parentElement?.closest('section, dialog, details, main');
    // The only table of a page may have it among the tools of the page.
    return !around || around.matches('main') && tables.length > 1;
  }).map((table) => table.textContent.slice(0, 60));
});

/** Presses each copy button that is seen, and gives what the clipboard held after each, with the table that it stands by. */
async function copied(page, scope = 'main') {
  const tables = [];
  const buttons = page.locator(`${scope} .copy-table`);
  for (let at = 0; at < await buttons.count(); at += 1) {
    const one = buttons.nth(at);
    if (!await one.isVisible()) continue;
    await page.evaluate(() => navigator.clipboard.writeText('nothing yet'));
    const rows = await one.evaluate((element) => {
      const frames = '.card, figure, section, main, dialog';
      let around = element.closest(frames);
      while (!around.querySelector('table.plain-table')) around = around.parentElement.closest(frames);
      return around.querySelectorAll('table.plain-table')[0].querySelectorAll('tr').length;
    });
    // By keyboard: a message about the last copy may lie over the next button.
    await one.press('Enter');
    const text = await page.evaluate(async () => {
      let now = 'nothing yet';
      while (now === 'nothing yet') {
        await new Promise(requestAnimationFrame);
        now = await navigator.clipboard.readText();
      }
      return now;
    });
    tables.push({ rows, lines: text.replace(/\r\n$/, '').split('\r\n').map((line) => line.split('\t')) });
  }
  return tables;
}

test('every table has its button, and what is copied has its rows, its columns and its numbers', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit);
    let tables = 0;
    const judge = (name, all) => {
      for (const { rows, lines } of all) {
        tables += 1;
        assert.equal(lines.length, rows, `${name}: a line for each row`);
        assert.equal(new Set(lines.map((line) => line.length)).size, 1, `${name}: as many cells in each line: ${lines[0]}`);
        const cells = lines.slice(1).flat();
        // A sentence may have numbers in it.
        const numbers = cells.filter((cell) => !/\p{L}{3}/u.test(cell));
        assert.deepEqual(numbers.filter((cell) => /^[−\u202F\u00A0]|\d[\u202F\u00A0]\d|\d[\u202F\u00A0]?[€%]$/.test(cell)), [], `${name}: numbers are numbers`);
      }
    };
    for (const { name, hash } of (await places(visit)).filter((place) => place.name !== 'galerie')) {
      await goTo(visit, hash);
      // What is folded away is a table too.
      await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => {
        details.open = true;
      }));
      const charts = page.locator('.chart').getByRole('button', { name: say('ui-table'), exact: true });
      while (await charts.count() > 0) await charts.first().click();
      await settled(page);
      assert.deepEqual(await without(page), [], `on ${name}`);
      judge(name, await copied(page));
    }
    // The proofs.
    await goTo(visit, 'pilotage');
    for (const key of ['insight-figure-dso-count-back', 'insight-figure-open']) {
      await page.getByRole('button', { name: say(key) }).first().click();
      await page.locator('dialog[open] table').first().waitFor();
      await settled(page);
      assert.deepEqual(await without(page), [], `in the proof of ${key}`);
      judge(key, await copied(page, 'dialog[open]'));
      await page.keyboard.press('Escape');
    }
    assert.ok(tables > 15, `${tables} tables were copied`);
  });
});

test('bars, points and amounts of the dashboard open the proof of what they show', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit);
    await goTo(visit, 'pilotage');
    const proof = page.locator('dialog[open]');
    const closes = async () => {
      await page.keyboard.press('Escape');
      await proof.waitFor({ state: 'detached' });
    };
    /** Everything that one bar says, in its proof. */
    const bars = async (title) => {
      const chart = page.getByRole('region', { name: title });
      const count = await chart.locator('.bar').count();
      assert.ok(count > 2, `${title} has ${count} bars`);
      for (let at = 0; at < count; at += 1) {
        const bar = chart.locator('.bar').nth(at);
        const value = plain(await bar.locator('.value').textContent());
        // By key, and by mouse.
        if (at % 2) await bar.click();
        else {
          await bar.focus();
          await page.keyboard.press('Enter');
        }
        await proof.locator('.big').waitFor();
        const proved = plain(await proof.locator('.big').innerText());
        // A chart has no room for cents.
        const same = value.includes(',') ? cents(proved) === cents(value) : Math.abs(cents(proved) - cents(value)) < 100;
        assert.ok(same, `${title}: ${value} is proved as ${proved}`);
        await closes();
      }
    };
    await bars(say('insight-ageing'));
    await bars(say('insight-expected'));
    await bars(say('insight-concentration'));
    // A month of the line.
    const line = page.getByRole('slider', { name: new RegExp(say('insight-line-count-back')) });
    await line.focus();
    await page.keyboard.press('ArrowLeft');
    const said = await line.getAttribute('aria-valuetext');
    await page.keyboard.press('Enter');
    await proof.locator('.big').waitFor();
    assert.ok(plain(said).includes(plain(await proof.locator('.big').innerText()).split(' ')[0]), `${said} is proved`);
    await closes();
    // As of a past day, the proof is of that day: the list of today would say something else.
    await page.getByRole('slider').first().focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await settled(page);
    await bars(say('insight-ageing'));
  });
});
