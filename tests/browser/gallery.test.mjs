// The parts of the interface: how they look, compared with pictures kept beside this file, and how they work by keyboard.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { newProfile, RESULTS, visiting } from './harness.mjs';
import { goTo } from './places.mjs';
import { button } from './steps.mjs';
import { say } from './words.mjs';

const PICTURES = path.join(import.meta.dirname, 'gallery');

/** Set to have the pictures made anew; look at them before they are kept. */
const RENEW = Boolean(process.env.ENCOURS_RENEW_PICTURES);

/** A pixel differs when a channel differs by more than this, of 255. */
const NEAR = 7;
/** The share of pixels that may differ: the edges of letters do, from machine to machine. */
const SPARED = 0.002;

/** The gallery, half as large: small to keep, and deaf to how letters are smoothed. Compared with what is kept, if any. */
async function compare(judge, shot, kept) {
  return judge.evaluate(async ({ shot: now, kept: before, near }) => {
    const read = async (base64, scale) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, width, height);
      // Fewer shades make smaller files.
      const pixels = context.getImageData(0, 0, width, height);
      pixels.data.forEach((value, at, all) => {
        all[at] = at % 4 === 3 ? 255 : Math.round(value / 8) * 8;
      });
      context.putImageData(pixels, 0, 0);
      return { canvas, context, width, height, data: pixels.data };
    };
    const write = async (canvas) => {
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    };
    const a = await read(now, 0.5);
    const small = await write(a.canvas);
    if (!before) return { small };
    const b = await read(before, 1);
    if (a.width !== b.width || a.height !== b.height) {
      return { small, share: 1, why: `${a.width} × ${a.height} instead of ${b.width} × ${b.height}` };
    }
    let differing = 0;
    const shown = a.context.createImageData(a.width, a.height);
    for (let at = 0; at < a.data.length; at += 4) {
      const apart = Math.max(...[0, 1, 2].map((channel) => Math.abs(a.data[at + channel] - b.data[at + channel])));
      const grey = 200 + (b.data[at] + b.data[at + 1] + b.data[at + 2]) / 14;
      const red = apart > near;
      if (red) differing += 1;
      shown.data.set(red ? [220, 20, 20, 255] : [grey, grey, grey, 255], at);
    }
    a.context.putImageData(shown, 0, 0);
    return { small, share: (differing * 4) / a.data.length, difference: await write(a.canvas) };
  }, { shot, kept, near: NEAR });
}

test('every part looks as it did, light and dark, comfortable and dense', async () => {
  mkdirSync(PICTURES, { recursive: true });
  await visiting(newProfile(), { size: { width: 1100, height: 900 } }, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await goTo(visit, 'galerie');
    await page.evaluate(() => document.fonts.ready);
    const judge = await visit.context.newPage();
    const wrong = [];
    for (const density of ['comfortable', 'dense']) {
      if (density === 'dense') await button(page, 'ui-density-comfortable').click();
      await page.waitForFunction((name) => document.documentElement.dataset.density === name, density);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const name = `${colorScheme}-${density}.png`;
        await page.mouse.move(0, 0);
        const shot = await page.locator('main').screenshot({
          animations: 'disabled',
          caret: 'hide',
          // The browser's own bar of unknown length never stands still.
          mask: [page.locator('progress:not([value])')],
        });
        const file = path.join(PICTURES, name);
        const kept = !RENEW && existsSync(file) ? readFileSync(file).toString('base64') : null;
        const result = await compare(judge, shot.toString('base64'), kept);
        if (RENEW) {
          writeFileSync(file, Buffer.from(result.small, 'base64'));
        } else if (!kept || result.share > SPARED) {
          const picture = path.join(RESULTS, `gallery-${name}`);
          writeFileSync(picture, Buffer.from(result.small, 'base64'));
          if (result.difference) writeFileSync(picture.replace('.png', '-difference.png'), Buffer.from(result.difference, 'base64'));
          wrong.push(`${name}: ${kept ? (result.why ?? `${(result.share * 100).toFixed(2)} % of it differs`) : 'there is no picture of it'}`);
        }
      }
    }
    await judge.close();
    assert.deepEqual(wrong, [], `The gallery looks different (see tests/browser/results/gallery-*.png).
If that is meant, look at the pictures, then: ENCOURS_RENEW_PICTURES=1 cargo xtask test browser`);
  });
});

test('a day is typed or chosen, an amount is typed, by keyboard', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await goTo(visit, 'galerie');
    const part = page.locator('[data-part^="DateField"]');
    const day = part.getByLabel(say('ui-as-of'), { exact: true });
    const types = async (field, text) => {
      await field.fill(text);
      await field.press('Enter');
    };
    await types(day, '5/4/26');
    assert.equal(await day.inputValue(), '05/04/2026');
    await types(day, '31/2/2026');
    assert.equal(await day.getAttribute('aria-invalid'), 'true');
    await visit.sees(say('ui-date-wrong'));
    await types(day, '1/1/2027');
    await visit.sees(say('ui-date-after', { day: '10/06/2026' }));
    await types(day, '12/03/2026');
    assert.equal(await day.getAttribute('aria-invalid'), null);
    // In the calendar: a week and a day later, then the month after, of which the same day.
    await day.press('ArrowDown');
    const focused = (name) => page.getByRole('button', { name, exact: true }).and(page.locator(':focus')).waitFor();
    await focused('12 mars 2026');
    await page.keyboard.press('ArrowDown');
    await focused('19 mars 2026');
    await page.keyboard.press('ArrowRight');
    await focused('20 mars 2026');
    await page.keyboard.press('PageDown');
    await focused('20 avril 2026');
    await page.keyboard.press('Home');
    await focused('20 avril 2026');
    await page.keyboard.press('End');
    await focused('26 avril 2026');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector(':popover-open'));
    assert.equal(await day.inputValue(), '26/04/2026');
    await day.press('ArrowDown');
    await focused('26 avril 2026');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector(':popover-open'));
    assert.ok(await day.evaluate((field) => document.activeElement === field), 'the focus goes back to the field');

    const paid = part.getByLabel(say('ui-role-paid'), { exact: true });
    assert.equal((await paid.inputValue()).replaceAll(/\s/g, ' '), '1 234,50');
    await types(paid, '12,345.6');
    assert.equal((await paid.inputValue()).replaceAll(/\s/g, ' '), '12 345,60');
    await types(paid, '12,3456');
    await visit.sees(say('ui-money-wrong'));
    assert.equal(await paid.inputValue(), '12,3456', 'what was typed stays to be put right');
  });
});

test('menu, tabs, choice and charts are walked by arrows', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await goTo(visit, 'galerie');
    const part = page.locator('[data-part^="Choice"]');
    const has = (role, name) => page.getByRole(role, { name, exact: true }).and(page.locator(':focus')).waitFor();
    await part.getByRole('button', { name: say('ui-actions') }).first().press('ArrowDown');
    await has('menuitem', say('ui-import'));
    await page.keyboard.press('ArrowDown');
    await has('menuitem', say('ui-print'));
    await page.keyboard.press('ArrowDown');
    await has('menuitem', say('ui-wipe'));
    await page.keyboard.press('ArrowDown');
    await has('menuitem', say('ui-import'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector(':popover-open'));
    await has('button', say('ui-actions'));

    await part.getByRole('tab', { selected: true }).press('ArrowRight');
    await has('tab', say('ui-nav-insight'));
    await part.getByRole('tabpanel').getByText(say('ui-nav-insight')).waitFor();
    await part.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    assert.ok(await part.getByRole('radio').nth(1).isChecked());

    const line = page.getByRole('slider', { name: new RegExp(say('insight-line-count-back')) }).first();
    await line.focus();
    const before = await line.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(
      ([element, old]) => element.getAttribute('aria-valuetext') !== old,
      [await line.elementHandle(), before],
    );
    assert.match(await line.getAttribute('aria-valuetext'), /^11\/26\s: .*\d/);
    await page.locator('.bar[tabindex="0"]').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.bar:focus').and(page.locator('[aria-label^="43"]')).waitFor();
  });
});

test('the display is dense or comfortable, and stays so; a phone has the rest under «Plus»', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await goTo(visit, 'galerie');
    const height = () => page.getByRole('button', { name: say('ui-import') }).first().evaluate((one) => one.offsetHeight);
    const loose = await height();
    await button(page, 'ui-density-comfortable').click();
    await button(page, 'ui-density-dense').waitFor();
    const dense = await height();
    assert.ok(dense < loose && dense >= 24, `${dense} px, ${loose} px before: smaller, yet large enough to hit`);
    await page.reload();
    await button(page, 'ui-density-dense').waitFor();
    assert.equal(await height(), dense);

    await page.setViewportSize({ width: 390, height: 844 });
    const bar = page.getByRole('navigation').getByRole('link');
    assert.equal(await bar.filter({ visible: true, hasNotText: say('app-name') }).filter({ hasNotText: say('ui-save-here') }).count(), 4);
    await page.getByRole('button', { name: say('ui-more-entries'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('ui-nav-data'), exact: true }).click();
    await visit.sees(say('ui-data-about'));
  });
});
