import { Where } from '../../src/core/problem';
import { Refusals, readValue, walk } from '../../src/core/props';
import { customType } from '../../src/schema/custom-kinds';
import { nativeType } from '../../src/schema/native-kinds';
import { readAs } from '../../src/schema/reader';
import { Type } from '../../src/schema/receiver';

function said(apiVersion: string, kind: string, value: object): readonly string[] {
  const type = (nativeType(apiVersion, kind) ?? customType(apiVersion, kind)) as Type;
  const refusals = new Refusals();
  const json = { apiVersion, kind, metadata: { name: 'o' }, ...value };
  refusals.of(() => readValue(Where.validation, '', json, (given, report) => walk(report, (note) => readAs(type, given, note))));
  return refusals.found.map(({ text }) => text);
}

const policy = (rule: object): object => ({ spec: { podSelector: {}, ingress: [rule] } });
const limits = (limit: object): object => ({ spec: { limits: [{ type: 'Container', ...limit }] } });
const webhook = (more: object): object => ({ webhooks: [{ name: 'a.acme.dev', admissionReviewVersions: ['v1'], sideEffects: 'None',
  clientConfig: { service: { name: 'a', namespace: 'b', path: '/validate' } }, ...more }] });
const pod = (spec: object, container: object = {}): object => ({ spec: { containers: [{ name: 'a', image: 'a:1', ...container }], ...spec } });
const scaler = (spec: object): object => ({ spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, maxReplicas: 3, ...spec } });
const near = (affinity: object): object => pod({ affinity: { nodeAffinity: affinity } });
const term = (value: string, list = 'matchExpressions'): object => ({ [list]: [{ key: 'metadata.name', operator: 'In', values: [value] }] });
const compared = (value: string): object => ({ requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [
  { matchExpressions: [{ key: 'cores', operator: 'Gt', values: [value] }] },
] } });
const labelled = (mode: string, word: string): object => ({ metadata: { name: 'o', labels: { [`pod-security.kubernetes.io/${mode}`]: word } } });
const LONG = `${'n'.repeat(60)}.${'n'.repeat(60)}`;

test.each<[string, string, object, readonly string[]]>([
  ['networking.k8s.io/v1', 'NetworkPolicy',
    policy({ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }], ports: [{ port: 80, endPort: 80 }] }), []],
  ['networking.k8s.io/v1', 'NetworkPolicy', policy({ from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8', '11.0.0.0/16'] } }] }),
    ['spec.ingress[0].from[0].ipBlock.except[0]: "10.0.0.0/8" is not inside "10.0.0.0/8"; name a part of it (CidrInvalid)']],
  ['networking.k8s.io/v1', 'NetworkPolicy', policy({ from: [{ ipBlock: { cidr: '10.0.0.0/33' } }] }),
    ['spec.ingress[0].from[0].ipBlock.cidr: "10.0.0.0/33" is not a network; write one like "10.0.0.0/8" (CidrInvalid)']],
  ['networking.k8s.io/v1', 'NetworkPolicy', policy({ ports: [{ port: 'http', endPort: 90 }, { port: 80, endPort: 70 }] }), [
    'spec.ingress[0].ports[0].endPort: has no place without a port that is a number; leave it out (MutuallyExclusive)',
    'spec.ingress[0].ports[1].endPort: 70 is less than port, 80; raise it (NumberOutOfRange)',
  ]],
  ['v1', 'LimitRange', limits({ default: { cpu: '1' }, defaultRequest: { 'cpu': 0.5, 'acme.dev/gpu': 1 }, max: { cpu: 2 } }), []],
  ['v1', 'LimitRange', limits({ defaultRequest: { cpu: '2' }, default: { cpu: '1500m' } }),
    ['spec.limits[0].defaultRequest.cpu: "2" is more than default has, "1500m"; lower it (NumberOutOfRange)']],
  ['v1', 'LimitRange', limits({ max: { pods: 3 } }),
    ['spec.limits[0].max: "pods" is no resource of containers; write cpu, memory, ephemeral-storage, or a name with a domain (PatternMismatch)']],
  ['v1', 'LimitRange', limits({ type: 'Pod', default: { cpu: 1 } }), ['spec.limits[0].default: has no place beside Pod; leave it out (MutuallyExclusive)']],
  ['v1', 'LimitRange', limits({ type: 'PersistentVolumeClaim' }),
    ['spec.limits[0].max.storage: is missing, which PersistentVolumeClaim needs, or min.storage; give it a value (PropMissing)']],
  ['v1', 'ResourceQuota', {
    spec: { hard: { 'count/jobs.batch': 1, 'requests.acme.dev/gpu': 1, 'services.nodeports': 0, 'limits.cpu': 1, 'hugepages-2Mi': 0 } },
  }, []],
  ['v1', 'ResourceQuota', { spec: { hard: { 'limit.cpu': 1 } } },
    ['spec.hard: "limit.cpu" is not a resource of a quota; write one like "requests.cpu" or "count/jobs.batch" (PatternMismatch)']],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration',
    webhook({ rules: [{ apiGroups: [''], apiVersions: ['*'], operations: ['*'], resources: ['*/*'] }] }), []],
  ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', webhook({
    timeoutSeconds: 60, rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'] }],
  }), [
    'webhooks[0].timeoutSeconds: 60 is outside 1-30; pick a number in that range (NumberOutOfRange)',
    'webhooks[0].rules[0].resources: is missing; give it a value (PropMissing)',
  ]],
  ['autoscaling/v2', 'HorizontalPodAutoscaler',
    scaler({ minReplicas: 0, metrics: [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: 1 } } }] }), []],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', scaler({ minReplicas: 0 }),
    ['spec.minReplicas: is 0, and no metric is of Object or External; write 1 or more (NumberOutOfRange)']],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', scaler({ metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }] }),
    ['spec.metrics[0].resource.target.averageUtilization: is missing, which Resource needs, or averageValue; give it a value (PropMissing)']],
  ['v1', 'Pod', pod({ terminationGracePeriodSeconds: 60 }, { lifecycle: { preStop: { sleep: { seconds: 60 } } } }), []],
  ['v1', 'Pod', pod({}, { lifecycle: { preStop: { sleep: { seconds: 60 } } } }),
    ['spec.containers[0].lifecycle.preStop.sleep.seconds: 60 is not between 0 and terminationGracePeriodSeconds, 30; '
      + 'pick a number in that range (NumberOutOfRange)']],
  ['v1', 'Pod', pod({}, { image: ' a:1' }), ['spec.containers[0].image: " a:1" is not an image; did you mean "a:1"? (ImageInvalid)']],
  ['v1', 'Pod', pod({}, { image: 'ghcr.io/Acme/app:1' }), [
    'spec.containers[0].image: "ghcr.io/Acme/app:1" is not an image; did you mean "ghcr.io/acme/app:1"? (ImageInvalid)',
  ]],
  ['v1', 'Pod', pod({}, { image: 'Foo Bar' }),
    ['spec.containers[0].image: "Foo Bar" is not an image; write "registry/path:tag" or "registry/path@sha256:…" (ImageInvalid)']],
  ['v1', 'Pod', pod({}, { image: 'localhost:5000/acme/app:V1' }), []],
  ['v1', 'Namespace', labelled('enforce', 'strict'),
    ['metadata.labels["pod-security.kubernetes.io/enforce"]: "strict" is none of privileged, baseline, restricted; write one of them (NotAllowedValue)']],
  ['v1', 'Namespace', labelled('audit', ''),
    ['metadata.labels["pod-security.kubernetes.io/audit"]: "" is none of privileged, baseline, restricted; write one of them (NotAllowedValue)']],
  ['v1', 'Namespace', labelled('warn-version', '1.34'), [
    'metadata.labels["pod-security.kubernetes.io/warn-version"]: "1.34" is no minor version of Kubernetes; write "latest", '
      + 'or one like "v1.36" (NotAllowedValue)']],
  ['v1', 'Namespace', labelled('enforce', 'baseline'), []],
  ['v1', 'Namespace', labelled('enforce-version', 'v1.34'), []],
  ['v1', 'Namespace', labelled('warn-version', 'latest'), []],
  ['v1', 'Pod', pod({ priority: 1000 }), []],
  ['v1', 'Pod', pod({ securityContext: { runAsNonRoot: true, runAsUser: 0 } }),
    ['spec.securityContext.runAsUser: is 0, which is root, beside runAsNonRoot: the kubelet would never start containers[0]; write another user, or '
      + 'runAsNonRoot false (MutuallyExclusive)']],
  ['v1', 'Pod', pod({ securityContext: { runAsNonRoot: true }, containers: [{ name: 'a', image: 'a', securityContext: { runAsUser: 0 } }] }),
    ['spec.containers[0].securityContext.runAsUser: is 0, which is root, beside runAsNonRoot: the kubelet would never start containers[0]; write another '
      + 'user, or runAsNonRoot false (MutuallyExclusive)']],
  ['v1', 'Pod', pod({
    securityContext: { runAsNonRoot: true, runAsUser: 0 },
    containers: [{ name: 'a', image: 'a', securityContext: { runAsUser: 1 } }, { name: 'b', image: 'b', securityContext: { runAsNonRoot: false } }],
  }), []],
  ['v1', 'Pod', pod({ priority: 0 }), []],
  ['v1', 'Pod', pod({ priority: 1000, priorityClassName: 'high' }), []],
  ['v1', 'Pod', pod({}, { readinessProbe: { httpGet: { port: 'web' } }, ports: [{ name: 'http', containerPort: 80 }] }),
    ['spec.containers[0].readinessProbe.httpGet.port: "web" is the name of no port of the container; name one of its ports, '
      + 'or write the number (NotAllowedValue)']],
  ['v1', 'Pod',
    pod({}, { readinessProbe: { httpGet: { port: 'http' } }, livenessProbe: { tcpSocket: { port: 81 } }, ports: [{ name: 'http', containerPort: 80 }] }), []],
  ['v1', 'Pod', near(compared('many')), [
    'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values[0]: '
    + '"many" is not an integer, which Gt compares; write one like "4" (NotAllowedValue)']],
  ['v1', 'Pod', near(compared('4')), []],
  ['v1', 'Pod', pod({ securityContext: { sysctls: [{ name: 'net.core.somaxconn' }, { name: 'net/ipv4/ip_forward', value: '1' }] } }), []],
  ['v1', 'Pod', pod({ securityContext: { sysctls: [{ name: 'a', value: '1' }, { name: 'a', value: '2' }] } }),
    ['spec.securityContext.sysctls[1]: "a" stands at [0] already; remove one of them, or give it another name (ElementTwice)']],
  // a node's name may be longer than a label's value, and what is only preferred is not looked at
  ['v1', 'Pod', near({ requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term(LONG, 'matchFields')] },
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: term('a b') }] }), []],
  ['v1', 'PersistentVolume', { spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], nodeAffinity: {} } }, [
    'spec.nodeAffinity.required: is missing; give it a value (PropMissing)',
    'spec: none of awsElasticBlockStore, azureDisk, azureFile, cephfs, cinder, csi, fc, flexVolume, flocker, gcePersistentDisk, glusterfs, hostPath, iscsi, '
    + 'local, nfs, photonPersistentDisk, portworxVolume, quobyte, rbd, scaleIO, storageos, vsphereVolume is given; give exactly one of them (NotExactlyOne)',
  ]],
  ['networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'nginx' } }, [
    'spec.controller: "nginx" is not a name with a domain; write one like "acme.dev/ingress" (PatternMismatch)',
  ]],
  ['v1', 'Service', {}, ['spec: is missing; give it a value (PropMissing)']],
])('%s %s: %j', (apiVersion, kind, value, expected) => expect(said(apiVersion, kind, value)).toEqual(expected));

const route = (rule: object, parentRefs: readonly object[] = [{ name: 'a' }]): object => ({ spec: { parentRefs, rules: [rule] } });
const GATEWAY = 'gateway.networking.k8s.io/v1';
const header = { type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['A'] } };
const gateway = (tls: object): object => ({ spec: { gatewayClassName: 'a', listeners: [{ name: 'a', port: 443, protocol: 'HTTPS', tls }] } });
const cilium = (spec: object): object => ({ spec: { endpointSelector: {}, ...spec } });

const ROUTED = { backendRefs: [{ name: 'a', port: 80 }] };
const redirect = (of: object): object => ({ type: 'RequestRedirect', requestRedirect: of });
const rewrite = { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/b' } } };
const listening = (...listeners: readonly object[]): object => ({
  spec: { gatewayClassName: 'a', listeners: listeners.map((one, i) => ({ name: `l${i}`, port: 80 + i, protocol: 'HTTP', ...one })) },
});
const broken = (at: string, says: string): string => `${at}: breaks a rule of its CRD, "${says}"; write what it asks for (CrdRuleBroken)`;
const CALICO = 'projectcalico.org/v3';
const policy3 = (spec: object): object => ({ spec: { selector: 'all()', ...spec } });
const SECURED = { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'a' }] };

const CERT = 'cert-manager.io/v1';
const certificate = (spec: object): object => ({ spec: { secretName: 'a', dnsNames: ['acme.dev'], issuerRef: { name: 'a', kind: 'ClusterIssuer' }, ...spec } });
const issuer = (acme: object): object => ({ spec: { acme: { server: 'https://acme.dev/directory', privateKeySecretRef: { name: 'a' }, ...acme } } });

/** What cert-manager's webhook refuses. */
const CERTIFICATES: [string, string, object, readonly string[]][] = [
  [CERT, 'Certificate', certificate({ duration: '2160h', renewBefore: '360h' }), []],
  [CERT, 'Certificate', certificate({ duration: '1h', renewBefore: '59m59s', privateKey: { algorithm: 'ECDSA', size: 384 } }), []],
  [CERT, 'Certificate',
    certificate({ dnsNames: undefined, uris: ['spiffe://acme.dev/a'], issuerRef: { name: 'a', kind: 'AWSPCAIssuer', group: 'awspca.cert-manager.io' } }), []],
  [CERT, 'Certificate', certificate({ dnsNames: [] }), [
    'spec.dnsNames: is missing, and so are commonName, uris, ipAddresses and emailAddresses; name what the certificate is for (PropMissing)']],
  [CERT, 'Certificate', certificate({ duration: '90d' }), ['spec.duration: "90d" is not a Go duration; write "2160h" (DurationInvalid)']],
  [CERT, 'Certificate', certificate({ duration: '30m' }), ['spec.duration: "30m" is less than 1h; write 1h or more (NumberOutOfRange)']],
  [CERT, 'Certificate', certificate({ duration: '24h', renewBefore: '24h' }), [
    'spec.renewBefore: "24h" is not less than duration, "24h"; lower it (NumberOutOfRange)',
  ]],
  [CERT, 'Certificate', certificate({ renewBefore: '2160h' }), [
    'spec.renewBefore: "2160h" is not less than duration, 2160h by default; lower it (NumberOutOfRange)',
  ]],
  [CERT, 'Certificate', certificate({ renewBefore: '1m' }), ['spec.renewBefore: "1m" is less than 5m; write 5m or more (NumberOutOfRange)']],
  [CERT, 'Certificate', certificate({ ipAddresses: ['10.0.0'] }), [
    'spec.ipAddresses[0]: "10.0.0" is not an IP address; write one like "10.0.0.1" (PatternMismatch)',
  ]],
  [CERT, 'Certificate', certificate({ renewBefore: '1h', renewBeforePercentage: 10 }), [
    'spec.renewBeforePercentage: has no place beside renewBefore; leave it out (MutuallyExclusive)',
  ]],
  [CERT, 'Certificate', certificate({ privateKey: { size: 1024 } }), [
    'spec.privateKey.size: 1024 is outside 2048-8192; pick a number in that range (NumberOutOfRange)',
  ]],
  [CERT, 'Certificate', certificate({ issuerRef: { name: 'a', kind: 'Clusterissuer' } }),
    ['spec.issuerRef.kind: "Clusterissuer" is not one of Issuer, ClusterIssuer; did you mean "ClusterIssuer"? (NotAllowedValue)']],
  [CERT, 'ClusterIssuer', { spec: { selfSigned: {} } }, []],
  [CERT, 'ClusterIssuer',
    issuer({ solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }, { dns01: { route53: {}, cnameStrategy: 'Follow' }, selector: {} }] }), []],
  [CERT, 'Issuer', { spec: {} }, ['spec: none of acme, ca, selfSigned, vault, venafi is given; give exactly one of them (NotExactlyOne)']],
  [CERT, 'Issuer', { spec: { selfSigned: {}, ca: { secretName: 'a' } } }, [
    'spec: 2 of acme, ca, selfSigned, vault, venafi are given; give exactly one of them (NotExactlyOne)',
  ]],
  [CERT, 'Issuer', issuer({ solvers: [{}, { http01: {} }, { http01: { ingress: { class: 'a', ingressClassName: 'b' } } }] }), [
    'spec.acme.solvers[0]: none of dns01, http01 is given; give exactly one of them (NotExactlyOne)',
    'spec.acme.solvers[1].http01: none of gatewayHTTPRoute, ingress is given; give exactly one of them (NotExactlyOne)',
    'spec.acme.solvers[2].http01.ingress.ingressClassName: has no place beside class; leave it out (MutuallyExclusive)',
  ]],
  [CERT, 'Issuer', issuer({ skipTLSVerify: true, caBundle: 'YQ==' }), [
    'spec.acme.skipTLSVerify: has no place beside caBundle; leave it out (MutuallyExclusive)',
  ]],
];

/** What CRDs say in CEL, each with a value that fits. */
const CEL: [string, string, object, readonly string[]][] = [
  [GATEWAY, 'HTTPRoute', route({ filters: [redirect({ scheme: 'https' })] }), []],
  [GATEWAY, 'HTTPRoute', route({ ...ROUTED, filters: [redirect({ scheme: 'https' })] }), [
    broken('spec.rules[0]', 'RequestRedirect filter must not be used together with backendRefs'),
  ]],
  // matches are one PathPrefix by default
  [GATEWAY, 'HTTPRoute', route({ ...ROUTED, filters: [rewrite] }), []],
  [GATEWAY, 'HTTPRoute', route({ ...ROUTED, filters: [rewrite], matches: [{ path: { type: 'Exact', value: '/a' } }] }), [
    broken('spec.rules[0]', 'When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified')]],
  [GATEWAY, 'HTTPRoute', route({ ...ROUTED, timeouts: { request: '10s', backendRequest: '10s' } }), []],
  [GATEWAY, 'HTTPRoute', route({ ...ROUTED, timeouts: { request: '0s', backendRequest: '10s' } }), []],
  [GATEWAY, 'HTTPRoute', route({ ...ROUTED, timeouts: { request: '500ms', backendRequest: '1s' } }),
    [broken('spec.rules[0].timeouts', 'backendRequest timeout cannot be longer than request timeout')]],
  [GATEWAY, 'HTTPRoute', route({ filters: [redirect({ path: { type: 'ReplaceFullPath', replacePrefixMatch: '/a' } })] }), [
    'spec.rules[0].filters[0].requestRedirect.path.replaceFullPath: is missing, which type ReplaceFullPath needs; give it a value (PropMissing)',
    'spec.rules[0].filters[0].requestRedirect.path.replacePrefixMatch: has no place beside type ReplaceFullPath; leave it out (MutuallyExclusive)',
  ]],
  [GATEWAY, 'GRPCRoute', route({ ...ROUTED, matches: [{ method: { service: 'acme.v1.Deck', method: 'Get' } }] }), []],
  [GATEWAY, 'GRPCRoute', route({ ...ROUTED, matches: [{ method: { service: 'acme/Deck' } }, { method: {} }] }), [
    broken('spec.rules[0].matches[0].method', 'service must only contain valid characters (matching ^(?i)\\\\.?[a-z_][a-z_0-9]*(\\\\.[a-z_][a-z_0-9]*)*$)'),
    broken('spec.rules[0].matches[1].method', "One or both of 'service' or 'method' must be specified"),
  ]],
  [GATEWAY, 'Gateway', listening({}, { hostname: 'a.acme.dev' }, { protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'c' }] } },
    { protocol: 'TLS', tls: { mode: 'Passthrough' } }), []],
  [GATEWAY, 'Gateway', listening({ tls: { certificateRefs: [{ name: 'c' }] } }), [
    broken('spec.listeners', "tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']"),
  ]],
  [GATEWAY, 'Gateway', listening({ protocol: 'HTTPS', tls: { mode: 'Passthrough' } }),
    [broken('spec.listeners', 'tls mode must be Terminate for protocol HTTPS')]],
  [GATEWAY, 'Gateway', listening({ protocol: 'TLS' }), [broken('spec.listeners', 'tls mode must be set for protocol TLS')]],
  [GATEWAY, 'Gateway', listening({ protocol: 'TCP', hostname: 'a.acme.dev' }), [
    broken('spec.listeners', "hostname must not be specified for protocols ['TCP', 'UDP']"),
  ]],
  [GATEWAY, 'Gateway', listening({ port: 80 }, { port: 80 }), [
    broken('spec.listeners', 'Combination of port, protocol and hostname must be unique for each listener'),
  ]],
  [GATEWAY, 'BackendTLSPolicy', { spec: { targetRefs: [{ group: '', kind: 'Service', name: 'a' }], validation: { hostname: 'a.acme.dev' } } }, [
    broken('spec.validation', 'must specify either CACertificateRefs or WellKnownCACertificates')]],
  [GATEWAY, 'TLSRoute', { spec: { parentRefs: [{ name: 'a' }], hostnames: ['*.acme.dev', 'acme.dev'], rules: [{ backendRefs: [{ name: 'a', port: 443 }] }] } },
    []],
  ['traefik.io/v1alpha1', 'Middleware', { spec: { addPrefix: { prefix: 'a' } } }, [broken('spec.addPrefix.prefix', 'must start with a \'/\'')]],
  [CALICO, 'IPPool', { spec: { cidr: 'fd00::/64', ipipMode: 'Always' } }, [broken('spec', 'IPIP is not supported on IPv6 pools')]],
  [CALICO, 'IPPool', { spec: { cidr: '10.0.0.0/16', ipipMode: 'Always', vxlanMode: 'Never' } }, []],
  [CALICO, 'IPPool', { spec: { cidr: '10.0.0.0/16', ipipMode: 'Always', vxlanMode: 'Always' } },
    [broken('spec', 'ipipMode and vxlanMode cannot both be enabled')]],
  [CALICO, 'GlobalNetworkPolicy', policy3({ preDNAT: true, applyOnForward: true, ingress: [{ action: 'Allow' }] }), []],
  [CALICO, 'GlobalNetworkPolicy', policy3({ preDNAT: true }), [broken('spec', 'applyOnForward must be true if either preDNAT or doNotTrack is true')]],
  ['operator.tigera.io/v1', 'Installation', { metadata: { name: 'calico' }, spec: {} }, [
    'breaks a rule of its CRD, "resource name must be \'default\', \'tigera-secure\', or \'overlay\'"; write what it asks for (CrdRuleBroken)',
  ]],
  ['metallb.io/v1beta2', 'BGPPeer', { spec: { myASN: 64512, peerASN: 64513, peerAddress: '10.0.0.1', connectTime: '10s' } }, []],
  ['metallb.io/v1beta2', 'BGPPeer', { spec: { myASN: 64512, peerASN: 64513, peerAddress: '10.0.0.1', connectTime: '1500ms' } },
    [broken('spec.connectTime', 'connect time should contain a whole number of seconds')]],
  ['cilium.io/v2', 'CiliumBGPPeerConfig', { spec: { timers: { keepAliveTimeSeconds: 100 } } },
    [broken('spec.timers', 'keepAliveTimeSeconds can not be larger than holdTimeSeconds')]],
  ['cilium.io/v2', 'CiliumBGPAdvertisement', { spec: { advertisements: [{ advertisementType: 'Service' }] } }, [
    broken('spec.advertisements[0]', "service field is required for the 'Service' advertisementType")]],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { interval: '1h' } }, [
    'spec: none of chart, chartRef is given; give exactly one of them (NotExactlyOne)',
  ]],
  ['source.toolkit.fluxcd.io/v1', 'GitRepository', { spec: { interval: '1h', url: 'https://github.com/acme/app', serviceAccountName: 'a' } }, [
    broken('spec', "serviceAccountName can only be set when provider is 'azure' or 'aws'")]],
  ['gateway.envoyproxy.io/v1alpha1', 'SecurityPolicy', {
    spec: { ...SECURED, jwt: { providers: [{ name: 'a', remoteJWKS: { uri: 'https://acme.dev/jwks' } }] } },
  }, []],
  ['gateway.envoyproxy.io/v1alpha1', 'SecurityPolicy', { spec: { ...SECURED, extAuth: { grpc: {} } } },
    [broken('spec.extAuth.grpc', 'backendRef or backendRefs needs to be set')]],
  ['gateway.envoyproxy.io/v1alpha1', 'SecurityPolicy', { spec: { targetRefs: [{ group: 'apps', kind: 'Deployment', name: 'a' }] } }, [
    broken('spec', 'this policy can only have a targetRefs[*].group of gateway.networking.k8s.io'),
    broken('spec', 'this policy can only have a targetRefs[*].kind of Gateway/ListenerSet/HTTPRoute/GRPCRoute/TCPRoute')]],
  ['gateway.nginx.org/v1alpha1', 'ClientSettingsPolicy', { spec: { targetRef: { group: 'gateway.networking.k8s.io', kind: 'Service', name: 'a' } } },
    [broken('spec.targetRef', 'TargetRef Kind must be one of: Gateway, HTTPRoute, or GRPCRoute')]],
];

test.each<[string, string, object, readonly string[]]>([
  [GATEWAY, 'HTTPRoute', route({ matches: [{ path: { type: 'RegularExpression', value: 'a' } }, { path: { value: '/a' } }], filters: [header],
    backendRefs: [{ name: 'a', port: 80 }, { group: 'acme.dev', kind: 'Bucket', name: 'b' }] },
    [{ name: 'a', sectionName: 'x' }, { name: 'a', sectionName: 'y' }, { name: 'b' }]), []],
  [GATEWAY, 'HTTPRoute', route({ backendRefs: [{ name: 'a' }] }), [
    'spec.rules[0].backendRefs[0].port: is missing, which a Service needs; give it a value (PropMissing)',
  ]],
  [GATEWAY, 'HTTPRoute', route({}, [{ name: 'a' }, { name: 'a', sectionName: 'x' }]),
    ['spec.parentRefs[1]: is the same parent as [0]; remove one of them, or name the section in both (ElementTwice)']],
  [GATEWAY, 'HTTPRoute', route({ filters: [header, header] }), [
    'spec.rules[0].filters[1]: RequestHeaderModifier stands at [0] already; remove one of them (ElementTwice)',
  ]],
  [GATEWAY, 'HTTPRoute', route({ filters: [{ ...header, type: 'ResponseHeaderModifier' }] }), [
    'spec.rules[0].filters[0].requestHeaderModifier: has no place beside type ResponseHeaderModifier; leave it out (MutuallyExclusive)',
    'spec.rules[0].filters[0].responseHeaderModifier: is missing, which type ResponseHeaderModifier needs; give it a value (PropMissing)',
  ]],
  [GATEWAY, 'HTTPRoute', route({ matches: [{ path: { value: 'a' } }] }),
    ['spec.rules[0].matches[0].path.value: "a" is not an absolute path; begin with "/", and leave out "//", "/./" and "/../" (PatternMismatch)']],
  [GATEWAY, 'Gateway', gateway({}), ['spec.listeners[0].tls.certificateRefs: is missing, which Terminate needs; give it a value (PropMissing)']],
  ['cilium.io/v2', 'CiliumNetworkPolicy', cilium({ egress: [{ toCIDRSet: [{ cidr: '10.0.0.0/8' }], toFQDNs: [{ matchPattern: '*.acme.dev' }] }] }), []],
  ['cilium.io/v2', 'CiliumNetworkPolicy', cilium({ egress: [{ toCIDR: ['10.0.0.1'], toFQDNs: [{}] }] }), [
    'spec.egress[0].toCIDR[0]: "10.0.0.1" is not a network; write one like "10.0.0.0/8" (CidrInvalid)',
    'spec.egress[0].toFQDNs[0]: none of matchName, matchPattern is given; give exactly one of them (NotExactlyOne)',
  ]],
  ...CEL,
  ...CERTIFICATES,
  ['cert-manager.io/v1', 'Certificate', { spec: { secretName: 'a', dnsNames: ['a'], issuerRef: { name: 'a' }, usages: ['server auth'] } }, []],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', { sepc: {} }, ['"sepc" is not a field; did you mean "spec"? (UnknownProp)']],
])('%s %s: %j', (apiVersion, kind, value, expected) => expect(said(apiVersion, kind, value)).toEqual(expected));
