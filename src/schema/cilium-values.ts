import { Finding } from '../core/problem';
import { isPlainObject } from '../core/props';
import { didYouMean, quote } from '../core/quote';
import { podValueFindings } from './cilium-kubernetes';
import table from './cilium-value-table.json';

/** A kind of value with its marks, or the values of an object. */
type Tree = string | { readonly [key: string]: Tree };

/** What is wrong with a value of Cilium's chart, and where it stands in the values. */
export interface ChartValueFinding {
  readonly path: readonly string[];
  readonly finding: Finding;
}

/** Whether the table is of a chart that has all that this version has: newer ones may have more. */
export function knowsCiliumChart(version: string): boolean {
  const [, minor, patch] = version.split('.').map(Number);
  return table.versions.map((known) => known.split('.').map(Number)).some(([, known, last]) => known === minor && patch <= last);
}

/** Reads values as the chart of Cilium does: what no template reads has no effect, and of the types Helm is told by the chart. */
export function ciliumValueFindings(values: Readonly<Record<string, unknown>>, version: string): readonly ChartValueFinding[] {
  return inside(values, table.values, [], { version, minor: Number(version.split('.')[1]) });
}

/** What of values, however deep, ends up in pods and came after a minor of Kubernetes 1. */
export function laterCiliumValues(values: Readonly<Record<string, unknown>>, minor: number): readonly ChartValueFinding[] {
  return Object.entries(values).flatMap(([key, value]) => [
    ...podValueFindings(key, value, minor).filter(({ finding: { code } }) => code === 'KubernetesTooOld').map(({ path, finding }) => ({ path: [key, ...path], finding })),
    ...isPlainObject(value) ? laterCiliumValues(value, minor).map(({ path, finding }) => ({ path: [key, ...path], finding })) : [],
  ]);
}

interface Chart {
  readonly version: string;
  readonly minor: number;
}

/** Helm's own, which reaches all charts. */
const HELMS = 'global';

function inside(
  values: Readonly<Record<string, unknown>>, known: Readonly<Record<string, Tree>>, path: readonly string[], chart: Chart,
): readonly ChartValueFinding[] {
  return Object.entries(values).flatMap(([key, value]): readonly ChartValueFinding[] => {
    const at = [...path, key];
    if (!Object.hasOwn(known, key)) return path.length === 0 && key === HELMS ? [] : [{ path: at, finding: unknown(key, Object.keys(known), chart) }];
    const tree = known[key];
    if (typeof tree !== 'string' && isPlainObject(value)) return inside(value, tree, at, chart);
    const finding = typeof tree === 'string' ? kindFinding(value, tree, chart) : notA(value, 'an object', '{ … }', chart);
    if (finding !== undefined) return [{ path: at, finding }];
    return podValueFindings(key, value).map((one) => ({ path: [...at, ...one.path], finding: one.finding }));
  });
}

function unknown(key: string, known: readonly string[], { version }: Chart): Finding {
  const meant = didYouMean(key, known);
  const instead = meant !== undefined
    ? `did you mean ${quote(meant)}?` : known.length <= 12 ? `known are ${[...known].sort().join(', ')}` : 'look it up in the chart\'s values.yaml';
  return { what: `${quote(key)} is not a value of the chart cilium ${version}, which would ignore it`, instead, code: 'UnknownProp' };
}

const KINDS: Readonly<Record<string, { readonly is: (value: unknown) => boolean; readonly what: string; readonly like: string }>> = {
  a: { is: Array.isArray, what: 'a list', like: '[ … ]' },
  b: { is: (value) => typeof value === 'boolean', what: 'a boolean', like: 'true or false' },
  i: { is: Number.isInteger, what: 'an integer', like: 'a number without quotes' },
  n: { is: (value) => typeof value === 'number', what: 'a number', like: 'a number without quotes' },
  o: { is: isPlainObject, what: 'an object', like: '{ … }' },
  s: { is: (value) => typeof value === 'string', what: 'a text', like: 'it in quotes' },
};

function kindFinding(value: unknown, marked: string, chart: Chart): Finding | undefined {
  const [kinds, mark] = [marked.replace(/[\^-]$/, ''), /[\^-]$/.exec(marked)?.[0]];
  const [, since] = table.versions.map((version) => version.split('.')[1]);
  if (mark === '^' && chart.minor < Number(since)) {
    return {
      what: `is a value from Cilium 1.${since} on, and the chart is of ${chart.version}`, instead: 'leave it out, or take a newer version',
      code: 'UnknownProp',
    };
  }
  if (mark === '-' && chart.minor >= Number(since)) {
    return { what: `is no value any more since Cilium 1.${since}, and the chart is of ${chart.version}`, instead: 'leave it out', code: 'UnknownProp' };
  }
  const allowed = [...kinds].map((letter) => KINDS[letter]).filter((kind) => kind !== undefined);
  if (allowed.length === 0 || allowed.some(({ is }) => is(value))) return undefined;
  return notA(value, allowed.map(({ what }) => what).join(' or '), allowed[0].like, chart);
}

function notA(value: unknown, what: string, like: string, { version }: Chart): Finding {
  return { what: `${quote(value)} is not ${what}, as the chart cilium ${version} has it there`, instead: `write ${like}`, code: 'WrongType' };
}
