// The speed of hand, as a person has it: the whole application in a browser, an act, and how long until what it shows is
// painted. And a list under the wheel and the scroll bar: how long its frames take, and how often rows are missing.
//
//   node hand.mjs [--sizes 100000,1000000] [--turns 9] [--out FILE] [--root FOLDER]
//
// Needs a release build in pkg/ of the folder, which is this repository unless said otherwise. Never fails for being slow: it prints what it saw, with the load of the machine.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { dataOf } from './generate.mjs';
import { machine } from './report.mjs';
import { serve } from './serve.mjs';

const HERE = import.meta.dirname;
const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const root = path.resolve(option('root', path.join(HERE, '../..')));
const sizes = option('sizes', '100000,1000000').split(',').map(Number);
const turns = Number(option('turns', '9'));
const data = path.resolve(option('data', path.join(HERE, 'data')));
const out = path.resolve(option('out', path.join(HERE, 'results', `hand-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.jsonl`)));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];

/** What the page is told to do and to wait for; runs in the page. */
function helpers() {
  const frame = () => new Promise(requestAnimationFrame);
  /** The next frame is out: its tasks come after it. */
  const painted = async () => {
    await frame();
    const { port1, port2 } = new MessageChannel();
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  };
  const still = () => !document.querySelector('main [aria-busy="true"], .skeleton');
  const all = (selector) => [...document.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const type = (field, text) => {
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  const key = (name) => (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key: name, code: `Key${name.toUpperCase()}`, bubbles: true, composed: true, cancelable: true }),
  );
  /** From an act to what it shows, painted. */
  const timed = async (act, shown) => {
    await painted();
    const before = performance.now();
    act();
    const end = before + 30_000;
    while (!shown()) {
      if (performance.now() > end) throw new Error(`nothing is shown: ${shown}`);
      await frame();
    }
    await painted();
    return performance.now() - before;
  };
  globalThis.hand = { painted, still, all, one, type, key, timed };
}

/** Invoices with something open, each paid once. */
let settleable = [];

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const share = (values, part) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];

/** Each act: `turn` chooses other words each time, so that no answer is remembered. */
const ACTS = {
  'search, as one types': async (page, turn) => {
    await goTo(page, 'factures');
    return page.evaluate(async (word) => {
      const { one, still, type, timed } = hand;
      const before = one('.page-title .about').textContent;
      return timed(() => type(one('main input[type=search]'), word), () => still() && one('.page-title .about').textContent !== before);
    }, ['lefèvre', 'retard > 30', '> 5000', 'sarl', 'quercy', 'litige', 'zéphyr', 'aubrac', 'client:drôme'][turn % 9]);
  },
  'sort by another column': async (page, turn) => {
    await goTo(page, 'factures');
    return page.evaluate(async (at) => {
      const { all, one, still, timed } = hand;
      const heading = all('.list thead th:has(.sort)')[at];
      const row = () => one('tr[data-place="0"]');
      const before = row();
      const was = heading.getAttribute('aria-sort');
      return timed(() => heading.querySelector('.sort').click(), () => still() && row() && row() !== before
        && all('.list thead th:has(.sort)')[at].getAttribute('aria-sort') !== was);
    }, turn % 6);
  },
  'open a customer': async (page, turn) => {
    await goTo(page, 'clients');
    return page.evaluate(async (at) => {
      const { one, still, timed } = hand;
      const link = one(`tr[data-place="${at}"] a.row-link`);
      const name = link.textContent;
      return timed(() => link.click(), () => still() && one('main h1')?.textContent === name && one('.customer table, .customer .timeline'));
    }, turn);
  },
  'open an invoice': async (page, turn) => {
    await goTo(page, 'factures');
    return page.evaluate(async (at) => {
      const { one, still, timed } = hand;
      const link = one(`tr[data-place="${at}"] a.row-link`);
      const name = link.textContent;
      return timed(() => link.click(), () => still() && one('main h1')?.textContent === name && one('.invoice .timeline'));
    }, turn + 3);
  },
  'record a payment': pay,
  'take it back': async (page) => {
    await pay(page);
    return page.evaluate(async () => {
      const { all, one, still, timed } = hand;
      const before = one('.big').textContent;
      return timed(() => all('.toast').at(-1).querySelector('button').click(), () => still() && one('.big').textContent !== before);
    });
  },
  'find in the palette': async (page, turn) => {
    await goTo(page, 'aujourdhui');
    await page.keyboard.press('Control+k');
    await page.locator('.palette-text').waitFor();
    const ms = await page.evaluate(async (word) => {
      const { all, one, type, timed } = hand;
      const list = () => all('.found-list [role=option]').map((line) => line.textContent).join();
      const before = list();
      return timed(() => type(one('.palette-text'), word), () => list() !== before && list() !== '');
    }, ['lefèvre', 'FA000', 'quercy sarl', 'menuiserie', '1 234', 'zéphyr', 'kœnig', 'tarnès', 'hérault'][turn % 9]);
    await page.keyboard.press('Escape');
    return ms;
  },
  'another day of the figures': async (page, turn) => {
    await goTo(page, 'pilotage');
    await page.locator('.tile').first().waitFor();
    return page.evaluate(async (days) => {
      const { one, still, type, timed } = hand;
      const slider = one('.rail input[type=range]');
      const before = one('.page-title .about').textContent;
      return timed(() => type(slider, String(Number(slider.max) - days)), () => still() && one('.page-title .about').textContent !== before);
    }, 17 * (turn + 1));
  },
};

async function goTo(page, hash) {
  await page.evaluate(async (wanted) => {
    const { painted, still, one } = hand;
    const before = one('main h1');
    if (location.hash !== wanted) location.hash = wanted;
    while (!still() || !one('main h1') || (before?.isConnected && wanted !== location.hash)) await painted();
    await painted();
    while (!still() || !one('main tr, main .tile, main .stat, main .invoice, main .customer')) await painted();
  }, `#/${hash}`);
}

/** Records what is open on an invoice, by the dialog, and gives how long it took until the page says it. */
async function pay(page) {
  await goTo(page, `factures?q=${settleable.shift()}`);
  await page.locator('tr[data-place="1"]').waitFor({ state: 'detached' });
  await page.evaluate(async () => {
    const { one, painted, still } = hand;
    one('tr[data-place="0"] a.row-link').click();
    while (!still() || !one('.invoice .timeline')) await painted();
    hand.key('v');
    while (!document.activeElement?.matches('dialog[open] [type=submit]')) await painted();
    while (!one('dialog[open] .affixed input')?.value) await painted();
  });
  return page.evaluate(async () => {
    const { one, still, timed } = hand;
    const before = one('.big').textContent;
    return timed(() => one('dialog[open] [type=submit]').click(), () => !one('dialog[open]') && one('.toast') && still() && one('.big').textContent !== before);
  });
}

/** Frames while something scrolls, and how many of them showed no row in the middle of the list. */
const watch = (page) => page.evaluate(() => {
  const times = [];
  let blank = 0;
  const list = document.querySelector('.table-frame');
  const box = list.getBoundingClientRect();
  let last = performance.now();
  globalThis.watching = true;
  const look = (now) => {
    times.push(now - last);
    last = now;
    const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!middle?.closest('tr[data-place]')) blank += 1;
    if (globalThis.watching) requestAnimationFrame(look);
    else globalThis.watched = { times: times.slice(1), blank };
  };
  requestAnimationFrame(look);
});

async function watched(page) {
  await page.evaluate(() => {
    globalThis.watching = false;
  });
  const { times, blank } = await (await page.waitForFunction(() => globalThis.watched)).jsonValue();
  await page.evaluate(() => {
    globalThis.watched = undefined;
  });
  return {
    frames: times.length, median: median(times), p95: share(times, 0.95), worst: Math.max(...times),
    over34: times.filter((time) => time > 34).length, blank,
  };
}

async function scrolls(page) {
  await goTo(page, 'factures');
  await page.getByRole('checkbox').nth(1).waitFor();
  const box = await page.locator('.table-frame').boundingBox();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(...middle);
  await watch(page);
  const end = Date.now() + 5_000;
  while (Date.now() < end) await page.mouse.wheel(0, 240);
  const wheel = await watched(page);
  await page.locator('.table-frame').evaluate((frame) => {
    frame.scrollTop = 0;
  });
  await page.locator('tr[data-place="0"]').waitFor();
  // The thumb stands at the top of the bar, at the right edge of the list.
  const thumb = [box.x + box.width - 6, box.y + 12];
  await page.mouse.move(...thumb);
  await page.mouse.down();
  await watch(page);
  const steps = 300;
  for (let step = 1; step <= steps; step += 1) {
    await page.mouse.move(thumb[0], thumb[1] + (box.height - 40) * step / steps);
  }
  const bar = await watched(page);
  await page.mouse.up();
  const top = await page.locator('.table-frame').evaluate((frame) => frame.scrollTop);
  if (top === 0) bar.error = 'the bar was not held';
  return { wheel, bar };
}

async function run(web, size) {
  ({ settleable } = dataOf(data, size));
  const record = { name: 'hand', size, load: os.loadavg()[0], acts: {} };
  const profile = mkdtempSync(path.join(os.tmpdir(), 'encours-hand-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS,
    // The bar is dragged too.
    ignoreDefaultArgs: ['--hide-scrollbars'], locale: 'fr-FR', viewport: { width: 1440, height: 900 },
  });
  try {
    const page = context.pages()[0] ?? await context.newPage();
    page.setDefaultTimeout(600_000);
    await page.addInitScript(helpers);
    await page.goto(`${web.url}/`);
    const files = ['invoices', 'payments'].map((name) => path.join(data, `${name}_${size}.csv`));
    for (const file of files) {
      await page.locator('input[type=file]').first().setInputFiles(file);
      await page.locator('.import-head button.main:not(:disabled)').click();
      await page.locator('.result h2').waitFor();
      await page.evaluate(() => {
        location.hash = '#/importer';
      });
      await page.locator('.result button:not(.plain)').first().click();
      await page.locator('main input[type=file]').waitFor();
    }
    for (const [name, act] of Object.entries(ACTS)) {
      const times = [];
      for (let turn = 0; turn < turns; turn += 1) times.push(await act(page, turn));
      record.acts[name] = { first: times[0], median: median(times), p95: share(times, 0.95), worst: Math.max(...times) };
      console.error(size, name, times.map((time) => Math.round(time)).join(' '));
      await page.evaluate(() => document.querySelectorAll('.toast button.square').forEach((button) => button.click()));
    }
    Object.assign(record, await scrolls(page));
  } finally {
    await context.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
  record.loadAfter = os.loadavg()[0];
  return record;
}

function table(records) {
  const milliseconds = (value) => String(Math.round(value));
  const sized = (size) => String(size).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
  const lines = [`Measured on ${machine()}; load average ${records.map(({ load, loadAfter }) => `${load.toFixed(1)}–${loadAfter.toFixed(1)}`).join(', ')}.`, ''];
  lines.push(`| ms until painted: median / 95 % / worst of ${turns} | ${records.map(({ size }) => `${sized(size)} invoices`).join(' | ')} |`);
  lines.push(`| --- |${' ---: |'.repeat(records.length)}`);
  for (const name of Object.keys(ACTS)) {
    lines.push(`| ${name} | ${records.map(({ acts }) => ['median', 'p95', 'worst'].map((key) => milliseconds(acts[name][key])).join(' / ')).join(' | ')} |`);
  }
  for (const [name, words] of [['wheel', 'frames under the wheel'], ['bar', 'frames while the bar is dragged']]) {
    lines.push(`| ${words} | ${records.map((record) => ['median', 'p95', 'worst'].map((key) => milliseconds(record[name][key])).join(' / ')).join(' | ')} |`);
    lines.push(`| … longer than two of 60 a second; without a row in the middle | ${records.map((record) => `${record[name].over34} and ${record[name].blank} of ${record[name].frames}`).join(' | ')} |`);
  }
  return lines.join('\n');
}

if (!existsSync(path.join(root, 'pkg/encours_bg.wasm'))) {
  console.error(`${root}/pkg/encours_bg.wasm is missing: run cargo xtask build first.`);
  process.exit(2);
}
const web = await serve([['/', root]]);
mkdirSync(path.dirname(out), { recursive: true });
const records = [];
for (const size of sizes) {
  const record = await run(web, size);
  records.push(record);
  appendFileSync(out, `${JSON.stringify(record)}\n`);
}
web.close();
console.log(table(records));
