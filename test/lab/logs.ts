import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { LOG_FOLDER } from './machines/machine';
import { nodeNames } from './machines/network';
import { LAB_FOLDER } from './state';

/** Lists the logs of machines and pods, or shows those with the word in their path. */
export function showLogs(word: string | undefined): number {
  const files = logFiles().filter((file) => relative(LAB_FOLDER, file).includes(word ?? ''));
  if (files.length === 0) {
    console.error(
      word === undefined ? 'there are no logs; start a lab with: npm run lab -- up' : `no log has ${word} in its path; list them with: npm run lab -- logs`);
    return 1;
  }
  for (const file of files) {
    if (word === undefined) console.log(`${relative(LAB_FOLDER, file)} ${statSync(file).size} bytes`);
    else console.log(`== ${relative(LAB_FOLDER, file)}\n${readFileSync(file, 'utf8').trimEnd()}`);
  }
  return 0;
}

/** Of the machines' own programs, then of the pods. */
export function logFiles(): string[] {
  return [LOG_FOLDER, ...nodeNames.map((node) => join(LAB_FOLDER, node, 'var/log/pods'))].flatMap(logsIn);
}

function logsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.log')).sort().map((name) => join(folder, name));
}

const SAID = /^(\S+) std(?:out|err) \S (.*)$/;
const IS_TROUBLE = /"severity":"(?:warning|error|fatal|panic)"/;
const SHOWN_CHARACTERS = 400;
const SHOWN_TROUBLES = 5;

/** What each program of Prow has said since then that is trouble, and its last word: where a run cannot be looked at again, this is all there is of it. */
export function saidByProwSince(begin: number): string[] {
  return logFiles().filter((file) => file.includes('/var/log/pods/prow_')).flatMap((file) => {
    const said = readFileSync(file, 'utf8').split('\n').flatMap((line) => {
      const [, time, text] = SAID.exec(line) ?? [];
      return text === undefined || Date.parse(time) < begin ? [] : [`${basename(dirname(file))} ${time} ${text.slice(0, SHOWN_CHARACTERS)}`];
    });
    return [...said.slice(0, -1).filter((line) => IS_TROUBLE.test(line)).slice(-SHOWN_TROUBLES), ...said.slice(-1)];
  });
}
