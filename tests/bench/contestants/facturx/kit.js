// The npm package `factur-x-kit`: draws a page of its own, writes the XML, reads both ways.
import { FacturX } from 'factur-x-kit';

/** The same invoices as objects of the package, made before the clock runs. */
export async function prepare(parts) {
  return Promise.all(parts.map(async ({ xml }) => (await FacturX.fromXML(xml)).object));
}

export async function write(objects) {
  const files = [];
  const start = performance.now();
  for (const object of objects) files.push(await (await FacturX.fromObject(object)).getPDF({ locale: 'en-US' }));
  return { ms: performance.now() - start, files };
}

export async function read(files) {
  const said = [];
  const start = performance.now();
  for (const file of files) {
    const { object } = await FacturX.fromPDF(file);
    said.push({ number: object.document.id, total: object.totals.grossTotal });
  }
  return { ms: performance.now() - start, said };
}
