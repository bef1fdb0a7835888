import { App, Chart } from 'cdk8s';
import { ExternalTrafficPolicy, ServiceExposure } from '../../src/core/service-exposure';
import { DeckAccess } from '../../src/exposure/deck-access/deck-access';
import { DeckFront } from '../../src/exposure/deck-access/deck-access-plan';
import { Oauth2ProxyOptions } from '../../src/exposure/deck-access/oauth2-proxy-options';
import { Exposure } from '../../src/exposure/exposure';
import { Cni } from '../../src/network/cni';
import { ProwAppProps } from '../../src/platform/platform-props';
import { ProwPolicies } from '../../src/platform/policies/prow-policies';
import { Prow } from '../../src/platform/prow';
import { ProwApp } from '../../src/platform/prow-app';
import { GitHub } from '../../src/prow/github/github';
import { allPods } from './plan-of';
import { enters, End } from '../platform/network-policy-evaluator';
import { loose } from '../support/findings';
import { objectsIn } from '../support/objects';

type Json = Record<string, any>;

const FRONT: DeckFront = {
  namespace: 'prow',
  deck: { serviceName: 'deck', namespace: 'prow', port: 80 },
  exposure: ServiceExposure.clusterIp(),
  deckUrl: 'https://deck.acme.dev',
  gitHub: { host: 'github.com', apiUrl: 'https://api.github.com', enterprise: false },
  pods: allPods(),
};
const ENTERPRISE = { host: 'github.acme.dev', apiUrl: 'https://github.acme.dev/api/v3', enterprise: true };

function objects(options: Oauth2ProxyOptions, front: DeckFront = FRONT): Json[] {
  return objectsIn((chart) => DeckAccess.oauth2Proxy(options)._resolve(front).door?.install(chart));
}

const one = (all: Json[], kind: string): Json => all.filter((object) => object.kind === kind)[0];
const container = (options: Oauth2ProxyOptions, front?: DeckFront): Json => one(objects(options, front), 'Deployment').spec.template.spec.containers[0];

const LABELS = {
  'app': 'oauth2-proxy', 'app.kubernetes.io/name': 'oauth2-proxy', 'app.kubernetes.io/part-of': 'prow', 'app.kubernetes.io/managed-by': 'cdk8s-prow',
};
const NAMED = { name: 'oauth2-proxy', namespace: 'prow', labels: LABELS };

test('open: the exposure sends everybody to deck', () => {
  expect(DeckAccess.open()._resolve(FRONT)).toEqual({ endpoint: FRONT.deck, deckExposure: FRONT.exposure, notes: [], warnings: [], secrets: [], findings: [] });
});

describe('oauth2-proxy for an organisation', () => {
  test('its objects', () => expect(objects({ org: 'acme' })).toEqual([
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: NAMED, automountServiceAccountToken: false },
    { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: NAMED, spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'oauth2-proxy' } } } },
    {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: NAMED,
      spec: {
        replicas: 2,
        selector: { matchLabels: { app: 'oauth2-proxy' } },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: {
          metadata: { labels: LABELS },
          spec: {
            serviceAccountName: 'oauth2-proxy', automountServiceAccountToken: false, enableServiceLinks: false, terminationGracePeriodSeconds: 30,
            securityContext: {
              runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, fsGroup: 65532, fsGroupChangePolicy: 'OnRootMismatch',
              seccompProfile: { type: 'RuntimeDefault' },
            },
            topologySpreadConstraints: [{
              topologyKey: 'kubernetes.io/hostname', maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: 'oauth2-proxy' } }, matchLabelKeys: ['pod-template-hash'],
            }],
            containers: [{
              name: 'oauth2-proxy', image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3', imagePullPolicy: 'IfNotPresent',
              args: [
                '--http-address=:8080', '--upstream=http://deck.prow', '--redirect-url=https://deck.acme.dev/oauth2/callback', '--provider=github',
                '--github-org=acme', '--email-domain=*', '--cookie-secure=true', '--cookie-samesite=lax', '--session-cookie-minimal=true',
                '--skip-provider-button=true', '--silence-ping-logging=true',
              ],
              env: [
                { name: 'OAUTH2_PROXY_CLIENT_ID', valueFrom: { secretKeyRef: { name: 'oauth2-proxy', key: 'client-id' } } },
                { name: 'OAUTH2_PROXY_CLIENT_SECRET', valueFrom: { secretKeyRef: { name: 'oauth2-proxy', key: 'client-secret' } } },
                { name: 'OAUTH2_PROXY_COOKIE_SECRET', valueFrom: { secretKeyRef: { name: 'oauth2-proxy', key: 'cookie-secret' } } },
              ],
              ports: [{ name: 'http', containerPort: 8080 }],
              livenessProbe: { httpGet: { path: '/ping', port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
              readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
              lifecycle: { preStop: { sleep: { seconds: 5 } } },
              resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
              securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
            }],
          },
        },
      },
    },
    {
      apiVersion: 'v1', kind: 'Service', metadata: NAMED,
      spec: { type: 'ClusterIP', selector: { app: 'oauth2-proxy' }, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] },
    },
  ]));

  test('its plan', () => {
    const { door, ...plan } = DeckAccess.oauth2Proxy({ org: 'acme' })._resolve(FRONT);
    expect([door?.pods, door?.port]).toEqual([{ namespace: 'prow', labels: { app: 'oauth2-proxy' } }, 8080]);
    expect(plan).toEqual({
      endpoint: { serviceName: 'oauth2-proxy', namespace: 'prow', port: 80 },
      deckExposure: { _plan: { type: 'ClusterIP' } },
      warnings: [], findings: [],
      secrets: [{
        name: 'oauth2-proxy',
        keys: [
          { key: 'client-id', option: 'oauth2-proxy-client-id', help: 'file with the client ID of the OAuth App for deck' },
          { key: 'client-secret', option: 'oauth2-proxy-client-secret', help: 'file with a client secret of the OAuth App for deck' },
          { key: 'cookie-secret', randomBytes: 16, help: 'key of the cookies of deck', cookie: true },
        ],
        howTo: 'For people to see deck, make an OAuth App (not a GitHub App) at <https://github.com/settings/applications/new>, or in the developer settings of the '
          + 'organisation, with the callback URL `https://deck.acme.dev/oauth2/callback`. Put its client ID into one file and a client secret of it into another.',
      }],
      notes: [
        'Only members of acme see deck, after they signed in at github.com.',
        'An owner of acme must approve the OAuth App where the organisation restricts such apps; until then nobody is found to be a member.',
        'deck itself asks nobody who he is: inside the cluster it answers whoever policies let through to it.',
      ],
    });
  });
});

const people = (args: string[]): string[] => args.filter((arg) => /^--(github|email|scope|skip-auth-route)/.test(arg));

test.each<[Oauth2ProxyOptions, string[], string]>([
  [{ org: 'acme', teams: ['ci', 'release-team'] }, ['--github-org=acme', '--github-team=ci,release-team', '--email-domain=*'],
    'members of the teams ci, release-team of acme'],
  [{ org: 'acme', users: ['Alice', 'bob_acme'] }, ['--github-org=acme', '--github-user=Alice', '--github-user=bob_acme', '--email-domain=*'],
    'members of acme, and the users Alice, bob_acme'],
  [{ users: ['alice'] }, ['--github-user=alice', '--email-domain=*'], 'the users alice'],
  [{ repository: 'acme/app', scope: 'user:email repo' }, ['--github-repo=acme/app', '--email-domain=*', '--scope=user:email repo'],
    'whoever may push to acme/app'],
  [{ emailDomains: ['acme.dev', 'acme.org'] }, ['--email-domain=acme.dev', '--email-domain=acme.org'], 'people with an address of acme.dev or acme.org'],
  [{ org: 'acme', publicPaths: ['/badge.svg', '/static/'] },
    ['--github-org=acme', '--email-domain=*', '--skip-auth-route=GET=^/badge\\.svg$', '--skip-auth-route=GET=^/static/'], 'members of acme'],
])('who is let in: %j', (options, args, words) => {
  expect(people(container(options).args)).toEqual(args);
  expect(DeckAccess.oauth2Proxy(options)._resolve(FRONT).notes[0]).toMatch(`Only ${words} see deck, after they signed in at github.com.`);
});

test('flags of one\'s own come last', () => {
  expect(
    container(
      { org: 'acme',
        extraArgs: ['--session-cookie-minimal=false', '--cookie-refresh=1h'] }).args.slice(-2)).toEqual(
          ['--session-cookie-minimal=false', '--cookie-refresh=1h']);
});

test('an Enterprise server with a CA of its own', () => {
  const all = objects({ org: 'acme' }, { ...FRONT, gitHub: { ...ENTERPRISE, caConfigMapName: 'acme-ca' } });
  const { containers: [{ args, volumeMounts }], volumes } = one(all, 'Deployment').spec.template.spec;
  expect(args).toEqual(expect.arrayContaining([
    '--login-url=https://github.acme.dev/login/oauth/authorize', '--redeem-url=https://github.acme.dev/login/oauth/access_token',
    '--validate-url=https://github.acme.dev/api/v3', '--provider-ca-file=/etc/github-ca/ca.crt', '--use-system-trust-store=true',
  ]));
  expect(volumes).toEqual([{ name: 'github-ca', configMap: { name: 'acme-ca' } }]);
  expect(volumeMounts).toEqual([{ name: 'github-ca', mountPath: '/etc/github-ca', readOnly: true }]);
});

test('an Enterprise server with a public certificate', () => {
  const args = container({ org: 'acme' }, { ...FRONT, gitHub: ENTERPRISE }).args as string[];
  expect(args.filter((arg) => /-ca-|trust/.test(arg))).toEqual([]);
});

test.each<[string, ServiceExposure, Json]>([
  ['node port', ServiceExposure.nodePort(30002, { externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }), {
    metadata: NAMED,
    spec: { type: 'NodePort', externalTrafficPolicy: 'Local', ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', nodePort: 30002 }] },
  }],
  ['load balancer',
    ServiceExposure.loadBalancer(
      { port: 8443, loadBalancerClass: 'acme.dev/lb', loadBalancerSourceRanges: ['10.0.0.0/8'], annotations: { 'acme.dev/ip': '10.0.0.9' } }),
    {
    metadata: { ...NAMED, annotations: { 'acme.dev/ip': '10.0.0.9' } },
    spec: { type: 'LoadBalancer', loadBalancerClass: 'acme.dev/lb', loadBalancerSourceRanges: ['10.0.0.0/8'],
      ports: [{ name: 'http', port: 8443, targetPort: 'http', protocol: 'TCP' }] },
  }],
])('a %s goes to its Service, and deck\'s own is reached from inside only', (_, exposure, { metadata, spec }) => {
  const front = { ...FRONT, exposure };
  const { endpoint, deckExposure } = DeckAccess.oauth2Proxy({ org: 'acme' })._resolve(front);
  expect(one(objects({ org: 'acme' }, front), 'Service')).toEqual(
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ...spec, selector: { app: 'oauth2-proxy' } } });
  expect([endpoint.port, deckExposure._plan]).toEqual([spec.ports[0].port, { type: 'ClusterIP' }]);
});

test('over plain http the cookie is not marked secure, and a warning says what that means', () => {
  const front = { ...FRONT, deckUrl: 'http://192.168.1.100:30002' };
  const { warnings, findings } = DeckAccess.oauth2Proxy({ org: 'acme' })._resolve(front);
  expect(container({ org: 'acme' }, front).args).toContain('--cookie-secure=false');
  expect(findings).toEqual([]);
  expect(warnings).toEqual(['Whoever sits between a browser and http://192.168.1.100:30002 can act as whoever signed in there: the address is not https.']);
});

test.each<[Oauth2ProxyOptions, string | undefined, Json]>([
  [{ org: 'acme' }, undefined,
    { what: 'GitHub must be told where to send people back to, and the address of deck is not known',
      instead: 'give the exposure an address, a domain or a deckUrl', code: 'DeckUrlUnknown' }],
  [{ org: 'acme', cookieSecure: true }, 'http://10.0.0.5:30002', {
    what: '"http://10.0.0.5:30002" is not https, and browsers keep cookies of cookieSecure for https only',
    instead: 'use an exposure with TLS, or leave cookieSecure out', code: 'DeckUrlNotHttps',
  }],
])('%j does not fit deck at %s',
  (options, deckUrl, finding) => expect(DeckAccess.oauth2Proxy(options)._resolve({ ...FRONT, deckUrl }).findings).toEqual([finding]));

test.each<[unknown, string]>([
  [{}, '(): names no people, so that everybody with an account would be let in; give org, users, repository or emailDomains (PeopleUnnamed)'],
  [{ users: [] }, '({ users }): is empty; give at least 1 (EmptyList)'],
  [{ teams: ['ci'], users: ['alice'] }, '({ org }): is missing; name the organisation of the teams (PropMissing)'],
  [{ org: 'acme', repository: 'acme/app' },
    '({ repository }): is given together with org, and oauth2-proxy would ignore it; keep one of them (MutuallyExclusive)'],
  [{ repository: 'acme' }, '({ repository }): "acme" is an organisation; write "org/repo", or give it as org (RepositoryInvalid)'],
  [{ org: 'https://github.com/acme' }, '({ org }): "https://github.com/acme" is not an organisation of GitHub; write "acme" (GithubNameInvalid)'],
  [{ org: 'my org' }, '({ org }): "my org" is not an organisation of GitHub; write it as it stands in the address of its page (GithubNameInvalid)'],
  [{ users: ['@alice'] }, '({ users[0] }): "@alice" is not a user of GitHub; write "alice" (GithubNameInvalid)'],
  [{ users: ['alice,bob'] }, '({ users[0] }): "alice,bob" is not a user of GitHub; write it as it stands in the address of its page (GithubNameInvalid)'],
  [{ org: 'acme', teams: ['Release Team'] }, '({ teams[0] }): "Release Team" is not the slug of a team; write "release-team" (GithubNameInvalid)'],
  [{ org: 'acme', teams: ['acme/ci'] }, '({ teams[0] }): "acme/ci" is not the slug of a team; write "ci" (GithubNameInvalid)'],
  [{ emailDomains: ['*'] }, '({ emailDomains[0] }): "*" is not a DNS name; write a name like "prow.example.com" (HostNotDnsName)'],
  [{ org: 'acme', publicPaths: ['/'] },
    '({ publicPaths[0] }): "/" would let everybody see all of deck; name single paths, or write DeckAccess.open() (EverythingPublic)'],
  [{ org: 'acme', publicPaths: ['/prowjobs.js?omit=pod_spec'] },
    '({ publicPaths[0] }): "/prowjobs.js?omit=pod_spec" is not a path of deck; write one like "/badge.svg", without a query (PublicPathInvalid)'],
  [{ org: 'acme', publicPaths: ['.*'] }, '({ publicPaths[0] }): ".*" is not a path of deck; write one like "/badge.svg", without a query (PublicPathInvalid)'],
  [{ org: 'acme', scope: 'everything, please' },
    '({ scope }): "everything, please" is not a list of scopes; write them as GitHub does, like "user:email read:org" (ScopeInvalid)'],
  [{ org: 'acme', secretName: '0123456789abcdef0123456789abcdef01234567' },
    '({ secretName }): what was given (not shown) is not the name of a Secret; '
      + 'give the name of a Secret in the cluster, never its content (SecretNameInvalid)'],
  [{ org: 'acme', replicas: 0 }, '({ replicas }): 0 is outside 1-100; pick a number in that range (NumberOutOfRange)'],
  [{ org: 'acme', image: 'oauth2-proxy' }, '({ image }): "oauth2-proxy" has no fixed tag; name a tag other than "latest", or a digest (ImageNotPinned)'],
  [{ org: 'acme', clientSecret: 'hush' },
    '(): "clientSecret" is not a property; known are affinity, cookieSecure, emailDomains, extraArgs, fixedIds, image, imagePullSecrets, nodeSelector, '
      + 'org, podAnnotations, podLabels, priorityClassName, publicPaths, replicas, repository, resources, scope, secretName, teams, tolerations, users '
        + '(UnknownProp)'],
])('DeckAccess.oauth2Proxy(%j)',
  (options, message) => expect(() => DeckAccess.oauth2Proxy(loose(options))).toThrow(new Error(`DeckAccess.oauth2Proxy${message}`)));

describe('a deck behind oauth2-proxy, where nothing else is shut off', () => {
  const policies = (props: Partial<ProwAppProps>): Json[] => {
    const made = new ProwApp({
      github: GitHub.cloud({ repositories: ['acme/app'] }), exposure: Exposure.clusterIp({ deckUrl: 'https://deck.acme.dev' }),
      deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }), ...props,
    });
    return made.charts.flatMap((chart) => chart.toJson() as Json[]).filter(({ kind }) => kind === 'NetworkPolicy');
  };
  const pod = (app: string, namespace = 'prow'): End => ({ namespace, labels: { app }, address: '10.244.0.9' });
  const outside: End = { address: '198.51.100.7' };

  test.each<[string, End, number, boolean]>([
    ['oauth2-proxy sees its pages', pod('oauth2-proxy'), 8080, true],
    ['a job does not', { namespace: 'test-pods', labels: {}, address: '10.244.0.8' }, 8080, false],
    ['a job that calls itself oauth2-proxy does not', pod('oauth2-proxy', 'test-pods'), 8080, false],
    ['another component does not', pod('hook'), 8080, false],
    ['nobody outside does', outside, 8080, false],
    ['metrics are there for whoever reads them', pod('prometheus', 'monitoring'), 9090, true],
    ['so is its health', pod('prometheus', 'monitoring'), 8081, true],
    ['nobody gets to its lenses', pod('oauth2-proxy'), 1234, false],
  ])('%s', (_, from, port, reaches) => expect(enters(policies({}), from, pod('deck'), port)).toBe(reaches));

  test.each<[string, Partial<ProwAppProps>, string[]]>([
    ['nobody said whether policies are enforced', {}, ['prow/deck']],
    ['a CNI that enforces them, and no isolation', { cni: Cni.calico(), isolate: false }, ['prow/deck']],
    ['a CNI that enforces none', { cni: Cni.flannel() }, []],
    ['deck is open', { deckAccess: DeckAccess.open() }, []],
    ['another namespace', { namespace: 'ci' }, ['ci/deck']],
  ])('%s', (_, props, names) => expect(policies(props).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual(names));

  test('isolation says it, and nothing says it twice', () => {
    expect(policies({ cni: Cni.calico(), clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] } }).filter(({ spec }) => spec.podSelector.matchLabels?.app === 'deck')).toHaveLength(1);
  });

  describe('in a chart of one\'s own', () => {
    const inChart = (deckAccess?: DeckAccess): { readonly prow: Prow; readonly atDeck: () => Json[] } => {
      const chart = new Chart(new App(), 'c');
      const exposure = Exposure.clusterIp({ deckUrl: 'https://deck.acme.dev' });
      const prow = new Prow(chart, 'prow', { github: GitHub.cloud({ repositories: ['acme/app'] }), exposure, deckAccess });
      const atDeck = (): Json[] => chart.toJson().filter(({ kind, spec }) => kind === 'NetworkPolicy' && spec.podSelector.matchLabels?.app === 'deck');
      return { prow, atDeck };
    };
    const NOTE = 'NetworkPolicy deck keeps pods of the cluster, those of jobs among them, from deck, so that nobody passes by oauth2-proxy. Where the CNI enforces '
      + 'no policies, they reach deck and see everything.';

    test('the policy is there, and is the same', () => {
      const { prow, atDeck } = inChart(DeckAccess.oauth2Proxy({ org: 'acme' }));
      expect(atDeck()).toEqual(policies({}));
      expect(prow.notes.filter((note) => note.startsWith('NetworkPolicy'))).toEqual([NOTE]);
    });

    test('an open deck has none', () => {
      const { prow, atDeck } = inChart();
      expect([atDeck(), prow.notes.includes(NOTE)]).toEqual([[], false]);
    });

    test('ProwPolicies take its place', () => {
      const { prow, atDeck } = inChart(DeckAccess.oauth2Proxy({ org: 'acme' }));
      new ProwPolicies(prow.node.scope as Chart, 'policies', { prow, cni: Cni.calico(), clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] } });
      expect(atDeck()).toHaveLength(1);
      expect(atDeck()[0].spec.policyTypes).toEqual(['Ingress', 'Egress']);
    });
  });
});
