import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REPOSITORY } from '../outputs/outputs';
import type { Picture } from './documents';

/** What Chromium has made of a picture. */
export interface Drawn {
  readonly name: string;
  readonly error?: string;
  readonly width: number;
  readonly height: number;
  /** Texts that do not fit into their boxes, or boxes that do not fit into the picture. */
  readonly cutOff: readonly string[];
  readonly overlapping: readonly string[];
  readonly nodes: number;
  readonly arrows: number;
  readonly texts: readonly string[];
}

const MERMAID = join(REPOSITORY, 'node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js');
const WIDTH = 1600;

/** Draws pictures one below the other, as GitHub does, in a folder of its own; with a file for it, photographs them too. */
export function draw(folder: string, pictures: readonly Picture[], screenshot?: string): readonly Drawn[] {
  const page = join(folder, 'page.html');
  const data = JSON.stringify(pictures).replaceAll('<', '\\u003c');
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><body><script src="${pathToFileURL(MERMAID)}"></script>
<script>${readFileSync(join(__dirname, 'draw-in-page.js'), 'utf8')}
drawAll(${data});</script>`);
  const chromium = (...options: string[]): string => execFileSync('chromium', [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', `--user-data-dir=${join(folder, 'profile')}`,
    '--virtual-time-budget=120000', ...options, String(pathToFileURL(page)),
  ], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'], timeout: 300_000 });
  const report = /<script type="application\/json" id="report">([^<]+)</.exec(chromium(`--window-size=${WIDTH},1000`, '--dump-dom'))?.[1];
  if (report === undefined) throw new Error('Chromium has not come to the end of the page');
  const { found, height } = JSON.parse(Buffer.from(report, 'base64').toString()) as { found: readonly Drawn[]; height: number };
  if (screenshot !== undefined) {
    mkdirSync(dirname(screenshot), { recursive: true });
    // the window of a headless Chromium has a head of its own
    chromium(`--window-size=${WIDTH},${Math.ceil(height) + 120}`, `--screenshot=${screenshot}`);
  }
  return found;
}
