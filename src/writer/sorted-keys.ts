import { IResolver, ResolutionContext } from 'cdk8s';

/**
 * Sorts the keys of every object before cdk8s renders it. cdk8s sorts by itself unless CDK8S_DISABLE_SORT is set; with keys that are in
 * order already the variable changes nothing, and JSON patches still come after the sorting.
 */
export class SortedKeys implements IResolver {
  resolve(context: ResolutionContext): void {
    const value = context.value;
    if (typeof value !== 'object' || value.constructor !== Object) return;
    if (isSorted(value)) return;
    const keys = Object.keys(value);
    const sorted = Object.fromEntries([...keys].sort().map((key) => [key, value[key]]));
    // JavaScript puts keys that look like integers first whatever their order was; replacing those again and again would never end
    if (Object.keys(sorted).some((key, i) => key !== keys[i])) context.replaceValue(sorted);
  }
}

/** Asked of every object in the app, mostly in vain, so that it makes no list of the keys. */
function isSorted(value: object): boolean {
  let last = '';
  for (const key in value) {
    if (key < last) return false;
    last = key;
  }
  return true;
}
