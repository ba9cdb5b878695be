// The sentences of the screen, read where the application has them, so that a test names what a person sees.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { plain } from './harness.mjs';

const SOURCE = path.resolve(import.meta.dirname, '../../src');

function messages(language) {
  const all = new Map();
  for (const file of readdirSync(SOURCE, { recursive: true }).filter((name) => name.endsWith(`${language}.ftl`))) {
    let key;
    for (const line of readFileSync(path.join(SOURCE, file), 'utf8').split('\n')) {
      const start = /^([a-z][a-z0-9-]*)\s*=\s*(.*)$/.exec(line);
      if (start) [, key] = start;
      if (start) all.set(key, start[2]);
      else if (key && /^\s+\S/.test(line)) all.set(key, `${all.get(key)} ${line.trim()}`);
    }
  }
  return all;
}

const languages = { fr: messages('fr'), en: messages('en') };

/** A sentence by its key, with its variables filled in. */
export function say(key, variables = {}, language = 'fr') {
  const text = languages[language].get(key);
  if (text === undefined) throw new Error(`There is no sentence ${key} in ${language}.`);
  return plain(text.replaceAll(/\{\s*\$([A-Za-z_-]+)\s*\}/g, (whole, name) => variables[name] ?? whole).replaceAll(/\{ ?"(.*?)" ?\}/g, '$1'));
}

/** The same in English. */
export const english = (key, variables) => say(key, variables, 'en');

/** What a sentence begins with, before the first thing that it names: `Annulé : `. */
export const begins = (key) => say(key).replace(/\{.*$/, '').trim();
