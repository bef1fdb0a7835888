import { AcmeSolverPlan, SolverSelector } from './acme-solver-plan';

/**
 * The solver that cert-manager would ask for the name: one that can show it, and of those the one that says it most exactly; an exact name
 * counts more than a longer domain, that more than labels, and the first more than the next. Labels are taken to fit, because a Certificate
 * made for an Ingress has labels that are not known here.
 *
 * Source: cert-manager v1.21.1, pkg/controller/acmeorders, package solverpicker.
 */
export function pickSolver(host: string, solvers: readonly AcmeSolverPlan[]): AcmeSolverPlan | undefined {
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
