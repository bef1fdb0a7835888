import { neighbours } from '../conformance/neighbours/all';
import { Where } from '../../src/core/problem';
import { readValue, Refusals, walk } from '../../src/core/props';
import { nativeType } from '../../src/schema/native-kinds';
import { readAs } from '../../src/schema/reader';
import { Type } from '../../src/schema/receiver';

/** Refused by other checks than the one that reads an object. */
const ELSEWHERE = ['a volume that the pod has', 'a selector of other pods', 'a key that is a path', 'a key of dots'];

function said(json: any): readonly string[] {
  const type = nativeType(json.apiVersion, json.kind) as Type;
  const refusals = new Refusals();
  refusals.of(() => readValue(Where.validation, '', json, (given, report) => walk(report, (note) => readAs(type, given, note))));
  return refusals.found.map(({ text }) => text);
}

test('what fits is taken', () => expect(neighbours.filter(([, , right]) => said(right).length > 0).map(([what]) => what)).toEqual([]));

test('what does not fit is refused once, with what to do instead', () => {
  const texts = new Map(neighbours.map(([what, wrong]) => [what, said(wrong)]));
  expect([...texts.keys()].length).toBe(neighbours.length);
  expect([...texts].filter(([, found]) => found.length === 0).map(([what]) => what)).toEqual(ELSEWHERE);
  expect([...texts].map(([what, found]) => [what, ...found].join('\n  ')).join('\n')).toMatchSnapshot();
});

function* withNull(json: any, holder: any = json): Generator<any> {
  for (const key of Object.keys(holder)) {
    const value = holder[key];
    if (typeof value === 'object' && value !== null) yield* withNull(json, value);
    holder[key] = null;
    yield json;
    holder[key] = value;
  }
}

test('null may stand anywhere', () => {
  const thrown: string[] = [];
  for (const [what, ...both] of neighbours) {
    for (const json of both) {
      const copy = JSON.parse(JSON.stringify(json));
      const type = nativeType(copy.apiVersion, copy.kind) as Type;
      for (const changed of withNull(copy)) {
        try {
          type.fine(changed);
        } catch (error) {
          thrown.push(`${what}: ${(error as Error).message}: ${JSON.stringify(changed)}`);
        }
      }
    }
  }
  expect(thrown).toEqual([]);
});
