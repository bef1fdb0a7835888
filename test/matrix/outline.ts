import { Entry } from './cell';
import { changedLeaves, leaves } from './leaves';
import { policyOutline } from './policy-outline';

/** More than these are not read. */
const MOST = 22;
const WIDTH = 150;

/** How objects of a kind are told in few words; any other kind is told by its values, if they are few. */
const DETAILS: Readonly<Record<string, (content: any) => readonly string[]>> = {
  Service: ({ metadata, spec: { type = 'ClusterIP', ports, selector, ...rest } }) => [
    type, ...ports.map((one: any) => `${one.port} -> ${one.targetPort}${one.nodePort ? ` at node port ${one.nodePort}` : ''}`),
    ...Object.entries(selector ?? {}).map(([k, v]) => `${k}=${v}`),
    ...pairs(rest), ...annotations(metadata),
  ],
  Ingress: ({ metadata, spec: { ingressClassName, rules, tls } }) => [
    `class ${ingressClassName}`,
    ...rules.flatMap(
      ({ host, http }: any) => http.paths.map(
        ({ path, pathType, backend: { service } }: any) => `${host} ${pathType} ${path} -> ${service.name}:${Object.values(service.port).join()}`)),
    ...(tls ?? []).map(({ hosts, secretName }: any) => `tls ${secretName}: ${hosts.join(', ')}`),
    ...annotations(metadata),
  ],
  Gateway: ({ metadata, spec: { gatewayClassName, listeners } }) => [
    `class ${gatewayClassName}`,
    ...listeners.map(
      ({ name, protocol, port, hostname = '*', tls }: any) => `listener ${name}: ${protocol} ${port} ${hostname}${tls ? ` tls ${tls.certificateRefs.map(
        (ref: any) => ref.name).join()}` : ''}`),
    ...annotations(metadata),
  ],
  HTTPRoute: ({ spec: { parentRefs, hostnames, rules } }) => [
    `at ${parentRefs.map(({ namespace, name, sectionName }: any) => [namespace, name, sectionName].filter(Boolean).join('/')).join(', ')}`,
    ...rules.map(({ matches, filters = [], backendRefs = [], timeouts }: any) => [
      hostnames.join(', '), ...matches.map(({ method, path }: any) => [method, path.type, path.value].filter(Boolean).join(' ')),
      ...filters.map((filter: any) => JSON.stringify(filter).replace(/"/g, '')), ...backendRefs.map(({ name, port }: any) => `-> ${name}:${port}`),
      ...(timeouts ? pairs({ timeouts }) : []),
    ].join(' ')),
  ],
  Deployment: workload,
  DaemonSet: workload,
  NetworkPolicy: policyOutline,
  CiliumNetworkPolicy: policyOutline,
  Namespace: ({ metadata: { labels = {} } }) => Object.entries(labels).filter(([key]) => key.endsWith('/enforce')).map(([, level]) => `pods ${level}`),
  ClusterRole: () => [],
  Role: () => [],
  ClusterRoleBinding: () => [],
  RoleBinding: () => [],
  ServiceAccount: () => [],
  CustomResourceDefinition: () => [],
  PodDisruptionBudget: ({ spec: { maxUnavailable } }) => [`maxUnavailable: ${maxUnavailable}`],
  UpstreamManifest: ({ version, serverSide }) => [version, ...(serverSide ? ['server-side'] : [])],
  Secret: ({ keys }) => [`keys ${keys.join(', ')}`],
};

/** An object in a line, or with what is told of it below. */
export function outline({ kind, name, content }: Entry): readonly string[] {
  const details = Object.hasOwn(DETAILS, kind) ? DETAILS[kind](content) : byValues(content);
  const line = [`${kind} ${name}`, details.join('; ')].filter(Boolean).join('  ');
  return line.length <= WIDTH ? [line] : [`${kind} ${name}`, ...details.map((one) => `    ${one}`)];
}

/** What differs between two versions of an object: rules of a policy as they are told, of any other object every value. */
export function differences(before: Entry, after: Entry): readonly string[] {
  const [old, fresh] = [before, after].map(({ kind, content }) => (kind.endsWith('NetworkPolicy') ? policyOutline(content) : []));
  const rules = [...old.filter((rule) => !fresh.includes(rule)).map((rule) => `- ${rule}`),
    ...fresh.filter((rule) => !old.includes(rule)).map((rule) => `+ ${rule}`)];
  return rules.length > 0 ? rules : changedLeaves(before.content, after.content);
}

function byValues(content: any): readonly string[] {
  const all = [...leaves(content)].map(([path, value]) => `${path.replace(/^spec\./, '')}: ${value}`);
  return all.length <= MOST ? all : Object.keys(content.data ?? content.spec ?? content).map((key) => `has ${key}`);
}

function pairs(value: object): readonly string[] {
  return [...leaves(value)].map(([path, leaf]) => `${path}: ${leaf}`);
}

function annotations({ annotations: all = {} }: any): readonly string[] {
  return Object.entries(all).map(([key, value]) => `${key}: ${String(value)}`);
}

function workload({ spec: { replicas, template: { spec } } }: any): readonly string[] {
  return [
    ...(replicas === undefined ? [] : [`${replicas} pods`]), ...(spec.hostNetwork ? ['host network'] : []),
    ...[...spec.initContainers ?? [], ...spec.containers].map((one: any) => `${one.name}: ${one.image}`),
  ];
}
