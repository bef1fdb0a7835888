import { equal, match } from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import type { KubernetesObject } from '../../conformance/kubernetes-api';
import { waitFor } from '../../conformance/wait';
import { enterprise } from '../apps/enterprise';
import type { Check, Lab, Scenario } from '../scenario';
import { becomesJob } from './becomes-job';
import { EnterpriseProw } from './enterprise-prow';
import { applyEmitted, hookUrl, installEnterprise, prowIsReady } from './installation';
import { answerOf } from './unanswered-requests';

// What is not broken needs a quarter of this; the whole of it is waited for every time.
const LIMIT_MS = 20_000;
const FELT_LIMIT_MS = 60_000;

interface Breakage {
  readonly name: string;
  readonly kind: string;
  readonly object: string;
  readonly namespace: string;
  readonly break: (object: any) => void;
  /** That it has come to where it works, if that takes longer than all pods take to be Ready. */
  readonly isFelt?: () => Promise<boolean>;
  /** What the scenario that claims it says. */
  readonly failure: RegExp;
}

/** Seen when Prow does not become Ready: scenarios prow and pull-request. */
const stopsReadiness: readonly Breakage[] = [
  {
    name: 'a wrong key of a Secret',
    kind: 'Deployment',
    object: 'hook',
    namespace: 'prow',
    break: ({ spec }) => {
      spec.template.spec.containers[0].env.find(({ name }: any) => name === 'GITHUB_APP_ID').valueFrom.secretKeyRef.key = 'app-number';
    },
    failure: /prow\/hook-.*couldn't find key app-number in Secret prow\/github-token/,
  },
  {
    name: 'hook without /var/tmp',
    kind: 'Deployment',
    object: 'hook',
    namespace: 'prow',
    break: ({ spec: { template: { spec } } }) => {
      spec.volumes = spec.volumes.filter(({ name }: any) => name !== 'var-tmp');
      spec.containers[0].volumeMounts = spec.containers[0].volumeMounts.filter(({ name }: any) => name !== 'var-tmp');
    },
    failure: /prow\/hook-.*(restarting failed container=hook|unready status: \[hook\])/,
  },
];

/** Seen when all are Ready and a pull request comes: scenario pull-request. */
const stopsJobs: readonly Breakage[] = [
  {
    name: 'a verb that is missing in a Role',
    kind: 'Role',
    object: 'prow-controller-manager',
    namespace: 'test-pods',
    break: ({ rules }) => {
      for (const rule of rules) rule.verbs = rule.verbs.filter((verb: string) => verb !== 'create');
    },
    failure: /the ProwJob unit is not success but/,
  },
  {
    name: 'a port of hook\'s Service that hook does not listen on',
    kind: 'Service',
    object: 'hook',
    namespace: 'prow',
    break: ({ spec }) => {
      spec.ports[0].targetPort = 8889;
    },
    isFelt: async () => await answerOf(`${hookUrl('node-1')}/`) !== '200',
    failure: /ECONNREFUSED|no answer/,
  },
];

const checks: readonly Check[] = [
  { name: 'as it is emitted, Prow is Ready', isGround: true, run: installEnterprise },
  { name: 'and a pull request becomes a job', isGround: true, run: (lab) => getsResult(lab) },
  ...stopsReadiness.map((breakage): Check => ({
    name: `${breakage.name} is seen: not all pods become Ready`,
    run: async (lab) => {
      await applyEmitted(lab, async (folder) => emitBroken(folder, breakage));
      match(await failureOf(prowIsReady(lab, LIMIT_MS)), breakage.failure);
    },
  })),
  ...stopsJobs.map((breakage): Check => ({
    name: `${breakage.name} is seen: a pull request gets no result`,
    run: async (lab) => {
      await applyEmitted(lab, async (folder) => emitBroken(folder, breakage));
      await prowIsReady(lab);
      if (breakage.isFelt) await waitFor('its effect', breakage.isFelt, FELT_LIMIT_MS);
      match(await failureOf(getsResult(lab, LIMIT_MS)), breakage.failure);
    },
  })),
];

/** Does the lab see what is wrong? */
export const broken: Scenario = {
  name: 'broken',
  checks,
  end: installEnterprise,
};

function emitBroken(folder: string, { kind, object, namespace, break: change }: Breakage): void {
  enterprise(folder).synth();
  const isIt = (one: KubernetesObject) => one.kind === kind && one.metadata.name === object && one.metadata.namespace === namespace;
  let found = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name))) {
    const objects = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as KubernetesObject);
    const before = JSON.stringify(objects);
    objects.filter(isIt).forEach(change);
    if (JSON.stringify(objects) === before) continue;
    found += 1;
    writeFileSync(file, objects.map((one) => stringify(one)).join('---\n'));
  }
  equal(found, 1, `files in which ${kind} ${namespace}/${object} was broken`);
}

async function getsResult(lab: Lab, endLimitMs?: number): Promise<void> {
  await becomesJob(await EnterpriseProw.of(lab), endLimitMs);
}

async function failureOf(work: Promise<void>): Promise<string> {
  return work.then(() => 'it passed', (error: Error) => error.message);
}
