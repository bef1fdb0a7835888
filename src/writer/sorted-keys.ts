import { IResolver, ResolutionContext } from 'cdk8s';

/**
 * Sorts the keys of every object before cdk8s renders it. cdk8s sorts by itself unless CDK8S_DISABLE_SORT is set; with keys that are in
 * order already the variable changes nothing, and JSON patches still come after the sorting.
 */
export class SortedKeys implements IResolver {
  resolve(context: ResolutionContext): void {
    const value = context.value;
    if (typeof value !== 'object' || value.constructor !== Object) return;
    const keys = Object.keys(value);
    if (isSorted(keys)) return;
    const sorted = Object.fromEntries([...keys].sort().map((key) => [key, value[key]]));
    // JavaScript puts keys that look like integers first whatever their order was; replacing those again and again would never end
    if (Object.keys(sorted).some((key, i) => key !== keys[i])) context.replaceValue(sorted);
  }
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) {
    if (keys[i - 1] > keys[i]) return false;
  }
  return true;
}
