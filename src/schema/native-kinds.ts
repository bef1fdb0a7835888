import { NEWEST_MINOR } from '../core/kubernetes-version';
import { didYouMean } from '../core/quote';
import kubernetes from './kubernetes.json';
import { Types } from './reader';
import { Table } from './table';
import { Type } from './receiver';

/** By the oldest minor that has to take what is read. */
const served = new Map<number, Types>();

function typesFor(minor: number): Types {
  let types = served.get(minor);
  if (types === undefined) served.set(minor, types = new Types(() => kubernetes as Table, { minor }));
  return types;
}

/** Groups that had native kinds once; nobody else may have a group without a dot. */
const GONE: ReadonlySet<string> = new Set(['extensions']);

/** How API servers from a minor on read a kind; undefined for kinds that none has. */
export function nativeType(apiVersion: string, kind: string, minor = NEWEST_MINOR): Type | undefined {
  return typesFor(minor).root(`${apiVersion}/${kind}`);
}

/** A type of the table, as API servers from a minor on read it. */
export function kubernetesType(name: string, minor = NEWEST_MINOR): Type {
  return later(() => typesFor(minor).of(name));
}

/** True for groups whose kinds are all native. */
export function isNativeGroup(group: string): boolean {
  return !group.includes('.') || GONE.has(group) || groups().has(group);
}

let known: ReadonlySet<string> | undefined;

/** The groups of native kinds, which are asked for at every object. */
function groups(): ReadonlySet<string> {
  return known ??= new Set(Object.keys(kubernetes.roots).map(groupOf));
}

/** The native apiVersion that has this kind, the nearest first. */
export function apiVersionOf(kind: string, group: string): string | undefined {
  const all = Object.keys(kubernetes.roots).filter((root) => root.endsWith(`/${kind}`)).map((root) => root.slice(0, root.lastIndexOf('/')));
  const stable = all.filter((apiVersion) => /(^|\/)v\d+$/.test(apiVersion)).sort((a, b) => (a < b ? 1 : -1));
  return stable.find((apiVersion) => groupOf(`${apiVersion}/`) === group) ?? stable.find((apiVersion) => !apiVersion.startsWith('events')) ?? all[0];
}

/** The kind that was meant, of an apiVersion that has none of this name. */
export function kindMeant(apiVersion: string, kind: string): string | undefined {
  return didYouMean(kind, Object.keys(kubernetes.roots).filter((root) => root.startsWith(`${apiVersion}/`)).map((root) => root.slice(apiVersion.length + 1))
    .filter((name) => !name.includes('/')));
}

/** True for an apiVersion that has native kinds. */
export function isNativeVersion(apiVersion: string): boolean {
  return Object.keys(kubernetes.roots).some((root) => root.slice(0, root.lastIndexOf('/')) === apiVersion);
}

function groupOf(root: string): string {
  const parts = root.split('/');
  return parts.length === 3 ? parts[0] : '';
}

function later(make: () => Type): Type {
  return { fine: (value) => make().fine(value), find: (value, note) => make().find(value, note) };
}
