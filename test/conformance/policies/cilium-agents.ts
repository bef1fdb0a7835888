import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { effective } from '../../policies/services';
import type { Engine } from '../../policies/world';

/** Cilium's own code, one agent for each node of the cluster; a Service is taken for what is behind it, as its load balancer does before policies are asked. */
export function ciliumAgents(program: string): Engine {
  return (policies, { ends, ...world }, flows) => {
    const input = JSON.stringify({
      ...world,
      policies,
      ends: Object.fromEntries(Object.entries(ends).filter(([, { leadsTo }]) => leadsTo === undefined)),
      flows: flows.map((flow) => effective({ ...world, ends }, flow)),
    });
    const { allowed, error } = JSON.parse(execFileSync(program, { input, encoding: 'utf8', maxBuffer: 2 ** 26 }));
    assert.equal(error, undefined);
    assert.equal(allowed.length, flows.length);
    return allowed;
  };
}
