import assert from 'node:assert/strict';
import { join } from 'node:path';
import { cilium } from '../../policies/cilium-engine';
import { cluster } from '../../policies/cluster';
import { complaints, faults, judge, knownFlows } from '../../policies/judge';
import { ENGINES, type EngineName, type SetUp, setUps } from '../../policies/set-ups';
import type { Engine, Flow, World } from '../../policies/world';
import type { Check, CheckContext } from '../check';
import { ciliumAgents } from '../policies/cilium-agents';
import { policiesByChance } from '../policies/policies-by-chance';

/** Another one makes other policies. */
const SEED = Number(process.env.POLICY_SEED ?? 12);
const BY_CHANCE = 60;

/** What the agents say of policies and a cluster, asked once. */
function asked(context: CheckContext): Promise<Engine> {
  return context.once('agents of Cilium', async () => {
    const agents = ciliumAgents(join(context.binaries('cilium').folder, 'cilium'));
    const answers = new Map<string, readonly boolean[]>();
    return (policies, world, flows) => {
      const key = JSON.stringify([policies, world]);
      const answer = answers.get(key) ?? agents(policies, world, flows);
      answers.set(key, answer);
      return answer;
    };
  });
}

/** That what is emitted lets through what Prow needs and nothing else, as those see it who enforce it. */
export const policyChecks: readonly Check[] = [
  {
    name: 'policies: the engines of the tests decide as Cilium\'s own code about what is emitted',
    needs: ['cilium'],
    run: async (context) => {
      const sets = new Map(setUps().filter(isReadByCilium).map((one) => [JSON.stringify([one.policies, one.world]), one] as const));
      return compare(await asked(context), [...sets.values()].map((one) => ({ ...one, flows: knownFlows(one.world) })));
    },
  },
  {
    name: 'policies: the engines of the tests decide as Cilium\'s own code about policies that nobody would write',
    needs: ['cilium'],
    run: async (context) => {
      const ofMode = (cidrMatchMode: readonly string[]): readonly World[] => (['on a node', 'in a pod', 'outside'] as const).map(
        (apiServer) => ({ ...cluster({ nodes: 3, apiServer, apiServerPort: 6443, dns: 'pods and the host' }), cidrMatchMode }));
      const worlds = [...ofMode([]), ...ofMode(['nodes'])];
      const flows = worlds.map((world) => knownFlows(world).filter(({ from, to }) => /hook|^job/.test(from + to)));
      return `seed ${SEED}: ${compare(await asked(context), policiesByChance(SEED, BY_CHANCE).map((policies, i) => ({
        name: `number ${i}`, policies, world: worlds[i % worlds.length], flows: flows[i % worlds.length],
      })))}`;
    },
  },
  {
    name: 'policies: by all engines, what is emitted lets through what the table of traffic has and nothing else',
    needs: ['cilium'],
    run: async (context) => {
      const all = setUps();
      const judged = judge(all, { ...ENGINES, cilium: await asked(context) });
      const wrong = complaints(all, judged);
      const byEngine = (Object.keys(ENGINES) as EngineName[]).map((name) => {
        const own = judged.filter(({ engine }) => engine === name);
        const sum = (of: (one: typeof own[number]) => number): number => own.reduce((total, one) => total + of(one), 0);
        return `${name === 'cilium' ? 'Cilium\'s own code' : name}: ${own.length} set-ups, ${sum((one) => one.connections)} connections, `
          + `${sum((one) => one.compared)} of them in the table`;
      });
      const known = faults(judged);
      const figures = [
        ...byEngine,
        `differences: ${wrong.length}${known.length === 0 ? '' : `, besides connections of which the user is told: ${known.join(', ')}`}`,
      ].join('\n     ');
      assert.equal(wrong.length, 0, `${figures}\n     ${wrong.slice(0, 20).join('\n     ')}`);
      return figures;
    },
  },
];

interface Question {
  readonly name: string;
  readonly policies: readonly object[];
  readonly world: World;
  readonly flows: readonly Flow[];
}

function compare(agents: Engine, questions: readonly Question[]): string {
  let [connections, allowed] = [0, 0];
  const otherwise: string[] = [];
  for (const { name, policies, world, flows } of questions) {
    const [ours, theirs] = [cilium(policies, world, flows), agents(policies, world, flows)];
    connections += flows.length;
    allowed += theirs.filter((one) => one).length;
    otherwise.push(...flows.filter((_, i) => ours[i] !== theirs[i]).map(({ from, to, protocol, port }) => `${name}: ${from} to ${to} on ${protocol} ${port}`));
  }
  const figures =
    `${questions.length} sets of policies in clusters, ${connections} connections, ${allowed} of them allowed, ${otherwise.length} decided otherwise`;
  assert.equal(otherwise.length, 0, `${figures}; such as\n     ${otherwise.slice(0, 10).join('\n     ')}`);
  return figures;
}

function isReadByCilium({ policies, refused }: SetUp): boolean {
  return refused === undefined && policies.every(({ apiVersion }) => /^(networking\.k8s\.io|cilium\.io)\//.test(apiVersion));
}
