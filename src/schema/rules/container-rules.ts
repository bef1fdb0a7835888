import { quote } from '../../core/quote';
import { amount, empty, FieldFinding, Fields, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** What a container says. Source: pkg/apis/core/validation/validation.go, validateContainerCommon and what it calls, at v1.37.1. */
const probes: ObjectRule = ({ livenessProbe, readinessProbe, startupProbe, ports }) => {
  if (is(readinessProbe?.terminationGracePeriodSeconds)) return needless('readinessProbe.terminationGracePeriodSeconds', 'in a probe that ends nothing');
  return atOnce('livenessProbe', livenessProbe) ?? atOnce('startupProbe', startupProbe)
    ?? asked('livenessProbe', livenessProbe, ports) ?? asked('readinessProbe', readinessProbe, ports) ?? asked('startupProbe', startupProbe, ports);
};

/** A probe at a name finds no port of another container. Source: pkg/probe/util.go, ResolveContainerPort. */
function asked(at: string, probe: Fields | null | undefined, ports: readonly Fields[] | null | undefined): FieldFinding | undefined {
  for (const way of ['httpGet', 'tcpSocket']) {
    const port = probe?.[way]?.port;
    if (typeof port !== 'string' || /^\d+$/.test(port) || ports?.some(({ name }) => name === port) === true) continue;
    return refuse(`${at}.${way}.port`, `${quote(port)} is the name of no port of the container`,
      'name one of its ports, or write the number', 'NotAllowedValue');
  }
  return undefined;
}

function atOnce(at: string, probe: Fields | null | undefined): FieldFinding | undefined {
  const times = probe?.successThreshold ?? 1;
  // 0 stands for the usual number
  return times === 1 || times === 0 ? undefined : refuse(`${at}.successThreshold`, `${times} is not 1`, 'leave it out', 'NumberOutOfRange');
}

const restarts: ObjectRule = ({ restartPolicy, restartPolicyRules }) => (!empty(restartPolicyRules) && empty(restartPolicy)
  ? missing('restartPolicy', 'which restartPolicyRules need') : undefined);

const envVar: ObjectRule = ({ value, valueFrom }) => (empty(value) || empty(valueFrom) ? undefined : needless('valueFrom', 'beside value'));

const FIELDS = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName', 'status.hostIP', 'status.hostIPs',
  'status.podIP', 'status.podIPs'];
const FIELDS_OF_FILES = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];
const PART = /^metadata\.(?:annotations|labels)\['([^']*)'\]$/;
const NAME = /^([a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const AMOUNTS = ['limits.cpu', 'limits.memory', 'limits.ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.ephemeral-storage'];
const OF_PAGES = /^(limits|requests)\.hugepages-./;

/** What a variable takes from its pod. */
const envSource: ObjectRule = ({ fieldRef, resourceFieldRef }) => fieldOf('fieldRef', fieldRef, FIELDS) ?? amountOf('resourceFieldRef', resourceFieldRef);

/** What a file takes from its pod, which is no container. */
const fileSource: ObjectRule = ({ fieldRef, resourceFieldRef }) => {
  if (is(resourceFieldRef) && empty(resourceFieldRef.containerName)) return missing('resourceFieldRef.containerName', 'which a file needs');
  return fieldOf('fieldRef', fieldRef, FIELDS_OF_FILES) ?? amountOf('resourceFieldRef', resourceFieldRef);
};

function fieldOf(at: string, reference: Fields | null | undefined, known: readonly string[]): FieldFinding | undefined {
  if (reference === undefined || reference === null) return undefined;
  const { apiVersion, fieldPath } = reference;
  if (!empty(apiVersion) && apiVersion !== 'v1') return refuse(`${at}.apiVersion`, `${quote(apiVersion)} has no pods`, 'leave it out', 'NotAllowedValue');
  if (known.includes(fieldPath)) return undefined;
  const key = PART.exec(fieldPath)?.[1];
  if (key !== undefined && NAME.test(key) && key.length <= 253 + 1 + 63) return undefined;
  return refuse(`${at}.fieldPath`, `${quote(fieldPath)} is no field that a pod tells`,
    `write one of ${known.join(', ')}, metadata.labels['KEY'], metadata.annotations['KEY']`, 'NotAllowedValue');
}

function amountOf(at: string, reference: Fields | null | undefined): FieldFinding | undefined {
  if (reference === undefined || reference === null) return undefined;
  const { resource, divisor } = reference;
  if (!AMOUNTS.includes(resource) && !OF_PAGES.test(resource)) {
    return refuse(`${at}.resource`, `${quote(resource)} is no amount that a container tells`, `write one of ${AMOUNTS.join(', ')}`, 'NotAllowedValue');
  }
  if (!is(divisor)) return undefined;
  const value = amount(divisor);
  const fits = value === 0 || value === 1 || (resource.endsWith('.cpu') ? value === 0.001 : isUnit(value));
  return fits
    ? undefined
    : refuse(`${at}.divisor`, `${quote(divisor)} is no unit of ${resource}`, resource.endsWith('.cpu')
      ? 'write "1" or "1m"' : 'write one like "1", "1Mi" or "1Gi"', 'NotAllowedValue');
}

function isUnit(value: number): boolean {
  for (let power = 1; power <= 6; power++) if (value === 1000 ** power || value === 1024 ** power) return true;
  return false;
}

/** Kinds of resources that are counted, of whom nobody can use what another one has. */
function isDevice(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/');
}

function isPages(name: string): boolean {
  return name.startsWith('hugepages-');
}

const amounts: ObjectRule = ({ requests, limits }) => {
  if (!is(requests) && !is(limits)) return undefined;
  return whole('limits', limits) ?? whole('requests', requests) ?? within(requests, limits) ?? besideMemory(requests, limits);
};

function whole(at: string, all: Fields | null | undefined): FieldFinding | undefined {
  for (const name in all) {
    const value = all[name];
    if (isDevice(name) && !Number.isInteger(amount(value))) {
      return refuse(`${at}.${name}`, `${quote(value)} is not a whole number`, 'write an integer', 'NotInteger');
    }
    if (!isPages(name)) continue;
    const page = name.slice('hugepages-'.length);
    const size = amount(page);
    if (!(size > 0) || amount(value) % size !== 0) {
      return refuse(`${at}.${name}`, `${quote(value)} is no number of pages`, `write a multiple of ${page}`, 'NotAllowedValue');
    }
  }
  return undefined;
}

function within(requests: Fields | null | undefined, limits: Fields | null | undefined): FieldFinding | undefined {
  for (const name in requests) {
    const [request, limit] = [requests[name], limits?.[name]];
    const shares = !isDevice(name) && !isPages(name);
    if (limit === undefined || limit === null) {
      if (shares) continue;
      return refuse('limits', `has no ${name}, and requests has ${quote(request)}: of it both must be the same`, 'write it into limits alone', 'PropMissing');
    }
    if (request === limit) continue;
    const [asked, most] = [amount(request), amount(limit)];
    if (asked > most) {
      return refuse(`requests.${name}`, `${quote(request)} is more than the limit, ${quote(limit)}`,
        'raise the limit, or lower the request', 'RequestAboveLimit');
    }
    if (asked !== most && !shares) {
      return refuse(`requests.${name}`, `${quote(request)} is less than the limit, ${quote(limit)}, and of ${name} both must be the same`,
        'write it into limits alone', 'NotAllowedValue');
    }
  }
  return undefined;
}

function besideMemory(requests: Fields | null | undefined, limits: Fields | null | undefined): FieldFinding | undefined {
  let pages: string | undefined;
  for (const all of [requests, limits]) {
    for (const name in all) {
      if (name === 'cpu' || name === 'memory') return undefined;
      if (isPages(name)) pages = name;
    }
  }
  return pages === undefined ? undefined : missing('requests.memory', `which ${pages} needs, or cpu`);
}

const rights: ObjectRule = ({ allowPrivilegeEscalation, privileged, capabilities }) => {
  if (allowPrivilegeEscalation !== false) return undefined;
  if (privileged === true) return refuse('allowPrivilegeEscalation', 'is false beside privileged', 'leave one of them out', 'MutuallyExclusive');
  const adds = (capabilities?.add as readonly string[] | null | undefined)?.includes('CAP_SYS_ADMIN') === true;
  return adds ? refuse('allowPrivilegeEscalation', 'is false beside CAP_SYS_ADMIN', 'leave one of them out', 'MutuallyExclusive') : undefined;
};

const localhostProfile: ObjectRule = ({ type, localhostProfile: profile }) => {
  if (type === 'Localhost') return empty(profile) ? missing('localhostProfile', 'which Localhost needs') : undefined;
  return empty(profile) ? undefined : needless('localhostProfile', `beside ${type}`);
};

export const CONTAINER_RULES: Readonly<Record<string, ObjectRule>> = { probes, restarts, envVar, envSource, fileSource, amounts, rights, localhostProfile };
