// What a machine's rules do not see: where the focus is after each act, zoom, motion, forced colours.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { newProfile, RESULTS, visiting } from './harness.mjs';
import { goTo, opens, panels, places, settled } from './places.mjs';
import { asFile, balance, button, imports, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

/** The words of what has the focus. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const words = element.getAttribute('aria-label') ?? element.innerText ?? '';
  return `${element.tagName.toLowerCase()} ${words.replaceAll(/\s+/g, ' ').trim()}`.trim();
});

test('the focus is always somewhere sensible', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit);
    // Another page: on its heading; a new invoice: where one types whom it is for.
    for (const { name, hash } of await places(visit)) {
      await goTo(visit, hash);
      const heading = await page.locator('main h1').innerText();
      const expected = hash === 'brouillons/nouveau' ? `input ${say('invoices-customer')}` : `h1 ${heading.replaceAll(/\s+/g, ' ').trim()}`;
      assert.equal(await focused(page), expected, `the focus on the page ${name}`);
    }
    // A panel: inside while it is open, and back where it was.
    for (const panel of panels.filter(({ name }) => name !== 'tour')) {
      await goTo(visit, panel.hash);
      const before = await focused(page);
      await opens(visit, panel);
      assert.ok(await page.evaluate(() => document.activeElement.closest('dialog, aside')), `the focus is in ${panel.name}`);
      await panel.close(visit);
      const after = await focused(page);
      assert.ok(after === before || /^button ./.test(after), `the focus is on ${after} after ${panel.name}`);
    }
    // What one acted on goes away: not into nowhere.
    await goTo(visit, 'donnees/historique');
    const withdraw = button(page, 'ui-withdraw').first();
    await withdraw.focus();
    await page.keyboard.press('Enter');
    await button(page, 'ui-undo').waitFor();
    await settled(page);
    assert.notEqual(await focused(page), 'body', 'after an entry was withdrawn');
    await button(page, 'ui-undo').focus();
    await page.keyboard.press('Enter');
    await visit.sees(say('ui-undone'));
    await settled(page);
    assert.doesNotMatch(await focused(page), /^body/, 'after the undo in a message');
    // Bringing in: from the button to what happened.
    await goTo(visit, 'importer');
    await page.locator('main input[type=file]').setInputFiles(asFile(balance(40)));
    await button(page, 'ui-import-go').focus();
    await page.keyboard.press('Enter');
    await visit.sees(say('ui-import-done'));
    await settled(page);
    assert.equal(await focused(page), `h2 ${say('ui-import-done')}`);
  });
});

/** What is wrong with what has the focus now, or nothing. */
const unseen = (page) => page.evaluate(async () => {
  // What has the focus is brought into sight with the next picture.
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const words = `${element.tagName.toLowerCase()} «${(element.getAttribute('aria-label') ?? element.innerText ?? '').trim().slice(0, 40)}»`;
  // A file field is seen through its label, a line through its row.
  const shown = element.matches('.veiled') ? element.closest('label') : element;
  const style = getComputedStyle(shown);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return `${words} has no ring`;
  const box = (element.matches('.veiled') ? shown : element).getBoundingClientRect();
  if (box.width < 1 || box.height < 1) return `${words} has no size`;
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2];
  if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) return `${words} is out of sight`;
  const over = document.elementFromPoint(x, y);
  return over && (shown.contains(over) || over.contains(shown) || over.closest('label')?.contains(element)) ? null : `${words} is behind ${over?.className || over?.tagName}`;
});

test('with Tab, every stop is seen', async () => {
  await visiting(newProfile(), { size: { width: 1024, height: 640 } }, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    const wrong = [];
    const walk = async (name) => {
      for (let step = 0; step < 45; step += 1) {
        await page.keyboard.press('Tab');
        const complaint = await unseen(page);
        if (complaint) wrong.push(`${name}: ${complaint}`);
        else if (await page.evaluate(() => document.activeElement === document.body)) return;
      }
    };
    await walk('welcome');
    await seesDemo(visit);
    // The gallery's own test walks through its parts.
    for (const { name, hash } of (await places(visit)).filter((place) => place.name !== 'galerie')) {
      await goTo(visit, hash);
      await walk(name);
    }
    assert.deepEqual([...new Set(wrong)], []);
  });
});

/** What cannot be read at this size: what scrolls sideways and is no table, what is cut off, bars that hide the rest. */
const lost = (page) => page.evaluate(() => {
  const wrong = [];
  const words = (element) => `${element.tagName.toLowerCase()}.${String(element.className.baseVal ?? element.className).split(' ')[0]} «${(element.textContent ?? '').trim().slice(0, 30)}»`;
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider > 0) wrong.push(`the page is ${wider} px wider than the screen`);
  let covered = 0;
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || box.width < 2 || box.height < 2) continue;
    if (style.position === 'fixed' && !element.matches('dialog, aside') && box.bottom > 0 && box.top < innerHeight) covered += box.height;
    const sideways = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const scrolls = ['auto', 'scroll'].includes(style.overflowX);
    if (sideways && scrolls && !element.querySelector('table') && !element.matches('pre, input, textarea')) wrong.push(`${words(element)} scrolls sideways`);
    if (sideways && style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && !element.querySelector('table')) wrong.push(`${words(element)} is cut off`);
    if (element.matches('h1, h2, h3, button, .button, label, summary') && sideways && !element.closest('table, svg')) wrong.push(`${words(element)} does not fit`);
  }
  if (covered > innerHeight / 2) wrong.push(`bars that stay in place cover ${covered} of ${innerHeight} px`);
  return wrong;
});

test('at 400 %, nothing is lost and nothing but tables scrolls sideways', async () => {
  // 1 280 × 1 024 at 400 %.
  await visiting(newProfile(), { size: { width: 320, height: 256 } }, async (visit) => {
    await visit.sees(say('ui-nothing-leaves'));
    const wrong = (await lost(visit.page)).map((line) => `welcome: ${line}`);
    await seesDemo(visit);
    // The gallery shows parts at their own sizes, to those who build; everything else is for people at work.
    for (const { name, hash } of (await places(visit)).filter((place) => place.name !== 'galerie')) {
      await goTo(visit, hash);
      wrong.push(...(await lost(visit.page)).map((line) => `${name}: ${line}`));
      await visit.page.screenshot({ path: path.join(RESULTS, `zoom-${name}.png`), fullPage: true });
    }
    for (const panel of panels) {
      await opens(visit, panel);
      wrong.push(...(await lost(visit.page)).map((line) => `${panel.name}: ${line}`));
      await panel.close(visit);
    }
    assert.deepEqual(wrong, []);
  });
});

test('whoever asks for less motion gets none', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit);
    const moving = () => page.evaluate(() => {
      const seconds = (list) => Math.max(...list.split(',').map((time) => parseFloat(time) / (time.trim().endsWith('ms') ? 1000 : 1)));
      return [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element);
        const animated = style.animationName !== 'none' && (seconds(style.animationDuration) > 0.02 || style.animationIterationCount === 'infinite');
        return animated || seconds(style.transitionDuration) > 0.02 || style.scrollBehavior === 'smooth';
      }).map((element) => `${element.tagName} ${element.className}`);
    });
    for (const { name, hash } of await places(visit)) {
      await goTo(visit, hash);
      assert.deepEqual(await moving(), [], `moves on ${name}`);
    }
    for (const panel of panels) {
      await opens(visit, panel);
      assert.deepEqual(await moving(), [], `moves in ${panel.name}`);
      await panel.close(visit);
    }
  });
});

test('in forced colours, what is chosen and what has the focus still shows', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await page.emulateMedia({ forcedColors: 'active' });
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit);
    const wrong = [];
    for (const { name, hash } of await places(visit)) {
      await goTo(visit, hash);
      await page.screenshot({ path: path.join(RESULTS, `forced-${name}.png`) });
      wrong.push(...(await page.evaluate(() => {
        const sign = (element) => {
          const style = getComputedStyle(element);
          return [style.outlineStyle, style.borderTopWidth, style.borderTopColor, style.borderInlineStartWidth, style.textDecorationLine, style.backgroundColor, style.color].join();
        };
        return [...document.querySelectorAll('[aria-pressed="true"], [aria-current="page"]')].flatMap((element) => {
          const [kind, value] = element.matches('[aria-pressed]') ? ['aria-pressed', 'false'] : ['aria-current', null];
          const chosen = sign(element);
          const before = element.getAttribute(kind);
          if (value === null) element.removeAttribute(kind);
          else element.setAttribute(kind, value);
          const plain = sign(element);
          element.setAttribute(kind, before);
          return chosen === plain ? [`«${element.textContent.trim()}» looks the same chosen or not`] : [];
        });
      })).map((line) => `${name}: ${line}`));
    }
    assert.deepEqual(wrong, []);
  });
});
