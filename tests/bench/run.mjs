// Encours beside what a user would pick instead: one browser, one data set, one run. See README.md.
//
//   node run.mjs [--sizes 10000,100000,1000000] [--reps 5] [--contestants typed,duckdb,encours] [--out FILE] [--pkg FOLDER]
//
// Every repetition runs every contestant once, each in a fresh profile of the browser. One JSON line per contestant,
// size and repetition; a Markdown table at the end. Exits with 1 when two contestants give different answers.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { dataOf } from './generate.mjs';
import { machine, table, weigh } from './report.mjs';
import { serve } from './serve.mjs';

const HERE = import.meta.dirname;
const ROOT = path.resolve(HERE, '../..');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--js-flags=--max-old-space-size=8192'];
const ALL = ['typed', 'typed-incremental', 'duckdb-memory', 'duckdb', 'encours-memory', 'encours'];
/** In memory only: what is durable is measured on the other of the two. */
const FORGETFUL = new Set(['duckdb-memory', 'encours-memory']);
const SEARCH = 'lefèvre';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const pkg = path.resolve(option('pkg', path.join(ROOT, 'pkg')));
const sizes = option('sizes', '10000,100000,1000000').split(',').map(Number);
const reps = Number(option('reps', '5'));
const names = option('contestants', ALL.join(',')).split(',');
const data = path.resolve(option('data', path.join(HERE, 'data')));
const out = path.resolve(option('out', path.join(HERE, 'results', `${new Date().toISOString().replaceAll(/[:.]/g, '-')}.jsonl`)));
/** Nothing may take longer than this. */
const limit = Number(option('limit', '600')) * 1_000;

/** The browser's processes: those that name the profile, and all they started. */
function processes(profile) {
  const parents = new Map();
  const lines = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(name, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      lines.set(name, readFileSync(`/proc/${name}/cmdline`, 'utf8'));
    } catch {
      // It ended meanwhile.
    }
  }
  const ours = new Set([...lines].filter(([, line]) => line.includes(profile)).map(([name]) => name));
  for (let before = -1; before !== ours.size;) {
    before = ours.size;
    for (const [name, parent] of parents) if (ours.has(parent)) ours.add(name);
  }
  return { all: [...ours], renderers: [...ours].filter((name) => lines.get(name).includes('--type=renderer')) };
}

/** Processor milliseconds that these processes used so far. */
function processorTime(names) {
  let nanoseconds = 0;
  for (const name of names) {
    try {
      for (const thread of readdirSync(`/proc/${name}/task`)) {
        nanoseconds += Number(readFileSync(`/proc/${name}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
      }
    } catch {
      // It ended meanwhile.
    }
  }
  return nanoseconds / 1e6;
}

/** The largest resident size that one of these processes ever had, in MB. */
function peakMemory(names) {
  const peaks = names.map((name) => {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return Math.round(Math.max(0, ...peaks) / 1_024);
}

const middle = (values) => values.toSorted((left, right) => left - right)[values.length >> 1];
const rest = (milliseconds) => new Promise((resolve) => {
  setTimeout(resolve, milliseconds);
});

/** Where two answers differ: `months.3.cei: "59.8" | "59.9"`. */
function apart(one, other, at = '') {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') {
    return [`${at}: ${JSON.stringify(one)} | ${JSON.stringify(other)}`];
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => apart(one[key] ?? null, other[key] ?? null, at === '' ? key : `${at}.${key}`));
}

async function scenario(name, size, rep) {
  const record = { name, size, rep, load: os.loadavg()[0] };
  const answers = {};
  const profile = mkdtempSync(path.join(os.tmpdir(), 'encours-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS,
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(limit);
    const troubles = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    const crashed = new Promise((_, reject) => {
      page.on('crash', () => reject(new Error('the page crashed')));
    });
    crashed.catch(() => undefined);
    const call = async (phase, argument) => {
      const clock = AbortSignal.timeout(limit);
      const late = new Promise((_, reject) => {
        clock.addEventListener('abort', () => reject(new Error(`${phase} took more than ${limit / 1_000} s`)));
      });
      const work = page.evaluate(([method, value]) => window.bench[method](value), [phase, argument]);
      return Promise.race([work, crashed, late]);
    };
    const measured = async (key, phase, argument) => {
      const { all } = processes(profile);
      const before = processorTime(all);
      const result = await call(phase, argument);
      record[key] = result.ms;
      record[`${key}Cpu`] = processorTime(processes(profile).all) - before;
      return result;
    };
    const repeated = async (key, phase, count, argument = () => undefined) => {
      const times = [];
      for (let turn = 0; turn < count; turn += 1) times.push((await call(phase, argument(turn))).ms);
      times.sort((left, right) => left - right);
      record[key] = middle(times);
      record[`${key}P95`] = times[Math.min(times.length - 1, Math.floor(times.length * 0.95))];
      return times;
    };

    await page.goto(`${web.url}/`);
    await page.waitForFunction('window.ready');
    record.calibration = await call('calibrate');
    await measured('start', 'start', name);
    record.version = await call('version');
    await call('fetchData', size);
    const { invoices, payments } = await measured('csv', 'load');
    Object.assign(record, { invoices, payments });
    await measured('first', 'dashboard');
    answers.dashboard = await call('answer');
    const slow = record.first > 1_500;
    await repeated('warm', 'dashboard', slow ? 3 : 11);
    await repeated('past', 'pastDay', slow ? 3 : 5, (turn) => turn);
    await call('pastDay', 0);
    answers.past = await call('answer');
    await call('dashboard');
    const byCustomer = await measured('search', 'listByCustomer', SEARCH);
    answers.search = byCustomer.answer;
    record.searchAgain = (await call('listByCustomer', SEARCH)).ms;
    const listed = await measured('sort', 'listOpen');
    answers.sort = listed.answer;
    record.sortAgain = (await call('listOpen')).ms;
    await repeated('pay', 'payAndShow', slow ? 5 : 30);
    answers[slow ? 'paid5' : 'paid30'] = await call('answer');
    if (!FORGETFUL.has(name)) {
      await measured('persist', 'persist');
      await repeated('durable', 'payDurably', 40);
      record.usage = await call('usage');
    }
    record.memory = peakMemory(processes(profile).renderers);
    await page.close();
    if (!FORGETFUL.has(name)) await coldStarts(context, name, record, answers, slow);
    if (troubles.length > 0) record.troubles = troubles;
  } catch (error) {
    record.error = String(error.stack ?? error).slice(0, 2_000);
  } finally {
    await Promise.race([context.close().catch(() => undefined), rest(10_000)]);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
  return { record, answers };
}

/** From the start of the navigation of a new page to the figures painted; beside it, the same page with nothing to show. */
async function coldStarts(context, name, record, answers, slow) {
  const start = async (what) => {
    await rest(400);
    const page = await context.newPage();
    try {
      await page.goto(`${web.url}/?cold=${what}`);
      const handle = await page.waitForFunction('window.cold', null, { timeout: limit });
      return await handle.jsonValue();
    } finally {
      await page.close();
    }
  };
  const starts = [];
  for (let turn = 0; turn < (slow ? 2 : 3); turn += 1) {
    const result = await start(name);
    if (result.error !== undefined) throw new Error(result.error);
    starts.push(result);
  }
  starts.sort((left, right) => left.total - right.total);
  const { total, start: begun, reopen, dashboard, answer } = starts[starts.length >> 1];
  Object.assign(record, { cold: total, coldStart: begun, coldReopen: reopen, coldDashboard: dashboard });
  answers[slow ? 'reopened45' : 'reopened70'] = answer;
  record.blank = middle([(await start('blank')).total, (await start('blank')).total, (await start('blank')).total]);
}

if (names.some((name) => name.startsWith('encours')) && !existsSync(path.join(pkg, 'index.js'))) {
  console.error(`${pkg}/index.js is missing: run cargo xtask build first, or leave encours out with --contestants`);
  process.exit(2);
}
await build({
  entryPoints: [path.join(HERE, 'page/main.js'), path.join(HERE, 'page/worker.js')],
  outdir: path.join(HERE, 'dist'), bundle: true, splitting: true, format: 'esm', minify: true, target: 'es2022',
  external: ['/pkg/*'], logLevel: 'warning',
});
sizes.forEach((size) => dataOf(data, size));
const web = await serve([['/modules/', path.join(HERE, 'node_modules')], ['/data/', data],
  ['/dist/', path.join(HERE, 'dist')], ['/pkg/', pkg], ['/', path.join(HERE, 'page')]]);
mkdirSync(path.dirname(out), { recursive: true });

const records = [];
const agreed = new Map();
let differences = 0;
for (const size of sizes) {
  for (let rep = 0; rep < reps; rep += 1) {
    // Whoever goes first pays for a cold disk: each repetition begins with another.
    const order = [...names.slice(rep % names.length), ...names.slice(0, rep % names.length)];
    for (const name of order) {
      const { record, answers } = await scenario(name, size, rep);
      records.push(record);
      appendFileSync(out, `${JSON.stringify(record)}\n`);
      console.error(JSON.stringify(record, (_, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value)));
      for (const [question, answer] of Object.entries(answers)) {
        const key = `${size} ${question}`;
        const first = agreed.get(key);
        if (first === undefined) {
          agreed.set(key, { name, answer });
        } else if (first.answer !== answer) {
          differences += 1;
          console.error(`DIFFERENT ${key}: ${first.name} | ${name}`);
          apart(JSON.parse(first.answer), JSON.parse(answer)).slice(0, 12).forEach((line) => console.error(`  ${line}`));
        }
      }
    }
  }
}
web.close();
const failures = records.filter((record) => record.error !== undefined);
console.log(table(records, { machine: machine(), weights: weigh({ pkg, modules: path.join(HERE, 'node_modules') }) }));
console.log(differences === 0 ? '\nAll answers agree to the cent.' : `\n${differences} answers differ: see above.`);
failures.forEach(({ name, size, error }) => console.log(`${name} at ${size} failed: ${error}`));
process.exit(differences === 0 && failures.length === 0 ? 0 : 1);
