import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { type Check, type CheckContext, kubernetesOf, type Minor } from '../check';
import type { Cluster } from '../cluster';
import { installation } from '../delivery/installation';
import { defaultApp, emitted } from '../outputs/outputs';
import { grantedOf, grid, rulesOf } from '../rights/answers';
import { withoutVerb, withRules } from '../rights/changed-role';
import { denied, expectedRights } from '../rights/expected';
import { covers, readRow, type Right, textOf } from '../rights/right';
import { waitFor } from '../wait';

const LIMIT_MS = 30_000;
const accounts = Object.keys(expectedRights);
/** Has what every account has, and nothing of ours. */
const STRANGER = 'default/default';

/** That RBAC as the API server evaluates it is the table, and that the table is modest. */
export function rightsChecks(minor: Minor): readonly Check[] {
  return [
    on(minor, 'every ServiceAccount is in the table of rights', async (context) => {
      const made = (await emitted(context, defaultApp)).ofKind('ServiceAccount').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
      assert.deepEqual(made.filter((account) => !accounts.includes(account)), []);
    }),
    ...accounts.map((account) => on(minor, `${account} may do what the table says and no more`, async (_, cluster) => {
      assert.deepEqual(difference(account, await granted(cluster, account)), []);
      return `${grid.length} questions`;
    })),
    on(minor, 'nobody has a right that must never be given', async (_, cluster) => {
      for (const account of accounts) {
        const rights = (await granted(cluster, account)).map(textOf);
        const found = rights.flatMap((right) => denied.filter(({ matches }) => matches.test(right)).map(({ what }) => `${what}: ${right}`));
        assert.deepEqual(found, [], account);
      }
    }),
    on(minor, 'the server lists no rule that the table lacks', async (_, cluster) => {
      for (const namespace of ['prow', 'test-pods', 'default']) {
        const everybodys = await rulesOf(cluster, STRANGER, namespace);
        for (const account of accounts) {
          const own = (await rulesOf(cluster, account, namespace)).filter((rule) => !everybodys.includes(rule));
          const expected = expectedRights[account].flatMap(readRow).filter((right) => right.namespace === namespace).map(textOf).sort();
          assert.deepEqual(own, expected, account);
        }
      }
    }),
    on(minor, 'a verb that is taken away is noticed', async (_, cluster) => {
      await withRules(cluster, 'hook', (rules) => withoutVerb(rules, 'update'), async () => {
        await becomes(cluster, ['lacks prow: update configmaps named job-config', 'lacks prow: update prowjobs.prow.k8s.io']);
      });
    }),
    on(minor, 'a right that is added is noticed', async (_, cluster) => {
      const secret = { apiGroups: [''], resources: ['secrets'], resourceNames: ['github-token'], verbs: ['get'] };
      await withRules(cluster, 'hook', (rules) => [...rules, secret], async () => {
        await becomes(cluster, ['has prow: get secrets named github-token']);
      });
    }),
  ];
}

function on(minor: Minor, statement: string, run: (context: CheckContext, cluster: Cluster) => Promise<string | void>): Check {
  return {
    name: `${minor}: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'default app');
      await installation(context, cluster);
      return run(context, cluster);
    },
  };
}

/** As the YAML gives them. */
function granted(cluster: Cluster, account: string): Promise<Right[]> {
  return cluster.shared.once(`rights of ${account}`, () => grantedOf(cluster, account));
}

/** The API server hears of a changed Role a moment later. */
async function becomes(cluster: Cluster, wanted: readonly string[]): Promise<void> {
  let seen: readonly string[] = [];
  const isHeard = async () => isDeepStrictEqual(seen = difference('prow/hook', await grantedOf(cluster, 'prow/hook')), wanted);
  await waitFor('the changed Role to be heard', isHeard, LIMIT_MS).catch(() => assert.deepEqual(seen, wanted));
}

/** Where the server's answers are not the table's. */
function difference(account: string, answers: readonly Right[]): string[] {
  const table = expectedRights[account].flatMap(readRow);
  const unasked = table.filter((right) => !grid.some((question) => textOf(question) === textOf(right)));
  assert.deepEqual(unasked.map(textOf), [], 'the grid does not ask for');
  const expected = grid.filter((question) => table.some((right) => covers(right, question))).map(textOf);
  const rights = answers.map(textOf);
  const has = rights.filter((right) => !expected.includes(right)).map((right) => `has ${right}`);
  const lacks = expected.filter((right) => !rights.includes(right)).map((right) => `lacks ${right}`);
  return [...has, ...lacks].sort();
}
