import { Chart } from 'cdk8s';
import {
  Exposure, ExternalTrafficPolicy, FrontProxy, GatewayController, GitHub, GitHubHooks, IngressController, LoadBalancerPool, ProwIngress, Tls,
} from '../../src';
import { app, Mistake, own } from './mistake';

const tls = Tls.secret('prow-tls');
const ingress = (options: Partial<Parameters<typeof Exposure.ingress>[0]>) => () => app({ exposure: Exposure.ingress({ domain: 'acme.dev', tls, ...options }) });
const gateway = (options: Parameters<typeof Exposure.gateway>[0]) => () => app({ exposure: Exposure.gateway({ domain: 'acme.dev', tls, ...options } as never) });
const balancer = (options: Parameters<typeof Exposure.loadBalancer>[0]) => () => app({ exposure: Exposure.loadBalancer({ hookHost: 'hook.acme.dev', ...options }) });
const enterprise = GitHub.enterprise({ host: 'github.acme.lan', repositories: ['acme/app'] });
const traefik = IngressController.traefik();
const OF_GITHUB = GitHubHooks.networks();
const NODE_PORTS = 'Node ports of the same Services answer everybody who reaches a node: write allocateLoadBalancerNodePorts: false where the balancer needs '
  + 'none, or close them in the firewall of the nodes.';

/** Strangers at the door: what comes in before hook has seen a signature, and who may come. */
export const DOOR: readonly Mistake[] = [
  {
    id: 'T-body-1', says: 'a limit of webhooks in the words of nginx', input: ingress({ controller: traefik, webhookBodyLimit: '25m' as never }),
    becomes: { refused: ['Exposure.ingress({ webhookBodyLimit }): "25m" is not a number; write an integer from 65536 to 104857600 (WrongType)'] },
    corrected: ingress({ controller: traefik, webhookBodyLimit: 26214400 }),
  },
  {
    id: 'T-body-2', says: 'a limit in megabytes', input: ingress({ controller: traefik, webhookBodyLimit: 25 }),
    becomes: { refused: ['Exposure.ingress({ webhookBodyLimit }): 25 is outside 65536-104857600; pick a number in that range (NumberOutOfRange)'] },
  },
  {
    id: 'T-body-3', says: 'a limit below what GitHub sends', input: ingress({ controller: traefik, webhookBodyLimit: 1048576 }),
    becomes: { noted: ['GitHub sends webhooks of up to 26214400 bytes: those of more than 1048576 are refused, and GitHub shows them with 413.'] },
  },
  {
    id: 'T-body-4', says: 'a limit at a controller that has none', input: ingress({ controller: IngressController.contour(), webhookBodyLimit: 26214400 }),
    becomes: {
      refused: ['Exposure.ingress({ webhookBodyLimit }): contour has no word for it at an Ingress; leave it out, or take IngressController.traefik() '
        + '(ControllerCannot)'],
    },
    corrected: ingress({ controller: IngressController.contour() }),
  },
  {
    id: 'T-body-5', says: 'a controller without a limit', input: ingress({ controller: IngressController.cilium() }),
    becomes: {
      noted: ['cilium has no limit of webhooks: hook reads whatever comes to its end, and into its memory, before it looks at the signature. Who sends '
        + 'without end makes it end; Kubernetes starts it again.'],
    },
  },
  {
    id: 'T-body-6', says: 'a Gateway whose controller has no limit', input: gateway({ controller: GatewayController.istio(), webhookBodyLimit: 26214400 } as never),
    becomes: {
      refused: ['Exposure.gateway({ webhookBodyLimit }): istio cannot limit the size of webhooks, and the Gateway API has no word for it; leave it out, or '
        + 'take GatewayController.envoyGateway() (ControllerCannot)'],
    },
    corrected: gateway({ controller: GatewayController.envoyGateway(), webhookBodyLimit: 26214400 } as never),
  },
  {
    id: 'T-body-7', says: 'an own limit in annotations beside ours',
    input: ingress({ controller: IngressController.haproxyIngress(), annotations: { 'haproxy-ingress.github.io/proxy-body-size': '100m' } }),
    becomes: {
      refused: ['Exposure.ingress({ annotations }): "haproxy-ingress.github.io/proxy-body-size" is "100m" here, and "25m" in Ingress prow-ingress by what else '
        + 'was said; leave it out, or change the object itself by addJsonPatch (AnnotationTaken)'],
    },
    corrected: ingress({ controller: IngressController.haproxyIngress(), webhookBodyLimit: 104857600 }),
  },
  {
    id: 'T-hooks-1', says: 'GitHub.com\'s networks for a server of one\'s own',
    input: () => app({ github: enterprise, exposure: Exposure.loadBalancer({ hookHost: 'hook.acme.lan', webhookSources: OF_GITHUB }) }),
    becomes: {
      warned: ['`webhookSources` lets in networks of github.com alone, and webhooks come from github.acme.lan: add the addresses that it calls from.'],
    },
    corrected: () => app({ github: enterprise, exposure: Exposure.loadBalancer({ hookHost: 'hook.acme.lan', webhookSources: [...OF_GITHUB, '10.0.0.0/8'] }) }),
  },
  {
    id: 'T-hooks-2', says: 'source ranges beside node ports', input: balancer({ webhookSources: OF_GITHUB }), becomes: { noted: [NODE_PORTS] },
    corrected: balancer({ webhookSources: OF_GITHUB, allocateLoadBalancerNodePorts: false }),
  },
  {
    id: 'T-hooks-3', says: 'a list that grows old', input: ingress({ controller: traefik, webhookSources: [...OF_GITHUB, '203.0.113.7/32'] }),
    becomes: {
      noted: ['traefik must see the addresses of callers: its Service needs externalTrafficPolicy Local, or what stands before it the PROXY protocol. '
        + 'Networks of GitHub change: compare them with hooks of https://api.github.com/meta. Those of GitHubHooks are of 2026-03-12.'],
    },
  },
  {
    id: 'T-hooks-4', says: 'callers whose addresses are lost on the way',
    input: balancer({ webhookSources: GitHubHooks.ipv4Networks(), pool: LoadBalancerPool.metalLb({ addresses: ['203.0.113.0/28'] }) }),
    becomes: {
      noted: ['Callers of hook are told apart by the address that they have when they come to the balancer of a cloud, or to a node: one that puts its own in '
        + 'that place keeps everybody out, or nobody.'],
    },
  },
  {
    id: 'T-front-1', says: 'hook on an open port', input: () => app(),
    becomes: {
      noted: ['A node port has no limit of webhooks: hook reads whatever comes to its end, and into its memory, before it looks at the signature. Who sends '
        + 'without end makes it end; Kubernetes starts it again. frontProxy: FrontProxy.envoy() puts a proxy with limits before hook.'],
    },
    corrected: () => app({ exposure: Exposure.nodePort({ address: 'prow.acme.dev', frontProxy: FrontProxy.envoy() }) }),
  },
  {
    id: 'T-front-3', says: 'hook at a load balancer', input: balancer({}),
    becomes: {
      noted: ['A load balancer has no limit of webhooks: hook reads whatever comes to its end, and into its memory, before it looks at the signature. Who sends '
        + 'without end makes it end; Kubernetes starts it again. frontProxy: FrontProxy.envoy() puts a proxy with limits before hook.'],
    },
    corrected: balancer({ frontProxy: FrontProxy.envoy() }),
  },
  {
    id: 'T-front-4', says: 'networks of callers twice',
    input: balancer({ webhookSources: OF_GITHUB, frontProxy: FrontProxy.envoy({ webhookSources: OF_GITHUB }) }),
    becomes: { refused: ['Exposure.loadBalancer({ webhookSources }): frontProxy has its own; leave one of them out (MutuallyExclusive)'] },
    corrected: balancer({ frontProxy: FrontProxy.envoy({ webhookSources: OF_GITHUB }) }),
  },
  {
    id: 'T-front-2', says: 'callers told apart where their addresses are hidden',
    input: () => app({ exposure: Exposure.nodePort({
      address: 'prow.acme.dev', externalTrafficPolicy: ExternalTrafficPolicy.CLUSTER, frontProxy: FrontProxy.envoy({ webhookSources: OF_GITHUB }),
    }) }),
    becomes: {
      refused: ['Exposure.nodePort({ externalTrafficPolicy }): "Cluster" hides the addresses of callers, and frontProxy has webhookSources; leave one of them '
        + 'out (MutuallyExclusive)'],
    },
    corrected: () => app({ exposure: Exposure.nodePort({ address: 'prow.acme.dev', frontProxy: FrontProxy.envoy({ webhookSources: OF_GITHUB }) }) }),
  },
  {
    id: 'T-pages-alone', says: 'the Ingress alone, with Traefik, whose pages of deck nothing closes',
    input: () => own((made) => void new ProwIngress(new Chart(made, 'c'), 'ingress', { domain: 'acme.dev', ingressClassName: 'traefik' })),
    becomes: {
      refused: ['[c/ingress] configPages: traefik prefers the rule with more letters, so that one Ingress cannot keep "/config" from deck, where everybody would read '
        + 'all of Prow\'s configuration; write true, or use Exposure.ingress(), which makes an Ingress of its own for it (ControllerCannot)'],
    },
    corrected: () => own((made) => void new ProwIngress(new Chart(made, 'c'), 'ingress', { domain: 'acme.dev', ingressClassName: 'nginx' })),
  },
];
