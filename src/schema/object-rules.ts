import { Finding } from '../core/problem';
import { quote } from '../core/quote';

/** Something that several fields of an object together show to be wrong, at one of them. */
export interface FieldFinding {
  readonly at: string;
  readonly finding: Finding;
}

type Fields = Readonly<Record<string, any>>;

/** Looks at an object whose fields are fine, each for itself. */
export type ObjectRule = (fields: Fields) => FieldFinding | undefined;

const empty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const refuse = (at: string, what: string, instead: string, code: Finding['code']): FieldFinding => ({ at, finding: { what, instead, code } });
const missing = (at: string, when: string): FieldFinding => refuse(at, `is missing, ${when}`, 'give it a value', 'PropMissing');
const needless = (at: string, when: string): FieldFinding => refuse(at, `has no place ${when}`, 'leave it out', 'MutuallyExclusive');

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

const service: ObjectRule = ({ type = 'ClusterIP', clusterIP, clusterIPs, ports = [], externalName, sessionAffinity, sessionAffinityConfig, ...rest }) => {
  const headless = clusterIP === 'None' || clusterIPs?.[0] === 'None';
  if (type === 'ExternalName') return empty(externalName) ? missing('externalName', 'which ExternalName needs') : undefined;
  if (empty(ports)) return headless ? undefined : missing('ports', 'which a Service with an address needs');
  if (headless && type !== 'ClusterIP' && type !== '') return refuse('clusterIP', `is "None" beside ${type}`, 'leave it out', 'MutuallyExclusive');
  if (!empty(sessionAffinityConfig) && sessionAffinity !== 'ClientIP') return needless('sessionAffinityConfig', 'without sessionAffinity ClientIP');
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
  return empty(fields[wanted]) ? missing(wanted, `which ${fields.type} needs`) : other === undefined ? undefined : needless(other, `beside ${fields.type}`);
};

const autoscaler: ObjectRule = ({ minReplicas = 1, maxReplicas }) => (minReplicas <= maxReplicas ? undefined
  : refuse('maxReplicas', `${maxReplicas} is less than minReplicas, ${minReplicas}`, 'raise it', 'NumberOutOfRange'));

/** What only a container that stays may have. */
const OF_LASTING = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'];

const pod: ObjectRule = ({ dnsPolicy, dnsConfig, initContainers = [] }) => {
  if (dnsPolicy === 'None' && empty(dnsConfig?.nameservers)) return missing('dnsConfig.nameservers', 'which dnsPolicy None needs');
  const i = (initContainers as readonly Fields[]).findIndex((one) => one.restartPolicy !== 'Always' && OF_LASTING.some((field) => !empty(one[field])));
  if (i === -1) return undefined;
  return refuse(`initContainers[${i}]`, 'ends, and has a probe or a lifecycle', 'remove it, or write restartPolicy "Always"', 'MutuallyExclusive');
};

const selecting: ObjectRule = ({ selector }) => (empty(selector?.matchExpressions) && Object.keys(selector?.matchLabels ?? {}).length === 0
  ? refuse('selector', 'selects everything', 'name the labels of the template', 'EmptyList') : undefined);

/** The names of its Jobs are longer. */
const cronJob: ObjectRule = ({ metadata: { name } }) => (typeof name === 'string' && name.length > 52
  ? refuse('metadata.name', `${quote(name)} has ${name.length} characters`, 'shorten it to 52', 'NameTooLong') : undefined);

/** By the names that tables put behind `@look`. */
export const OBJECT_RULES: Readonly<Record<string, ObjectRule>> = {
  autoscaler, cronJob, envVar, ingressPath, localhostProfile, metric, pod, policyRule, requirement, roleRef, selecting, service, strategy, subject, toleration,
};
