import { quantityValue } from '../core/amounts';
import { contains } from '../core/net';
import { quote } from '../core/quote';
import { empty, FieldFinding, Fields, missing, needless, ObjectRule, refuse } from './object-rule';
import { ROUTE_RULES } from './route-rules';


/** Sources: pkg/apis/{core,apps,autoscaling,networking,rbac}/validation and apimachinery's pkg/apis/meta/v1/validation at v1.37.1. */
const envVar: ObjectRule = ({ value, valueFrom }) => (empty(value) || empty(valueFrom) ? undefined : needless('valueFrom', 'beside value'));

const requirement: ObjectRule = ({ operator, values }) => {
  if (operator === 'In' || operator === 'NotIn') return empty(values) ? missing('values', `which ${operator} needs`) : undefined;
  if (operator === 'Exists' || operator === 'DoesNotExist') return empty(values) ? undefined : needless('values', `beside ${operator}`);
  return values?.length === 1 ? undefined : refuse('values', `has not one element, which ${operator} needs`, 'give one number', 'LengthOutOfRange');
};

const toleration: ObjectRule = ({ key, operator, value, effect, tolerationSeconds }) => {
  if (empty(key) && operator !== 'Exists') return refuse('operator', 'is not Exists, and there is no key', 'name the key, or write Exists', 'PropMissing');
  if (operator === 'Exists' && !empty(value)) return needless('value', 'beside Exists');
  return tolerationSeconds === undefined || tolerationSeconds === null || effect === 'NoExecute' ? undefined
    : needless('tolerationSeconds', 'beside another effect than NoExecute');
};

const localhostProfile: ObjectRule = ({ type, localhostProfile: profile }) => {
  if (type === 'Localhost') return empty(profile) ? missing('localhostProfile', 'which Localhost needs') : undefined;
  return empty(profile) ? undefined : needless('localhostProfile', `beside ${type}`);
};

const strategy: ObjectRule = ({ type, rollingUpdate }) => {
  return empty(rollingUpdate) || empty(type) || type === 'RollingUpdate' ? undefined : needless('rollingUpdate', `beside ${type}`);
};

const service: ObjectRule = ({ type = 'ClusterIP', clusterIP, clusterIPs, ports = [], externalName, ...rest }) => {
  const headless = clusterIP === 'None' || clusterIPs?.[0] === 'None';
  if (type === 'ExternalName') return empty(externalName) ? missing('externalName', 'which ExternalName needs') : undefined;
  if (empty(ports)) return headless ? undefined : missing('ports', 'which a Service with an address needs');
  if (headless && type !== 'ClusterIP' && type !== '') return refuse('clusterIP', `is "None" beside ${type}`, 'leave it out', 'MutuallyExclusive');
  const wants = ['loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts', 'loadBalancerClass'].find((field) => !empty(rest[field]));
  if (wants !== undefined && type !== 'LoadBalancer') return needless(wants, `beside ${type}`);
  const isOutside = type === 'LoadBalancer' || type === 'NodePort' || !empty(rest.externalIPs);
  if (!empty(rest.externalTrafficPolicy) && !isOutside) return needless('externalTrafficPolicy', `beside ${type}`);
  return servicePorts(ports, type === 'ClusterIP' || type === '');
};

function servicePorts(ports: readonly Fields[], isInside: boolean): FieldFinding | undefined {
  for (let i = 0; i < ports.length; i++) {
    const { name, port, protocol, nodePort } = ports[i];
    if (ports.length > 1 && empty(name)) return missing(`ports[${i}].name`, 'which each of several ports needs');
    if (isInside && !empty(nodePort) && nodePort !== 0) return needless(`ports[${i}].nodePort`, 'beside ClusterIP');
    const first = ports.findIndex((other) => other.port === port && (other.protocol || 'TCP') === (protocol || 'TCP'));
    if (first < i) return refuse(`ports[${i}]`, `is the same port as [${first}]`, 'remove one of them', 'ElementTwice');
  }
  return undefined;
}

const ingressPath: ObjectRule = ({ path, pathType }) => {
  return empty(path) && pathType !== 'ImplementationSpecific' ? missing('path', `which ${pathType} needs`) : undefined;
};

const policyRule: ObjectRule = ({ apiGroups, resources, resourceNames, nonResourceURLs }) => {
  if (empty(nonResourceURLs)) {
    if (empty(resources)) return missing('resources', 'which a rule needs without nonResourceURLs');
    return empty(apiGroups) ? missing('apiGroups', 'which a rule for resources needs ("" is the core group)') : undefined;
  }
  return empty(apiGroups) && empty(resources) && empty(resourceNames) ? undefined : needless('nonResourceURLs', 'beside resources');
};

const RBAC = 'rbac.authorization.k8s.io';

const subject: ObjectRule = ({ kind, apiGroup }) => {
  const wanted = kind === 'ServiceAccount' ? '' : RBAC;
  return empty(apiGroup) || apiGroup === wanted ? undefined
    : refuse('apiGroup', `${quote(apiGroup)} has no ${kind}`, wanted === '' ? 'leave it out' : `write "${RBAC}"`, 'NotAllowedValue');
};

const roleRef: ObjectRule = ({ apiGroup }) => (empty(apiGroup) || apiGroup === RBAC ? undefined
  : refuse('apiGroup', `${quote(apiGroup)} has no roles`, `write "${RBAC}"`, 'NotAllowedValue'));

const METRICS: Readonly<Record<string, string>> = { Object: 'object', Pods: 'pods', Resource: 'resource', ContainerResource: 'containerResource', External: 'external' };

const metric: ObjectRule = (fields) => {
  const wanted = METRICS[fields.type];
  const other = Object.values(METRICS).find((name) => name !== wanted && !empty(fields[name]));
  if (empty(fields[wanted])) return missing(wanted, `which ${fields.type} needs`);
  return other === undefined ? metricTarget(fields.type, wanted, fields[wanted].target) : needless(other, `beside ${fields.type}`);
};

function metricTarget(type: string, at: string, { averageUtilization, averageValue }: Fields): FieldFinding | undefined {
  if (type !== 'Resource' && type !== 'ContainerResource') return undefined;
  if (empty(averageUtilization) && empty(averageValue)) return missing(`${at}.target.averageUtilization`, `which ${type} needs, or averageValue`);
  return empty(averageUtilization) || empty(averageValue) ? undefined : needless(`${at}.target.averageValue`, 'beside averageUtilization');
}

const autoscaler: ObjectRule = ({ minReplicas = 1, maxReplicas, metrics }) => {
  if (minReplicas > maxReplicas) return refuse('maxReplicas', `${maxReplicas} is less than minReplicas, ${minReplicas}`, 'raise it', 'NumberOutOfRange');
  const measuredOutside = (metrics as readonly Fields[] | null | undefined)?.some(({ type }) => type === 'Object' || type === 'External') === true;
  return minReplicas !== 0 || measuredOutside ? undefined : refuse('minReplicas', 'is 0, and no metric is of Object or External', 'write 1 or more', 'NumberOutOfRange');
};

/** Seconds that a pod has to end, where it names none. */
const GRACE = 30;
/** What only a container that stays may have. */
const OF_LASTING = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'];

const pod: ObjectRule = ({ dnsPolicy, dnsConfig, containers, initContainers, terminationGracePeriodSeconds }) => {
  if (dnsPolicy === 'None' && empty(dnsConfig?.nameservers)) return missing('dnsConfig.nameservers', 'which dnsPolicy None needs');
  const most = terminationGracePeriodSeconds ?? GRACE;
  return ending(initContainers ?? []) ?? sleeping('containers', containers ?? [], most) ?? sleeping('initContainers', initContainers ?? [], most);
};

function ending(containers: readonly Fields[]): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    const container = containers[i];
    if (container.restartPolicy === 'Always' || !OF_LASTING.some((field) => !empty(container[field]))) continue;
    return refuse(`initContainers[${i}]`, 'ends, and has a probe or a lifecycle', 'remove it, or write restartPolicy "Always"', 'MutuallyExclusive');
  }
  return undefined;
}

/** Who sleeps longer than the pod has time to end is killed while he sleeps. */
function sleeping(list: string, containers: readonly Fields[], most: number): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    const { lifecycle } = containers[i];
    if (lifecycle === undefined || lifecycle === null) continue;
    for (const hook of ['postStart', 'preStop']) {
      const seconds = lifecycle[hook]?.sleep?.seconds ?? 0;
      if (seconds >= 0 && seconds <= most) continue;
      const when = `${seconds} is not between 0 and terminationGracePeriodSeconds, ${most}`;
      return refuse(`${list}[${i}].lifecycle.${hook}.sleep.seconds`, when, 'pick a number in that range', 'NumberOutOfRange');
    }
  }
  return undefined;
}

const selecting: ObjectRule = ({ selector }) => (empty(selector?.matchExpressions) && Object.keys(selector?.matchLabels ?? {}).length === 0
  ? refuse('selector', 'selects everything', 'name the labels of the template', 'EmptyList') : undefined);

/** The names of its Jobs are longer. */
const cronJob: ObjectRule = ({ metadata: { name } }) => (typeof name === 'string' && name.length > 52
  ? refuse('metadata.name', `${quote(name)} has ${name.length} characters`, 'shorten it to 52', 'NameTooLong') : undefined);

const ipBlock: ObjectRule = ({ cidr, except }) => {
  const i = (except as readonly string[] | null | undefined)?.findIndex((inner) => !contains(cidr, inner) || contains(inner, cidr)) ?? -1;
  return i === -1 ? undefined : refuse(`except[${i}]`, `${quote(except[i])} is not inside ${quote(cidr)}`, 'name a part of it', 'CidrInvalid');
};

const policyPort: ObjectRule = ({ port, endPort }) => {
  if (empty(endPort)) return undefined;
  if (typeof port !== 'number') return needless('endPort', 'without a port that is a number');
  return endPort >= port ? undefined : refuse('endPort', `${endPort} is less than port, ${port}`, 'raise it', 'NumberOutOfRange');
};

const OF_CONTAINERS = /^(cpu|memory|ephemeral-storage|hugepages-.+|[^/]+\/.+)$/;
/** What may not be more than what. */
const ORDER = [['min', 'max'], ['min', 'default'], ['min', 'defaultRequest'], ['defaultRequest', 'default'], ['defaultRequest', 'max'], ['default', 'max']] as const;

const limits: ObjectRule = (fields) => {
  const { type, min, max } = fields;
  if (type === 'PersistentVolumeClaim' && empty(min?.storage) && empty(max?.storage)) return missing('max.storage', 'which PersistentVolumeClaim needs, or min.storage');
  for (const field of ['min', 'max', 'default', 'defaultRequest', 'maxLimitRequestRatio']) {
    const other = type === 'PersistentVolumeClaim' ? undefined : Object.keys(fields[field] ?? {}).find((name) => !OF_CONTAINERS.test(name));
    if (other !== undefined) return refuse(field, `${quote(other)} is no resource of containers`, 'write cpu, memory, ephemeral-storage, or a name with a domain', 'PatternMismatch');
    if (type === 'Pod' && field.startsWith('default') && !empty(fields[field])) return needless(field, 'beside Pod');
  }
  for (const [less, more] of ORDER) {
    const name = Object.keys(fields[less] ?? {}).find((one) => amount(fields[less][one]) > amount(fields[more]?.[one]));
    if (name !== undefined) return refuse(`${less}.${name}`, `${quote(fields[less][name])} is more than ${more} has, ${quote(fields[more][name])}`, 'lower it', 'NumberOutOfRange');
  }
  return undefined;
};

function amount(quantity: unknown): number {
  return quantityValue(String(quantity));
}

/** By the names that tables put behind `@look`. */
export const OBJECT_RULES: Readonly<Record<string, ObjectRule>> = {
  ...ROUTE_RULES, autoscaler, cronJob, envVar, ingressPath, ipBlock, limits, localhostProfile, metric, pod, policyPort, policyRule, requirement,
  roleRef, selecting, service, strategy, subject, toleration,
};
