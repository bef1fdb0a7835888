import { inspect } from 'node:util';
import { foldedSentences } from '../../src/core/folded-sentences';
import { ConfigurationError, Finding, throwProblems, Where } from '../../src/core/problem';
import { accepts, also, each, Fields, inWords, isPlainObject, nested, optional, readProps, readValue, required, shape, walk } from '../../src/core/props';
import { didYouMean, looksLikeSecret, quote } from '../../src/core/quote';
import { text } from '../../src/core/safe-text';
import { integer, json, list, record } from '../../src/core/values';
import { cyclic, findings, loose, thrown, throwing } from '../support/findings';

const FINDING: Finding = { what: '"a" is wrong', instead: 'write "b"', code: 'NotAllowedValue' };
const SAID = '"a" is wrong; write "b" (NotAllowedValue)';

test.each<[Where, string, string]>([
  [Where.call('Exposure.nodePort'), '', `Exposure.nodePort(): ${SAID}`],
  [Where.call('Exposure.nodePort'), 'hookPort', `Exposure.nodePort({ hookPort }): ${SAID}`],
  [Where.call('new ProwApp'), 'hook.env[0].name', `new ProwApp({ hook.env[0].name }): ${SAID}`],
  [Where.construct('40-prow/hook'), '', `[40-prow/hook] ${SAID}`],
  [Where.construct('40-prow/hook'), 'nodePort', `[40-prow/hook] nodePort: ${SAID}`],
  [Where.construct('40-prow/hook'), 'env[0]', `[40-prow/hook] env[0]: ${SAID}`],
  [Where.construct('40-prow/hook'), '[0]', `[40-prow/hook] [0]: ${SAID}`],
  [Where.validation, '', SAID],
  [Where.validation, 'env[0]', `env[0]: ${SAID}`],
])('%j at %j: %s', (where, prop, expected) => {
  expect(where.problem(prop, FINDING)).toEqual({ ...FINDING, text: expected });
});

test('an error holds every problem, one line each, and their codes in the same order', () => {
  const problems = [Where.call('a').problem('x', FINDING), Where.call('a').problem('', { ...FINDING, code: 'NotInteger' })];
  const error = new ConfigurationError(problems);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('ConfigurationError');
  expect(error.message).toBe('a({ x }): "a" is wrong; write "b" (NotAllowedValue)\na(): "a" is wrong; write "b" (NotInteger)');
  expect(error.codes).toEqual(['NotAllowedValue', 'NotInteger']);
  expect(error.problems).toBe(problems);
  // as Node prints what nobody catches
  expect(inspect(error, { customInspect: false })).toBe(`[ConfigurationError:\n${error.message}\n]`);
});

test('nothing found, nothing thrown', () => {
  expect(() => throwProblems([])).not.toThrow();
});

interface Inner { readonly ports: readonly number[]; readonly labels?: Readonly<Record<string, string>> }
interface Outer { readonly name: string; readonly size?: number; readonly inner?: Inner; readonly more?: Inner }

const inner = shape({ ports: required(list(integer(1, 9))), labels: optional(record(text)) } satisfies Fields<Inner>);
const OUTER = {
  name: required(text),
  size: optional(integer(1, 9), 5),
  inner: optional(inner),
  more: nested(shape({ ports: optional(list(integer(1, 9)), [7]) })),
} satisfies Fields<Outer>;
const read = (where: Where, value: unknown): Outer => readProps(where, value, OUTER);

test.each<[unknown, object]>([
  [{ name: 'a' }, { name: 'a', size: 5, inner: undefined, more: { ports: [7] } }],
  [{ name: 'a', size: undefined, more: undefined }, { name: 'a', size: 5, inner: undefined, more: { ports: [7] } }],
  [{ name: 'a', size: 1, inner: { ports: [], labels: { b: '' } }, more: { ports: [1] } },
    { name: 'a', size: 1, inner: { ports: [], labels: { b: '' } }, more: { ports: [1] } }],
  [Object.assign(Object.create(null), { name: 'a' }), { name: 'a', size: 5, inner: undefined, more: { ports: [7] } }],
])('reads %j', (value, expected) => expect(read(Where.call('f'), value)).toEqual(expected));

test.each<[string, unknown, readonly string[]]>([
  ['nothing', undefined, ['f({ name }): is missing; give it a value (PropMissing)']],
  ['null', null, ['f(): null is not an object of properties; write { … } (WrongType)']],
  ['a text', 'a', ['f(): "a" is not an object of properties; write { … } (WrongType)']],
  ['a list', [], ['f(): [] is not an object of properties; write { … } (WrongType)']],
  ['an instance', new Map([['name', 'a']]), ['f(): an instance of Map is not an object of properties; write { … } (WrongType)']],
  ['an inherited property', Object.create({ name: 'a' }), ['f(): an object that inherits from another one is not an object of properties; write { … } '
    + '(WrongType)']],
  ['a prototype instead of '
    + 'properties', { __proto__: { name: 'a' } }, ['f(): an object that inherits from another one is not an object of properties; write { … } (WrongType)']],
  ['a prototype as property', JSON.parse('{ "name": "a", "__proto__": { "size": 1 } }'),
    ['f(): "__proto__" is not a property; known are inner, more, name, size (UnknownProp)']],
  ['null for what is required and what is not', { name: null, size: null, more: null }, [
    'f({ name }): null is not a value; give it a value (NullValue)',
    'f({ size }): null is not a value; leave it out to get the default (NullValue)',
    'f({ more }): null is not a value; leave it out to get the default (NullValue)',
  ]],
  ['a property of every object', { name: 'a', toString: 'b' }, ['f(): "toString" is not a property; known are inner, more, name, size (UnknownProp)']],
  ['spelling mistakes', { name: 'a', Size: 1, inne: {}, '': 1, 'na\nme': 1, ['x'.repeat(1e6)]: 1 }, [
    'f(): "Size" is not a property; did you mean "size"? (UnknownProp)',
    'f(): "inne" is not a property; did you mean "inner"? (UnknownProp)',
    'f(): "" is not a property; known are inner, more, name, size (UnknownProp)',
    'f(): "na\\nme" is not a property; did you mean "name"? (UnknownProp)',
    `f(): "${'x'.repeat(118)}… is not a property; known are inner, more, name, size (UnknownProp)`,
  ]],
  ['what stands one step further inside', { name: 'a', innerPorts: [1], innerLabel: {}, labels: {}, Sizes: 1, sizeFrom: 1, ports: [] }, [
    'f(): "innerPorts" is not a property; did you mean "inner.ports"? (UnknownProp)',
    'f(): "innerLabel" is not a property; did you mean "inner.labels"? (UnknownProp)',
    'f(): "labels" is not a property; did you mean "inner.labels"? (UnknownProp)',
    'f(): "Sizes" is not a property; did you mean "size"? (UnknownProp)',
    'f(): "sizeFrom" is not a property; known are inner, more, name, size (UnknownProp)',
    'f(): "ports" is not a property; known are inner, more, name, size (UnknownProp)',
  ]],
  ['one mistake at every depth', { name: 5, size: 0, inner: { ports: [1, 'x'], labels: { 'a/b': 5, 'c d': null }, port: 1 }, more: { ports: 'x' }, other: 1 }, [
    'f({ name }): 5 is not a string; put it in quotes (WrongType)',
    'f({ size }): 0 is outside 1-9; pick a number in that range (NumberOutOfRange)',
    'f({ inner.ports[1] }): "x" is not a number; write an integer from 1 to 9 (WrongType)',
    'f({ inner.labels.a/b }): 5 is not a string; put it in quotes (WrongType)',
    'f({ inner.labels["c d"] }): null is not a value; leave the key out (NullValue)',
    'f({ inner }): "port" is not a property; did you mean "ports"? (UnknownProp)',
    'f({ more.ports }): "x" is not a list; write [ … ] (WrongType)',
    'f(): "other" is not a property; known are inner, more, name, size (UnknownProp)',
  ]],
])('refuses %s', (_, value, expected) => expect(thrown(() => read(Where.call('f'), value))).toEqual(expected));

test('the same below a construct', () => {
  expect(thrown(() => read(Where.construct('40-prow/hook'), { inner: { ports: [0] }, nam: 'a' }))).toEqual([
    '[40-prow/hook] inner.ports[0]: 0 is outside 1-9; pick a number in that range (NumberOutOfRange)',
    '[40-prow/hook] "nam" is not a property; did you mean "name"? (UnknownProp)',
  ]);
});

test('what several properties say is looked at when each of them passed, and only then', () => {
  const upper = (value: unknown): string => readProps(Where.call('f'), value, OUTER, ({ name }) => name.toUpperCase());
  expect(upper({ name: 'a' })).toBe('A');
  expect(thrown(() => upper({ name: Symbol('a') }))).toEqual(['f({ name }): Symbol(a) is not a string; put it in quotes (WrongType)']);
  expect(() => readProps(Where.call('f'), {}, {}, () => loose(undefined).name)).toThrow(TypeError);
});

test('what throws when it is read is told with all the rest', () => {
  const refused = (value: unknown): readonly string[] => thrown(() => readProps(Where.call('f'), value, OUTER));
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(refused({ get name() { throw new Error('ghp_16C7e42F292c6912E7710c838347Ae178B4a'); }, size: 0, inner: { ports: [], labels: throwing() } })).toEqual([
    'f({ name }): throws a value that looks like a secret (not shown) when it is read; write plain data (ValueUnreadable)',
    ...refused({ name: 'a', size: 0 }),
    'f({ inner.labels.trap }): throws "boom" when it is read; write plain data (ValueUnreadable)',
  ]);
  expect(refused({ name: 'a', inner: new Proxy({}, { getPrototypeOf: () => { throw Object.create(null); } }) })).toEqual(
    ['f({ inner }): throws "an error" when it is read; write plain data (ValueUnreadable)']);
  expect(refused(proxy)).toEqual([
    'f(): throws "Cannot perform \'getPrototypeOf\' on a proxy that has been revoked" when it is read; write plain data (ValueUnreadable)',
  ]);
});

test('one value by itself', () => {
  expect(readValue(Where.call('f'), 'port', 5, integer(1, 9))).toBe(5);
  expect(thrown(() => readValue(Where.call('f'), 'port', 0, integer(1, 9)))).toEqual(
    ['f({ port }): 0 is outside 1-9; pick a number in that range (NumberOutOfRange)']);
});

test('a finding about two properties, and whether something was written', () => {
  const seen: boolean[] = [];
  const both = (value: unknown): unknown => readProps(Where.call('f'), value, OUTER, (_, p) => {
    seen.push(p.given('name'), p.given('size'), p.given('inner'), loose(p).given('toString'));
    p.problem('size', FINDING);
    p.problem('inner.ports[0]', FINDING);
    p.problem('', FINDING);
  });
  expect(thrown(() => both({ name: 'a', size: 3 }))).toEqual([`f({ size }): ${SAID}`, `f({ inner.ports[0] }): ${SAID}`, `f(): ${SAID}`]);
  expect(seen).toEqual([true, true, false, false]);
});

test('a rule that depends on other properties ends the reading, with what was found before', () => {
  const again = (value: unknown): number => readProps(Where.call('f'), value, OUTER, ({ name }, p) => {
    if (name === 'b') p.problem('name', FINDING);
    return p.again('size', required(integer(5, 9)));
  });
  expect(again({ name: 'a', size: 7 })).toBe(7);
  expect(thrown(() => again({ name: 'b', size: 3 }))).toEqual(
    [`f({ name }): ${SAID}`, 'f({ size }): 3 is outside 5-9; pick a number in that range (NumberOutOfRange)']);
});

test('rules made of rules', () => {
  const even = also(integer(1, 9), (value) => (value % 2 === 0 ? undefined : FINDING));
  const told = inWords(even, () => ({ ...FINDING, what: 'other words' }));
  const all = (value: unknown): unknown => readValue(Where.call('f'), 'x', value, (_, report) => each([0, 4, 3], (one) => even(one, report)));
  const walked = (): unknown => readValue(Where.call('f'), '', 0, (_, report) => walk(report, (note) => [note.at('a').at('[0]')(FINDING), note(FINDING)]));
  expect([even, told].map((rule) => readValue(Where.call('f'), 'x', 4, rule))).toEqual([4, 4]);
  expect(thrown(() => readValue(Where.call('f'), 'x', 3, even))).toEqual([`f({ x }): ${SAID}`]);
  expect(thrown(() => readValue(Where.call('f'), 'x', 3, told))).toEqual(['f({ x }): other words; write "b" (NotAllowedValue)']);
  expect(thrown(() => all(0))).toEqual(['f({ x }): 0 is outside 1-9; pick a number in that range (NumberOutOfRange)', `f({ x }): ${SAID}`]);
  expect(thrown(walked)).toEqual([`f({ a[0] }): ${SAID}`, `f(): ${SAID}`]);
  expect(() => accepts(() => loose(undefined).name, 1)).toThrow(TypeError);
});

test.each<[unknown, boolean]>([
  [['a'], true], [[], true], [[5], false], [[['a']], false], ['a', false], [[null], false],
])('a list of texts passes: %j is %s', (value, expected) => expect(accepts(list(text), value)).toBe(expected));

test.each<[string, unknown, boolean]>([
  ['{}', {}, true],
  ['without a prototype', Object.create(null), true],
  ['a list', [], false],
  ['null', null, false],
  ['a Date', new Date(0), false],
  ['a Map', new Map(), false],
  ['a function', () => 0, false],
  ['a wrapped number', Object(5), false],
  ['an instance', new (class A {})(), false],
  ['a prototype of its own', { __proto__: {} }, false],
])('%s is a plain object: %s', (_, value, expected) => expect(isPlainObject(value)).toBe(expected));

const HIDDEN = 'a value that looks like a secret (not shown)';
const HEX = '0123456789abcdef'.repeat(4);

const QUOTED: readonly (readonly [unknown, string])[] = [
  ['a', '"a"'],
  ['', '""'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ['\u0000\t\n\r\u001b', '"\\u0000\\t\\n\\r\\u001b"'],
  ['\u200b\u202e\u2069', '"\\u200b\\u202e\\u2069"'],
  ['\u007f\u0085\u009f\u2028\u2029\ufeff\ufffe\uffff', '"\\u007f\\u0085\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff"'],
  ['\ud800a\udc00', '"\\ud800a\\udc00"'],
  ['ä 日本 😀', '"ä 日本 😀"'],
  ['x'.repeat(118), `"${'x'.repeat(118)}"`],
  ['x'.repeat(119), `"${'x'.repeat(118)}…`],
  [`${'x'.repeat(117)}😀😀`, `"${'x'.repeat(117)}…`],
  [`${'x'.repeat(116)}😀😀`, `"${'x'.repeat(116)}😀…`],
  [Array(1000).fill(1), `[${'1,'.repeat(59)}…`],
  [5, '5'],
  [-0, '0'],
  [1e21, '1e+21'],
  [NaN, 'NaN'],
  [-Infinity, '-Infinity'],
  [10n, '10'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Symbol('a\nb\u2028'), 'Symbol(a\\u000ab\\u2028)'],
  [() => 'secret', 'a function'],
  [class A {}, 'a function'],
  [{ a: [1, 'b', null, true] }, '{"a":[1,"b",null,true]}'],
  [{ a: [1n, NaN, undefined, Symbol('s'), () => 1] }, '{"a":["1","NaN","undefined","Symbol(s)","a function"]}'],
  [{ a: new Date(0), b: Buffer.from('key'), c: new Map() }, '{"a":"an instance of Date","b":"an instance of Uint8Array","c":"an instance of Map"}'],
  [new Error('a\nb'), 'an instance of Error'],
  [new (class Token { [Symbol.toStringTag] = 'a\nb'; })(), 'an instance of a\\u000ab'],
  [{ toJSON: () => undefined }, 'an object that JSON leaves out'],
  [{ toJSON: () => { throw new TypeError('no'); } }, 'an object that cannot be read'],
  [cyclic(), 'an object that contains itself'],
  [Object.create(null), '{}'],
  [{ a: { [`npm_${'aB3dE5gH'.repeat(5).slice(0, 36)}`]: [1] } }, `{"a":{"${HIDDEN}":[1]}}`],
];

test.each(QUOTED.map(([value, shown]) => ({ shown, quoted: () => quote(value) })))('$shown', ({ shown, quoted }) => expect(quoted()).toBe(shown));

test.each([
  'ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'gho_x', 'ghs_x', 'ghu_x', 'ghr_x', 'github_pat_11A', 'glpat-x', 'xoxb-1', 'xoxp-1', 'xoxa-1',
  'AKIAIOSFODNN7EXAMPLE',
  ' ghp_x', 'token ghp_x', 'Bearer: ghs_x\n', HEX, HEX.slice(0, 40), `${HEX}\n`, HEX.toUpperCase(), `${'aB3dE5gH9'.repeat(5).slice(0, 43)}=`,
  `${'aB3dE5gH9'.repeat(5).slice(0, 43)}=\n`,
  `npm_${'aB3dE5gH'.repeat(5).slice(0, 36)}`, `Authorization: Bearer ${'aB3dE5gH'.repeat(5)}`, 'redis://:hunter2@db',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIE', '\n-----BEGIN OPENSSH PRIVATE KEY-----', 'https://user:pass@example.com/', 'https://token@github.com/acme/app',
  's3://key:secret@minio:9000',
])('%j is never shown', (secret) => {
  expect(looksLikeSecret(secret)).toBe(true);
  expect([secret, [secret], { a: { b: secret } }].map(quote)).toEqual([HIDDEN, `["${HIDDEN}"]`, `{"a":{"b":"${HIDDEN}"}}`]);
  for (const rule of [text, list(integer(1, 9)), record(integer(1, 9)), json]) {
    for (const value of [secret, [secret, NaN], { a: secret, b: NaN }]) expect(findings(rule, value).join('\n')).not.toContain(secret.trim());
  }
  for (const rule of [record(integer(1, 9)), json]) expect(findings(rule, { [secret]: { a: NaN } }).join('\n')).not.toContain(secret.trim());
});

test.each(
  ['', 'a', 'hook', 'ghp', 'slovakia', HEX.slice(0, 39), 'https://example.com/@acme', 'git@github.com:acme/app', 'a@b', `hook@sha256:${HEX}`,
    'ghcr.io/acme/hook:v1', 'a'.repeat(64), 'A'.repeat(64), `${'A'.repeat(43)}=`, `${'ab'.repeat(30)}`, 'ssh://git@github.com/acme/app'])(
  '%j is no secret', (harmless) => expect(looksLikeSecret(harmless)).toBe(false));

test.each<readonly [string, readonly string[], string | undefined]>([
  ['nodeport', ['nodePort', 'clusterIp'], 'nodePort'],
  ['nodPort', ['nodePort', 'hostPort'], 'nodePort'],
  ['a', ['b'], 'b'],
  ['ab', ['cd'], undefined],
  ['domain', ['hookHost', 'deckHost'], undefined],
  ['hookHsot', ['deckHost', 'hookHost'], 'hookHost'],
  ['', ['abc'], undefined],
  ['abc', [], undefined],
])('%j among %j is %j', (typed, allowed, expected) => expect(didYouMean(typed, allowed)).toBe(expected));

const slow = (i: number): string => `jobs.periodics[${i}]: the name \`unit-${i}\` has ${70 + i} characters. Prow cuts it.`;
const FOLDED: readonly [string, readonly string[], readonly string[]][] = [
  ['nothing', [], []],
  ['what is said twice', ['A.', 'B.', 'A.'], ['A.', 'B.']],
  ['few of a kind', [slow(0), 'A.', slow(1), slow(2)], [slow(0), 'A.', slow(1), slow(2)]],
  ['many of a kind, by their places', ['A.', slow(0), 'B.', ...[1, 2, 3, 4].map(slow), slow(2)],
    ['A.', `${slow(0)} The same is so of 4 more: jobs.periodics[1], jobs.periodics[2], jobs.periodics[3] and others.`, 'B.']],
  ['many of a kind, by their names', ['a', 'b', 'c', 'd'].map((name) => `[c/x] Service "${name}" has 2 ports.`),
    ['[c/x] Service "a" has 2 ports. The same is so of 3 more: "b", "c", "d".']],
  ['many of a kind, by numbers alone', [1, 2, 3, 4].map((port) => `Port ${port} is open.`), ['Port 1 is open. The same is so of 3 more: 2, 3, 4.']],
  ['names before numbers', [1, 2, 3, 4].map((n) => `Port ${n} of \`web-${n}\` is open.`),
    ['Port 1 of `web-1` is open. The same is so of 3 more: `web-2`, `web-3`, `web-4`.']],
  ['other words', ['A is slow.', 'B is slow.', 'C is slow.', 'D is slow.'], ['A is slow.', 'B is slow.', 'C is slow.', 'D is slow.']],
];

test.each(FOLDED)('sentences: %s', (_, sentences, said) => expect(foldedSentences(sentences)).toEqual(said));
