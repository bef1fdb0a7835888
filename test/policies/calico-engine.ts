import { isIn, selects } from '../platform/network-policy-evaluator';
import { selector } from './calico-selector';
import { readWhole } from './read-whole';
import { effective } from './services';
import { type End, type Engine, isPod, type World } from './world';

const RULE = ['action', 'protocol', 'source', 'destination'];
const ENTITY = ['nets', 'notNets', 'selector', 'notSelector', 'namespaceSelector', 'ports', 'notPorts'];

type Direction = 'Ingress' | 'Egress';
type Verdict = 'Allow' | 'Deny' | 'Pass' | 'Log';

/** What a policy of either kind comes to. */
interface Policy {
  readonly order: number;
  readonly types: readonly Direction[];
  readonly isOf: (end: End) => boolean;
  readonly rules: Readonly<Record<Direction, readonly Rule[]>>;
}

interface Rule {
  readonly action: Verdict;
  readonly fits: (other: End, own: End, port: number, protocol: string) => boolean;
}

const DEFAULT_ORDER = Number.POSITIVE_INFINITY;
/** Source: libcalico-go/lib/backend/k8s/conversion/conversion.go, K8sNetworkPolicyToCalico. */
const ORDER_OF_KUBERNETES = 1000;

/**
 * Calico: the policies of one tier by their order, rule by rule; the first that allows or denies decides, and who has a policy is denied what none
 * decided. What a node itself sends to its own pods is never judged. Host endpoints and other tiers are none of ours.
 *
 * Source: docs.tigera.io, reference/resources/networkpolicy and globalnetworkpolicy; projectcalico/calico, felix/rules/endpoints.go.
 */
export const calico: Engine = (objects, world, flows) => {
  const policies = objects.map((object) => (object.apiVersion === 'networking.k8s.io/v1' ? ofKubernetes(object) : own(object, world)))
    .sort((one, other) => one.order - other.order);
  return flows.map((flow) => {
    const { from, to, port, protocol } = effective(world, flow);
    const [source, target] = [world.ends[from], world.ends[to]];
    const isOwnNode = !isPod(source) && source.node !== undefined && source.node === target.node;
    return sideAllows(policies, source, 'Egress', (rule) => rule.fits(target, source, port, protocol))
      && (isOwnNode || sideAllows(policies, target, 'Ingress', (rule) => rule.fits(source, target, port, protocol)));
  });
};

function sideAllows(policies: readonly Policy[], end: End, direction: Direction, fits: (rule: Rule) => boolean): boolean {
  if (!isPod(end)) return true;
  const applying = policies.filter(({ types, isOf }) => types.includes(direction) && isOf(end));
  if (applying.length === 0) return true;
  const decided = applying.flatMap(({ rules }) => rules[direction]).find((rule) => rule.action !== 'Log' && fits(rule));
  // what is passed on comes to the profile of the namespace, which allows
  return decided !== undefined && decided.action !== 'Deny';
}

function own({ kind, metadata: { namespace }, spec }: any, world: World): Policy {
  const isGlobal = kind === 'GlobalNetworkPolicy';
  readWhole('a policy of Calico', spec, ['order', 'selector', 'namespaceSelector', 'types', 'ingress', 'egress']);
  if (!isGlobal && kind !== 'NetworkPolicy') throw new Error(`${kind} is no policy of Calico`);
  const [isSelected, isOfNamespace] = [selector(spec.selector ?? 'all()'), namespaces(spec.namespaceSelector, world)];
  const rules = (all: any[] = [], side: 'source' | 'destination'): readonly Rule[] => all.map((rule) => ruleOf(rule, side, namespace, world));
  return {
    order: spec.order ?? DEFAULT_ORDER,
    types: spec.types ?? [...(spec.egress && !spec.ingress ? [] : ['Ingress']), ...(spec.egress ? ['Egress'] : [])],
    isOf: (end) => isPod(end) && (isGlobal ? isOfNamespace(end.namespace) : end.namespace === namespace) && isSelected(end.labels ?? {}),
    rules: { Ingress: rules(spec.ingress, 'source'), Egress: rules(spec.egress, 'destination') },
  };
}

function ruleOf(rule: any, side: 'source' | 'destination', namespace: string | undefined, world: World): Rule {
  readWhole('a rule of Calico', rule, RULE);
  const { action, protocol: of, source, destination } = rule;
  return {
    action,
    fits: (other, ours, port, protocol) => {
      if (of !== undefined && of !== protocol) return false;
      const ends = side === 'source' ? { source: other, destination: ours } : { source: ours, destination: other };
      return entity(source, ends.source, namespace, world) && entity(destination, ends.destination, namespace, world)
        && hasPort(destination, port) && source?.ports === undefined;
    },
  };
}

/** A selector of a policy of a namespace is about pods of that namespace, unless it names others. */
function entity(said: any = {}, end: End, namespace: string | undefined, world: World): boolean {
  readWhole('an end of a rule of Calico', said, ENTITY);
  const { nets, notNets = [], selector: of, notSelector, namespaceSelector } = said;
  if (nets && !nets.some((cidr: string) => isIn(end.address, cidr))) return false;
  if (notNets.some((cidr: string) => isIn(end.address, cidr))) return false;
  if (of === undefined && namespaceSelector === undefined && notSelector === undefined) return true;
  if (!isPod(end)) return false;
  const isThere = namespaceSelector === undefined
    ? namespace === undefined || end.namespace === namespace
    : namespaces(namespaceSelector, world)(end.namespace);
  return isThere && selector(of ?? 'all()')(end.labels ?? {}) && (notSelector === undefined || !selector(notSelector)(end.labels ?? {}));
}

function namespaces(text: string | undefined, { namespaces: all }: World): (namespace: string) => boolean {
  const isSelected = selector(text ?? 'all()');
  return (namespace) => isSelected({ ...all[namespace], 'projectcalico.org/name': namespace });
}

function hasPort({ ports, notPorts = [] }: any = {}, port: number): boolean {
  const isAmong = (one: number | string): boolean => {
    const [first, last = first] = String(one).split(':').map(Number);
    return first <= port && port <= last;
  };
  return (ports === undefined || ports.some(isAmong)) && !notPorts.some(isAmong);
}

/** As Calico converts it: each peer and each port a rule of its own that allows. */
function ofKubernetes({ metadata: { namespace }, spec }: any): Policy {
  const rules = (all: any[] = [], side: 'from' | 'to'): readonly Rule[] => all.map((rule) => ({
    action: 'Allow' as const,
    fits: (other: End, _own: End, port: number, protocol: string) => (rule.ports ?? []).length === 0
      ? isPeer(rule[side], other, namespace)
      : rule.ports.some((one: any) =>
        (one.protocol ?? 'TCP') === protocol && (one.port === undefined || (one.port <= port && port <= (one.endPort ?? one.port))))
        && isPeer(rule[side], other, namespace),
  }));
  return {
    order: ORDER_OF_KUBERNETES,
    types: spec.policyTypes ?? ['Ingress', ...(spec.egress ? ['Egress'] : [])],
    isOf: (end) => isPod(end) && end.namespace === namespace && selects(spec.podSelector, end.labels),
    rules: { Ingress: rules(spec.ingress, 'from'), Egress: rules(spec.egress, 'to') },
  };
}

function isPeer(peers: readonly any[] = [], other: End, namespace: string): boolean {
  return peers.length === 0 || peers.some(({ ipBlock, namespaceSelector, podSelector }) => ipBlock
    ? isIn(other.address, ipBlock.cidr) && !(ipBlock.except ?? []).some((cidr: string) => isIn(other.address, cidr))
    : isPod(other) && selects(podSelector, other.labels)
      && (namespaceSelector ? selects(namespaceSelector, { 'kubernetes.io/metadata.name': other.namespace }) : other.namespace === namespace));
}
