import { ApiObject, ApiObjectMetadataDefinition, App, Chart, IResolver, JsonPatch, Lazy, ResolutionContext } from 'cdk8s';
import { IntOrString, KubeDeployment } from 'cdk8s-plus-28/lib/imports/k8s';
import fc from 'fast-check';
import { jsonOf, plainJson } from '../../src/writer/plain-json';
import { SortedKeys } from '../../src/writer/sorted-keys';

const SEED = 20270115;
const RUNS = 700;

type Data = Readonly<Record<string, any>>;

function chart(resolvers: IResolver[] = [new SortedKeys()]): Chart {
  return new Chart(new App({ outdir: 'nowhere', resolvers }), 'c', { namespace: 'prow', labels: { 'of': 'chart', '10': 'ten', '9': 'nine' } });
}

function object(data: Data, parent = chart()): ApiObject {
  return new ApiObject(parent, 'o', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o' }, ...data });
}

/** With prototypes and the order of keys, which `toEqual` does not see; or what is thrown, without what cdk8s puts in front. */
function told(make: () => unknown): unknown {
  const inOrder = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, element]) => [key, inOrder(element)]);
    return [Object.getPrototypeOf(value), Array.isArray(value) ? value.length : undefined, entries];
  };
  try {
    return inOrder(make());
  } catch (error) {
    return String(error).replace(/^Error: Failed serializing construct at path '.*?' with name '.*?': /s, '');
  }
}

/** Both ways on an object each, so that neither meets what the other one left. */
function same(make: () => ApiObject): void {
  const [one, other] = [make(), make()];
  expect(told(() => jsonOf(App.of(one))(one))).toEqual(told(() => other.toJson()));
}

function sameFor(data: Data): void {
  same(() => object(data));
}

const KEYS = ['a', 'b', 'Z', '10', '9', '-1', '01', 'constructor', '__proto__', 'toString', 'value', 'resolve', 'length', 'é', ''];

describe('the same as toJson()', () => {
  const key = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom(...KEYS));
  const scalar = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean());
  const listOf = (element: fc.Arbitrary<unknown>) => fc.array(element, { maxLength: 3 });
  const mapOf = (element: fc.Arbitrary<unknown>) => fc.dictionary(key, element, { maxKeys: 4, noNullPrototype: true });
  const strange = fc.constantFrom<() => unknown>(
    () => undefined, () => null, () => NaN, () => -0, () => 1n, () => Symbol('s'), () => (): number => 1, () => new Date(0), () => new Map([['a', 1]]),
    () => Buffer.from('a'), () => new Number(1), () => new String('s'),
    () => Object.create(null), () => Object.create({ a: 1 }), () => Object.create({ resolve: () => 'inherited' }),
    () => Object.create(null, { a: { value: 1, enumerable: true } }),
    () => [], () => ({}), () => [[], {}, [{}]], () => Object.assign([1], { 2: 'sparse' }), () => Object.assign([1], { value: 'v' }),
    () => Object.assign([1], { resolve: () => 'r' }),
    () => ({ resolve: 'no function' }), () => ({ resolve: () => ({ z: 1, a: null }) }),
    () => Object.defineProperty({ a: 1 }, 'resolve', { value: () => 'hidden' }),
    () => ({ value: 1 }), () => ({ constructor: 'x' }), () => ({ constructor: Object }), () => ({ [Symbol('k')]: 1, a: 1 }),
    () => new Proxy({ b: 1, a: 2 }, {}),
    () => JSON.parse('{"__proto__": {"a": 1}, "b": 2}'), () => JSON.parse('{"__proto__": [1]}'), () => JSON.parse('{"__proto__": null}'),
    () => ({ get b() { return { d: 1, c: null }; }, a: 1 }), () => ({ get a(): never { throw new Error('not today'); } }),
    () => Object.freeze({ b: 1, a: Object.freeze([1]) }),
    () => new (class Own { a = 1; })(), () => new (class Posing { a = 1; constructor() { Object.assign(this, { constructor: Object }); } })(),
    () => new (class List extends Array<number> {})(3),
    () => IntOrString.fromNumber(80), () => IntOrString.fromString('http'),
    () => Lazy.any({ produce: () => ({ z: 1, a: Lazy.any({ produce: () => [null] }) }) }),
  ).map((make) => ({ make }));
  const { plain, any } = fc.letrec<{ plain: unknown; any: unknown }>((tie) => ({
    plain: fc.oneof({ depthSize: 'medium' }, scalar, fc.constantFrom(undefined, null), listOf(tie('plain')), mapOf(tie('plain'))),
    any: fc.oneof({ depthSize: 'medium' }, { weight: 3, arbitrary: tie('plain') }, strange, listOf(tie('any')), mapOf(tie('any'))),
  }));

  /** Puts what is marked as strange into its place. */
  const made = (value: any): any => {
    if (typeof value !== 'object' || value === null) return value;
    if (typeof value.make === 'function') return value.make();
    if (Array.isArray(value)) return value.map(made);
    const result = {};
    for (const name of Object.keys(value)) Object.defineProperty(result, name, { value: made(value[name]), enumerable: true });
    return result;
  };
  const topKey = fc.oneof(key, fc.constantFrom('spec', 'data', 'apiversion', 'aaa'));
  const dataOf = (element: fc.Arbitrary<unknown>) => fc.dictionary(topKey, element, { maxKeys: 4, noNullPrototype: true });
  const metadataOf = (element: fc.Arbitrary<unknown>) => fc.record({
    name: fc.oneof(fc.string(), fc.constant('o')), namespace: fc.string(), labels: mapOf(element), annotations: mapOf(element), finalizers: listOf(element),
    ownerReferences: listOf(mapOf(element)), generateName: element, more: mapOf(element), [`10`]: element, constructor: element, apiObject: element,
  }, { requiredKeys: [], noNullPrototype: true });

  const sameWithMetadata = (data: Data, metadata: Data): void => sameFor({ ...made(data), metadata: made(metadata) });

  test('for plain data of any shape', () => {
    fc.assert(fc.property(dataOf(plain), metadataOf(plain), sameWithMetadata), { seed: SEED, numRuns: RUNS });
  });

  test('for what is more than plain data', () => {
    fc.assert(fc.property(dataOf(any), metadataOf(any), sameWithMetadata), { seed: SEED, numRuns: RUNS });
  });

  test('for data that is added later', () => {
    fc.assert(fc.property(key, key, any.map(made), (label, name, value) => same(() => {
      const one = object({ data: { b: '1', a: '2' } });
      one.metadata.addLabel(label, 'x');
      one.metadata.addAnnotation(label, 'y');
      one.metadata.addFinalizers('f');
      one.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' });
      one.metadata.add(name, value);
      return one;
    })), { seed: SEED, numRuns: RUNS });
  });

  test('whether cdk8s sorts or not', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    try {
      const data = { zeta: { b: [{ d: 1, c: {} }], a: 1 }, alpha: 1, metadata: { zz: { b: 1, a: 2 }, name: 'o', labels: { z: 'z', a: 'a' } } };
      sameFor(data);
      expect(plainJson(object(data))).toBeDefined();
    } finally {
      delete process.env.CDK8S_DISABLE_SORT;
    }
  });
});

describe('one walk', () => {
  /** Fails when cdk8s renames the private properties that are read: the result would be right still, and several times as slow. */
  test.each<[string, Data]>([
    ['data', { data: { b: '1', a: '2' } }],
    ['nested data', { spec: { list: [{ b: 1, a: [] }, [], 'x', true, 1.5], none: null, nothing: undefined } }],
    ['metadata', { metadata: { name: 'o', namespace: 'n', labels: {}, annotations: { b: '1', a: '2' }, finalizers: ['f'], ownerReferences: [] } }],
    ['more metadata', { metadata: { name: 'o', generateName: 'g', annotations: {} } }],
  ])('does %s', (_, data) => {
    const one = object(data);
    expect(plainJson(one)).toEqual(one.toJson());
  });

  class Overriding extends ApiObject {
    override toJson(): any {
      return { ...super.toJson(), own: 1 };
    }
  }
  const props = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o' } };
  const replaced = (one: object, key: string, value: unknown): void => void Object.defineProperty(one, key, { value });

  test.each<[string, () => ApiObject]>([
    ['a patch', () => {
      const one = object({ data: { a: '1' } });
      one.addJsonPatch(JsonPatch.add('/data/b', '2'));
      return one;
    }],
    ['toJson() of its own', () => new Overriding(chart(), 'o', props)],
    ['toJson() of an L1 construct', () => new KubeDeployment(chart(), 'o', { metadata: { name: 'o' } })],
    ['toJson() that somebody replaced', () => {
      const one = object({});
      one.toJson = () => ({ other: 1 });
      return one;
    }],
    ['metadata that is told otherwise', () => {
      const one = object({});
      one.metadata.toJson = () => ({ name: 'other' });
      return one;
    }],
    ['props that are named otherwise', () => {
      const one = object({});
      replaced(one, 'props', undefined);
      return one;
    }],
    ['patches that are named otherwise', () => {
      const one = object({});
      replaced(one, 'patches', undefined);
      return one;
    }],
    ['added metadata that is named otherwise', () => {
      const one = object({ metadata: { name: 'o', generateName: 'g' } });
      replaced(one.metadata, '_additionalAttributes', undefined);
      return one;
    }],
    ['a kind that is no text', () => object({ kind: { resolve: () => 'Pod' } as unknown as string })],
    ['no metadata', () => object({ metadata: { name: undefined } }, new Chart(new App({ resolvers: [new SortedKeys()] }), 'c'))],
  ])('leaves to toJson(): %s', (_, make) => {
    expect(plainJson(make())).toBeUndefined();
    same(make);
  });

  test.each([ApiObject, ApiObjectMetadataDefinition])('leaves to toJson(): what somebody replaced in all objects, %p', ({ prototype }) => {
    const toJson = jest.spyOn(prototype as ApiObject, 'toJson');
    expect(plainJson(object({}))).toBeUndefined();
    toJson.mockRestore();
  });

  class Shouting implements IResolver {
    resolve(context: ResolutionContext): void {
      if (context.value === 'quiet') context.replaceValue('LOUD');
    }
  }
  class AlsoSorting extends SortedKeys {
    override resolve(context: ResolutionContext): void {
      if (context.value === 'quiet') context.replaceValue('LOUD');
      super.resolve(context);
    }
  }

  test.each<[string, IResolver[]]>([
    ['no resolver of ours', []],
    ['another one in front', [new Shouting(), new SortedKeys()]],
    ['another one behind', [new SortedKeys(), new Shouting()]],
    ['another one in its place', [new Shouting()]],
    ['one that extends ours', [new AlsoSorting()]],
  ])('leaves to toJson(), in the whole app: %s', (_, resolvers) => {
    const one = object({ data: { a: 'quiet' } }, chart(resolvers));
    const toJson = jest.spyOn(one, 'toJson').mockReturnValue({ asked: true });
    expect(jsonOf(App.of(one))(one)).toEqual({ asked: true });
    toJson.mockRestore();
    same(() => object({ data: { a: 'quiet' } }, chart(resolvers)));
  });

  test('asks who resolves once for all objects', () => {
    const parent = chart();
    const app = App.of(parent);
    const get = jest.fn(() => [...resolvers]);
    const { resolvers } = app;
    Object.defineProperty(app, 'resolvers', { get });
    const json = jsonOf(app);
    const asked = get.mock.calls.length;
    for (const id of ['a', 'b', 'c']) json(new ApiObject(parent, id, props));
    expect(get.mock.calls.length).toBe(asked);
  });
});
