import { labelValue, qualifiedName } from '../../core/names';
import { hostName } from '../../core/net';
import { Fields, optional, ValuesOf } from '../../core/props';
import { list, record } from '../../core/values';
import { nameOrWildcard } from './words';

/**
 * For which certificates and names a solver is asked: all that is given must fit. Of several that fit, cert-manager takes the one that says it
 * most exactly. A solver without any of these is for all. Source: cert-manager v1.21.1, pkg/controller/acmeorders, package solverpicker.
 */
export interface AcmeSolverSelector {
  /**
   * Exact names, also wildcards like `*.example.com`. `selector.dnsNames`. Errors: `EmptyList`, `HostNotDnsName`.
   * @default - names are not looked at
   */
  readonly dnsNames?: string[];

  /**
   * Domains, with everything below them. `selector.dnsZones`. Errors: `EmptyList`, `HostNotDnsName`.
   * @default - domains are not looked at
   */
  readonly dnsZones?: string[];

  /**
   * Labels of the Certificate; one that an Ingress asks for has the Ingress's own. `selector.matchLabels`.
   * Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - labels are not looked at
   */
  readonly matchLabels?: { [label: string]: string };
}

export const SELECTOR = {
  dnsNames: optional(list(nameOrWildcard, 1)),
  dnsZones: optional(list(hostName, 1)),
  matchLabels: optional(record(labelValue, qualifiedName)),
} satisfies Fields<AcmeSolverSelector>;

/** The words of `spec.acme.solvers[].selector`. */
export type SolverSelector = Partial<ValuesOf<typeof SELECTOR>>;

/** What decides whether a solver is asked. */
export interface SelectableSolver {
  /** Whether the server asks for the answer on port 80 of the name, which no wildcard has. */
  readonly onPort80: boolean;
  /** Which certificates and names it is for; absent where it is for all. */
  readonly selector?: SolverSelector;
}

/** The names alone; nothing where there are none. */
export function selectorOf({ dnsNames, dnsZones, matchLabels }: SolverSelector): SolverSelector | undefined {
  return dnsNames ?? dnsZones ?? matchLabels ? { dnsNames, dnsZones, matchLabels } : undefined;
}

/** The same for selectors that mean the same. */
export function selectorKey({ dnsNames = [], dnsZones = [], matchLabels = {} }: SolverSelector = {}): string {
  return JSON.stringify([[...dnsNames].sort(), [...dnsZones].sort(), Object.entries(matchLabels).map((pair) => pair.join('=')).sort()]);
}

/**
 * The solver that cert-manager would ask for the name: one that can show it, and of those the one that says it most exactly; an exact name
 * counts more than a longer domain, that more than labels, and the first more than the next. Labels are taken to fit, because a Certificate
 * made for an Ingress has labels that are not known here.
 *
 * Source: cert-manager v1.21.1, pkg/controller/acmeorders, package solverpicker.
 */
export function pickSolver<S extends SelectableSolver>(host: string, solvers: readonly S[]): S | undefined {
  return solvers
    .filter(({ onPort80, selector }) => !(onPort80 && host.startsWith('*.')) && isFor(host, selector))
    .map((solver, i) => ({ solver, i, rank: rankFor(host, solver.selector) }))
    .sort((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1] || b.rank[2] - a.rank[2] || a.i - b.i)
    .at(0)?.solver;
}

function isFor(host: string, { dnsNames, dnsZones }: SolverSelector = {}): boolean {
  return (dnsNames === undefined || dnsNames.includes(host)) && (dnsZones === undefined || zonesOf(host, dnsZones).length > 0);
}

function zonesOf(host: string, dnsZones: readonly string[] = []): readonly string[] {
  return dnsZones.filter((zone) => host === zone || host.endsWith(`.${zone}`));
}

function rankFor(host: string, { dnsNames, dnsZones, matchLabels = {} }: SolverSelector = {}): readonly [number, number, number] {
  const longest = Math.max(0, ...zonesOf(host, dnsZones).map((zone) => zone.split('.').length));
  return [dnsNames?.includes(host) ? 1 : 0, longest, Object.keys(matchLabels).length];
}
