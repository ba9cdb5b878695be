// Every page as it looks: large, middle and small, light and dark. The pictures are for people to look at; what a machine
// can see (too wide, cut off, complaints) is judged here.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { newProfile, RESULTS, visiting } from './harness.mjs';
import { goTo, opens, panels, places, settled } from './places.mjs';
import { asFile, balance, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const SIZES = [[1440, 900], [1024, 768], [390, 844]];

/** What is too wide or cut off on the screen as it stands. */
const clipped = (page) => page.evaluate(() => {
  const wider = document.documentElement.scrollWidth - innerWidth;
  const wrong = wider > 0 ? [`${wider} px wider than the screen`] : [];
  for (const element of document.querySelectorAll('h1, h2, h3, button, .button, label, legend, summary, dt, .badge, nav a')) {
    if (!element.checkVisibility() || element.closest('.unseen, svg, .list')) continue;
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
      wrong.push(`«${element.textContent.trim().slice(0, 40)}» is ${element.scrollWidth - element.clientWidth} px too wide`);
    }
  }
  return wrong;
});

for (const colorScheme of ['light', 'dark']) {
  test(`every page is whole at every size: ${colorScheme}`, async () => {
    await visiting(newProfile(), { colorScheme }, async (visit) => {
      const { page } = visit;
      const wrong = [];
      const picture = async (name, width) => {
        wrong.push(...(await clipped(page)).map((line) => `${name} at ${width} px: ${line}`));
        await page.screenshot({ path: path.join(RESULTS, `${name}-${width}-${colorScheme}.png`) });
      };
      const eachSize = async (act) => {
        for (const [width, height] of SIZES) {
          await page.setViewportSize({ width, height });
          await act(width);
        }
      };
      await visit.sees(say('ui-nothing-leaves'));
      await eachSize((width) => picture('welcome', width));
      await goTo(visit, 'importer');
      await eachSize((width) => picture('importer-empty', width));
      await goTo(visit, 'aujourdhui');
      await seesDemo(visit);
      const all = await places(visit);
      await eachSize(async (width) => {
        for (const { name, hash } of all) {
          await goTo(visit, hash);
          await picture(name, width);
        }
        for (const panel of panels) {
          await opens(visit, panel);
          await picture(`panel-${panel.name}`, width);
          await panel.close(visit);
        }
      });
      await goTo(visit, 'importer');
      await page.locator('main input[type=file]').setInputFiles(asFile(balance(40)));
      await page.locator('.import-head').waitFor();
      await settled(page);
      await eachSize((width) => picture('importer-preview', width));
      assert.deepEqual(wrong, []);
    });
  });
}
