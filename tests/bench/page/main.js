// The page's side: one function per phase, each answering how many milliseconds it took, the way there and back
// included. The driver calls them one by one; `?cold=NAME` runs a start by itself and leaves its times in `window.cold`.
import { AS_OF, canonical, PAST_DAYS } from '../figures.mjs';

const inWorker = (options) => async () => {
  const worker = new Worker('/dist/worker.js', { type: 'module' });
  const waiting = new Map();
  let last = 0;
  worker.onmessage = ({ data: { id, answer, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(answer);
    else reject(new Error(error));
  };
  const call = (name) => (argument) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    const moved = name === 'load' ? [argument.invoices, argument.payments] : [];
    worker.postMessage({ id: last, call: name, argument }, moved);
  });
  await call('create')(options);
  const calls = ['load', 'dashboard', 'recordPayment', 'listByCustomer', 'listOpen', 'persist', 'reopen'];
  return Object.fromEntries(calls.map((name) => [name, call(name)]));
};

const CONTESTANTS = {
  typed: inWorker({ moving: false }),
  'typed-incremental': inWorker({ moving: true }),
  'duckdb-memory': async () => (await import('../contestants/duckdb.js')).create({ inFile: false }),
  duckdb: async () => (await import('../contestants/duckdb.js')).create({ inFile: true }),
  encours: inWorker({ store: 'indexeddb' }),
  'encours-memory': inWorker({ store: 'memory' }),
};

let contestant;
let files;
let settleable;
let figures;

const timed = async (work) => {
  const before = performance.now();
  const value = await work();
  return { ms: performance.now() - before, value };
};

/** Draws something and waits until the frame is out. */
const painted = (text) => new Promise((resolve) => {
  document.getElementById('shown').textContent = text;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
});

const nextPayment = (durable) => {
  const number = settleable.shift();
  if (number === undefined) throw new Error('no invoice left that a payment could settle');
  return { number, day: AS_OF - 1, amount: 1_234, durable };
};

window.bench = {
  /** A fixed loop of integers: tells a quiet machine from a busy one. */
  async calibrate() {
    const { ms } = await timed(() => {
      let value = 1;
      for (let turn = 0; turn < 20_000_000; turn += 1) value = (Math.imul(value, 1_664_525) + 1_013_904_223) | 0;
      return value;
    });
    return ms;
  },

  async start(name) {
    const { ms, value } = await timed(CONTESTANTS[name]);
    contestant = value;
    return { ms };
  },

  async fetchData(size) {
    const get = async (name) => (await fetch(`/data/${name}_${size}.csv`)).arrayBuffer();
    files = { invoices: await get('invoices'), payments: await get('payments') };
    ({ settleable } = await (await fetch(`/data/about_${size}.json`)).json());
  },

  async load() {
    const { ms, value } = await timed(() => contestant.load(files));
    files = undefined;
    return { ms, ...value };
  },

  async dashboard() {
    const { ms, value } = await timed(() => contestant.dashboard(AS_OF));
    figures = value;
    return { ms };
  },

  async pastDay(turn) {
    const { ms, value } = await timed(() => contestant.dashboard(PAST_DAYS[turn % PAST_DAYS.length]));
    figures = value;
    return { ms };
  },

  async payAndShow() {
    const { ms, value } = await timed(async () => {
      await contestant.recordPayment(nextPayment(false));
      return contestant.dashboard(AS_OF);
    });
    figures = value;
    return { ms };
  },

  async payDurably() {
    return { ms: (await timed(() => contestant.recordPayment(nextPayment(true)))).ms };
  },

  async listByCustomer(text) {
    const { ms, value } = await timed(() => contestant.listByCustomer({ text, offset: 200, limit: 50 }));
    return { ms, answer: JSON.stringify([value.total, value.rows.map((row) => row.open)]) };
  },

  async listOpen() {
    const { ms, value } = await timed(() => contestant.listOpen({ offset: 200, limit: 50 }));
    return { ms, answer: JSON.stringify([value.total, value.rows.map((row) => row.due)]) };
  },

  async persist() {
    return { ms: (await timed(() => contestant.persist())).ms };
  },

  version: async () => (await contestant.version?.()) ?? '',
  usage: async () => (await navigator.storage.estimate()).usage,
  answer: () => canonical(figures),
};

const cold = new URLSearchParams(location.search).get('cold');
if (cold !== null) {
  try {
    if (cold === 'blank') {
      await painted('…');
      window.cold = { total: performance.now() };
    } else {
      const start = await window.bench.start(cold);
      const reopen = await timed(() => contestant.reopen());
      const dashboard = await window.bench.dashboard();
      await painted(`${figures.open / 100} €`);
      window.cold = {
        total: performance.now(), start: start.ms, reopen: reopen.ms, dashboard: dashboard.ms, answer: canonical(figures),
      };
    }
  } catch (error) {
    window.cold = { error: String(error.stack ?? error) };
  }
}
window.ready = true;
