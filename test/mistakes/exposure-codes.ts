import { Chart } from 'cdk8s';
import {
  AcmeDirectory, AcmeSolver, Cni, DeckAccess, DeckLogin, Dns01Provider, Exposure, ExtraVolume, GatewayController,
  IngressController, Issuance, LoadBalancerPool, MetalLbBgpAdvertisement, Monitoring, ProwIngress, Tls, Tunnel, VaultAuth,
} from '../../src';
import { app, Mistake, own } from './mistake';

/** One of each kind of error about ways in. */
export const EXPOSURE_CODES: readonly Mistake[] = [
  {
    id: 'AcmeDirectoryNotHttps', says: 'a server without TLS',
    input: () => AcmeDirectory.of('http://ca.lan/acme'),
    becomes: {
      refused: ['AcmeDirectory.of({ url }): "http://ca.lan/acme" does not begin with https://; write "https://ca.lan/acme" '
        + '(AcmeDirectoryNotHttps)'],
    },
    corrected: () => AcmeDirectory.of('https://ca.lan/acme'),
  },
  {
    id: 'AddressInvalid', says: 'a URL for an address',
    input: () => Exposure.nodePort({ address: 'http://203.0.113.7' }),
    becomes: {
      refused: ['Exposure.nodePort({ address }): "http://203.0.113.7" is neither a DNS name nor an IP address; write "203.0.113.7" '
        + '(AddressInvalid)'],
    },
    corrected: () => Exposure.nodePort({ address: '203.0.113.7' }),
  },
  {
    id: 'AddressOutsidePool', says: 'an address that the pool does not have',
    input: () => Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb({ addresses: ['192.168.1.240/29'] }), hookAddress: '192.168.1.10' }),
    becomes: {
      refused: ['Exposure.loadBalancer({ hookAddress }): "192.168.1.10" is not in "192.168.1.240/29" of LoadBalancerPool.metalLb({ '
        + 'addresses }); pick an address of the pool, or add it there (AddressOutsidePool)'],
    },
    corrected: () => Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb({ addresses: ['192.168.1.240/29'] }), hookAddress: '192.168.1.241' }),
  },
  {
    id: 'AddressPoolTaken', says: 'a pool among nodes',
    input: () => app({
      exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb({ addresses: ['10.244.0.0/28'] }), hookHost: 'hook.acme.dev' }),
      cni: Cni.flannel(),
    }),
    becomes: {
      refused: ['new ProwApp({ exposure }): "10.244.0.0/28" of LoadBalancerPool.metalLb({ addresses }) shares addresses with '
        + '"10.244.0.0/16" of pods; give it addresses that nothing else has (AddressPoolTaken)'],
    },
    corrected: () => app({
      exposure: Exposure.loadBalancer({ pool: LoadBalancerPool.metalLb({ addresses: ['192.168.1.240/28'] }), hookHost: 'hook.acme.dev' }),
      cni: Cni.flannel(),
    }),
  },
  {
    id: 'AddressRangeInvalid', says: 'an address alone',
    input: () => LoadBalancerPool.metalLb({ addresses: ['192.0.2.1'] }),
    becomes: {
      refused: ['LoadBalancerPool.metalLb({ addresses[0] }): "192.0.2.1" is neither a network nor a range of addresses; did you mean '
        + '"192.0.2.1/32"? (AddressRangeInvalid)'],
    },
    corrected: () => LoadBalancerPool.metalLb({ addresses: ['192.0.2.1/32'] }),
  },
  {
    id: 'BackendElsewhere', says: 'a Service of another namespace',
    input: () =>
      own((made) => void new ProwIngress(new Chart(made, 'c'), 'ingress', { domain: 'acme.dev', deck: { serviceName: 'deck', namespace: 'ci', port: 80 } })),
    becomes: {
      refused: ['[c/ingress] deck.namespace: "ci" is not the namespace of the Ingress; write "prow", and make a Service there '
        + '(BackendElsewhere)'],
    },
  },
  {
    id: 'BgpCommunityInvalid', says: 'half a community',
    input: () => own((made) => void new MetalLbBgpAdvertisement(new Chart(made, 'c'), 'a', { communities: ['64500'] })),
    becomes: {
      refused: ['[c/a] communities[0]: "64500" is not a BGP community; write one like "64500:100" or "large:64500:1:2" '
        + '(BgpCommunityInvalid)'],
    },
    corrected: () => own((made) => void new MetalLbBgpAdvertisement(new Chart(made, 'c'), 'a', { communities: ['64500:100'] })),
  },
  {
    id: 'CertificateTimesInvalid', says: 'a certificate too short',
    input: () => Tls.issuer({ name: 'ca', duration: '30m' }),
    becomes: {
      refused: ['Tls.issuer({ duration }): "30m" is shorter than an hour; write "1h" or more (CertificateTimesInvalid)'],
    },
    corrected: () => Tls.issuer({ name: 'ca', duration: '24h' }),
  },
  {
    id: 'CaBundleInvalid', says: 'no certificate',
    input: () => AcmeDirectory.of('https://ca.lan/acme', { caBundle: 'ca.pem' }),
    becomes: {
      refused: ['AcmeDirectory.of({ caBundle }): what was given (not shown) is no PEM text of certificates; give the content of the file '
        + 'that begins with -----BEGIN CERTIFICATE----- (CaBundleInvalid)'],
    },
  },
  {
    id: 'ControllerCannot', says: 'what Cilium cannot',
    input: () => Exposure.ingress({ domain: 'acme.dev', ingressClassName: 'cilium', deckSources: ['10.0.0.0/8'] }),
    becomes: {
      refused: ['Exposure.ingress({ deckSources }): cilium filters callers of an Ingress by policies only; leave it out and filter by a '
        + 'CiliumClusterwideNetworkPolicy for the entity ingress, or take IngressController.traefik() (ControllerCannot)'],
    },
    corrected: () => Exposure.ingress({ domain: 'acme.dev', ingressClassName: 'traefik', deckSources: ['10.0.0.0/8'] }),
  },
  {
    id: 'ControllerNameInvalid', says: 'a name without a path',
    input: () => GatewayController.other({ gatewayClassName: 'mine', controllerName: 'mine' }),
    becomes: {
      refused: ['GatewayController.other({ controllerName }): "mine" is not the name of a controller; write it as its project does, like '
        + '"example.com/gateway-controller" (ControllerNameInvalid)'],
    },
    corrected: () => GatewayController.other({ gatewayClassName: 'mine', controllerName: 'example.com/gateway-controller' }),
  },
  {
    id: 'EmailInvalid', says: 'a link for an address',
    input: () => Tls.acme({ email: 'mailto:you@acme.dev' }),
    becomes: {
      refused: ['Tls.acme({ email }): "mailto:you@acme.dev" is not an e-mail address; write one like "you@example.com" (EmailInvalid)'],
    },
    corrected: () => Tls.acme({ email: 'you@acme.dev' }),
  },
  {
    id: 'EverythingPublic', says: 'all of deck for everybody',
    input: () => DeckAccess.oauth2Proxy({ publicPaths: ['/'] } as never),
    becomes: {
      refused: ['DeckAccess.oauth2Proxy({ publicPaths[0] }): "/" would let everybody see all of deck; name single paths, or write '
        + 'DeckAccess.open() (EverythingPublic)'],
    },
  },
  {
    id: 'GatewayWithoutClass', says: 'a Gateway of no class',
    input: () => Exposure.gateway({ domain: 'acme.dev' }),
    becomes: {
      refused: ['Exposure.gateway({ controller }): is missing, and with it the class of the Gateway; write controller: '
        + 'GatewayController.envoyGateway() or the like (GatewayWithoutClass)'],
    },
    corrected: () => Exposure.gateway({ domain: 'acme.dev', controller: GatewayController.envoyGateway() }),
  },
  {
    id: 'HostNotDnsName', says: 'a URL for a name',
    input: () => Exposure.ingress({ domain: 'https://prow.acme.dev/', tls: Tls.none() }),
    becomes: {
      refused: ['Exposure.ingress({ domain }): "https://prow.acme.dev/" is not a DNS name; write "prow.acme.dev" (HostNotDnsName)'],
    },
    corrected: () => Exposure.ingress({ domain: 'prow.acme.dev', tls: Tls.none() }),
  },
  {
    id: 'HostNotPublic', says: 'a name that nobody can ask for',
    input: () => Exposure.ingress({ domain: 'prow.local', tls: Tls.acme({ email: 'you@acme.dev' }) }),
    becomes: {
      refused: ['Exposure.ingress({ tls }): "hook.prow.local" is not a name of the public DNS, and Let\'s Encrypt makes no certificate '
        + 'for it; use a public name, or write Tls.selfSignedCa(), Tls.issuer(…) or Tls.secret(…) (HostNotPublic)',
        'Exposure.ingress({ tls }): "deck.prow.local" is not a name of the public DNS, and Let\'s Encrypt makes no certificate '
        + 'for it; use a public name, or write Tls.selfSignedCa(), Tls.issuer(…) or Tls.secret(…) (HostNotPublic)'],
    },
    corrected: () => Exposure.ingress({ domain: 'prow.local', tls: Tls.selfSignedCa() }),
  },
  {
    id: 'IpAddressInvalid', says: 'a name for an address',
    input: () => Exposure.loadBalancer({ deckAddress: 'deck.acme.dev' }),
    becomes: {
      refused: ['Exposure.loadBalancer({ deckAddress }): "deck.acme.dev" is not an IP address; write one like "192.168.1.240" '
        + '(IpAddressInvalid)'],
    },
    corrected: () => Exposure.loadBalancer({ deckHost: 'deck.acme.dev' }),
  },
  {
    id: 'LoadBalancerClassNotServed', says: 'a class of Cilium without Cilium',
    input: () => app({ cni: Cni.flannel(), exposure: Exposure.loadBalancer({ loadBalancerClass: 'io.cilium/l2-announcer', hookHost: 'hook.acme.dev' }) }),
    becomes: {
      refused: ['new ProwApp({ exposure }): no Service of loadBalancerClass "io.cilium/l2-announcer" would get an address, because '
        + 'Flannel does not serve it; leave loadBalancerClass out, and install a load balancer such as MetalLB '
        + '(LoadBalancerClassNotServed)'],
    },
    corrected: () => app({ cni: Cni.flannel(), exposure: Exposure.loadBalancer({ hookHost: 'hook.acme.dev' }) }),
  },
  {
    id: 'NameserverInvalid', says: 'a nameserver with a scheme',
    input: () => Dns01Provider.rfc2136({ nameserver: 'dns://10.0.0.53' } as never),
    becomes: {
      refused: ['Dns01Provider.rfc2136({ nameserver }): "dns://10.0.0.53" is not a name server; write one like "10.0.0.53", '
        + '"[fd00::53]:53" or "ns.example.com:5353" (NameserverInvalid)'],
    },
  },
  {
    id: 'NodePortOutOfRange', says: 'a port that nodes do not give',
    input: () => Exposure.nodePort({ hookPort: 8080 }),
    becomes: {
      refused: ['Exposure.nodePort({ hookPort }): 8080 is outside 30000-32767; pick a port in that range, or leave it out '
        + '(NodePortOutOfRange)'],
    },
    corrected: () => Exposure.nodePort({ hookPort: 30080 }),
  },
  {
    id: 'NodePortTaken', says: 'one port for two',
    input: () => Exposure.nodePort({ hookPort: 30080, deckPort: 30080 }),
    becomes: {
      refused: ['Exposure.nodePort({ deckPort }): 30080 is the port of hook; pick another one from 30000-32767 (NodePortTaken)'],
    },
    corrected: () => Exposure.nodePort({ hookPort: 30080, deckPort: 30081 }),
  },
  {
    id: 'PathNotAbsolute', says: 'a path without a slash',
    input: () => ExtraVolume.emptyDir({ name: 'cache', mountPath: 'cache', sizeLimit: '1Gi' }),
    becomes: {
      refused: ['ExtraVolume.emptyDir({ mountPath }): "cache" is not an absolute path; begin with "/" and leave out ".." and ":" '
        + '(PathNotAbsolute)'],
    },
    corrected: () => ExtraVolume.emptyDir({ name: 'cache', mountPath: '/cache', sizeLimit: '1Gi' }),
  },
  {
    id: 'PoolCannot', says: 'L2 to one node only',
    input: () => Exposure.loadBalancer({
      pool: LoadBalancerPool.cilium({ addresses: ['192.168.1.240/28'] }), hookHost: 'hook.acme.dev', externalTrafficPolicy: 'Local',
    } as never),
    becomes: {
      refused: ['Exposure.loadBalancer({ externalTrafficPolicy }): the node that Cilium answers from need not be one that runs the pod, '
        + 'so that Local would lose traffic; write "Cluster", or announce by BGP with bgpLabels (PoolCannot)'],
    },
  },
  {
    id: 'PortRangeInvalid', says: 'a range the wrong way round',
    input: () => Exposure.nodePort({ nodePortRange: '32767-30000' }),
    becomes: {
      refused: ['Exposure.nodePort({ nodePortRange }): "32767-30000" is not a range of ports; write it as kube-apiserver\'s '
        + '--service-node-port-range has it, like "30000-32767" (PortRangeInvalid)'],
    },
    corrected: () => Exposure.nodePort({ nodePortRange: '30000-32767' }),
  },
  {
    id: 'PortTaken', says: 'two on one port of a node',
    input: () => Exposure.loadBalancer({ pool: LoadBalancerPool.k3sServiceLb(), hookPort: 80 }),
    becomes: {
      refused: ['Exposure.loadBalancer({ deckPort }): 80 is the port of hook at the same addresses; pick another one (PortTaken)'],
    },
    corrected: () => Exposure.loadBalancer({ pool: LoadBalancerPool.k3sServiceLb(), hookPort: 8080 }),
  },
  {
    id: 'PrivateKeySizeInvalid', says: 'a size that Ed25519 does not have',
    input: () => Tls.issuer({ name: 'ca', privateKeyAlgorithm: 'Ed25519', privateKeySize: 256 } as never),
    becomes: {
      refused: ['Tls.issuer({ privateKeySize }): 256 is not a size of Ed25519 keys; leave it out (PrivateKeySizeInvalid)'],
    },
  },
  {
    id: 'PrivateKeyRefused', says: 'a key that Let\'s Encrypt refuses',
    input: () => Tls.acme({ email: 'you@acme.dev', privateKeyAlgorithm: 'RSA', privateKeySize: 8192 } as never),
    becomes: {
      refused: ['Tls.acme({ privateKeySize }): Let\'s Encrypt makes no certificates for RSA keys of 8192 bits; write a smaller size, or '
        + 'leave it out (PrivateKeyRefused)'],
    },
  },
  {
    id: 'PublicPathInvalid', says: 'a path with a query',
    input: () => DeckAccess.oauth2Proxy({ publicPaths: ['/badge.svg?x=1'] } as never),
    becomes: {
      refused: ['DeckAccess.oauth2Proxy({ publicPaths[0] }): "/badge.svg?x=1" is not a path of deck; write one like "/badge.svg", '
        + 'without a query (PublicPathInvalid)'],
    },
  },
  {
    id: 'RegionInvalid', says: 'a town for a region',
    input: () => Dns01Provider.route53({ region: 'Frankfurt' }),
    becomes: {
      refused: ['Dns01Provider.route53({ region }): "Frankfurt" is not a region of AWS; write one like "us-east-1" (RegionInvalid)'],
    },
    corrected: () => Dns01Provider.route53({ region: 'eu-central-1' }),
  },
  {
    id: 'SolverMissing', says: 'a name that no solver is for',
    input: () => Exposure.ingress({
      domain: 'prow.acme.dev',
      tls: Tls.acme({ email: 'you@acme.dev', solvers: [AcmeSolver.dns01(Dns01Provider.cloudflare(), { dnsNames: ['other.acme.dev'] })] }),
    }),
    becomes: {
      refused: ['Exposure.ingress({ tls }): "hook.prow.acme.dev" is a name that no solver is for; name it in dnsNames or dnsZones of one '
        + 'of them, or add one without a selector (SolverMissing)',
        'Exposure.ingress({ tls }): "deck.prow.acme.dev" is a name that no solver is for; name it in dnsNames or dnsZones of one '
        + 'of them, or add one without a selector (SolverMissing)'],
    },
    corrected: () => Exposure.ingress({
      domain: 'prow.acme.dev', tls: Tls.acme({ email: 'you@acme.dev', solvers: [AcmeSolver.dns01(Dns01Provider.cloudflare())] }),
    }),
  },
  {
    id: 'SolverShadowed', says: 'a second solver for the same',
    input: () => Tls.acme({ email: 'you@acme.dev', solvers: [AcmeSolver.dns01(Dns01Provider.cloudflare()), AcmeSolver.dns01(Dns01Provider.digitalOcean())] }),
    becomes: {
      refused: ['Tls.acme({ solvers[1] }): has no selector, and neither has [0], so that it would never be asked; give it dnsNames, '
        + 'dnsZones or matchLabels of its own, or remove it (SolverShadowed)'],
    },
    corrected: () => Tls.acme({
      email: 'you@acme.dev',
      solvers: [AcmeSolver.dns01(Dns01Provider.cloudflare()), AcmeSolver.dns01(Dns01Provider.digitalOcean(), { dnsZones: ['acme.dev'] })],
    }),
  },
  {
    id: 'TunnelIdInvalid', says: 'a name for a number',
    input: () => Tunnel.cloudflared({ tunnelId: 'prow', domain: 'prow.acme.dev' } as never),
    becomes: {
      refused: ['Tunnel.cloudflared({ tunnelId }): what was given (not shown) is not the ID of a tunnel; write the one that "cloudflared '
        + 'tunnel list" shows, in lower case (TunnelIdInvalid)'],
    },
  },
  {
    id: 'VaultPathInvalid', says: 'a path that climbs',
    input: () => Issuance.vault({ path: '../sign', server: 'https://vault.acme.dev', auth: VaultAuth.token({ secretName: 'vault-token' }) } as never),
    becomes: {
      refused: ['Issuance.vault({ path }): "../sign" is not a path in Vault; write names joined by slashes, like "pki/sign/prow" '
        + '(VaultPathInvalid)'],
    },
  },
  {
    id: 'DeckUrlNotHttps', says: 'a login without encryption',
    input: () => app({ exposure: Exposure.nodePort({ address: 'prow.acme.dev' }), deckLogin: DeckLogin.github({ users: ['ann'] }) }),
    becomes: {
      refused: ['new ProwApp({ deckLogin }): "http://prow.acme.dev:30002" is not https, and deck refuses every rerun and abort without '
        + 'it; use an exposure with TLS, or leave deckLogin out (DeckUrlNotHttps)'],
    },
    corrected: () => app({
      exposure: Exposure.clusterIp({ hookUrl: 'https://prow.acme.dev/hook', deckUrl: 'https://prow.acme.dev' }),
      deckLogin: DeckLogin.github({ users: ['ann'] }),
    }),
  },
  {
    id: 'DeckUrlUnknown', says: 'a login without an address',
    input: () => app({ exposure: Exposure.nodePort(), deckLogin: DeckLogin.github({ users: ['ann'] }) }),
    becomes: {
      refused: ['new ProwApp({ deckLogin }): GitHub must be told where to send people back to, and the address of deck is not known; '
        + 'give the exposure a domain or a deckUrl (DeckUrlUnknown)'],
    },
  },
  {
    id: 'ProbeTargetUnknown', says: 'a probe of an address that nobody knows',
    input: () => app({ exposure: Exposure.nodePort(), monitoring: Monitoring.prometheusOperator({ probes: { prober: 'http://blackbox-exporter.monitoring:9115' } }) }),
    becomes: {
      refused: ['hook', 'deck'].map((component) => `new ProwApp({ monitoring }): nobody knows at which URL ${component} is asked from outside, because the exposure names none; `
        + `write Monitoring.prometheusOperator({ probes: { ${component}Url } }), or give the exposure its address (ProbeTargetUnknown)`),
    },
    corrected: () => app({
      exposure: Exposure.nodePort({ address: 'prow.acme.dev' }),
      monitoring: Monitoring.prometheusOperator({ probes: { prober: 'http://blackbox-exporter.monitoring:9115' } }),
    }),
  },
  {
    id: 'GatewayClassNotServed', says: 'a Gateway of Cilium without Cilium',
    input: () => app({ cni: Cni.flannel(), exposure: Exposure.gateway({ domain: 'prow.acme.dev', controller: GatewayController.cilium(), tls: Tls.none() }) }),
    becomes: {
      refused: ['new ProwApp({ exposure }): nobody serves the GatewayClass "cilium", because Flannel does not; take another controller, '
        + 'or cni: Cni.cilium() (GatewayClassNotServed)'],
    },
    corrected: () => app({
      cni: Cni.flannel(),
      exposure: Exposure.gateway({ domain: 'prow.acme.dev', controller: GatewayController.envoyGateway(), tls: Tls.none() }),
    }),
  },
  {
    id: 'IngressClassNotServed', says: 'an Ingress of Cilium without Cilium',
    input: () => app({ cni: Cni.flannel(), exposure: Exposure.ingress({ domain: 'prow.acme.dev', controller: IngressController.cilium(), tls: Tls.none() }) }),
    becomes: {
      refused: ['new ProwApp({ exposure }): nobody serves the IngressClass "cilium", because Flannel does not; take another controller, '
        + 'or cni: Cni.cilium() (IngressClassNotServed)'],
    },
    corrected: () => app({
      cni: Cni.flannel(), exposure: Exposure.ingress({ domain: 'prow.acme.dev', controller: IngressController.nginx(), tls: Tls.none() }),
    }),
  },
  {
    id: 'AnnotationRewrites', says: 'another path for webhooks',
    input: () => Exposure.ingress({ domain: 'acme.dev', annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/' } }),
    becomes: {
      refused: ['Exposure.ingress({ annotations.nginx.ingress.kubernetes.io/rewrite-target }): "/" would change the path of webhooks, and hook answers 200 '
        + 'to any other path than /hook and throws the event away; leave it out: hook and deck want every path as it came (AnnotationRewrites)'],
    },
    corrected: () => Exposure.ingress({ domain: 'acme.dev' }),
  },
  {
    id: 'AnnotationTaken', says: 'an annotation that a property writes',
    input: () => Exposure.ingress({ domain: 'acme.dev', annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
    becomes: {
      refused: ['Exposure.ingress({ annotations.kubernetes.io/ingress.class }): "nginx" stands where a property belongs; write ingressClassName, beside which '
        + 'the API server refuses it (AnnotationTaken)'],
    },
    corrected: () => Exposure.ingress({ domain: 'acme.dev', ingressClassName: 'nginx' }),
  },
  {
    id: 'Http01Impossible', says: 'a question on a port that is closed',
    input: () => Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik(), http: false, tls: Tls.acme({ email: 'you@acme.dev' }) }),
    becomes: {
      refused: ['Exposure.ingress({ tls }): nothing answers on port 80, where the ACME server asks; '
        + 'open port 80, or write solvers: [AcmeSolver.dns01(…)] (Http01Impossible)'],
    },
    corrected: () => Exposure.ingress({ domain: 'acme.dev', controller: IngressController.traefik(), tls: Tls.acme({ email: 'you@acme.dev' }) }),
  },
  {
    id: 'PathShadowed', says: 'one host by a controller that prefers the longer rule',
    input: () =>
      own((made) => void new ProwIngress(new Chart(made, 'c'), 'ingress', { hookHost: 'acme.dev', deckHost: 'acme.dev', ingressClassName: 'traefik' })),
    becomes: {
      refused: ['[c/ingress] deckHost: traefik would send "acme.dev/hook" to deck, because it prefers the rule with more letters; '
        + 'give hook and deck a host each, or use Exposure.ingress(), which makes two Ingresses (PathShadowed)'],
    },
    corrected: () =>
      own((made) => void new ProwIngress(new Chart(made, 'c'), 'ingress', {
        hookHost: 'hook.acme.dev', deckHost: 'acme.dev', ingressClassName: 'traefik', configPages: true,
      })),
  },
];
