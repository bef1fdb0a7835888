import { ApiObject, type ApiObjectProps, Chart } from 'cdk8s';
import { Mistake, own } from './mistake';

const alone = (object: ApiObjectProps & Record<string, any>) => own((made) => void new ApiObject(new Chart(made, 'c'), 'o', object));
const metadata = { name: 'x', namespace: 'prow' };
const POD = { containers: [{ name: 'test', image: 'golang:1.26' }] };
const prowJob = (spec: object, status: object | null = { state: 'triggered', startTime: '2026-01-01T00:00:00Z' }) => alone({
  apiVersion: 'prow.k8s.io/v1', kind: 'ProwJob', metadata, spec, ...(status === null ? {} : { status }),
});
const JOB = { type: 'periodic', agent: 'kubernetes', cluster: 'default', job: 'nightly', namespace: 'test-pods', pod_spec: POD };
const cilium = (spec: object) => alone({ apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata, spec: { endpointSelector: {}, ...spec } });
const TCP = [{ port: '80', protocol: 'TCP' }];
const validating = (spec: object) => alone({
  apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata: { name: 'x' },
  spec: { matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] }, ...spec },
});
const route = (match: string) => alone({
  apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', metadata,
  spec: { routes: [{ kind: 'Rule', match, services: [{ name: 'hook', port: 8888 }] }] },
});
const argo = (destination: object) => alone({
  apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata,
  spec: { project: 'default', source: { repoURL: 'https://github.com/acme/app', path: '.' }, destination: { namespace: 'prow', ...destination } },
});
const pool = (...addresses: readonly string[]) => alone({ apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata, spec: { addresses } });
const repository = (spec: object) => alone({ apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'HelmRepository', metadata, spec });
const release = (values: unknown) => alone({
  apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata,
  spec: { interval: '5m', chart: { spec: { chart: 'cilium', sourceRef: { kind: 'HelmRepository', name: 'cilium' } } }, values },
});

const ranked = (priority: number) => own((made) => {
  const chart = new Chart(made, 'c');
  new ApiObject(chart, 'o', { apiVersion: 'v1', kind: 'Pod', metadata, ...{ spec: { ...POD, priority } } });
  new ApiObject(chart, 'k', { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'usual' }, ...{ value: 1000, globalDefault: true } });
});

/** What the reader of an object refuses, or never does, after the API server took it. */
export const SILENT_OBJECTS: readonly Mistake[] = [
  {
    id: 'S-20', says: 'a ProwJob of another type', input: () => prowJob({ ...JOB, type: 'cron' }), becomes: { refused: [
      '[c/o] spec.type: "cron" is not one of presubmit, postsubmit, periodic, batch; pick one of them (NotAllowedValue)',
    ] },
    corrected: () => prowJob({ ...JOB, decoration_config: { timeout: '1h' }, refs: { org: 'acme', repo: 'app', base_ref: 'main' } }),
  },
  {
    id: 'S-21', says: 'a ProwJob that '
      + 'nobody runs', input: () => prowJob({ type: 'periodic', job: 'nightly', pod_spec: POD, hiden: true }), becomes: { refused: [
      '[c/o] spec: "hiden" is not a field; did you mean "hidden"? (UnknownProp)',
    ] },
    corrected: () => prowJob({ ...JOB, hidden: true }),
  },
  { id: 'S-22', says: 'a ProwJob without agent', input: () => prowJob({ ...JOB, agent: undefined }), becomes: { refused: [
      '[c/o] spec.agent: is missing, without which nobody runs the job ("kubernetes" is that of pods); give it a value (PropMissing)',
    ] }, corrected: () => prowJob(JOB) },
  { id: 'S-23', says: 'a ProwJob without pod and state', input: () => prowJob({ ...JOB, pod_spec: undefined }, null), becomes: { refused: [
      '[c/o] spec.pod_spec: is missing, which the agent kubernetes runs; give it a value (PropMissing)',
      '[c/o] status.state: is missing, without which nobody starts the job ("triggered" is that of new ones); give it a value (PropMissing)',
    ] } },
  {
    id: 'S-24', says: 'an agent with a letter too few', input: () => prowJob({ ...JOB, agent: 'kubernets' }), becomes: { refused: [
      '[c/o] spec.agent: "kubernets" is no agent of Prow; did you mean "kubernetes"? (NotAllowedValue)',
    ] },
    corrected: () => prowJob({ ...JOB, agent: 'acme-runner' }),
  },
  {
    id: 'S-30', says: 'peers of two kinds in one rule', input: () => cilium({ egress: [{ toEndpoints: [{}], toCIDR: ['10.0.0.0/8'] }] }), becomes: { refused: [
      '[c/o] spec.egress[0].toEndpoints: stands beside toCIDR, and Cilium takes no two of them in one rule; write a rule of '
        + 'its own for each (MutuallyExclusive)',
    ] },
    corrected: () => cilium({ egress: [{ toEndpoints: [{}], toPorts: [{ ports: TCP }] }, { toCIDR: ['10.0.0.0/8'] }, { toEntities: [], toCIDR: ['10.0.0.0/8'] }] }),
  },
  {
    id: 'S-31', says: 'rules of HTTP for all protocols',
    input: () => cilium({ ingress: [{ toPorts: [{ ports: [{ port: '80' }], rules: { http: [{ method: 'GET' }] } }] }] }), becomes: { refused: [
      '[c/o] spec.ingress[0].toPorts[0].ports[0].protocol: is missing, which means all protocols, and rules are for TCP '
        + 'alone; write "TCP" (NotAllowedValue)',
    ] },
    corrected: () => cilium({ ingress: [{ toPorts: [{ ports: TCP, rules: { http: [{ method: 'GET' }] } }] }] }),
  },
  {
    id: 'S-32', says: 'rules of DNS in ingress, and without a port',
    input: () => cilium({
      ingress: [{ toPorts: [{ ports: [{ port: '53' }], rules: { dns: [{ matchPattern: '*' }] } }] }], egress: [{ toPorts: [{ rules: { dns: [{ matchPattern: '*' }] } }] }],
    }),
    becomes: { refused: [
      '[c/o] spec.ingress[0].toPorts[0].rules.dns: has no place in ingress; leave it out (MutuallyExclusive)',
      '[c/o] spec.egress[0].toPorts[0].ports: is missing, which rules of DNS need, like 53; give it a value (PropMissing)',
    ] },
    corrected: () => cilium({ egress: [{ toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }] }] }),
  },
  {
    id: 'S-33', says: 'an exception outside of its network',
    input: () => cilium({ egress: [{ toCIDRSet: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '192.168.0.0/16'] }] }] }), becomes: { refused: [
      '[c/o] spec.egress[0].toCIDRSet[0].except[1]: "192.168.0.0/16" is not inside "10.0.0.0/8"; name a part of it (CidrInvalid)',
    ] },
    corrected: () => cilium({ egress: [{ toCIDRSet: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }] }] }),
  },
  {
    id: 'S-34', says: 'ports beside ICMP', input: () => cilium({ ingress: [{ icmps: [{ fields: [{ type: 8 }] }], toPorts: [{ ports: TCP }] }] }), becomes: { refused: [
      '[c/o] spec.ingress[0].icmps: stands beside toPorts; write a rule of its own (MutuallyExclusive)',
    ] },
    corrected: () => cilium({ ingress: [{ icmps: [{ fields: [{ type: 8 }] }] }, { toPorts: [{ ports: TCP }] }] }),
  },
  {
    id: 'S-40', says: 'expressions of CEL that break off',
    input: () => validating({
      matchConditions: [{ name: 'a', expression: 'request.userInfo.username = "x"' }], variables: [{ name: 'v', expression: 'object.spec.containers.all(c, c.image' }],
      validations: [{ expression: 'object.metadata.name.matches(\'a\\.b\')', messageExpression: '"a" + ' }],
      auditAnnotations: [{ key: 'k', valueExpression: 'for' }],
    }),
    becomes: { refused: [
      '[c/o] spec.matchConditions[0].expression: "request.userInfo.username = \\"x\\"" is no expression of CEL: nobody reads it '
        + 'from "= \\"x\\"" on; write one like "object.spec.replicas <= 5" (PatternMismatch)',
      '[c/o] spec.variables[0].expression: "object.spec.containers.all(c, c.image" is no expression of CEL: it ends too '
        + 'early; write one like "object.spec.replicas <= 5" (PatternMismatch)',
      '[c/o] spec.validations[0].expression: "object.metadata.name.matches(\'a\\\\.b\')" is no expression of CEL: nobody reads it '
        + 'from "\'a\\\\.b\')" on; write one like "object.spec.replicas <= 5" (PatternMismatch)',
      '[c/o] spec.validations[0].messageExpression: "\\"a\\" + " is no expression of CEL: it ends too early; write one like '
        + '"object.spec.replicas <= 5" (PatternMismatch)',
      '[c/o] spec.auditAnnotations[0].valueExpression: "for" is no expression of CEL: nobody reads it from "for" on; write '
        + 'one like "object.spec.replicas <= 5" (PatternMismatch)',
    ] },
    corrected: () => validating({
      matchConditions: [{ name: 'a', expression: '!(request.userInfo.username in ["x"])' }],
      variables: [{ name: 'v', expression: 'object.spec.?containers.orValue([]).all(c, c.image.startsWith("a")) // all' }],
      validations: [{
        expression: 'variables.v ? quantity("1Gi").isLessThan(quantity("2Gi")) : object.metadata.name.matches(r\'a\\.b\')',
        messageExpression: '"a" + string(1.5e3) + {"a": b"x"}.a',
      }],
      auditAnnotations: [{ key: 'k', valueExpression: 'authorizer.path("/").check("get").allowed() ? \'\'\'yes\'\'\' : null' }],
    }),
  },
  {
    id: 'S-41', says: 'a condition of a webhook that cannot be read',
    input: () => alone({
      apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration', metadata: { name: 'x' },
      webhooks: [{
        name: 'a.acme.dev', sideEffects: 'None', admissionReviewVersions: ['v1'], clientConfig: { url: 'https://acme.dev/a' },
        matchConditions: [{ name: 'b', expression: 'request.resource.group !== "apps"' }],
      }],
    }),
    becomes: { refused: [
      '[c/o] webhooks[0].matchConditions[0].expression: "request.resource.group !== \\"apps\\"" is no expression of CEL: nobody '
        + 'reads it from "= \\"apps\\"" on; write one like "object.spec.replicas <= 5" (PatternMismatch)',
    ] },
  },
  {
    id: 'S-50', says: 'a rule of Traefik in quotes', input: () => route('Host(\'prow.acme.dev\')'), becomes: { refused: [
      '[c/o] spec.routes[0].match: "Host(\'prow.acme.dev\')" is no rule of Traefik: texts stand in backticks; write one like '
        + '"Host(`prow.acme.dev`) && PathPrefix(`/hook`)" (PatternMismatch)',
    ] },
    corrected: () => route('Host(`prow.acme.dev`) && (PathPrefix("/hook") || !Method(`GET`))'),
  },
  { id: 'S-51', says: 'a matcher that Traefik does not have', input: () => route('Host(`a.b`) && PathPrefx(`/hook`)'), becomes: { refused: [
      '[c/o] spec.routes[0].match: "Host(`a.b`) && PathPrefx(`/hook`)" is no rule of Traefik: "PathPrefx" is no matcher; did '
        + 'you mean "PathPrefix"? (PatternMismatch)',
    ] } },
  { id: 'S-52', says: 'a rule of Traefik that breaks off', input: () => route('Host(`a.b`) && '), becomes: { refused: [
      '[c/o] spec.routes[0].match: "Host(`a.b`) && " is no rule of Traefik: it ends too early; write one like '
        + '"Host(`prow.acme.dev`) && PathPrefix(`/hook`)" (PatternMismatch)',
    ] }, corrected: () => route('host(`a.b`)') },
  {
    id: 'S-60', says: 'a destination by name and '
      + 'by server', input: () => argo({ name: 'here', server: 'https://kubernetes.default.svc' }), becomes: { refused: [
      '[c/o] spec.destination.name: has no place beside server; leave it out (MutuallyExclusive)',
    ] },
    corrected: () => argo({ server: 'https://kubernetes.default.svc' }),
  },
  { id: 'S-61', says: 'a destination without cluster', input: () => argo({}), becomes: { refused: [
      '[c/o] spec.destination.server: is missing, and so is name: nobody knows where to; give it a value (PropMissing)',
    ] }, corrected: () => argo({ name: 'in-cluster' }) },
  {
    id: 'S-62', says: 'addresses that MetalLB cannot read', input: () => pool('10.0.0.5', '10.0.0.9-10.0.0.1', '10.0.0.0/33'), becomes: { refused: [
      '[c/o] spec.addresses[0]: "10.0.0.5" is neither a network nor a range; write one like "10.0.0.0/28" or '
        + '"10.0.0.1-10.0.0.9", here "10.0.0.5/32" (CidrInvalid)',
      '[c/o] spec.addresses[1]: "10.0.0.9-10.0.0.1" is neither a network nor a range; write one like "10.0.0.0/28" or '
        + '"10.0.0.1-10.0.0.9" (CidrInvalid)',
      '[c/o] spec.addresses[2]: "10.0.0.0/33" is neither a network nor a range; write one like "10.0.0.0/28" or '
        + '"10.0.0.1-10.0.0.9" (CidrInvalid)',
    ] },
    corrected: () => pool('10.0.0.5/32', '10.0.0.1 - 10.0.0.9', 'fd00::1-fd00::9', '10.1.0.0/24'),
  },
  {
    id: 'S-63', says: 'a registry that is taken for a website', input: () => repository({ url: 'oci://ghcr.io/acme/charts', interval: '5m' }), becomes: { refused: [
      '[c/o] spec.type: is missing beside "oci://ghcr.io/acme/charts"; write "oci" (NotAllowedValue)',
    ] },
    corrected: () => repository({ url: 'oci://ghcr.io/acme/charts', type: 'oci' }),
  },
  {
    id: 'S-64', says: 'a website that is taken for a registry', input: () => repository({ url: 'https://charts.acme.dev', type: 'oci' }), becomes: { refused: [
      '[c/o] spec.url: "https://charts.acme.dev" is no address of type oci; begin with "oci://" (NotAllowedValue)',
    ] },
    corrected: () => repository({ url: 'https://charts.acme.dev', interval: '5m' }),
  },
  { id: 'S-65', says: 'values as a text', input: () => release('ipam:\n  mode: kubernetes\n'), becomes: { refused: [
      '[c/o] spec.values: is a text; write { name: value }, as the chart\'s values.yaml has it (WrongType)',
    ] }, corrected: () => release({ ipam: { mode: 'kubernetes' } }) },
  {
    id: 'S-70', says: 'root in a pod that may not be root',
    input: () => alone({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...POD, securityContext: { runAsNonRoot: true, runAsUser: 0 } } }),
    becomes: { refused: [
      '[c/o] spec.securityContext.runAsUser: is 0, which is root, beside runAsNonRoot: the kubelet would never start '
        + 'containers[0]; write another user, or runAsNonRoot false (MutuallyExclusive)',
    ] },
    corrected: () => alone({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...POD, securityContext: { runAsNonRoot: true, runAsUser: 1000 } } }),
  },
  {
    id: 'S-71', says: 'a priority that the usual class does not give', input: () => ranked(500), becomes: { refused: [
      '[c/o] spec.priority: is 500, which only a PriorityClass gives; name the class in priorityClassName, and leave priority '
        + 'out (MutuallyExclusive)',
    ] }, corrected: () => ranked(1000),
  },
  {
    id: 'S-72', says: 'a Secret under a name that a path cannot hold, with a character that cannot be written',
    input: () => alone({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { 'a b"c': 'xyzzy\u0000' } }), becomes: { refused: [
      '[c/o] stringData["a b\\"c"]: what was given (not shown) contains U+0000; remove that character (ForbiddenCharacter)',
      '[c/o] stringData: "a b\\"c" is not a key of a Secret or ConfigMap; use letters, digits, "-", "_" and "." (DataKeyInvalid)',
      '[c/o] stringData: holds a value for "a b\\"c", which would stand in the YAML; make the Secret in the cluster, and refer '
        + 'to it by name (SecretValueInOutput)',
    ] },
  },
];
