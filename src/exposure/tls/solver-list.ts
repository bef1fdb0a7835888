import { Rule } from '../../core/props';
import { instanceOf, list } from '../../core/values';
import { AcmeSolver } from './acme-solver';
import { AcmeSolverPlan, SolverSelector } from './acme-solver-plan';

const solvers = list(instanceOf(AcmeSolver, 'AcmeSolver.dns01(Dns01Provider.cloudflare())'), 1);

/** Solvers of one issuer. Of two with the same selector, the second would never be asked. */
export const solverList: Rule<readonly AcmeSolverPlan[]> = (value, report) => {
  const plans = solvers(value, report).map((solver) => solver?._plan);
  const keys = plans.map((plan) => plan && selectorKey(plan.selector));
  keys.forEach((key, i) => {
    const first = keys.indexOf(key);
    if (key === undefined || first === i) return;
    report.at(`[${i}]`)({
      what: plans[i].selector === undefined ? `has no selector, and neither has [${first}], so that it would never be asked` : `has the selector of [${first}], so that it would never be asked`,
      instead: 'give it dnsNames, dnsZones or matchLabels of its own, or remove it',
      code: 'SolverShadowed',
    });
  });
  return plans;
};

/** The same for selectors that mean the same. */
function selectorKey({ dnsNames = [], dnsZones = [], matchLabels = {} }: SolverSelector = {}): string {
  return JSON.stringify([[...dnsNames].sort(), [...dnsZones].sort(), Object.entries(matchLabels).map((pair) => pair.join('=')).sort()]);
}
