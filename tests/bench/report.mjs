// Records of a run as a Markdown table: medians over the repetitions, and the machine they were taken on.
// `node report.mjs FILE.jsonl …` prints the table of earlier runs.
import { existsSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const median = (values) => {
  const sorted = values.filter((value) => value !== undefined).sort((left, right) => left - right);
  if (sorted.length === 0) return undefined;
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

/** Rows of the table: what it says, how it is read off a record, its unit. */
const ROWS = [
  ['CSV bytes → dashboard, in memory', (record) => record.csv + record.first, 'ms'],
  ['CSV bytes → dashboard, all durable', (record) => record.csv + record.first + record.persist, 'ms'],
  ['bulk made durable alone', (record) => record.persist, 'ms'],
  ['dashboard, first', (record) => record.first, 'ms'],
  ['dashboard, warm', (record) => record.warm, 'ms'],
  ['dashboard as of a past day', (record) => record.past, 'ms'],
  ['one payment → all figures right', (record) => record.pay, 'ms'],
  ['one payment durable, p50', (record) => record.durable, 'ms'],
  ['one payment durable, p95', (record) => record.durableP95, 'ms'],
  ['new page → dashboard painted', (record) => record.cold, 'ms'],
  ['(the same page, empty)', (record) => record.blank, 'ms'],
  ['list: search a name, sort by open, first', (record) => record.search, 'ms'],
  ['list: the same again', (record) => record.searchAgain, 'ms'],
  ['list: all open, sort by due date, first', (record) => record.sort, 'ms'],
  ['list: the same again', (record) => record.sortAgain, 'ms'],
  ['peak memory of the renderer', (record) => record.memory, 'MB'],
  ['storage used', (record) => (record.usage === undefined ? undefined : record.usage / 1e6), 'MB'],
];

const shown = (value) => {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value >= 100) return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
};

export function machine() {
  const [{ model }] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${model.trim()}, ${os.cpus().length} cores, ${memory} GB, ${os.type()} ${os.release()}`;
}

/** Raw and compressed size of every WASM file a contestant loads. */
export function weigh({ pkg, modules }) {
  const files = [
    ['encours', path.join(pkg, 'encours_bg.wasm')], ['encours documents', path.join(pkg, 'documents_bg.wasm')],
    ['duckdb', path.join(modules, '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')],
  ];
  return files.filter(([, file]) => existsSync(file)).map(([name, file]) => {
    const bytes = readFileSync(file);
    // Quality 11 for our own files; DuckDB's 36 MB would take minutes, and 9 is within a few percent.
    const quality = bytes.length > 10_000_000 ? 9 : 11;
    const packed = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    return { name, raw: statSync(file).size, brotli: packed.length, quality };
  });
}

export function table(records, { machine: where, weights }) {
  const good = records.filter((record) => record.error === undefined);
  const names = [...new Set(good.map((record) => record.name))];
  const sizes = [...new Set(good.map((record) => record.size))];
  const loads = good.map((record) => record.load);
  const lines = [`Measured on ${where}; load average ${shown(median(loads))} (median; ${shown(Math.min(...loads))}–${shown(Math.max(...loads))}).`, ''];
  for (const size of sizes) {
    const of = (name) => good.filter((record) => record.size === size && record.name === name);
    const payments = good.find((record) => record.size === size)?.payments;
    const reps = Math.max(0, ...names.map((name) => of(name).length));
    lines.push(`**${shown(size)} invoices, ${shown(payments)} payments** (medians of ${reps})`, '');
    lines.push(`| | | ${names.join(' | ')} |`, `| --- | --- |${' ---: |'.repeat(names.length)}`);
    for (const [label, read, unit] of ROWS) {
      const values = names.map((name) => median(of(name).map(read).filter((value) => !Number.isNaN(value))));
      if (values.every((value) => value === undefined)) continue;
      lines.push(`| ${label} | ${unit} | ${values.map(shown).join(' | ')} |`);
    }
    lines.push('');
  }
  if (weights.length > 0) {
    lines.push('| WASM | raw kB | brotli kB |', '| --- | ---: | ---: |');
    for (const { name, raw, brotli } of weights) lines.push(`| ${name} | ${shown(raw / 1_000)} | ${shown(brotli / 1_000)} |`);
  }
  return lines.join('\n');
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const records = process.argv.slice(2).flatMap((file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line)));
  console.log(table(records, { machine: machine(), weights: [] }));
}
