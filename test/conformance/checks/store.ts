import assert from 'node:assert/strict';
import type { Check, CheckContext } from '../check';
import { type Attempt, attempts, type Build, newBuild, wasAllowed } from '../store/attempts';
import { RunningStore } from '../store/running-store';

/** That the store lets each of its accounts do what it has to, and nothing else. */
export const storeChecks: readonly Check[] = [
  check('each account may do what is in the table and nothing else', async (store) => {
    assert.deepEqual(await surprises(store), []);
    return `${attempts.length} attempts, ${attempts.filter(({ isAllowed }) => !isAllowed).length} of them refused`;
  }),
  check('no attempt changes who may do what', async (store) => {
    const before = RULES.map((name) => store.rule(name));
    await surprises(store);
    assert.deepEqual(RULES.map((name) => store.rule(name)), before);
  }),
  check('the table notices each action and each kind of key that is taken from a policy', async (store) => {
    const unnoticed: string[] = [];
    const all = POLICIES.flatMap((name) => poorer(store.rule(name)).map((mutant) => ({ name, ...mutant })));
    for (const { name, content, without } of all) {
      const found = await store.during(name, content, () => surprises(store));
      if (found.length === 0) unnoticed.push(`${name} without ${without}`);
    }
    assert.deepEqual(unnoticed, []);
    return `${all.length} poorer policies`;
  }),
  check('the table notices a bucket of logs without its lock, and a policy with one more action or key', async (store) => {
    const unlocked = await store.during('prow-logs/bucket-lock', '{"Enabled":false}', () => surprises(store));
    assert.ok(unlocked.includes('jobs writes over a log: allowed'), unlocked.join('; '));
    const unnoticed: string[] = [];
    for (const { user, action, resource } of RICHER) {
      const policy = JSON.parse(store.rule('prow-logs/policy'));
      policy.Statement.push({ Effect: 'Allow', Principal: { AWS: [user] }, Action: [action], Resource: [resource] });
      const found = await store.during('prow-logs/policy', JSON.stringify(policy), () => surprises(store));
      if (found.length === 0) unnoticed.push(`${user} with ${action}`);
    }
    assert.deepEqual(unnoticed, []);
  }),
];

const POLICIES = ['prow-logs/policy', 'tide/policy', 'status-reconciler/policy'];
const RULES = [...POLICIES, 'prow-logs/bucket-lock'];
const OBJECTS = 'arn:aws:s3:::prow-logs/*';
const BUCKET = 'arn:aws:s3:::prow-logs';
const RICHER = [
  { user: 'jobs', action: 's3:GetObject', resource: OBJECTS },
  { user: 'jobs', action: 's3:ListBucket', resource: BUCKET },
  { user: 'jobs', action: 's3:DeleteObject', resource: OBJECTS },
  { user: 'jobs', action: 's3:BypassGovernanceRetention', resource: OBJECTS },
  { user: 'jobs', action: 's3:PutBucketPolicy', resource: BUCKET },
  { user: 'jobs', action: 's3:PutObjectRetention', resource: OBJECTS },
  // by which a form would pass the lock, of which the store does not ask there
  { user: 'jobs', action: 's3:PutObject', resource: BUCKET },
  { user: 'crier', action: 's3:PutObject', resource: OBJECTS },
  { user: 'deck', action: 's3:PutObject', resource: OBJECTS },
  { user: 'tide', action: 's3:GetObject', resource: OBJECTS },
];

let builds = 0;

/** Attempts that end otherwise than the table says. */
async function surprises(store: RunningStore): Promise<string[]> {
  const found: string[] = [];
  for (const attempt of attempts) {
    builds += 1;
    const answer = await tried(attempt, await newBuild(store, builds));
    if (answer !== attempt.isAllowed) found.push(`${attempt.who} ${attempt.does}: ${answer ? 'allowed' : 'refused'}`);
  }
  return found;
}

async function tried({ who, request }: Attempt, build: Build): Promise<boolean> {
  return wasAllowed(await build.store.send(await request(build), who));
}

/** A policy without one action of a statement, or without one kind of key. */
function poorer(policy: string): readonly { readonly content: string; readonly without: string }[] {
  const { Statement: statements } = JSON.parse(policy);
  return statements.flatMap((statement: any, i: number) => ['Action', 'Resource'].flatMap((field) => statement[field].map((one: string) => {
    const changed = JSON.parse(policy);
    const rest = statement[field].filter((other: string) => other !== one);
    if (rest.length === 0) changed.Statement.splice(i, 1);
    else changed.Statement[i][field] = rest;
    return { content: JSON.stringify(changed), without: `${one} of ${statement.Principal.AWS} for ${statement.Action}` };
  })));
}

function check(statement: string, run: (store: RunningStore) => Promise<string | void>): Check {
  return {
    name: `store: ${statement}`,
    needs: ['versitygw'],
    run: async (context: CheckContext) => run(await context.once('store', () => RunningStore.start(context))),
  };
}
