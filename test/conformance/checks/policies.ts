import assert from 'node:assert/strict';
import { join } from 'node:path';
import { cilium } from '../../policies/cilium-engine';
import { complaints, faults, judge, knownFlows } from '../../policies/judge';
import { ENGINES, type EngineName, type SetUp, setUps } from '../../policies/set-ups';
import type { Engine } from '../../policies/world';
import type { CheckContext, Check } from '../check';
import { ciliumAgents } from '../policies/cilium-agents';

/** What the agents say of policies and a cluster, asked once. */
function asked(context: CheckContext): Promise<Engine> {
  return context.once('agents of Cilium', async () => {
    const agents = ciliumAgents(join(context.binaries('cilium').folder, 'cilium'));
    const answers = new Map<string, readonly boolean[]>();
    return (policies, world, flows) => {
      const key = JSON.stringify([policies, world.ends]);
      const answer = answers.get(key) ?? agents(policies, world, flows);
      answers.set(key, answer);
      return answer;
    };
  });
}

/** That what is emitted lets through what Prow needs and nothing else, as those see it who enforce it. */
export const policyChecks: readonly Check[] = [
  {
    name: 'policies: the engines of the tests decide as Cilium\'s own code',
    needs: ['cilium'],
    run: async (context) => {
      const agents = await asked(context);
      let connections = 0;
      const differences: string[] = [];
      const judged = new Set<string>();
      for (const setUp of setUps().filter(isReadByCilium)) {
        const { name, policies, world } = setUp;
        const key = JSON.stringify([policies, world.ends]);
        if (judged.has(key)) continue;
        judged.add(key);
        const flows = knownFlows(world);
        const [ours, theirs] = [cilium(policies, world, flows), agents(policies, world, flows)];
        connections += flows.length;
        differences.push(...flows.filter((_, i) => ours[i] !== theirs[i]).map(({ from, to, port }) => `${name}: ${from} to ${to} on ${port}`));
      }
      const figures = `${judged.size} sets of policies in clusters, ${connections} connections, ${differences.length} decided otherwise`;
      assert.equal(differences.length, 0, `${figures}; such as\n     ${differences.slice(0, 10).join('\n     ')}`);
      return figures;
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
        return `${name === 'cilium' ? 'Cilium\'s own code' : name}: ${own.length} set-ups, ${sum((one) => one.connections)} connections, ${sum((one) => one.compared)} of them in the table`;
      });
      const known = faults(judged);
      const figures = [...byEngine, `differences: ${wrong.length} unknown, ${known.length === 0 ? 'none known' : `known by connections: ${known.join(', ')}`}`].join('\n     ');
      assert.equal(wrong.length, 0, `${figures}\n     ${wrong.slice(0, 20).join('\n     ')}`);
      return figures;
    },
  },
];

function isReadByCilium({ policies, refused }: SetUp): boolean {
  return refused === undefined && policies.every(({ apiVersion }) => /^(networking\.k8s\.io|cilium\.io)\//.test(apiVersion));
}
