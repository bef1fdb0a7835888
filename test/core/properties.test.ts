import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { goDuration, positiveQuantity, quantity, quantityValue } from '../../src/core/amounts';
import { argument } from '../../src/core/argument';
import { ExtraVolume } from '../../src/core/extra-volume';
import { absolutePath, dataKey, dnsLabel, dnsSubdomain, environmentName, image, labelValue, qualifiedName, repository, secretName } from '../../src/core/names';
import { cidr, cidrOf, contains, hostName, hostOrAddress, httpUrl, overlap, port } from '../../src/core/net';
import { Where } from '../../src/core/problem';
import { readValue, Rule } from '../../src/core/props';
import { forbiddenCharacter, multilineText, text } from '../../src/core/safe-text';
import { nodePortIn, nodePortRange, ServiceExposure } from '../../src/core/service-exposure';
import { boolean, instanceOf, json, jsonObject, list, oneOf, record } from '../../src/core/values';
import { containerResources, environmentVariable, toleration, topologySpread } from '../../src/core/workload-options';
import { cyclic, findings, loose, nested, thrown } from '../support/findings';

fc.configureGlobal({ seed: 20240619, numRuns: 200 });

const ONE_LINE = 'a text on one line';
const RULES: readonly Rule<unknown>[] = [
  absolutePath, argument, boolean, cidr, cidrOf('ipv4'), containerResources, dataKey, dnsLabel, dnsSubdomain, environmentName, environmentVariable, goDuration,
  hostName, hostOrAddress, httpUrl, image, instanceOf(ServiceExposure, 'ServiceExposure.clusterIp()'), json, jsonObject, labelValue, list(environmentVariable),
  list(text, 1), multilineText, nodePortIn('30000-32767'), nodePortRange, oneOf('Cluster', 'Local'), port, positiveQuantity, qualifiedName, quantity,
  record(json), record(labelValue, qualifiedName), record(list(port)), repository, secretName, text, toleration, topologySpread,
];

const LEGAL = [
  'a', 'prow', 'a-b.c', 'kubernetes.io/arch', 'acme/app', 'ghcr.io/acme/hook:v1', `hook@sha256:${'0'.repeat(64)}`, 'https://a.example:80/b', '10.244.0.0/16',
  'fd00:10:244::/56',
  '1.2.3.4', 'fd00::1', '100m', '1.5Gi', '1h30m', '7d', '30000-32767', '/a/b', '--flag=value', 'HTTP_PROXY', '1e3', '0x1f', '0o17', '-_1', 'yes', '~',
  '2001-01-01', '',
];
// what YAML readers take for structure, what Unicode hides, what shells and JSON quote
const PIECES = [
  ...'\u0000\t\n\r\u001b\u007f\u0085\u00a0\u200b\u202e\u2028\u2029\ufeff\ufffe\uffff', '\ud800', '\udc00', '😀', 'ä',
  ...'-_./:@%?#&*!|>\'"`,[]{}=~<+ 0xoe1A', '://', '..', ': ', ' #', '---', '\n---\n', '{{', '$(A)', '\\', '\n\n', '  \n',
];

const nearlyLegal = fc.tuple(fc.constantFrom(...LEGAL), fc.array(fc.tuple(fc.nat(80), fc.constantFrom(...PIECES, '')), { maxLength: 4 }))
  .map(([legal, changes]) => changes.reduce((changed, [at, piece]) => changed.slice(0, at) + piece + changed.slice(at + (piece === '' ? 1 : 0)), legal));
const mixed = fc.array(fc.constantFrom(...PIECES, ...LEGAL), { maxLength: 8 }).map((pieces) => pieces.join(''));
const anyText = fc.oneof(nearlyLegal, mixed, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

// a getter or proxy that throws is left out: what it throws is its author's, who ought to see it
const STRANGE: readonly unknown[] = [
  undefined, null, NaN, Infinity, -0, 0.5, 2 ** 53, 10n, Symbol('a\nb'), () => 'a', class A {}, new Date(NaN), /a/, new Error('a\nb'),
  Buffer.from('ghp_a'), new URL('https://a:b@c'), new Map([['a', 1]]), Object('a'), Object(5), [undefined], Array(3), cyclic(), nested(65),
  Object.create(null), Object.create({ name: 'a' }), JSON.parse('{"__proto__":{"a":1}}'), { __proto__: { name: 'a' } },
  { constructor: 1, prototype: 2 }, { toString: 1, valueOf: null, hasOwnProperty: 1 }, { toJSON: () => 'a\nb' }, { get name() { return 5; } },
  new (class B { [Symbol.toStringTag] = 'a\nb'; })(),
  { requests: { cpu: Symbol('1') }, limits: { cpu: '1' } }, { requests: { cpu: '1' }, limits: { cpu: Object.create(null) } },
  Promise.resolve(), globalThis, process, new Proxy({}, {}), new Proxy([], {}), ServiceExposure.clusterIp(), Object.freeze(['a']),
  Object.assign(['a'], { name: 'b' }),
];
const PROPS = [
  'requests', 'limits', 'cpu', 'key', 'operator', 'value', 'effect', 'tolerationSeconds', 'topologyKey', 'maxSkew', 'whenUnsatisfiable', 'name', 'secretKeyRef',
  'configMapKeyRef',
  'mountPath', 'readOnly', 'configMapName', 'secretName', 'claimName', 'sizeLimit', 'externalTrafficPolicy', 'nodePortRange', 'nodePort', '__proto__',
  'constructor', '<<', '0o17',
];
const leaf = fc.oneof(
  anyText, fc.constantFrom(...STRANGE), fc.constantFrom(...LEGAL), fc.integer(), fc.double(),
  fc.anything({
    withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withSet: true,
    withNullPrototype: true, withObjectString: true, withSparseArray: true, withTypedArray: true,
  }),
);
const { value: hostile } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...PROPS), anyText), tie('value'), { maxKeys: 5, noNullPrototype: false })),
}));

const GRAMMAR = /^(\[[^\]]+\]|[A-Za-z.]+\().*; .* \([A-Z][A-Za-z]+\)$/;

const isSaid = (line: string): boolean => GRAMMAR.test(line) && !/[\t\n]/.test(line) && forbiddenCharacter(line) === undefined && line.length < 1000;

const FACTORIES: readonly ((value: unknown) => unknown)[] = [
  (options) => ServiceExposure.nodePort(30001, loose(options)),
  (nodePort) => ServiceExposure.nodePort(loose(nodePort)),
  (options) => ExtraVolume.configMap(loose(options)),
  (options) => ExtraVolume.secret(loose(options)),
  (options) => ExtraVolume.claim(loose(options)),
  (options) => ExtraVolume.emptyDir(loose(options)),
];

test.each([['rule', RULES.flatMap((rule) => [
  (value: unknown) => readValue(Where.call('Factory.call'), 'prop', value, rule),
  (value: unknown) => readValue(Where.construct('40-prow/hook'), '', value, rule),
])], ['factory', FACTORIES]])('every %s takes any value, and says what is wrong on one line', (_, calls) => {
  fc.assert(fc.property(hostile, (value) => {
    expect(calls.flatMap((call) => thrown(() => call(value))).filter((line) => !isSaid(line))).toEqual([]);
  }));
});

test('nothing of it reached the prototype of all objects', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
});

test('no rule loses itself in a long text', () => {
  const units = ['a', 'A', '-', '.', '0', '1', ':', '/', ' ', '@', 'a.', 'a-', 'a/', 'a:', '1.', '1s', '::', '://', '../', '\n', '_', '%20', '\ud800'];
  const texts = units.flatMap((unit) => ['', '!'].flatMap((end) => ['', '/', 'https://'].map((start) => start + unit.repeat(5000) + end)));
  for (const rule of RULES) expect(texts.flatMap((value) => findings(rule, value)).filter((line) => line.length >= 1000)).toEqual([]);
});

/** What both generations of YAML readers make of a value that cdk8s wrote. */
function readBack(value: unknown): readonly unknown[] {
  const written = Yaml.stringify(value);
  return (['1.1', '1.2'] as const).map((version) => parse(written, { version, maxAliasCount: -1 }) as unknown);
}

function expectSurvives(rule: Rule<unknown>, value: unknown): void {
  if (findings(rule, value).length > 0) return;
  // as cdk8s does before it writes: without undefined, by value
  const data = JSON.parse(JSON.stringify({ a: { b: value, c: [value] } })) as unknown;
  expect(readBack(data)).toStrictEqual([data, data]);
}

test.each([[ONE_LINE, text], ['a text on several lines', multilineText]])('%s arrives as it was written', (_, rule) => {
  fc.assert(fc.property(anyText, (value) => expectSurvives(rule, value)), { numRuns: 600 });
});

test(`${ONE_LINE} arrives as a key, too`, () => {
  fc.assert(fc.property(anyText, (key) => {
    if (findings(record(text), { [key]: 'a' }).length > 0) return;
    expect(readBack({ a: { [key]: 'a' } })).toStrictEqual([{ a: { [key]: 'a' } }, { a: { [key]: 'a' } }]);
  }), { numRuns: 600 });
});

test('plain data arrives as it was written', () => {
  fc.assert(fc.property(fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), hostile), (value) => expectSurvives(json, value)), { numRuns: 600 });
});

// Source: sigs.k8s.io/yaml goyaml.v2/resolve.go, resolve(), v1.4.0
function goReadsNumber(written: string): boolean {
  if (!/^[-+.0-9]/.test(written)) return false;
  if (written.startsWith('.')) return !written.includes('_') && Number.isFinite(Number(written));
  const plain = written.replace(/_/g, '');
  const unsigned = plain.replace(/^[-+]/, '');
  return (/^(0[xob]|[\d.])/i.test(unsigned) && !Number.isNaN(Number(unsigned))) || /^-?0b[-+]?[01]+$/.test(plain);
}

test('what stands bare is no number to Go', () => {
  const numberish = fc.array(fc.constantFrom(...'00117.__--++eExXoObBaf'), { minLength: 1, maxLength: 7 }).map((characters) => characters.join(''));
  fc.assert(fc.property(numberish, (value) => {
    const bare = Yaml.stringify(value) === `${value}\n`;
    expect(findings(text, value).length > 0).toBe(bare && goReadsNumber(value));
  }), { numRuns: 2000 });
});

const amount = fc.nat(10 ** 9);
const SHIFTS: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18, e0: 0, 'e-3': -3, E6: 6, 'e+3': 3 };

/** A whole number with its point moved to the left, without arithmetic that would round: 1500 by 3 is 1.500. */
function shifted(digits: number, by: number): string {
  if (by <= 0) return `${digits}${'0'.repeat(-by)}`;
  const padded = String(digits).padStart(by + 1, '0');
  return `${padded.slice(0, -by)}.${padded.slice(-by)}`;
}

test('an amount is the same however it is written', () => {
  fc.assert(fc.property(amount, fc.constantFrom(...Object.keys(SHIFTS)), (value, suffix) => {
    const written = shifted(value, SHIFTS[suffix]) + suffix;
    expect(findings(quantity, written)).toEqual([]);
    expect([written, quantityValue(written)]).toEqual([written, value]);
  }));
});

test('a power of 1024 is what it says', () => {
  fc.assert(fc.property(amount, fc.constantFrom('Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'), (value, suffix) => {
    const power = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].indexOf(suffix) + 1;
    expect(quantityValue(`${value}${suffix}`)).toBe(value * 1024 ** power);
    expect(quantityValue(`${shifted(value, 3)}${suffix}`)).toBe(Number(shifted(value, 3)) * 1024 ** power);
  }));
});

test('a request is above its limit exactly when its amount is larger', () => {
  const suffixes = fc.constantFrom(...Object.keys(SHIFTS));
  fc.assert(fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), suffixes, suffixes, (request, limit, a, b) => {
    const resources = { requests: { cpu: shifted(request, SHIFTS[a]) + a }, limits: { cpu: shifted(limit, SHIFTS[b]) + b } };
    expect(findings(containerResources, resources).length).toBe(request > limit ? 1 : 0);
  }));
});

/** Every network in the last four bits of an address, with the addresses that it holds. */
function networks(prefix: string, bits: number): readonly { cidr: string; addresses: ReadonlySet<number> }[] {
  return [0, 1, 2, 3, 4].flatMap((free) => Array.from({ length: 16 >> free }, (_, i) => {
    const first = i << free;
    const last = bits === 32 ? `${prefix}${first}` : first === 0 ? prefix : `${prefix}${first.toString(16)}`;
    return { cidr: `${last}/${bits - free}`, addresses: new Set(Array.from({ length: 1 << free }, (__, j) => first + j)) };
  }));
}

test.each([['IPv4', networks('10.0.0.', 32)], ['IPv6', networks('fd00::', 128)]])(
  'all pairs of small %s networks overlap and contain each other as their addresses do', (_, all) => {
  expect(all.flatMap((network) => findings(cidr, network.cidr))).toEqual([]);
  const wrong = all.flatMap((a) => all.filter((b) => {
    const shared = [...a.addresses].filter((address) => b.addresses.has(address)).length;
    return overlap(a.cidr, b.cidr) !== shared > 0 || contains(a.cidr, b.cidr) !== (shared === b.addresses.size);
  }).map((b) => `${a.cidr} ${b.cidr}`));
  expect(wrong).toEqual([]);
});

const network = fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 })).map(([address, bits]) => {
  const size = 2 ** (32 - bits);
  const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
  const first = Math.floor(address / size) * size;
  return { first, size, given: `${dotted(address)}/${bits}`, masked: `${dotted(first)}/${bits}` };
});

test('host bits are found, and what is offered has none', () => {
  fc.assert(fc.property(network, ({ given, masked }) => {
    expect(findings(cidr, given)).toEqual(given === masked ? [] : [`"${given}" has host bits set; did you mean "${masked}"? (CidrNotMasked)`]);
    expect(findings(cidr, masked)).toEqual([]);
  }));
});

test('any two networks overlap as their ranges do', () => {
  fc.assert(fc.property(network, network, (a, b) => {
    const shared = a.first < b.first + b.size && b.first < a.first + a.size;
    expect([overlap(a.masked, b.masked), overlap(b.masked, a.masked)]).toEqual([shared, shared]);
    expect(contains(a.masked, b.masked)).toBe(shared && a.size >= b.size);
  }));
});
