import { deepEqual, equal } from 'node:assert/strict';
import { waitFor } from '../../conformance/wait';
import type { Check, Scenario } from '../scenario';
import { answersOnBothNodes, drains, noContainerWasRestarted, nothingIsForbidden } from './enterprise-checks';
import { installEnterprise } from './installation';
import { nextSteps } from './next-steps';

const LIMIT_MS = 120_000;

let callsBefore = 0;

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
    run: async (lab) => {
      await installEnterprise(lab);
      // Pods for the other GitHub ask through the ghproxy of this one until they end.
      await waitFor('the end of the pods before', async () => (
        (await lab.kubectl.list('pods', 'prow')).every(({ metadata }) => metadata.deletionTimestamp === undefined)), LIMIT_MS);
      const { enterprise: { calls, unknown } } = await lab.github();
      callsBefore = calls.length;
      // the scenarios that follow look at all of it
      unknown.splice(0);
    },
  },
  { name: 'for it no container was restarted', run: noContainerWasRestarted },
  { name: 'nor is any component refused anything', run: nothingIsForbidden },
  {
    name: 'and it was asked nothing that it does not know',
    run: async (lab) => {
      const { enterprise: { calls, unknown } } = await lab.github();
      await waitFor('questions of the new pods', async () => calls.length > callsBefore, LIMIT_MS);
      deepEqual([...new Set(unknown)], []);
    },
  },
];

export const prow: Scenario = { name: 'prow', checks };
