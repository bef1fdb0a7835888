const meta = (name: string, more: object = {}): object => ({ name, namespace: 'mutants', ...more });

/** Custom resources that people put beside a Prow. */
export const customObjects: readonly any[] = [
  { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: meta('prow'),
    spec: { secretName: 'prow-tls', dnsNames: ['prow.acme.dev'], duration: '2160h', renewBefore: '360h', issuerRef: {
      name: 'letsencrypt', kind: 'ClusterIssuer', group: 'cert-manager.io',
    },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' }, usages: ['digital signature', 'server auth'] } },
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'letsencrypt' },
    spec: { acme: { server: 'https://acme-v02.api.letsencrypt.org/directory', email: 'you@acme.dev', privateKeySecretRef: { name: 'account' },
      solvers: [
        { http01: { ingress: { ingressClassName: 'nginx' } }, selector: { dnsZones: ['acme.dev'] } },
        { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cf', key: 'token' } } } },
      ] } } },
  { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: meta('prow'),
    spec: { gatewayClassName: 'envoy', listeners: [
      { name: 'https', port: 443, protocol: 'HTTPS', hostname: 'prow.acme.dev', tls: { mode: 'Terminate', certificateRefs: [{ name: 'tls', kind: 'Secret' }] },
        allowedRoutes: { namespaces: { from: 'Same' } } },
    ] } },
  { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: meta('prow'),
    spec: { parentRefs: [{ name: 'prow', sectionName: 'https' }], hostnames: ['prow.acme.dev'],
      rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'deck', port: 80, weight: 1 }],
        filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'X-Frame-Options', value: 'DENY' }] } }] }] } },
  { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: meta('web'),
    spec: { endpointSelector: { matchLabels: { app: 'web' } }, ingress: [{
      fromEntities: ['cluster'], toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [{ method: 'GET', path: '/.*' }] } }],
    }],
      egress: [{ toCIDRSet: [{ cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] }] }, { toFQDNs: [{ matchName: 'github.com' }] }] } },
  { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata: meta('pool'), spec: {
    addresses: ['192.168.1.240-192.168.1.250'], autoAssign: false, avoidBuggyIPs: true,
  } },
  { apiVersion: 'metallb.io/v1beta2', kind: 'BGPPeer', metadata: meta('router'), spec: {
    myASN: 64500, peerASN: 64501, peerAddress: '10.0.0.1', peerPort: 179,
  } },
  { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: meta('hsts'), spec: { headers: { stsSeconds: 300, stsIncludeSubdomains: true } } },
  { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: meta('cilium'),
    spec: {
      interval: '10m', chart: { spec: { chart: 'cilium', version: '1.20.2', sourceRef: { kind: 'HelmRepository', name: 'cilium' } } },
      install: { remediation: { retries: 3 } }, values: { a: 1 },
    } },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: meta('prow'),
    spec: { project: 'default', source: { repoURL: 'https://github.com/acme/prow', path: 'dist', targetRevision: 'main' }, destination: {
      server: 'https://kubernetes.default.svc', namespace: 'prow',
    },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['ServerSideApply=true'], retry: { limit: 5 } } } },
];
