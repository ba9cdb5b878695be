// The bench of Factur-X compares what it measures: what we write, the Python package `factur-x` reads, and the other way round.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../..');

test('invoices written here and elsewhere are read to the same numbers and totals by both', async () => {
  const python = process.env.ENCOURS_PYTHON ?? path.join(ROOT, 'target/python/bin/python');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(ROOT, 'tests/bench/facturx.mjs'), '--count', '9', '--reps', '1', '--contestants', 'encours,python'],
    { env: { ...process.env, ENCOURS_PYTHON: python } },
  );
  assert.match(stdout, /\| encours \|.*\|\s*[\d.]+ \|/);
  assert.match(stdout, /\| python \|.*[\d.]+ ×/);
  assert.match(stdout, /All numbers and totals agree\./);
});
