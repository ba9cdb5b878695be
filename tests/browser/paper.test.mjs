// On paper: any page is a set of A4 sheets with head, title, day and numbers, and nothing that one could press.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, visiting } from './harness.mjs';
import { goTo } from './places.mjs';
import { seesDemo } from './steps.mjs';
import { say } from './words.mjs';

/** The sheets of a PDF of the browser's making, and their size in points. */
function sheets(pdf) {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/Type \/Page\b[\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return boxes.map(([, width, height]) => [Math.round(width), Math.round(height)]);
}

test('a page prints as A4 sheets, from a wide window and from a phone alike', async () => {
  await visiting(newProfile(), { colorScheme: 'dark' }, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit, 'fr');
    await goTo(visit, 'pilotage/balance');
    const counts = [];
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const found = sheets(await page.pdf({ preferCSSPageSize: true }));
      assert.ok(found.length >= 2, `sixty lines need two sheets, not ${found.length}`);
      // A4 is 595 × 842 points.
      assert.ok(found.every(([wide, tall]) => Math.abs(wide - 595) <= 1 && Math.abs(tall - 842) <= 1), JSON.stringify(found));
      counts.push(found.length);
    }
    assert.equal(counts[0], counts[1], 'the window makes no difference');

    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate(() => {
      const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
      const style = getComputedStyle(document.body);
      return {
        pressed: shown('nav, main button:not(.tile, .figure, .sort, .proved), input'),
        head: document.querySelector('.print-head').innerText,
        rows: getComputedStyle(document.querySelector('thead')).display,
        cut: getComputedStyle(document.querySelector('tbody tr')).breakInside,
        ink: style.color,
        foot: document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(' '),
      };
    });
    assert.equal(seen.pressed, 0);
    assert.match(seen.head, /Ateliers Borel SAS\s+Au \d\d\/\d\d\/\d{4}/);
    assert.deepEqual([seen.rows, seen.cut, seen.ink], ['table-header-group', 'avoid', 'rgb(0, 0, 0)']);
    assert.ok(seen.foot.includes(say('insight-ageing')), `the foot of the sheet has the title: ${seen.foot}`);
  });
});

test('the button opens the browser’s own print', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await page.evaluate(() => {
      globalThis.printed = 0;
      globalThis.print = () => {
        globalThis.printed += 1;
      };
    });
    await goTo(visit, 'donnees');
    await page.getByRole('button', { name: say('ui-print'), exact: true }).click();
    assert.equal(await page.evaluate(() => globalThis.printed), 1);
  });
});
