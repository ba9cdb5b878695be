// Everybody can use it: no page and no panel breaks a rule of WCAG 2.2 AA that a machine can check; focus, zoom, motion,
// forced colours and the size of targets are checked one by one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { newProfile, visiting } from './harness.mjs';
import { goTo, opens, panels, places, settled } from './places.mjs';
import { asFile, balance, doubtful, seesDemo } from './steps.mjs';
import { say } from './words.mjs';

const AXE = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** Every rule for WCAG 2.2 A and AA, and the habits that axe calls best practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, one line each. */
async function violations({ page }, where) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${AXE}; undefined`);
  const found = await page.evaluate(async (values) => {
    const { violations: all } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    // The caps of a key stand apart on screen and in its name, not in the text that axe puts together («GA», «G A»).
    const caps = (rule, node) => rule.id === 'label-content-name-mismatch' && /class="plain key-change"/.test(node.html);
    return all.flatMap((rule) => rule.nodes.filter((node) => !caps(rule, node)).slice(0, 6).map((node) =>
      `${rule.id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${[...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ')}`));
  }, RULES);
  return found.map((line) => `${where}: ${line}`);
}

for (const [language, colorScheme] of [['fr', 'light'], ['en', 'dark'], ['fr', 'dark'], ['en', 'light']]) {
  test(`no page breaks a rule: ${language}, ${colorScheme}`, async () => {
    await visiting(newProfile(), { language: language === 'fr' ? 'fr-FR' : 'en-GB', colorScheme }, async (visit) => {
      await visit.sees(say('ui-nothing-leaves', {}, language));
      const found = await violations(visit, 'welcome');
      await goTo(visit, 'importer');
      found.push(...(await violations(visit, 'import, first visit')));
      await goTo(visit, 'aujourdhui');
      await seesDemo(visit, language);
      for (const { name, hash } of await places(visit)) {
        await goTo(visit, hash);
        found.push(...(await violations(visit, name)));
      }
      await goTo(visit, 'importer');
      await visit.page.locator('main input[type=file]').setInputFiles([asFile(balance(40)), asFile(doubtful())]);
      await visit.page.locator('main .ask').first().waitFor();
      await settled(visit.page);
      found.push(...(await violations(visit, 'import preview')));
      for (const panel of panels) {
        await opens(visit, panel, language);
        found.push(...(await violations(visit, panel.name)));
        await panel.close(visit, language);
      }
      assert.deepEqual(found, []);
    });
  });
}
