// Encours through its JavaScript interface, as a portal would use it: invoices issued, written as Factur-X, read again.
import { Encours } from '/pkg/index.js';

let app;
let ids = [];

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
function base64Of(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

/** Number and total with VAT of what a file says. */
async function read(bytes) {
  const preview = await app.preview([{ name: 'invoice.pdf', bytes }]);
  const [row] = preview.files[0]?.rows ?? [];
  await app.discard(preview.id);
  return row === undefined ? { faults: preview.faults.map((fault) => fault.code) } : { number: row[0], total: row.at(-1).replace(' EUR', '') };
}

/** The part of Encours that reads files, without the rest: loaded once. */
let reader;
async function loaded() {
  reader ??= (async () => {
    const module = await import('/pkg/documents.js');
    await module.default();
    return module;
  })();
  return reader;
}

window.facturx = {
  /** Issues what is to be written; gives each one's number, bare XML and bare page for those that only join the two. */
  async issue({ issuer, customers, drafts }) {
    app = await Encours.open({ store: 'memory', today: '2026-11-20', locale: 'en' });
    await app.tell({ command: 'setIssuer', issuer });
    for (const customer of customers) await app.tell({ command: 'saveCustomer', customer });
    const kept = [];
    for (const draft of drafts) kept.push((await app.tell({ command: 'setDraft', draft })).made[0]);
    ids = (await app.tell({ command: 'issue', drafts: kept })).made;
    const parts = [];
    for (const invoice of ids) {
      const xml = await app.export({ kind: 'cii', invoice, profile: 'EN 16931' });
      const page = await app.export({ kind: 'invoicePdf', invoice });
      parts.push({ xml: new TextDecoder().decode(xml.bytes), page: base64Of(page.bytes) });
    }
    return parts;
  },
  /** All of them, page and XML, one after the other. */
  async write() {
    const files = [];
    const start = performance.now();
    for (const invoice of ids) files.push((await app.export({ kind: 'facturx', invoice })).bytes);
    return { ms: performance.now() - start, files: files.map(base64Of) };
  },
  /** What files say, in a workspace that knows nothing of them. */
  async read(given) {
    const files = given.map(bytesOf);
    const issuing = app;
    app = await Encours.open({ store: 'memory', workspace: 'reader', today: '2026-11-20', locale: 'en' });
    const said = [];
    const start = performance.now();
    for (const bytes of files) said.push(await read(bytes));
    const ms = performance.now() - start;
    await app.close();
    app = issuing;
    return { ms, said };
  },
  /** The same, all files dropped at once. */
  async readTogether(given) {
    const files = given.map((base64, at) => ({ name: `${at}.pdf`, bytes: bytesOf(base64) }));
    const issuing = app;
    app = await Encours.open({ store: 'memory', workspace: 'reader', today: '2026-11-20', locale: 'en' });
    const start = performance.now();
    const preview = await app.preview(files);
    const ms = performance.now() - start;
    const said = preview.files.map(({ rows: [row], name }) => (row === undefined ? { faults: name } : { number: row[0], total: row.at(-1).replace(' EUR', '') }));
    await app.close();
    app = issuing;
    return { ms, said };
  },
  /** PDF to invoice alone: the XML taken out and read into the whole model, nothing compared with a book. */
  async readAlone(given) {
    const module = await loaded();
    const files = given.map(bytesOf);
    const request = JSON.stringify({ PdfInvoice: { name: 'invoice.pdf', bytes: [] } });
    const answers = [];
    const start = performance.now();
    for (const bytes of files) answers.push(module.documents_call(request, [bytes])[0]);
    const ms = performance.now() - start;
    const said = answers.map((answer) => {
      const [record] = JSON.parse(answer).Invoice?.records ?? [];
      return { number: record?.number, total: record?.grandTotal };
    });
    return { ms, said };
  },
};
// What the interface rejects with is no `Error`: its sentence is what a reader of the run needs.
for (const [name, work] of Object.entries(window.facturx)) {
  window.facturx[name] = (argument) => work(argument).catch((problem) => {
    throw new Error(`${name}: ${problem.code ?? ''} ${problem.message}`);
  });
}
window.ready = true;
