// Every page at every width, dense and comfortable: nothing scrolls sideways but, on a phone, a table in its own frame.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newProfile, visiting } from './harness.mjs';
import { goTo, places, settled } from './places.mjs';
import { seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const SIZES = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];

/** What scrolls sideways here, and by how much. */
const sideways = (page) => page.evaluate(() => {
  const words = (element) => `${element.tagName.toLowerCase()}.${String(element.className.baseVal ?? element.className).split(' ').join('.')}`;
  const scrolls = [document.documentElement, ...document.querySelectorAll('main, main *')].filter((element) => {
    if (!element.checkVisibility() || element.matches('pre, input, textarea, .unseen')) return false;
    const { overflowX } = getComputedStyle(element);
    const own = element.matches('html') || ['auto', 'scroll'].includes(overflowX);
    return own && element.scrollWidth > element.clientWidth + 1;
  });
  const phone = innerWidth < 500;
  return scrolls.filter((element) => !(phone && element.matches('.scroll-x') && element.querySelector('table')))
    .map((element) => `${words(element)} by ${element.scrollWidth - element.clientWidth} px`);
});

test('no page scrolls sideways at 1440, 1024 and 390 px, dense or comfortable, French or English', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    const wrong = [];
    const look = async (name) => {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        for (const density of ['comfortable', 'dense']) {
          await page.evaluate((wanted) => {
            document.documentElement.dataset.density = wanted;
            dispatchEvent(new Event('resize'));
          }, density);
          await settled(page);
          wrong.push(...(await sideways(page)).map((line) => `${name} at ${size.width}, ${density}: ${line}`));
        }
      }
    };
    await look('welcome');
    await page.setViewportSize(SIZES[0]);
    await seesDemo(visit);
    const all = (await places(visit)).filter((place) => place.name !== 'galerie');
    for (const { name, hash } of all) {
      await goTo(visit, hash);
      await look(name);
    }
    // The aged balance by document and by segment: other words in its first column.
    await goTo(visit, 'pilotage/balance');
    for (const key of ['insight-per-document', 'insight-per-segment']) {
      await page.setViewportSize(SIZES[0]);
      await page.getByRole('button', { name: say(key), exact: true }).click();
      await look(key);
    }
    await page.setViewportSize(SIZES[0]);
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await page.getByRole('button', { name: 'Français', exact: true }).waitFor();
    for (const { name, hash } of all) {
      await goTo(visit, hash);
      await look(`${name} (en)`);
    }
    assert.deepEqual(wrong, []);
  });
});
