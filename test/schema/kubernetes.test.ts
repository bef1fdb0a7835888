import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { OLDEST_MINOR } from '../../src/core/kubernetes-version';
import { Where } from '../../src/core/problem';
import { Refusals, readValue, walk } from '../../src/core/props';
import { nativeType } from '../../src/schema/native-kinds';
import { readAs } from '../../src/schema/reader';
import { Type } from '../../src/schema/receiver';

function said(apiVersion: string, kind: string, value: object, minor?: number): readonly string[] {
  const type = nativeType(apiVersion, kind, minor) as Type;
  const refusals = new Refusals();
  const json = { apiVersion, kind, metadata: { name: 'o' }, ...value };
  refusals.of(() => readValue(Where.validation, '', json, (given, report) => walk(report, (note) => readAs(type, given, note))));
  return refusals.found.map(({ text }) => text);
}

const pod = (spec: object, container: object = {}): object => ({ spec: { containers: [{ name: 'a', image: 'a:1', ...container }], ...spec } });
const service = (spec: object): object => ({ spec: { ports: [{ port: 80 }], ...spec } });
const cron = (schedule: string): object => ({ spec: { schedule, jobTemplate: { spec: { template: pod({ restartPolicy: 'Never' }) } } } });
const C = 'spec.containers[0]';

test.each<[string, object, readonly string[]]>([
  ['what is right', pod({
    initContainers: [{
      name: 'b', image: 'b:1', restartPolicy: 'Always', ports: [{ name: 'http', containerPort: 80 }],
      readinessProbe: { tcpSocket: { port: 'http' } },
    }],
    tolerations: [{ operator: 'Exists' }, { key: 'a', value: 'b', effect: 'NoExecute', tolerationSeconds: 0 }],
    volumes: [{ name: 'all' }, { name: 'host', hostPath: { path: '/run', type: '' } }], nodeSelector: { 'kubernetes.io/os': '' },
    securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' } }, hostnameOverride: null,
  }, {
    env: [{ name: 'a.b', value: '', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    resources: { limits: { 'cpu': 0.5, 'memory': '1Gi', 'acme.dev/gpu': 1, 'hugepages-2Mi': '0' } },
    ports: [{ containerPort: 80 }, { containerPort: 81 }, { containerPort: 82, name: 'http', protocol: '' }],
  }), []],
  ['no image', pod({}, { image: '' }), [`${C}.image: is empty; give it a value (PropMissing)`]],
  ['a value twice', pod({}, { env: [{ name: 'A', value: '1', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
    [`${C}.env[0].valueFrom: has no place beside value; leave it out (MutuallyExclusive)`]],
  ['a variable from two places', pod({}, {
    env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 'a', key: 'b' } } }],
  }),
    [`${C}.env[0].valueFrom: 2 of fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef are given; give exactly one of them (NotExactlyOne)`]],
  ['a probe that does nothing', pod({}, { livenessProbe: { periodSeconds: -1 } }), [
    `${C}.livenessProbe.periodSeconds: -1 is less than 0; write 0 or more (NumberOutOfRange)`,
    `${C}.livenessProbe: none of exec, httpGet, tcpSocket, grpc is given; give exactly one of them (NotExactlyOne)`,
  ]],
  ['a port as a text', pod({}, { readinessProbe: { httpGet: { port: '8080' } } }),
    [`${C}.readinessProbe.httpGet.port: "8080" is not the name of a port; `
      + 'use at most 15 lower-case letters, digits and hyphens, with a letter among them (PatternMismatch)']],
  ['a resource that is none', pod({}, { resources: { requests: { mem: '1Gi' } } }),
    [`${C}.resources.requests: "mem" is not a resource of a container; write cpu, memory, ephemeral-storage, or a name with a domain (PatternMismatch)`]],
  ['two sources of one', pod({ volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 'a' }, configMap: { name: 'a' } }] } }] }),
    ['spec.volumes[0].projected.sources[0]: 2 of secret, downwardAPI, configMap, serviceAccountToken, clusterTrustBundle, podCertificate are given; '
      + 'give one of them (MutuallyExclusive)']],
  ['a path that leads out', pod({ volumes: [{ name: 'v', configMap: { name: 'a', items: [{ key: 'a', path: '../a' }] } }] }),
    ['spec.volumes[0].configMap.items[0].path: "../a" is not a relative path; leave out the slash in front and ".." (PatternMismatch)']],
  ['a toleration without a key', pod({ tolerations: [{ value: 'a' }] }),
    ['spec.tolerations[0].operator: is not Exists, and there is no key; name the key, or write Exists (PropMissing)']],
  ['an expression without values', pod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }] }),
  ['spec.topologySpreadConstraints[0].labelSelector.matchExpressions[0].values: is missing, which In needs; give it a value (PropMissing)']],
  ['a probe of a container that ends', pod({ initContainers: [{ name: 'b', image: 'b:1', readinessProbe: { tcpSocket: { port: 80 } } }] }),
    ['spec.initContainers[0]: ends, and has a probe or a lifecycle; remove it, or write restartPolicy "Always" (MutuallyExclusive)']],
])('a Pod: %s', (_, value, expected) => expect(said('v1', 'Pod', value)).toEqual(expected));

test.each<[object, readonly string[]]>([
  [service({}), []],
  [service({ clusterIP: 'None', ports: [] }), []],
  [service({ type: 'ExternalName', externalName: 'acme.dev', ports: null }), []],
  [service({ type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'], externalTrafficPolicy: 'Local' }), []],
  [service({ ports: [{ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' }] }), []],
  [service({ ports: [] }), ['spec.ports: is missing, which a Service with an address needs; give it a value (PropMissing)']],
  [service({ ports: [{ port: 1 }, { port: 2 }] }), ['spec.ports[0].name: is missing, which each of several ports needs; give it a value (PropMissing)']],
  [service({ ports: [{ name: 'a', port: 1 }, { name: 'b', port: 1 }] }), ['spec.ports[1]: is the same port as [0]; remove one of them (ElementTwice)']],
  [service({ type: 'ExternalName' }), ['spec.externalName: is missing, which ExternalName needs; give it a value (PropMissing)']],
  [service({ externalTrafficPolicy: 'Local' }), ['spec.externalTrafficPolicy: has no place beside ClusterIP; leave it out (MutuallyExclusive)']],
  [service({ ports: [{ port: 80, nodePort: 30001 }] }), ['spec.ports[0].nodePort: has no place beside ClusterIP; leave it out (MutuallyExclusive)']],
])('a Service: %j', (value, expected) => expect(said('v1', 'Service', value)).toEqual(expected));

const NO_FIELDS = 'write five fields, "minute hour day month weekday"';

test.each<[string, readonly string[]]>([
  ['*/5 0-6 1,15 JAN-mar mon', []],
  ['? * * * 0', []],
  ['5/10 * * * *', []],
  ['@hourly', []],
  ['@every 1h30m', []],
  ['', ['spec.schedule: "" has 0 fields; write five fields, "minute hour day month weekday" (CronInvalid)']],
  ['0 0 * * * *', [`spec.schedule: "0 0 * * * *" has 6 fields; ${NO_FIELDS} (CronInvalid)`]],
  ['60 * * * *', ['spec.schedule: "60" in "60 * * * *" is no minute; write * or 0-59, with steps as in */5 (CronInvalid)']],
  ['* * * * 7', ['spec.schedule: "7" in "* * * * 7" is no day of the week; write * or 0-6, with steps as in */5 (CronInvalid)']],
  ['*/0 * * * *', ['spec.schedule: "*/0" in "*/0 * * * *" is no minute; write * or 0-59, with steps as in */5 (CronInvalid)']],
  ['* 6-2 * * *', ['spec.schedule: "6-2" in "* 6-2 * * *" is no hour; write * or 0-23, with steps as in */5 (CronInvalid)']],
  ['TZ=UTC 0 0 * * *', ['spec.schedule: "TZ=UTC 0 0 * * *" names a time zone; put it into timeZone (CronInvalid)']],
  ['@noon', [
    `spec.schedule: "@noon" is not a schedule; ${NO_FIELDS}, or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly (CronInvalid)`,
  ]],
])('a schedule: %j', (schedule, expected) => expect(said('batch/v1', 'CronJob', cron(schedule))).toEqual(expected));

const RBAC = 'rbac.authorization.k8s.io/v1';
const template = { metadata: { labels: { a: 'b' } }, ...pod({}) };

test.each<[string, string, object, readonly string[]]>([
  [RBAC, 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }, []],
  [RBAC, 'ClusterRole', { rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }, []],
  [RBAC, 'Role', { rules: [{ resources: ['pods'], verbs: [] }] }, ['rules[0].verbs: is empty; give at least 1 (EmptyList)']],
  [RBAC, 'Role', { rules: [{ resources: ['pods'], verbs: ['get'] }] },
    ['rules[0].apiGroups: is missing, which a rule for resources needs ("" is the core group); give it a value (PropMissing)']],
  [RBAC, 'RoleBinding', { roleRef: { apiGroup: 'rbac', kind: 'Role', name: 'a' }, subjects: [{ kind: 'Group', name: 'a', apiGroup: 'v1' }] }, [
    'roleRef.apiGroup: "rbac" has no roles; write "rbac.authorization.k8s.io" (NotAllowedValue)',
    'subjects[0].apiGroup: "v1" has no Group; write "rbac.authorization.k8s.io" (NotAllowedValue)',
  ]],
  ['apps/v1', 'Deployment', { spec: { selector: { matchLabels: { a: 'b' } }, template, strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } } } },
    []],
  ['apps/v1', 'Deployment', { spec: { selector: {}, template, strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } }, [
    'spec.strategy.rollingUpdate: has no place beside Recreate; leave it out (MutuallyExclusive)',
  ]],
  ['apps/v1', 'Deployment', { spec: { selector: {}, template } }, ['spec.selector: selects everything; name the labels of the template (EmptyList)']],
  ['autoscaling/v2', 'HorizontalPodAutoscaler',
    { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, minReplicas: 3, maxReplicas: 2 } },
    ['spec.maxReplicas: 2 is less than minReplicas, 3; raise it (NumberOutOfRange)']],
  ['autoscaling/v2', 'HorizontalPodAutoscaler',
    { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, maxReplicas: 2, metrics: [{ type: 'Pods' }] } },
    ['spec.metrics[0].pods: is missing, which Pods needs; give it a value (PropMissing)']],
  ['networking.k8s.io/v1', 'Ingress', { spec: { rules: [{ host: '*.acme.dev',
    http: { paths: [{ pathType: 'Prefix', backend: { service: { name: 'a', port: { name: 'http', number: 80 } } } }] } }] } },
  ['spec.rules[0].http.paths[0].backend.service.port: 2 of name, number are given; give exactly one of them (NotExactlyOne)']],
  ['batch/v1', 'Job', { spec: { template: pod({ restartPolicy: 'Always' }) } },
    ['spec.template.spec.restartPolicy: "Always" is not one of OnFailure, Never; pick one of them (NotAllowedValue)']],
  ['policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: '1', minAvailable: 1 } }, [
    'spec.maxUnavailable: "1" is not a percentage up to 100%; write one like "25%", or a number without quotes (PatternMismatch)',
    'spec: 2 of maxUnavailable, minAvailable are given; give one of them (MutuallyExclusive)',
  ]],
])('%s %s: %j', (apiVersion, kind, value, expected) => expect(said(apiVersion, kind, value)).toEqual(expected));

/** What a kind, a field or a word is refused as before the minor that it came with, and that it is taken from there on. */
const CAME_LATER: readonly (readonly [string, number, string, string, object, string])[] = [
  ['a field of a pod', 34, 'v1', 'Pod', pod({ hostnameOverride: 'a' }), 'spec.hostnameOverride: '],
  ['a field of a container, in a template', 34, 'apps/v1', 'Deployment', { spec: { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } },
    ...pod({}, { restartPolicyRules: [] }) } } }, 'spec.template.spec.containers[0].restartPolicyRules: '],
  ['one of several sources', 34, 'v1', 'Pod', pod({}, { env: [{ name: 'A', valueFrom: { fileKeyRef: { key: 'a', path: 'a', volumeName: 'v' } } }],
    volumeMounts: [] }), `${C}.env[0].valueFrom.fileKeyRef: `],
  ['a word', 35, 'v1', 'Pod', pod({ tolerations: [{ key: 'a', operator: 'Gt', value: '1', effect: 'NoSchedule' }] }), 'spec.tolerations[0].operator: "Gt" '],
  ['a field', 36, 'v1', 'Pod', pod({ schedulingGroup: { podGroupName: 'a' } }), 'spec.schedulingGroup: '],
  ['a field of a later type', 35, 'v1', 'Pod', pod({ volumes: [{ name: 'v', projected: { sources: [{ podCertificate: {
    signerName: 'acme.dev/a', keyType: 'ED25519', credentialBundlePath: 'a', userAnnotations: { 'acme.dev/a': 'b' } } }] } }] }),
  'spec.volumes[0].projected.sources[0].podCertificate.userAnnotations: '],
  ['a field of the newest', 37, 'v1', 'Pod', pod({ volumes: [{ name: 'v', emptyDir: { mode: 0o700 } }] }), 'spec.volumes[0].emptyDir.mode: '],
  ['a kind', 34, 'resource.k8s.io/v1', 'DeviceClass', { spec: {} }, 'kind: DeviceClass of "resource.k8s.io/v1" '],
  ['a kind that became stable', 36, 'admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicyBinding', { spec: { policyName: 'a' } },
    'kind: MutatingAdmissionPolicyBinding of "admissionregistration.k8s.io/v1" '],
  ['a kind of which nobody reads the fields', 35, 'certificates.k8s.io/v1beta1', 'PodCertificateRequest', {},
    'kind: PodCertificateRequest of "certificates.k8s.io/v1beta1" '],
];

test.each(CAME_LATER)('%s of 1.%d', (_, since, apiVersion, kind, value, at) => {
  const before = since - 1;
  expect(said(apiVersion, kind, value, before)).toEqual([`${at}came with Kubernetes 1.${since}, and kubernetesVersion is "1.${before}"; `
    + `leave it out, or raise kubernetesVersion to "1.${since}" where no cluster is older (KubernetesTooOld)`]);
  expect([since, since + 1, undefined].flatMap((minor) => said(apiVersion, kind, value, minor))).toEqual([]);
});

test.each<[number, readonly string[]]>([
  [33, [`${C}.env[0].valueFrom: 2 of fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef are given; give exactly one of them (NotExactlyOne)`,
    'spec.tolerations[0].operator: "Grt" is not one of Exists, Equal; pick one of them (NotAllowedValue)']],
  [35, [`${C}.env[0].valueFrom: 2 of fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef are given; give exactly one of them (NotExactlyOne)`,
    'spec.tolerations[0].operator: "Grt" is not one of Exists, Equal, Lt, Gt; did you mean "Gt"? (NotAllowedValue)']],
])('on 1.%d nobody is told to write what came later', (minor, texts) => expect(said('v1', 'Pod', pod({ tolerations: [{ key: 'a', operator: 'Grt' }] }, {
  env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 'a', key: 'b' } } }],
}), minor)).toEqual(texts));

const ROOT = join(__dirname, '..', '..');

/** Every object that is committed as output, native ones alone. */
function committed(): readonly { readonly file: string; readonly object: any; readonly type: Type }[] {
  const files = ['dist', 'examples'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((name) => name.endsWith('.k8s.yaml'));
  return files.flatMap((file) => parseAllDocuments(readFileSync(join(ROOT, file), 'utf8')).flatMap((document) => {
    const object = document.toJS();
    const type = object && nativeType(object.apiVersion, object.kind, OLDEST_MINOR);
    return type ? [{ file, object, type }] : [];
  }));
}

test('nothing that the library writes came after the oldest Kubernetes', () => {
  const all = committed();
  expect(all.length).toBeGreaterThan(500);
  expect(all.filter(({ object, type }) => !type.fine(object)).map(({ file, object: { kind, metadata: { name } } }) => `${file} ${kind} ${name}`)).toEqual([]);
  // it would be seen
  const { type, object } = all.find(({ object: { kind } }) => kind === 'Deployment') as (typeof all)[0];
  expect(type.fine({ ...object, spec: { ...object.spec, template: { ...object.spec.template,
    spec: { ...object.spec.template.spec, hostnameOverride: 'a' } } } })).toBe(false);
});
