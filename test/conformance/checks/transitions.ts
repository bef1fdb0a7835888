import assert from 'node:assert/strict';
import { type Check, kubernetesOf, type Minor, minors } from '../check';
import { sample } from '../transitions/sample';
import { GROUPS } from '../transitions/states';
import { type Walkable, Walker } from '../transitions/walker';

/**
 * That a cluster that goes from one platform to another by `apply.sh --prune` has what a fresh one has, and what `apply.sh` said that it keeps. Where
 * the API server does not take a change, the script has to say what to do; that is done word for word, and leads there.
 */
export function transitionChecks(minor: Minor): readonly Check[] {
  if (minor !== minors.at(-1)) return [];
  return [
    { ...on(minor, 'transitions: between the platforms that differ most a cluster gets what a fresh one has', sample), onRequest: 'transitions' },
    ...GROUPS.map(({ name: group }) => ({
      ...on(minor, `transitions: whole: ${group}: from any of them to any other a cluster gets what a fresh one has`,
        (all) => all.filter(({ name }) => name === group)),
      onRequest: 'whole',
    })),
  ];
}

function on(minor: Minor, statement: string, choose: (all: readonly Walkable[]) => readonly Walkable[]): Check {
  return {
    name: `${minor}: ${statement}`,
    needs: [kubernetesOf(minor)],
    run: async (context) => {
      const cluster = await context.cluster(minor, 'transitions');
      const [walker, all] = await cluster.shared.once('transitions', () => Walker.on(cluster, context.newFolder('transitions'), GROUPS));
      const [steps, told] = [walker.steps, walker.told];
      const groups = choose(all);
      for (const group of groups) await walker.walk(group);
      assert.deepEqual(walker.wrong.splice(0), []);
      const pairs = groups.map(({ name, states }) => `${name} ${states.length * (states.length - 1)}`);
      const sum = groups.reduce((before, { states }) => before + states.length * (states.length - 1), 0);
      return `${sum} ordered pairs in ${walker.steps - steps} steps: ${pairs.join(', ')}; ${walker.told - told} times the script said what to do`;
    },
  };
}
