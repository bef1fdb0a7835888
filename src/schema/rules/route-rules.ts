import { quote } from '../../core/quote';
import { empty, Fields, missing, ObjectRule, refuse } from '../object-rule';

/** What the CRDs of Gateway API say in CEL, over several fields or elements. Source: gateway-api at v1.6.1, test/crds/gateway.networking.k8s.io. */
const backendPort: ObjectRule = ({ group, kind, port }) => {
  return empty(group) && (empty(kind) || kind === 'Service') && empty(port) ? missing('port', 'which a Service needs') : undefined;
};

/** Of which a route has one at most. */
const ONCE = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite', 'CORS'];

const routeFilters: ObjectRule = ({ filters }) => {
  const types = (filters as readonly Fields[] | null | undefined)?.map(({ type }) => type as string) ?? [];
  const i = types.findIndex((type, at) => ONCE.includes(type) && types.indexOf(type) < at);
  if (i !== -1) return refuse(`filters[${i}]`, `${types[i]} stands at [${types.indexOf(types[i])}] already`, 'remove one of them', 'ElementTwice');
  const both = types.includes('RequestRedirect') && types.includes('URLRewrite');
  return both ? refuse('filters', 'has RequestRedirect and URLRewrite', 'leave one of them out', 'MutuallyExclusive') : undefined;
};

const parents: ObjectRule = ({ parentRefs }) => {
  const list = (parentRefs as readonly Fields[] | null | undefined) ?? [];
  const same = (a: Fields, b: Fields, fields: readonly string[]): boolean => fields.every((field) => (a[field] || '') === (b[field] || ''));
  for (let i = 1; i < list.length; i++) {
    const first = list.findIndex((other) => same(other, list[i], ['group', 'kind', 'name', 'namespace']) && (same(other, list[i], ['sectionName', 'port'])
      || (empty(other.sectionName) && empty(other.port)) !== (empty(list[i].sectionName) && empty(list[i].port))));
    if (first < i && first !== -1) {
      return refuse(`parentRefs[${i}]`, `is the same parent as [${first}]`, 'remove one of them, or name the section in both', 'ElementTwice');
    }
  }
  return undefined;
};

const terminating: ObjectRule = ({ mode, certificateRefs, options }) => {
  const passes = mode === 'Passthrough';
  return !passes && empty(certificateRefs) && Object.keys(options ?? {}).length === 0 ? missing('certificateRefs', 'which Terminate needs') : undefined;
};

const PATH = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$/;

const routePath: ObjectRule = ({ type, value = '/' }) => {
  if (type === 'RegularExpression' || value === null) return undefined;
  const isPlain = value.startsWith('/') && PATH.test(value) && !/\/\/|\/\.\.?(\/|$)|%2f/i.test(value);
  return isPlain
    ? undefined : refuse('value', `${quote(value)} is not an absolute path`, 'begin with "/", and leave out "//", "/./" and "/../"', 'PatternMismatch');
};

export const ROUTE_RULES: Readonly<Record<string, ObjectRule>> = { backendPort, parents, routeFilters, routePath, terminating };
