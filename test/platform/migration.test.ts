import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import {
  AcmeAccountOptions, BuildCluster, CalicoEncapsulation, CalicoFlavour, CiliumIpam, CiliumRouting, Cni, DeckAccess, Exposure, ExternalPlugin, FlannelMode,
  GatewayController, GitHub, GitHubAuth, IngressController, Migration, MigrationPlan, ObjectStorage, PreinstalledCni, ProwApp, ProwAppProps,
  RepositoryVisibility, RunbookPlace, RunbookStep, Tls, Tunnel,
} from '../../src';
import { folder, thrown, written } from './network-app';

const github = GitHub.cloud({ repositories: ['acme/app'] });
const BASE: ProwAppProps = { github, isolate: false };
const ACME: AcmeAccountOptions = { email: 'ops@acme.dev' };
const domain = 'acme.dev';
const pool = (name: string, cidr: string, encapsulation = CalicoEncapsulation.vxlanCrossSubnet()) => ({ pools: [{ name, cidr, encapsulation }] });

const NETWORKS: Readonly<Record<string, ProwAppProps>> = {
  'Flannel': { ...BASE, cni: Cni.flannel() },
  'Flannel host-gw': { ...BASE, cni: Cni.flannel({ backend: FlannelMode.hostGw() }) },
  'Flannel wireguard': { ...BASE, cni: Cni.flannel({ backend: FlannelMode.wireguard() }) },
  'Canal': { ...BASE, cni: Cni.canal() },
  'Calico': { ...BASE, cni: Cni.calico() },
  'Calico IPIP': { ...BASE, cni: Cni.calico(pool('default-ipv4-ippool', '192.168.0.0/16', CalicoEncapsulation.ipip())) },
  'Calico elsewhere': { ...BASE, cni: Cni.calico(pool('second', '10.200.0.0/16')) },
  'Calico by manifest': { ...BASE, cni: Cni.calico({ flavour: CalicoFlavour.manifest() }) },
  'Cilium': { ...BASE, cni: Cni.cilium({ ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.100.0.0/16'] }) }) },
  'Cilium native': {
    ...BASE, cni: Cni.cilium({
      ipam: CiliumIpam.clusterPool({ ipv4PodCidrs: ['10.100.0.0/16'] }), routing: CiliumRouting.nativeRouting({ ipv4NativeRoutingCidr: '10.100.0.0/16' }),
    }),
  },
  'Weave Net': { ...BASE, cni: Cni.weave({ acknowledgeUnmaintained: true }) },
  'k3s': { ...BASE, cni: Cni.preinstalled({ of: PreinstalledCni.k3s() }) },
  'kind': { ...BASE, cni: Cni.preinstalled({ of: PreinstalledCni.kind() }) },
  'nobody knows': BASE,
};

const WAYS: Readonly<Record<string, ProwAppProps>> = {
  'node port': { ...BASE, exposure: Exposure.nodePort({ address: '203.0.113.7' }) },
  'another node port': { ...BASE, exposure: Exposure.nodePort({ address: '203.0.113.7', hookPort: 30011 }) },
  'ingress-nginx': { ...BASE, exposure: Exposure.ingress({ controller: IngressController.nginx(), domain, tls: Tls.acme(ACME) }) },
  'Traefik': { ...BASE, exposure: Exposure.ingress({ controller: IngressController.traefik(), domain, tls: Tls.acme(ACME) }) },
  'Gateway': { ...BASE, exposure: Exposure.gateway({ controller: GatewayController.envoyGateway(), domain: 'ci.acme.dev', tls: Tls.acme(ACME) }) },
  'load balancer': { ...BASE, exposure: Exposure.loadBalancer({ hookHost: 'hook.lb.acme.dev', deckHost: 'deck.lb.acme.dev' }) },
  'cloudflared': { ...BASE, exposure: Exposure.tunnel(Tunnel.cloudflared({ domain: 'tunnel.acme.dev' })) },
  'relay': { ...BASE, exposure: Exposure.tunnel(Tunnel.relay()) },
};

const OTHERS: Readonly<Record<string, ProwAppProps>> = {
  'plain': BASE,
  'other namespaces': { ...BASE, namespace: 'ci', jobsNamespace: 'ci-jobs' },
  'other jobs': { ...BASE, jobsNamespace: 'ci-jobs' },
  'MinIO': { ...BASE, storage: ObjectStorage.s3({ bucket: 'prow', endpoint: 'http://minio.storage.svc:9000' }) },
  'GCS': { ...BASE, storage: ObjectStorage.gcs({ bucket: 'acme-prow', credentialsSecretName: 'gcs' }) },
  'GCS by identity': { ...BASE, storage: ObjectStorage.gcs({ bucket: 'acme-prow' }) },
  'larger claim': { ...BASE, storage: ObjectStorage.inCluster({ size: '500Gi' }) },
  'other class': { ...BASE, storage: ObjectStorage.inCluster({ storageClassName: 'fast' }) },
  'token': { ...BASE, github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }) },
  'enterprise': { ...BASE, github: GitHub.enterprise({ repositories: ['acme/app'], host: 'github.acme.dev' }), exposure: Exposure.nodePort({ address: '10.0.0.7' }) },
};

const trust = [{ visibility: RepositoryVisibility.PRIVATE }];
const PRIVATE: ProwAppProps = {
  ...BASE, github: GitHub.cloud({ repositories: ['acme/app'], trust }), exposure: Exposure.ingress({ controller: IngressController.traefik(), domain, tls: Tls.acme(ACME) }),
};
const privateDeck = (url: string): ProwAppProps => ({ ...PRIVATE, privateDeck: { url, access: DeckAccess.oauth2Proxy({ org: 'acme' }) } });
const cluster = (name: string, host = '203.0.113.8'): BuildCluster => BuildCluster.kubeconfig(name, { apiServer: `https://${host}:6443` });
const S3 = ObjectStorage.s3({ bucket: 'acme', region: 'eu-west-1' });

const BESIDES: Readonly<Record<string, ProwAppProps>> = {
  'one deck': PRIVATE,
  'a private deck': privateDeck('https://private.acme.dev'),
  'a private deck elsewhere': privateDeck('https://hidden.acme.dev'),
  'a build cluster': { ...PRIVATE, storage: S3, buildClusters: [cluster('build')] },
  'two build clusters': { ...PRIVATE, storage: S3, buildClusters: [cluster('build'), cluster('trusted', '203.0.113.9')] },
  'a build cluster elsewhere': { ...PRIVATE, storage: S3, buildClusters: [cluster('build', '203.0.113.10')] },
};

const pairs = (table: Readonly<Record<string, ProwAppProps>>) => Object.entries(table).flatMap(([before, from]) => (
  Object.entries(table).filter(([after]) => after !== before).map(([after, to]) => [before, after, from, to] as const)));

const ALL = [...pairs(NETWORKS), ...pairs(WAYS), ...pairs(OTHERS), ...pairs(BESIDES)];

/** Nothing where it is refused. */
function planned(from: ProwAppProps, to: ProwAppProps): MigrationPlan | undefined {
  const codes = thrown(() => Migration.plan(from, to)).map((line) => /\((\w+)\)$/.exec(line)?.[1]);
  expect(codes.filter((code) => code !== 'MigrationUnknown' && code !== 'MigrationNone')).toEqual([]);
  return codes.length > 0 ? undefined : Migration.plan(from, to);
}

const commandsOf = (steps: readonly RunbookStep[]): readonly string[] => steps.flatMap(({ commands, undo }) => [...commands, ...undo]);

const named = (props: ProwAppProps): readonly string[] => new ProwApp({ ...props, outdir: folder }).node.findAll().filter(ApiObject.isApiObject)
  .map(({ kind, apiGroup, metadata: { namespace }, name }) => `${kind.toLowerCase()}.${apiGroup} ${namespace ?? ''} ${name}`);

describe('every ordered pair', () => {
  test.each(ALL)('%s → %s', (_before, _after, from, to) => {
    const plan = planned(from, to);
    if (plan === undefined) return;
    for (const step of plan.steps) {
      for (const text of [step.title, step.reason, step.expect, step.otherwise, step.loss]) expect(text).toMatch(/\S$/);
      expect([step.undo.length > 0 || step.undoNote !== undefined || step.loss.startsWith('none'), step.title]).toEqual([true, step.title]);
      expect(/\d|none|until|no log|not shown|nobody/.test(step.loss) ? '' : step.loss).toBe('');
    }
    const commands = commandsOf(plan.steps);
    for (const command of commands) expect(command).not.toMatch(/undefined|\[object|<[a-z]|\bNAME\b(?!:)|\bORG\b|\bFILE\b/);
    execFileSync('sh', ['-n'], { input: commands.join('\n') });
    // objects of the two are named as they are
    const objects = [...named(from), ...named(to)];
    const deleted = commands.flatMap((command) => {
      const [, namespace = '', names] = /^kubectl(?: --namespace (\S+))? delete --ignore-not-found (\S+\/\S+(?: \S+\/\S+)*)$/.exec(command) ?? [];
      return (names ?? '').split(' ').filter((one) => one !== '').map((one) => ({ namespace, kind: one.split('/')[0], name: one.split('/')[1] }));
    });
    const strangers = deleted.filter(({ namespace, kind, name }) => !objects.some((one) => {
      const [type, where, who] = one.split(' ');
      return type.split('.')[0] === kind.split('.')[0] && (who === name || `${who}-next` === name) && (where === namespace || namespace === '');
    }));
    expect(strangers.map(({ kind, name }) => `${kind}/${name}`).filter((one) => !OF_THE_RUNBOOK.test(one))).toEqual([]);
  });

  test('what nobody can tell a way for is refused, and nothing else', () => {
    const refused = ALL.filter(([,, from, to]) => planned(from, to) === undefined).map(([before, after]) => `${before} → ${after}`);
    expect(refused).toMatchSnapshot();
  });
});

/** What a runbook makes itself, what the operator makes, and Secrets that the script makes. */
const OF_THE_RUNBOOK = /^(networkpolicy\.networking\.k8s\.io\/(migration|store-copy)|pod\/store-copy|ciliumnodeconfigs|ippools|deployment\.apps\/tigera-operator|secret\/|configmap\/)/;

describe('word by word', () => {
  test.each([
    ['NodePort to Ingress', WAYS['node port'], WAYS.Traefik],
    ['NodePort to Ingress, isolated', isolated(WAYS['node port']), isolated(WAYS['ingress-nginx'])],
    ['ingress-nginx to Traefik', WAYS['ingress-nginx'], WAYS.Traefik],
    ['Flannel from vxlan to host-gw', NETWORKS.Flannel, NETWORKS['Flannel host-gw']],
    ['Flannel to Calico', NETWORKS.Flannel, NETWORKS.Calico],
    ['Flannel to Cilium', NETWORKS.Flannel, NETWORKS.Cilium],
    ['Calico to another pool', NETWORKS.Calico, NETWORKS['Calico elsewhere']],
    ['k3s to Calico', NETWORKS.k3s, NETWORKS.Calico],
    ['MinIO to the store here', OTHERS.MinIO, OTHERS.plain],
    ['another class', OTHERS.plain, OTHERS['other class']],
    ['namespaces', OTHERS.plain, OTHERS['other namespaces']],
    ['keys to an identity', OTHERS.GCS, OTHERS['GCS by identity']],
    ['an identity to keys', OTHERS['GCS by identity'], OTHERS.GCS],
    ['App to token', OTHERS.plain, OTHERS.token],
    ['a private deck comes', BESIDES['one deck'], BESIDES['a private deck']],
    ['a private deck goes', BESIDES['a private deck'], BESIDES['one deck']],
    ['a private deck has another host', BESIDES['a private deck'], BESIDES['a private deck elsewhere']],
    ['a build cluster comes', BESIDES['a build cluster'], BESIDES['two build clusters']],
    ['a build cluster goes', BESIDES['two build clusters'], BESIDES['a build cluster']],
    ['a build cluster is another one', BESIDES['a build cluster'], BESIDES['a build cluster elsewhere']],
  ])('%s', (_name, from, to) => expect(Migration.plan(from, to).runbook).toMatchSnapshot());
});

function isolated(props: ProwAppProps): ProwAppProps {
  return { ...props, isolate: true, cni: Cni.preinstalled({ of: PreinstalledCni.calico() }), clusterNetwork: { apiServerCidrs: ['10.0.0.5/32'] }, isolation: { apiServerPort: 6443 } };
}

describe('what is refused', () => {
  test.each<[string, ProwAppProps, ProwAppProps, string]>([
    ['the same twice', BASE, BASE,
      'Migration.plan({ from }): differs in no network, namespace, build cluster, store, way in, private deck or GitHub; leave it out; sh apply.sh --prune does the rest (MigrationNone)'],
    ['a network that nobody named', BASE, NETWORKS.Calico,
      'Migration.plan({ from }): does not say which network is there, and Calico is to take its place; write it as cni: Cni.preinstalled({ of: '
      + 'PreinstalledCni.k3s() }), or as what installed it (MigrationUnknown)'],
    ['a network that comes back', NETWORKS.kind, NETWORKS.Calico,
      'Migration.plan({ from }): leads from kindnet to Calico, and who brings a network brings it back; make a new cluster with Calico, and move Prow '
      + 'there (MigrationUnknown)'],
    ['another cluster', NETWORKS.Calico, NETWORKS.k3s,
      'Migration.plan({ from }): leads from Calico to the Flannel of k3s, which comes with another cluster; make that cluster, and move Prow there '
      + '(MigrationUnknown)'],
    ['a network without upkeep', NETWORKS.Flannel, NETWORKS['Weave Net'],
      'Migration.plan({ from }): leads from Flannel to Weave Net, which nobody looks after any more; stay, or go to another one (MigrationUnknown)'],
    ['another network of the same Flannel', NETWORKS.Flannel, { ...BASE, cni: Cni.flannel({ network: '10.99.0.0/16' }) },
      'Migration.plan({ from }): leads from pods in 10.244.0.0/16 to pods in 10.99.0.0/16 with Flannel, and a node keeps the part that it has as long as it '
      + 'is there; keep that network, or let every node join anew in a new cluster (MigrationUnknown)'],
    ['another network in the same pool', NETWORKS.Calico, { ...BASE, cni: Cni.calico(pool('default-ipv4-ippool', '10.99.0.0/16')) },
      'Migration.plan({ from }): leads from cidr "192.168.0.0/16" to "10.99.0.0/16" in the pool "default-ipv4-ippool", where it can not change while pods have '
      + 'addresses of it; give the new pool another name (MigrationUnknown)'],
    ['another ipam', NETWORKS.Cilium, { ...BASE, cni: Cni.cilium({ ipam: CiliumIpam.kubernetes() }) },
      'Migration.plan({ from }): leads to another ipam of Cilium, which would lose the addresses of all pods that run; keep it, or make a new cluster '
      + '(MigrationUnknown)'],
    ['two moves at once', BASE, { ...BASE, namespace: 'ci', github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }) },
      'Migration.plan({ from }): moves a namespace and GitHub at once; move one of them first, and the other one afterwards (MigrationUnknown)'],
    ['a namespace and a private deck', PRIVATE, { ...BESIDES['a private deck'], namespace: 'ci' },
      'Migration.plan({ from }): moves a namespace and the private deck at once; move one of them first, and the other one afterwards (MigrationUnknown)'],
    ['a namespace and a build cluster', { ...PRIVATE, storage: S3 }, { ...BESIDES['a build cluster'], jobsNamespace: 'ci' },
      'Migration.plan({ from }): moves a namespace and the build clusters at once; move one of them first, and the other one afterwards (MigrationUnknown)'],
    ['a namespace beside a build cluster', BESIDES['a build cluster'], { ...BESIDES['a build cluster'], namespace: 'ci' },
      'Migration.plan({ from }): moves a namespace, and the objects of Prow in the build cluster "build" are in the old one; leave buildClusters out first, move, and bring '
      + 'them back afterwards (MigrationUnknown)'],
    ['jobs where Prow was', BASE, { ...BASE, namespace: 'ci', jobsNamespace: 'prow' },
      'Migration.plan({ from }): puts jobs into "prow", where the Secrets of the former Prow stay, and jobs could read them; give jobs another namespace '
      + '(MigrationUnknown)'],
    ['wrong properties of both', { ...BASE, namespace: 'A' }, { ...BASE, jobsNamespace: 'B' },
      'Migration.plan({ from.namespace }): "A" is not a DNS label; write "a" (NameNotDnsLabel)\n'
      + 'Migration.plan({ to.jobsNamespace }): "B" is not a DNS label; write "b" (NameNotDnsLabel)'],
  ])('%s', (_name, from, to, message) => expect(thrown(() => Migration.plan(from, to)).join('\n')).toBe(message));

  test('by ProwApp, before it touches anything', () => {
    expect(thrown(() => new ProwApp({ ...BASE, migratesFrom: BASE }))).toEqual([
      'new ProwApp({ migratesFrom }): differs in no network, namespace, build cluster, store, way in, private deck or GitHub; leave it out; sh apply.sh --prune does the rest (MigrationNone)',
    ]);
  });
});

test('ProwApp writes it beside the YAML, and nothing without migratesFrom', () => {
  const { read } = written({ ...WAYS.Traefik, migratesFrom: WAYS['node port'] });
  expect(read('MIGRATION.md')).toBe(Migration.plan(WAYS['node port'], WAYS.Traefik).runbook);
  expect(() => written(WAYS.Traefik).read('MIGRATION.md')).toThrow('ENOENT');
});

test('apply.sh knows the stages that a runbook names', () => {
  for (const [,, from, to] of ALL) {
    const stages = (planned(from, to)?.steps ?? []).filter(({ place }) => place === undefined).flatMap(({ commands }) => commands)
      .flatMap((command) => /^sh apply\.sh --until (\S+)/.exec(command)?.[1] ?? []);
    if (stages.length === 0) continue;
    const outdir = mkdtempSync(join(folder, 'stages-'));
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    new ProwApp({ ...to, outdir }).synth();
    const known = /^Stages: (.*)$/m.exec(readFileSync(join(outdir, 'apply.sh'), 'utf8'))?.[1].split(', ') ?? [];
    expect(stages.filter((stage) => !known.includes(stage))).toEqual([]);
  }
});

test('commands of a node are marked', () => {
  const { steps } = Migration.plan(NETWORKS.Flannel, NETWORKS['Flannel host-gw']);
  expect(steps.filter(({ place }) => place === RunbookPlace.NODE).map(({ commands }) => commands)).toEqual([
    ['if ip link show flannel.1 >/dev/null 2>&1; then ip link delete flannel.1; fi', 'ip -4 route'],
  ]);
});

test('what holds credentials of GitHub is started anew, and no program that has those of a user of its own', () => {
  const externalPlugins = [ExternalPlugin.needsRebase(), ExternalPlugin.cherrypicker({ githubToken: {} })];
  const token = GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() });
  const { steps } = Migration.plan({ ...BASE, externalPlugins }, { ...BASE, externalPlugins, github: token });
  expect(steps.flatMap(({ commands }) => commands).filter((command) => command.includes('rollout restart'))).toEqual([
    'kubectl --namespace prow rollout restart deployment/hook deployment/crier deployment/tide deployment/ghproxy deployment/status-reconciler deployment/deck deployment/needs-rebase',
  ]);
});
