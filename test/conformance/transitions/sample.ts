import { isDeepStrictEqual } from 'node:util';
import type { Fresh } from './fresh';
import type { Walkable } from './walker';

/** How many states of a group the usual run takes; two unless said otherwise. */
const OF_GROUP: Readonly<Record<string, number>> = { 'exposures': 5, 'everything else': 4, 'certificates': 3, 'storage': 3 };

/** Of each group the states that differ most: the first, and again and again that which is farthest from all that were taken. */
export function sample(groups: readonly Walkable[]): readonly Walkable[] {
  return groups.map(({ name, states }) => {
    const [first, ...rest] = states;
    const taken = [first];
    while (taken.length < (OF_GROUP[name] ?? 2)) {
      const nearest = rest.map((state) => Math.min(...taken.map((one) => distance(one.fresh, state.fresh))));
      taken.push(...rest.splice(nearest.indexOf(Math.max(...nearest)), 1));
    }
    return { name, states: taken };
  });
}

/** In how many objects two states differ. */
function distance(one: Fresh, other: Fresh): number {
  const names = [...new Set([...one.keys(), ...other.keys()])];
  return names.filter((name) => one.has(name) !== other.has(name) || !isDeepStrictEqual(one.get(name), other.get(name))).length;
}
