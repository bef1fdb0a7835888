import { isPlainObject, Note } from '../core/props';
import { quote } from '../core/quote';
import { readObject } from './render-object';
import { RenderedObject } from './rendered-object';

/**
 * The objects in a `List`, which `kubectl apply` takes apart: whatever has `items` beside a kind that ends in List. Undefined for any other object.
 *
 * Source: kubernetes v1.33 staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/unstructured (`IsList`, `UnstructuredList`).
 */
export function itemsOf({ kind, path, json: { items } }: RenderedObject, reportAt: (path: string) => Note): readonly RenderedObject[] | undefined {
  if (!kind.endsWith('List') || !Array.isArray(items)) return undefined;
  return items.flatMap((item: unknown, i) => {
    const itemPath = `${path}${path.endsWith(']') ? '.' : ' '}items[${i}]`;
    const report = reportAt(itemPath);
    if (isPlainObject(item)) return readObject(item, itemPath, report) ?? [];
    report({ what: `${quote(item)} is not an object`, instead: 'write { apiVersion, kind, metadata, … }', code: 'WrongType' });
    return [];
  });
}
