import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { celRule } from '../../src/schema/cel/parser';
import type { Schema } from '../check/crd-schema';
import { isGrouped, isGroupedList } from './cel-groups';
import { celRules } from './cel-rules';
import type { CustomResource } from './custom-table';

const CRDS = join(__dirname, '..', 'crds');

const UPDATE = 'compares with what was there before, which an object that is made has not';

const FIELDS_OF_OTHERS = 'is about a field that nothing here writes';

/** Rules of CRDs that are not asked here, and why. */
const UNREAD: Readonly<Record<string, string>> = {
  'crd.projectcalico.org IPPool.spec.blockSize: self == oldSelf': UPDATE,
  'crd.projectcalico.org IPPool.spec.cidr: self == oldSelf': UPDATE,
  'gateway.envoyproxy.io BackendTrafficPolicy.spec.responseOverride[].match.statusCodes[]: (!has(self.type) || self.type == \'Value\')? has(self.value) : true':
    FIELDS_OF_OTHERS,
  'gateway.envoyproxy.io BackendTrafficPolicy.spec.responseOverride[].match.statusCodes[]: (has(self.type) && self.type == \'Range\')? has(self.range) : true':
    FIELDS_OF_OTHERS,
  'gateway.envoyproxy.io BackendTrafficPolicy.spec.responseOverride[].match.statusCodes[].range: self.end > self.start':
    FIELDS_OF_OTHERS,
  'gateway.envoyproxy.io ClientTrafficPolicy.spec.tls: has(self.minVersion) && has(self.maxVersion) ? {"Auto":0,"1.0":1,"1.1":2,"1.2":3,"1.3":4}[self.minVersion] <= {"1.0":1,"1.1":2,"1.2":3,"1.3":4,"Auto":5}[self.maxVersion] : !has(self.minVersion) && has(self.maxVersion) ? 3 <= {"1.0":1,"1.1":2,"1.2":3,"1.3":4,"Auto":5}[self.maxVersion] : true':
    FIELDS_OF_OTHERS,
  'gateway.networking.k8s.io Gateway.status.addresses[]: self.type == \'Hostname\' ? self.value.matches(r"""^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"""): true':
    'is about a status, which a controller writes',
  'gateway.networking.k8s.io GatewayClass.spec.controllerName: self == oldSelf': UPDATE,
  'helm.cattle.io HelmChart.spec.driver: !oldSelf.hasValue() || self == oldSelf.value()': UPDATE,
  'metallb.io BGPPeer.spec.enableGracefulRestart: self == oldSelf': UPDATE,
  'projectcalico.org IPPool.spec.blockSize: self == oldSelf': UPDATE,
  'projectcalico.org IPPool.spec.cidr: self == oldSelf': UPDATE,
};

interface Asked { readonly by: 'relation' | 'expression' | 'nobody'; readonly place: string }

/** Every rule of a schema, and who asks it. The parent of a field without fields of its own asks its rules. */
function walk(schema: Schema, place: string, name: string, parent: Schema | undefined): readonly Asked[] {
  const bySelf = schema.properties !== undefined || parent === undefined;
  const asks = celRules(bySelf ? schema : parent).map(({ on = '', rule }) => `${on}: ${rule}`);
  const own = (schema['x-kubernetes-validations'] ?? []).map(({ rule }): Asked => {
    const text = rule.trim().replace(/\s+/g, ' ');
    const related = bySelf ? isGrouped(rule, schema as Parameters<typeof isGrouped>[1]) : isGroupedList(rule, name);
    const isAsked = asks.includes(`${bySelf ? '' : name}: ${text}`) && celRule(text) !== undefined && !place.includes('.status');
    return { by: related ? 'relation' : isAsked ? 'expression' : 'nobody', place: `${place}: ${text}` };
  });
  const inside = Object.entries(schema.properties ?? {}).flatMap(([key, of]) => walk(of, `${place}.${key}`, key, schema));
  const elements = schema.items === undefined ? [] : walk(schema.items, `${place}[]`, `${name}[]`, parent);
  const values = typeof schema.additionalProperties === 'object' ? walk(schema.additionalProperties, `${place}{}`, `${name}{}`, parent) : [];
  return [...own, ...inside, ...elements, ...values];
}

test('what CRDs say in CEL is asked here, but for what the table of the unread names', () => {
  const all = readdirSync(CRDS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml')).sort().flatMap((path) => {
    const { spec: { group, names, versions } } = parse(readFileSync(join(CRDS, path), 'utf8')) as CustomResource;
    return versions.filter(({ served }) => served !== false).flatMap(({ schema }) => walk(schema.openAPIV3Schema, `${group} ${names.kind}`, '', undefined));
  });
  expect(all.filter(({ by }) => by === 'nobody').map(({ place }) => place)).toEqual(Object.keys(UNREAD));
  const count = (by: Asked['by']): number => all.filter((one) => one.by === by).length;
  expect({ relations: count('relation'), expressions: count('expression'), unread: count('nobody') }).toEqual({ relations: 253, expressions: 247, unread: 12 });
});

const ASKED: readonly (readonly [rule: string, self: unknown, holds: boolean])[] = [
  ["self.all(a, a != 'x')", [], true],
  ["self.exists(a, a.b == 'x')", [{}, { b: 'x' }], true],
  ["self.exists(a, a.b == 'x')", [{}, { b: 'y' }], false],
  ["self.all(a, a.b == 'x')", [{}, { b: 'y' }], false],
  ['self.exists_one(a, self.exists(b, b == a + 1))', [1, 2, 7], true],
  ['has(self.a.b)', { a: {} }, false],
  ['has(self.a.b)', {}, false],
  ['has(self[0].a) && size(self[0].a) == 2', [{ a: 'ää' }], true],
  ['has(self.a)', { a: null }, false],
  ["self.a == 'x' || true", {}, true],
  ["true || self.a == 'x'", {}, true],
  ["self.a == 'x' || false", {}, false],
  ["self.a == 'x' && false", {}, false],
  ['!has(self.a) || self.a', {}, true],
  ['1 + 2 * 3 == 7 && 7 / 2 == 3 && 7 % 2 == 1 && -1 < 0', {}, true],
  ['false ? self.a : true', {}, true],
  ['"a" in self', { a: 1 }, true],
  ["self.a in ['x', 'y']", { a: 'z' }, false],
  ["duration(self) < duration('1m')", '59s', true],
  ["duration(self) < duration('1m')", '1 minute', false],
  ["isIP(self)", '10.0.0.256', false],
  ["self.matches('^(\\\\.|a)+$')", 'a.a', true],
  ['self.matches(r"""^(?i)a$""")', 'A', true],
  ["self.split('/')[0].size() < 2 && self.substring(2) == 'b' && self.upperAscii() == 'A/B'", 'a/b', true],
  ["self.__namespace__ == ''", { namespace: '' }, true],
  ["self['a'] == 1", { a: 1 }, true],
];

/** What has no value is neither true nor false. */
test.each<[string, unknown]>([["self.a == 'x'", {}], ["self.exists(a, a.b == 'x')", [{}, { b: 'y' }]], ["duration(self) > duration('1m')", 'x'],
  ['has(self.a.b)', {}], ['self.size() > 1', 5],
  ['self.filter(a, a.b == 1).size() == 0', [{}]], ['self.a.startsWith("x")', { a: 5 }], ['1 in self', 5], ['self.all(a, true)', 'x'], ['self[1] == 1', [1]],
  ['self.a ? true : true', {}]])(
  '%s of %j has no value', (rule, self) => expect([rule, `!(${rule})`].map((one) => celRule(one)!(self))).toEqual([false, false]));

test.each(ASKED)('%s of %j is %j', (rule, self, holds) => {
  expect(celRule(rule)!(self)).toBe(holds);
});

test.each(['self == oldSelf', 'self.unknown()', 'self ==', '(self', 'self self', 'self # 1', 'a', 'self.all(a)'])('%s is not read',
  (rule) => expect(celRule(rule)).toBeUndefined());
