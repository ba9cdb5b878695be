// A person at the page: opens it in the system's Chromium with a profile of their own, reads what is on screen, drops
// files, closes the browser or has it killed. Every request, every complaint of the page is kept and judged.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where pictures go; not kept in the repository. */
export const RESULTS = path.join(import.meta.dirname, 'results');
mkdirSync(RESULTS, { recursive: true });

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-domain-reliability',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication', '--force-device-scale-factor=1',
];

/** Chromium's own services, asked whatever the page; the page's requests are also seen one by one. */
const OWN = /^(https?:\/\/)?([a-z0-9-]+\.)*(google|googleapis|gvt1|gstatic)\.com(:443)?(\/|$)/;

/** How long a person would wait before they believe that nothing happens any more. */
const PATIENCE = 60_000;

let origin;
/** The page's address: of the server that `cargo xtask test` started, or of one started here. */
async function address() {
  origin ??= process.env.ENCOURS_ORIGIN ?? (await startServer());
  return origin;
}

async function startServer() {
  const server = spawn('cargo', ['xtask', 'serve', '--port', '0'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  after(() => server.kill());
  for await (const chunk of server.stdout) {
    const found = /http:\/\/localhost:\d+\//.exec(String(chunk));
    if (found) return found[0];
  }
  throw new Error('cargo xtask serve ended without an address.');
}

/** Hears of everything that the browser asks of any other machine, and answers nothing. */
async function startTrap() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url);
    // A browser that closes hangs up without a word.
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  return { asked, proxy: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

const profiles = [];
after(() => profiles.forEach((folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })));

/** A new, empty browser profile, removed at the end. */
export function newProfile() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'encours-browser-'));
  profiles.push(folder);
  return folder;
}

/** White space as one reads it: no-break, narrow and line ends are a space. */
export function plain(text) {
  return text.replaceAll(/[\s\u00A0\u202F\u2009]+/g, ' ').trim();
}

/** A browser with its first tab. */
export class Visit {
  /** Opens the browser on a profile; `home`: another host's address; `at`: another page of ours. */
  static async open(profile, { language = 'fr-FR', size = { width: 1440, height: 900 }, colorScheme = 'light', home, at = '' } = {}) {
    const trap = await startTrap();
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [...FLAGS, `--proxy-server=${trap.proxy}`, '--proxy-bypass-list=localhost'],
      locale: language,
      // The browser's own words, as in date fields.
      env: { ...process.env, LANGUAGE: language.slice(0, 2) },
      viewport: size,
      colorScheme,
      acceptDownloads: true,
    });
    context.setDefaultTimeout(PATIENCE);
    const visit = new Visit();
    Object.assign(visit, { profile, context, trap, home: home ?? (await address()), elsewhere: [], complaints: [], dead: false });
    context.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(visit.home) && !/^(blob|data):/.test(url)) visit.elsewhere.push(url);
    });
    visit.page = context.pages()[0] ?? (await context.newPage());
    visit.#listen(visit.page);
    await visit.page.goto(`${visit.home}${at}`);
    return visit;
  }

  #listen(page) {
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`);
    });
    // Whoever listens from the start is never late: the browser is told to ask us for files before any key is pressed.
    page.on('filechooser', () => {});
    page.on('crash', () => this.complaints.push('the page crashed'));
  }

  /** Another tab of the same browser, on the page. */
  async tab() {
    const page = await this.context.newPage();
    this.#listen(page);
    await page.goto(this.home);
    return page;
  }

  /** Waits until a text is on screen, blanks as one reads them. */
  async sees(words, page = this.page) {
    const found = (text) => (words instanceof RegExp ? words.test(text) : text.includes(words));
    const end = Date.now() + PATIENCE;
    let text = '';
    while (Date.now() < end) {
      text = await this.text(page).catch(() => '');
      if (found(text)) return text;
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
    return assert.fail(`«${words}» is not on screen, but:\n${text}`);
  }

  /** What is on screen, as one reads it. */
  async text(page = this.page) {
    return plain(await page.locator('body').innerText());
  }

  /** Drops files anywhere on the page, as from the desktop. */
  async drop(files, page = this.page) {
    const given = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
    const data = await page.evaluateHandle((list) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    }, given);
    for (const event of ['dragenter', 'dragover', 'drop']) {
      await page.dispatchEvent('body', event, { dataTransfer: data });
    }
  }

  /** The bytes of the file that `act` downloads. */
  async downloads(act, page = this.page) {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  /** Closes the browser, and judges: nothing was asked of another machine, the page had nothing to complain of. */
  async close({ expected = [] } = {}) {
    await this.context.close();
    this.trap.close();
    this.dead = true;
    assert.deepEqual(this.elsewhere, [], 'nothing leaves the origin');
    assert.deepEqual(this.trap.asked.filter((url) => !OWN.test(url)), [], 'the browser spoke to no other machine');
    const unexpected = this.complaints.filter((text) => !expected.some((known) => known.test(text)));
    assert.deepEqual(unexpected, [], 'the page complained');
  }

  /** kill −9 of every process of this browser. */
  async kill() {
    const mine = readdirSync('/proc').filter((pid) => {
      try {
        return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(this.profile);
      } catch {
        return false;
      }
    });
    mine.forEach((pid) => {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It ended with its parent.
      }
    });
    this.trap.close();
    this.dead = true;
    await this.context.close().catch(() => {});
    rmSync(path.join(this.profile, 'SingletonLock'), { force: true });
    return mine.length;
  }
}

/** Opens the page, does something, closes it and judges, even when it went wrong. */
export async function visiting(profile, options, act) {
  const visit = await Visit.open(profile, options);
  try {
    await act(visit);
  } catch (error) {
    const name = `failed-${Date.now()}.png`;
    await visit.page.screenshot({ path: path.join(RESULTS, name), fullPage: true }).catch(() => {});
    const focus = await visit.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)).catch(() => 'no page');
    const text = await visit.text().catch(() => '');
    error.message += `\n(picture: tests/browser/results/${name}; ${visit.complaints.join('; ') || 'no complaint'})`;
    error.message += `\nfocus: ${focus}\non screen: ${text.slice(0, 600)}`;
    if (!visit.dead) await visit.context.close().catch(() => {});
    throw error;
  }
  if (!visit.dead) await visit.close();
}
