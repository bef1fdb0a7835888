import { Cni, Exposure, GatewayController, GitHub, IngressController, LoadBalancerPool, ProwJobs, RepositoryVisibility, Tls, Tunnel } from '../../src';
import { app, Mistake } from './mistake';

const repositories = ['acme/app'];
const enterprise = GitHub.enterprise({ host: 'github.acme.lan', repositories });
const residency = GitHub.enterprise({ host: 'acme.ghe.com', repositories });
const RELAY = 'bring them by `exposure: Exposure.tunnel(Tunnel.relay())`, with a channel of https://smee.io/new or of a gosmee server of yours';
const detour = (host: string, kind = 'name'): string => (
  `GitHub cannot reach ${host}, because it is not a public ${kind}, and no job starts without its webhooks: ${RELAY}, or forward a port of a public `
    + `address to it${kind === 'address' ? ', and say that address' : ''}.`
);
const nodePort = (address: string) => () => app({ exposure: Exposure.nodePort({ address }) });
const proxy = (hookUrl: string, github?: GitHub) => () => app({ exposure: Exposure.clusterIp({ hookUrl }), ...(github && { github }) });
const secret = Tls.secret('prow-tls');
const traefik = IngressController.traefik();
const ingress = (options: Partial<Parameters<typeof Exposure.ingress>[0]>) =>
  () => app({ exposure: Exposure.ingress({ domain: 'acme.dev', controller: traefik, tls: secret, ...options }) });
const balancer = (options: Parameters<typeof Exposure.loadBalancer>[0]) => () => app({ exposure: Exposure.loadBalancer(options) });
const PRIVATE_POOL = LoadBalancerPool.metalLb({ addresses: ['192.168.1.240/28'] });

const NO_JOBS = 'There are no jobs, and none can come: `prow-jobs.yaml` is read from no repository, because nobody named one by `configRepository`, and '
  + '`.prow.yaml` from none, because nobody said that they are private. Name the one, say the other in `trust` of `GitHub`, or give `jobs`.';
const NO_CENTRAL_JOBS = 'No `prow-jobs.yaml` is read, and config-updater is off, because nobody said which of the repositories has it: name one by '
  + '`configRepository`, or say that there is none by `configUpdater: { prowJobsFile: false }`. Until then jobs come from the `.prow.yaml` of';
const stands = (name: string, what: string): string => (
  `\`${name}\` stands for ${what} of yours: Prow would serve nobody. Write yours in \`GitHub.cloud({ repositories })\`.`
);

/** Ways of webhooks that lead nowhere, and Prows that serve nobody. */
export const WEBHOOK_WAY: readonly Mistake[] = [
  {
    id: '1.9', says: 'the repository of the template', input: () => app({ github: GitHub.cloud({ repositories: ['your-org/your-repo'] }) }),
    becomes: { warned: [stands('your-org/your-repo', 'a repository')] },
    corrected: () => app(),
  },
  {
    id: '1.9b', says: 'organisations that documents have for their readers',
    input: () => app({ github: GitHub.cloud({ repositories: ['my-organization', 'MyCompany/app', 'username'] }), configRepository: 'MyCompany/app' }),
    becomes: { warned: [stands('my-organization', 'an organisation'), stands('MyCompany/app', 'a repository'), stands('username', 'an organisation')] },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['yourbase/app', 'myorgan/app'] }), configRepository: 'yourbase/app' }),
  },
  {
    id: '1.9c', says: 'a name that stands for others in documents, on a server of one\'s own',
    input: () => app({ github: GitHub.enterprise({ host: 'github.acme.dev', repositories: ['myorg/app'] }) }),
    becomes: { accepted: 'nobody knows which organisations a server has' },
  },
  {
    id: '3.2', says: 'a second repository, and nobody said which has the jobs of all',
    input: () => app({ github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'] }) }),
    becomes: { warned: [NO_JOBS] },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'] }), configRepository: 'acme/app' }),
  },
  {
    id: '3.2a', says: 'the same, of private ones',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'], trust: [{ visibility: RepositoryVisibility.PRIVATE }] }),
    }),
    becomes: { warned: [`${NO_CENTRAL_JOBS} each repository alone.`] },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'] }), configRepository: 'acme/app' }),
  },
  {
    id: '3.2d', says: 'the same, where one of them brings its own',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'], trust: [{ repositories: ['acme/site'], inRepoConfig: true }] }),
    }),
    becomes: { warned: [`${NO_CENTRAL_JOBS} \`acme/site\` alone.`] },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['acme/app', 'acme/site'] }), configRepository: 'acme/app' }),
  },
  {
    id: '3.2b', says: 'an organisation, whose jobs come from code',
    input: () => app({
      github: GitHub.cloud({ repositories: ['acme'] }),
      jobs: ProwJobs.of({ periodics: [{ name: 'nightly', interval: '24h', decorate: true, spec: { containers: [{ image: 'alpine:3.20', command: ['true'] }] } }] }),
    }),
    becomes: { warned: [NO_CENTRAL_JOBS.replace(/ Until then .*/, '')] },
    corrected: () => app({ github: GitHub.cloud({ repositories: ['acme'] }), configUpdater: { prowJobsFile: false } }),
  },
  {
    id: 'N04', says: 'nodes whose address is localhost', input: nodePort('localhost'), becomes: { warned: [detour('localhost')] },
    corrected: nodePort('prow.acme.dev'),
  },
  { id: 'N05', says: 'nodes with a name of the own network', input: nodePort('prow.local'), becomes: { warned: [detour('prow.local')] } },
  {
    id: 'N05b', says: 'nodes by a name that means a private address', input: nodePort('prow.192-168-1-9.sslip.io'),
    becomes: { warned: [detour('prow.192-168-1-9.sslip.io')] },
  },
  {
    id: 'N07', says: 'a webhook URL without a path',
    input: proxy('https://prow.acme.dev'),
    becomes: {
      refused: [
        'new ProwApp({ exposure }): webhooks are to go to "https://prow.acme.dev", which does not end in "/hook", the path that hook takes them at; '
          + 'write "https://prow.acme.dev/hook" (WebhookPathInvalid)',
      ],
    },
    corrected: proxy('https://prow.acme.dev/hook'),
  },
  {
    id: 'N08', says: 'a webhook URL that ends in /webhook',
    input: proxy('https://prow.acme.dev/webhook'),
    becomes: {
      refused: [
        'new ProwApp({ exposure }): webhooks are to go to "https://prow.acme.dev/webhook", which does not end in "/hook", the path that hook takes them at; '
          + 'write "https://prow.acme.dev/hook" (WebhookPathInvalid)',
      ],
    },
    corrected: () => app({ exposure: Exposure.clusterIp({ hookUrl: 'https://prow.acme.dev/webhook' }), hook: { extraArgs: ['--webhook-path=/webhook'] } }),
  },
  {
    id: 'N08b', says: 'another path of hook behind an Ingress, which leads to /hook alone',
    input: () => app({ exposure: Exposure.ingress({ domain: 'acme.dev', tls: secret }), hook: { extraArgs: ['--webhook-path=/github'] } }),
    becomes: {
      refused: [
        'new ProwApp({ exposure }): webhooks are to go to "https://hook.acme.dev/hook", which does not end in "/github", '
          + 'the path that hook takes them at by --webhook-path; leave that flag out of hook.extraArgs (WebhookPathInvalid)',
      ],
    },
  },
  {
    id: 'N09', says: 'deck below a path',
    input: () => app({ exposure: Exposure.clusterIp({ hookUrl: 'https://ci.acme.dev/hook', deckUrl: 'https://ci.acme.dev/prow' }) }),
    becomes: {
      refused: [
        'Exposure.clusterIp({ deckUrl }): "https://ci.acme.dev/prow" has a path, and deck\'s pages link to each other without one; '
          + 'give deck a host of its own, like "https://ci.acme.dev" (DeckUrlWithPath)',
      ],
    },
    corrected: () => app({ exposure: Exposure.clusterIp({ hookUrl: 'https://ci.acme.dev/hook', deckUrl: 'https://ci.acme.dev/' }) }),
  },
  {
    id: 'N09b', says: 'deck below a path, beside a relay',
    input: () => app({ exposure: Exposure.tunnel(Tunnel.relay({ deckUrl: 'https://ci.acme.dev/prow/' })) }),
    becomes: {
      refused: [
        'Tunnel.relay({ deckUrl }): "https://ci.acme.dev/prow/" has a path, and deck\'s pages link to each other without one; give deck a host of its own, '
          + 'like "https://ci.acme.dev" (DeckUrlWithPath)',
      ],
    },
  },
  {
    id: 'N10', says: 'a webhook URL that only the cluster knows',
    input: proxy('http://hook.prow.svc:8888/hook'),
    becomes: {
      refused: [
        'new ProwApp({ exposure }): webhooks are to go to "hook.prow.svc", and github.com cannot reach it, because it is not a public name; '
          + 'give hookUrl as GitHub is told it, or leave it out (WebhookUrlNotPublic)',
      ],
    },
    corrected: proxy('https://acme.ngrok-free.app/hook'),
  },
  {
    id: 'N10b', says: 'a private webhook URL for an enterprise below ghe.com',
    input: proxy('https://10.0.0.5/hook', residency),
    becomes: {
      refused: [
        'new ProwApp({ exposure }): webhooks are to go to "10.0.0.5", and acme.ghe.com cannot reach it, because it is not a public address; '
          + 'give hookUrl as GitHub is told it, or leave it out (WebhookUrlNotPublic)',
      ],
    },
    corrected: proxy('https://10.0.0.5/hook', enterprise),
  },
  {
    id: 'N10c', says: 'the own machine as webhook URL of a server of one\'s own',
    input: proxy('https://localhost/hook', enterprise),
    becomes: {
      refused: [
        'new ProwApp({ exposure }): webhooks are to go to "localhost", and github.acme.lan cannot reach it, because it is not a public name; '
          + 'give hookUrl as GitHub is told it, or leave it out (WebhookUrlNotPublic)',
      ],
    },
  },
  {
    id: 'N10d', says: 'a tunnel of Cloudflare to a name of the own network',
    input: () => app({ exposure: Exposure.tunnel(Tunnel.cloudflared({ hookHost: 'hook.acme.dev', deckHost: 'deck.lan' })) }),
    becomes: {
      refused: [
        'Tunnel.cloudflared(): "deck.lan" is not a name of the public DNS, and Cloudflare answers for names of its zones alone; name a zone at Cloudflare, '
          + 'or something below one (HostNotPublic)',
      ],
    },
    corrected: () => app({ exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'acme.dev' })) }),
  },
  {
    id: 'N10e', says: 'hook behind an Ingress in the own network',
    input: ingress({ domain: undefined, hookHost: 'hook.lan', deckHost: 'deck.lan' }),
    becomes: { warned: [detour('hook.lan')] },
    corrected: ingress({ domain: undefined, hookHost: 'hook.acme.dev', deckHost: 'deck.lan' }),
  },
  {
    id: 'I09', says: 'an Ingress that takes webhooks from private networks alone',
    input: ingress({ webhookSources: ['10.0.0.0/8', 'fd00::/8'] }),
    becomes: {
      refused: [
        'new ProwApp({ exposure }): webhookSources lets in "10.0.0.0/8", "fd00::/8" alone, and github.com calls from public addresses; '
          + 'add hooks of https://api.github.com/meta, or leave it out (WebhookSourcesPrivate)',
      ],
    },
    corrected: ingress({ webhookSources: ['10.0.0.0/8', '140.82.112.0/20'] }),
  },
  {
    id: 'L07', says: 'a load balancer that takes webhooks from one private address',
    input: balancer({ hookHost: 'hook.acme.dev', webhookSources: ['192.168.1.7/32'] }),
    becomes: {
      refused: [
        'new ProwApp({ exposure }): webhookSources lets in "192.168.1.7/32" alone, and github.com calls from public addresses; '
          + 'add hooks of https://api.github.com/meta, or leave it out (WebhookSourcesPrivate)',
      ],
    },
    corrected: balancer({ hookHost: 'hook.acme.dev', webhookSources: ['140.82.112.0/20'] }),
  },
  {
    id: 'G02', says: 'a Gateway with a private address behind a public name',
    input: () => app({
      exposure: Exposure.gateway({ controller: GatewayController.envoyGateway(), domain: 'acme.dev', addresses: ['10.0.0.9'], tls: secret }),
    }),
    becomes: { noted: ['hook.acme.dev is public, and 10.0.0.9 is not: something with the public address must forward what comes for hook.acme.dev there.'] },
    corrected: () => app({ exposure: Exposure.gateway({
      controller: GatewayController.envoyGateway(), domain: 'acme.dev', addresses: ['198.18.0.1', '8.8.8.8'].slice(1), tls: secret,
    }) }),
  },
  {
    id: 'L06', says: 'a pool of private addresses, of which hook gets any',
    input: balancer({ pool: PRIVATE_POOL }),
    becomes: {
      warned: [
        'github.com cannot reach hook at any address of LoadBalancerPool.metalLb({ addresses }), because they are not public: '
          + `${RELAY}, or forward a port of a public address to it, and say that by hookHost.`,
      ],
    },
    corrected: balancer({ pool: PRIVATE_POOL, hookHost: 'hook.acme.dev' }),
  },
  {
    id: 'L06b', says: 'a private address of hook',
    input: balancer({ pool: PRIVATE_POOL, hookAddress: '192.168.1.241' }),
    becomes: { warned: [detour('192.168.1.241', 'address')] },
    corrected: balancer({ pool: PRIVATE_POOL, hookAddress: '192.168.1.241', hookHost: 'hook.acme.dev' }),
  },
  {
    id: 'K03', says: 'GitHub.com in a private network',
    input: () => app({ cni: Cni.calico(), clusterNetwork: { apiServerCidrs: ['10.0.0.1/32'] }, isolation: { gitHubCidrs: ['10.0.0.0/8'] } }),
    becomes: {
      refused: [
        'new ProwApp({ isolation.gitHubCidrs }): "10.0.0.0/8" alone are private, and github.com answers at public addresses; give its networks, '
          + 'or leave it out (GitHubCidrsPrivate)',
      ],
    },
    corrected: () => app({
      github: enterprise, cni: Cni.calico(), clusterNetwork: { apiServerCidrs: ['10.0.0.1/32'] },
      isolation: { gitHubCidrs: ['10.0.0.0/8'] },
    }),
  },
];

/** What is right, and says nothing of the way. */
export const RIGHT_WAYS: readonly (readonly [string, () => unknown])[] = [
  ['a public name', nodePort('prow.acme.dev')],
  ['a public IPv4 address', nodePort('8.8.8.8')],
  ['a public IPv6 address', nodePort('2606:4700::1111')],
  ['a name with a public address in it', nodePort('prow.8.8.8.8.nip.io')],
  ['a name that only ends alike', nodePort('prow.mylocal')],
  ['a tunnel of somebody else', proxy('https://acme.trycloudflare.com/hook')],
  ['a proxy at another port and path', proxy('https://ci.acme.dev:8443/prow/hook')],
  ['a server of one\'s own and a private proxy', proxy('http://192.168.1.8:8888/hook', enterprise)],
  ['an Ingress for a server of one\'s own',
    () => app({ github: enterprise, exposure: Exposure.ingress({ domain: 'prow.lan', controller: traefik, tls: secret, webhookSources: ['10.0.0.0/8'] }) })],
  ['a public hook and a private deck', ingress({ domain: undefined, hookHost: 'hook.acme.dev', deckHost: 'deck.lan', deckSources: ['10.0.0.0/8'] })],
  ['a pool of public addresses', balancer({ pool: LoadBalancerPool.metalLb({ addresses: ['8.8.8.0/28'] }) })],
  ['deck alone at a private pool', balancer({ pool: PRIVATE_POOL, inFrontOf: 'deck' as never })],
];
