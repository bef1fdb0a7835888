import { isPlainObject, Note } from '../core/props';
import { quote } from '../core/quote';
import { readObject } from './render-object';
import { isListOfObjects, RenderedObject } from './rendered-object';

/** The objects in a list of them, which `kubectl apply` takes apart; undefined for any other object. */
export function itemsOf({ path, json }: RenderedObject, reportAt: (path: string) => Note): readonly RenderedObject[] | undefined {
  if (!isListOfObjects(json)) return undefined;
  return json.items.flatMap((item: unknown, i: number) => {
    const itemPath = `${path}${path.endsWith(']') ? '.' : ' '}items[${i}]`;
    const report = reportAt(itemPath);
    if (isPlainObject(item)) return readObject(item, itemPath, report) ?? [];
    report({ what: `${quote(item)} is not an object`, instead: 'write { apiVersion, kind, metadata, … }', code: 'WrongType' });
    return [];
  });
}
