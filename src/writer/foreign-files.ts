import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Finding } from '../core/problem';
import { quote } from '../core/quote';
import { EncodedFile } from './output-file';
import { indexedNames } from './output-index';
import { isCurrent } from './replace-output';

/** A chart of Helm has it at its top, and no other output does. */
const CHART = 'Chart.yaml';

/** The names by which kustomize reads a folder, of which it takes one alone. Source: kustomize api/konfig/general.go. */
const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** How many names are said; all of them would be no line to read. */
const SAID = 3;

/** Whose files an output would replace: nobody asked for that. */
export function foreignFindings(outdir: string, files: readonly EncodedFile[]): readonly Finding[] {
  const earlier = new Set(indexedNames(outdir));
  const isChart = files.some(({ name }) => name === CHART);
  if (earlier.size > 0 && earlier.has(CHART) !== isChart) {
    return [taken(`${quote(outdir)} holds ${isChart ? 'the output of an app' : 'a chart of Helm'}, which would be lost`, 'name another folder')];
  }
  const exists = (name: string): boolean => lstatSync(join(outdir, name), { throwIfNoEntry: false })?.isFile() === true;
  // App.synth() writes files of charts, and keeps no index of them
  const replaced = files.filter((file) => !isChartFile(file.name) && !earlier.has(file.name) && exists(file.name) && !isCurrent(outdir, file));
  const names = new Set(files.map(({ name }) => name));
  const isTheirs = (name: string): boolean => !names.has(name) && !earlier.has(name) && exists(name);
  const beside = files.filter(({ name }) => name.endsWith('Kustomization')).flatMap(({ name }) => (
    KUSTOMIZATIONS.map((other) => join(dirname(name), other)).filter(isTheirs).map((other) => ({ name, other }))));
  return [
    ...(replaced.length === 0 ? [] : [
      taken(`${quote(outdir)} has ${said(replaced.map(({ name }) => name))}, which nobody here has written, and would be lost`, 'move it away, or name another folder'),
    ]),
    ...beside.map(({ name, other }) => (
      taken(`${quote(outdir)} has ${quote(other)}, which nobody here has written, and kustomize reads no folder that has it beside ${quote(name)}`,
        'keep it in a folder of its own, with this one among its resources'))),
  ];
}

function isChartFile(name: string): boolean {
  return !name.includes('/') && name.endsWith('.k8s.yaml');
}

function said(names: readonly string[]): string {
  const quoted = names.slice(0, SAID).map(quote).join(', ');
  return names.length <= SAID ? quoted : `${quoted} and ${names.length - SAID} more`;
}

function taken(what: string, instead: string): Finding {
  return { what, instead, code: 'OutputTaken' };
}
