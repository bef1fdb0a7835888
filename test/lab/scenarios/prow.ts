import { deepEqual, equal } from 'node:assert/strict';
import type { Check, Scenario } from '../scenario';
import { answersOnBothNodes, drains, noContainerWasRestarted, nothingIsForbidden } from './enterprise-checks';
import { installEnterprise } from './installation';
import { nextSteps } from './next-steps';

const checks: readonly Check[] = [
  ...nextSteps,
  { name: 'no container was restarted', run: noContainerWasRestarted },
  {
    name: 'Pod Security is enforced: restricted for Prow, baseline for jobs',
    run: async (lab) => {
      const enforced = async (namespace: string) => (await lab.kubectl.get('namespace', namespace)).metadata.labels?.['pod-security.kubernetes.io/enforce'];
      equal(await enforced('prow'), 'restricted');
      equal(await enforced('test-pods'), 'baseline');
    },
  },
  {
    name: 'all claims are bound',
    run: async (lab) => {
      const claims = await lab.kubectl.list('persistentvolumeclaims', 'prow');
      deepEqual(claims.map(({ metadata, status }) => `${metadata.name} ${status.phase}`), ['object-store Bound']);
    },
  },
  { name: 'the API server refuses no component anything', run: nothingIsForbidden },
  { name: 'GitHub was asked nothing that it does not know', run: async (lab) => deepEqual([...new Set((await lab.github()).cloud.unknown)], []) },
  { name: "hook and deck answer on either node's address", run: answersOnBothNodes },
  ...drains(),
  {
    name: 'the same Prow for an Enterprise server, with its authority from a ConfigMap, is Ready within two minutes',
    isGround: true,
    run: installEnterprise,
  },
  { name: 'for it no container was restarted', run: noContainerWasRestarted },
  { name: 'nor is any component refused anything', run: nothingIsForbidden },
  { name: 'and it was asked nothing that it does not know', run: async (lab) => deepEqual([...new Set((await lab.github()).enterprise.unknown)], []) },
];

export const prow: Scenario = { name: 'prow', checks };
