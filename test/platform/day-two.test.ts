import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
  AdoptedProw, Cni, DeckAccess, Exposure, ExternalPlugin, GitHub, GitHubAuth, GitOps, IngressController, ObjectStorage, ProwApp, ProwAppProps,
  SecretDelivery, SecretStoreKind, Tls,
} from '../../src';
import { chaptersOf } from '../conformance/delivery/runbook-text';
import { loose, thrown } from '../support/findings';

const folder = mkdtempSync(join(tmpdir(), 'day-two-'));
afterAll(() => rmSync(folder, { recursive: true }));

const github = GitHub.cloud({ repositories: ['acme/app'] });

function written(props: Partial<ProwAppProps>, name = 'DAY-TWO.md'): string {
  const outdir = mkdtempSync(join(folder, 'dist-'));
  jest.spyOn(console, 'warn').mockReturnValue();
  new ProwApp({ github, ...props, outdir }).synth();
  return readFileSync(join(outdir, name), 'utf8').replaceAll(basename(outdir), 'dist');
}

const ingress = (tls: Tls): Exposure => Exposure.ingress({ controller: IngressController.traefik(), hookHost: 'hook.acme.dev', deckHost: 'deck.acme.dev', tls });
const EXTERNAL = SecretDelivery.externalSecrets({ storeName: 'vault', storeKind: SecretStoreKind.CLUSTER_SECRET_STORE });

const PLATFORMS = {
  'the default': {},
  'a bucket of S3': { storage: ObjectStorage.s3({ bucket: 'acme-logs' }) },
  'a bucket of GCS': { storage: ObjectStorage.gcs({ bucket: 'acme-logs', stateBucket: 'acme-state' }) },
  'scratch space': { storage: ObjectStorage.inCluster({ ephemeral: true }) },
  'a folder of a node': { storage: ObjectStorage.inCluster({ localPath: { node: 'one', path: '/srv/prow' } }) },
  'a bot': { github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.token() }) },
  'cherrypicker as a user': { externalPlugins: [ExternalPlugin.cherrypicker({ githubToken: {} })] },
  'cherrypicker with External Secrets': { externalPlugins: [ExternalPlugin.cherrypicker({ githubToken: {} })], secretDelivery: EXTERNAL },
  'ACME': { exposure: ingress(Tls.acme({ email: 'ops@acme.dev' })) },
  'a certificate of one\'s own': { exposure: ingress(Tls.secret('own-tls')) },
  'a network': { cni: Cni.flannel() },
  'people who sign in': { exposure: ingress(Tls.secret('own-tls')), deckAccess: DeckAccess.oauth2Proxy({ org: 'acme' }) },
  'Argo CD': { gitOps: GitOps.argoCd({ url: 'https://github.com/acme/prow.git' }) },
  'Flux': { gitOps: GitOps.flux({ url: 'https://github.com/acme/prow.git' }) },
  'Helm': { gitOps: GitOps.helm() },
  'kustomize': { gitOps: GitOps.kustomize() },
  'kustomize with a network': { cni: Cni.flannel(), gitOps: GitOps.kustomize() },
  'External Secrets': { secretDelivery: EXTERNAL },
  'an instance': { instance: 'blue' },
  'other names': {
    namespace: 'ci', jobsNamespace: 'ci-jobs', hmacSecretName: 'webhook', hmacSecretKey: 'secret',
    github: GitHub.cloud({ repositories: ['acme/app'], auth: GitHubAuth.app({ secretName: 'app', privateKeyKey: 'pem' }) }),
  },
} satisfies Record<string, Partial<ProwAppProps>>;
type Platform = keyof typeof PLATFORMS;

const SECRETS = ['Back up the Secrets', 'Restore the Secrets'];
const JOBS = ['Back up the history of jobs', 'Restore the history of jobs'];
const LOGS = ['Back up the logs', 'Restore the logs'];
const CHANGE = ['Upgrade Prow', 'Upgrade what wrote this folder', 'Go back'];
const WEBHOOK = ['Let hook take a new secret of webhooks beside the old one', 'Give GitHub the new secret, and let hook forget the old one'];
const APP = ['Change the private key of the GitHub App'];
const STORE = ['Change the keys of the store'];
const NODE = ['Drain or replace a node'];
const END = ['Uninstall: stop what comes in', 'Uninstall: delete it', 'Uninstall: see what is left'];
const USUAL = [...SECRETS, ...JOBS, ...LOGS, ...CHANGE, ...WEBHOOK, ...APP, ...STORE, ...NODE, ...END];
const instead = (titles: readonly string[], others: readonly string[]): readonly string[] =>
  USUAL.flatMap((title) => (title === titles[0] ? others : titles.includes(title) ? [] : [title]));

const PUSH_ARGO = 'git push\nkubectl --namespace argocd get applications.argoproj.io\n';
const PUSH_FLUX = 'git push\nkubectl --namespace flux-system get kustomizations.kustomize.toolkit.fluxcd.io\n';
const AVAILABLE = 'kubectl --namespace prow wait --for=condition=Available deployment --all --timeout=10m\n';
const HELM_DIFF = 'helm get values prow --namespace default --output=yaml >../prow-values.yaml\n'
  + 'helm template prow ../dist-chart --namespace default --values=../prow-values.yaml | kubectl diff --filename=-\n';
const HELM_UPGRADE = 'kubectl apply --server-side --force-conflicts --filename=../dist-chart/crds\n'
  + `helm upgrade prow ../dist-chart --namespace default --wait --timeout=10m\n${AVAILABLE}`;
const deletedStage = (stage: string): string => (
  `kubectl kustomize --load-restrictor LoadRestrictionsNone gitops/${stage} | kubectl delete --ignore-not-found --filename=-\n`);

describe('DAY-TWO.md', () => {
  test.each<[Platform, readonly string[]]>([
    ['the default', USUAL],
    ['a bucket of S3', instead(LOGS, LOGS.slice(0, 1)).filter((title) => !STORE.includes(title))],
    ['a bucket of GCS', instead(LOGS, LOGS.slice(0, 1)).filter((title) => !STORE.includes(title))],
    ['scratch space', instead(LOGS, ['Logs end with the pod'])],
    ['a folder of a node', USUAL],
    ['a bot', instead(APP, ['Change the token for GitHub'])],
    ['cherrypicker as a user', instead(APP, [...APP, 'Change the token of cherrypicker'])],
    ['ACME', instead(NODE, ['Look after certificates', ...NODE])],
    ['a certificate of one\'s own', instead(NODE, ['Renew the certificate', ...NODE])],
    ['a network', instead(END.slice(2), ['Uninstall: delete the namespaces', ...END.slice(2)])],
    ['Argo CD', USUAL],
    ['Flux', USUAL],
    ['Helm', instead(END.slice(2), ['Uninstall: delete the namespaces', ...END.slice(2)])],
    ['kustomize', USUAL],
    ['kustomize with a network', instead(END.slice(2), ['Uninstall: delete the namespaces', ...END.slice(2)])],
    ['External Secrets', instead(SECRETS, []).flatMap((title) => (title === WEBHOOK[0] ? ['Change the secret of webhooks'] : [WEBHOOK[1], ...STORE].includes(title) ? [] : [title]))],
    ['other names', USUAL],
    ['people who sign in', instead(STORE, [...STORE, 'Change the key of cookies', 'Renew the certificate'])],
  ])('of %s has the chapters that it needs, and no other', (platform, titles) => {
    expect(chaptersOf(written(PLATFORMS[platform])).map(({ title }) => title)).toEqual(titles);
  });

  test.each<[Platform, string, string]>([
    ['the default', 'Back up the Secrets', 'kubectl --namespace test-pods get secret/s3-credentials --output=yaml'],
    ['the default', 'Back up the logs', 'kubectl --namespace prow scale deployment object-store --replicas=0\n'],
    ['the default', 'Back up the logs', '        claimName: object-store\n'],
    ['the default', 'Go back', 'sh apply.sh --prune --yes\n'],
    ['the default', 'Uninstall: delete it', 'sh apply.sh --delete --dry-run\nsh apply.sh --delete --yes\n'],
    ['a network', 'Uninstall: delete it', 'sh apply.sh --delete --dry-run --from 40-prow\nsh apply.sh --delete --yes --from 40-prow\n'],
    ['the default', 'Uninstall: see what is left', '--selector=app.kubernetes.io/managed-by=cdk8s-prow,app.kubernetes.io/instance=prow\n'],
    ['an instance', 'Uninstall: see what is left', '--selector=app.kubernetes.io/managed-by=cdk8s-prow,app.kubernetes.io/instance=blue\n'],
    ['a network', 'Uninstall: delete the namespaces', 'kubectl delete namespace prow test-pods --ignore-not-found\n'],
    ['a bot', 'Change the token for GitHub', 'printf \'{"data":{"token":"%s"}}\' "$(openssl base64 -A -in ../new-token)" | kubectl --namespace prow patch secret github-token '
      + '--patch-file=/dev/stdin\n'],
    ['cherrypicker as a user', 'Change the token of cherrypicker', 'printf \'{"data":{"token":"%s"}}\' "$(openssl base64 -A -in ../new-cherrypicker-token)" | kubectl '
      + '--namespace prow patch secret cherrypicker-token --patch-file=/dev/stdin\nkubectl --namespace prow rollout restart deployment/cherrypicker\n'],
    ['cherrypicker as a user', 'Back up the Secrets', 'get secret/hmac-token secret/github-token secret/cherrypicker-token '],
    ['a certificate of one\'s own', 'Renew the certificate', 'kubectl --namespace prow create secret tls own-tls --cert=../tls.crt --key=../tls.key --dry-run=client '
      + '--output=yaml | kubectl apply --server-side --force-conflicts --filename=-\n'],
    ['ACME', 'Look after certificates', 'kubectl --namespace prow get certificates.cert-manager.io\n'],
    ['other names', 'Let hook take a new secret of webhooks beside the old one', 'sh secrets.sh --rotate hmac\n'],
    ['people who sign in', 'Change the key of cookies', 'sh secrets.sh --rotate cookie\n'],
    ['other names', 'Change the private key of the GitHub App', 'printf \'{"data":{"pem":"%s"}}\' "$(openssl base64 -A -in ../new-key.pem)" | kubectl --namespace ci '
      + 'patch secret app --patch-file=/dev/stdin\n'],
    ['other names', 'Drain or replace a node', 'kubectl --namespace ci-jobs get pods --selector=created-by-prow=true --field-selector="spec.nodeName=$NODE"\n'],
  ])('of %s, "%s", has its own names in its commands', (platform, title, command) => {
    expect(chaptersOf(written(PLATFORMS[platform])).find((one) => one.title === title)?.commands).toContain(command);
  });

  test.each<[Platform, string]>([
    ['a bucket of GCS', 'Logs and state are in `acme-logs`, `acme-state`, outside of this cluster. Whoever runs that store keeps copies: turn on versions of objects there, or '
      + 'copy to another bucket.'],
    ['scratch space', '**Loss:** all logs, whenever that pod is deleted or its node ends.'],
    ['a folder of a node', 'The volume of `object-store` lies on one node: it stays Pending until that node is back. For a new node back up the logs first, change `localPath`, '
      + 'and restore them.'],
    ['a folder of a node', 'The files of the store stay on the node, below `localPath`: delete them there.'],
    ['a bot', 'delete the webhooks of the organisations and repositories.'],
    ['Argo CD', 'Then commit and push the folder: Argo CD applies it.'],
    ['Argo CD', 'Then stop Argo CD, which would bring everything back: the commands delete its objects of the folder `gitops`, without what they applied.'],
    ['Argo CD', 'The first command undoes the last commit that changed this folder, and Argo CD applies what was before.'],
    ['Flux', '**You should see:** the commit in Flux, and every Deployment available.\n'],
    ['Helm', 'The release is `prow` of the namespace `default` here, as in NEXT-STEPS.md. Helm keeps the values that you gave, leaves CRDs to kubectl, and removes what is '
      + 'written no more, but for namespaces and claims.'],
    ['Helm', 'goes back by one revision, and by a number behind `prow` to that one. CRDs stay as they are. Check out the output of the commit before as well, or the '
      + 'next upgrade brings everything back.'],
    ['Helm', 'Helm deletes what its release has, and leaves CRDs, namespaces and claims.\n'],
    ['Helm', 'In a new cluster behind `helm install`, which makes the namespaces, or after they were deleted.'],
    ['Helm', 'Behind `helm install`, and before the Secrets, for which Prow\'s pods wait: a ProwJob that was not finished has no pod any more and is started again.'],
    ['kustomize', 'In a new cluster before kustomize, or after they were deleted.'],
    ['kustomize', 'Where a kustomization of yours is over this folder, write its folder for `.`. kubectl removes nothing by it: delete by hand what is written no more, which '
      + 'the difference in Git shows.'],
    ['kustomize', 'The last stage goes first, so that nothing loses what it stands on. What a kustomization of yours adds, delete before.\n'],
    ['kustomize with a network', 'What a kustomization of yours adds, delete before. The network stays, on which every other pod of the cluster stands.\n'],
    ['cherrypicker with External Secrets', 'The Secret `cherrypicker-token` comes from ClusterSecretStore vault: change it there, and at GitHub.'],
    ['External Secrets', 'The Secret `hmac-token` comes from ClusterSecretStore vault: change it there, and at GitHub.'],
    ['a network', 'It ends before the network, on which every other pod of the cluster stands; `sh apply.sh --delete` alone takes that too.'],
  ])('of %s says: %s', (platform, sentence) => expect(written(PLATFORMS[platform])).toContain(sentence));

  test.each<[Platform, string, string, string]>([
    ['the default', 'Upgrade Prow', 'sh apply.sh --diff\nsh apply.sh --prune --yes\n', ''],
    ['the default', 'Go back', 'sh apply.sh --prune --yes\n', 'sh apply.sh --prune --yes\n'],
    ['Argo CD', 'Upgrade Prow', `sh apply.sh --diff\ngit add --all .\ngit commit --message 'Prow'\n${PUSH_ARGO}`, ''],
    ['Argo CD', 'Go back', `git revert --no-edit "$(git log -1 --format=%H -- .)"\n${PUSH_ARGO}`, `git revert --no-edit HEAD\n${PUSH_ARGO}`],
    ['Argo CD', 'Uninstall: stop what comes in', 'kubectl delete --filename=gitops/argo-cd.yaml\nkubectl --namespace prow get prowjobs.prow.k8s.io\n', ''],
    ['Flux', 'Upgrade what wrote this folder', `sh apply.sh --prune --diff\ngit add --all .\ngit commit --message 'Prow'\n${PUSH_FLUX}`, ''],
    ['Flux', 'Uninstall: stop what comes in', 'kubectl patch --filename=gitops/flux.yaml --type=merge --patch=\'{"spec":{"suspend":true}}\'\n'
      + 'kubectl delete --filename=gitops/flux.yaml\nkubectl --namespace prow get prowjobs.prow.k8s.io\n', ''],
    ['Helm', 'Upgrade Prow', HELM_DIFF + HELM_UPGRADE, ''],
    ['Helm', 'Upgrade what wrote this folder', HELM_DIFF + HELM_UPGRADE, ''],
    ['Helm', 'Go back', `helm history prow --namespace default\nhelm rollback prow --namespace default --wait --timeout=10m\n${AVAILABLE}`, HELM_UPGRADE],
    ['Helm', 'Uninstall: delete it', 'helm uninstall prow --namespace default --dry-run\nhelm uninstall prow --namespace default --wait --timeout=10m\n', ''],
    ['kustomize', 'Upgrade Prow', `kubectl diff -k .\nkubectl apply -k .\n${AVAILABLE}`, ''],
    ['kustomize', 'Go back', `kubectl apply -k .\n${AVAILABLE}`, `kubectl apply -k .\n${AVAILABLE}`],
    ['kustomize', 'Uninstall: delete it', ['40-prow', '05-namespaces', '00-crds'].map(deletedStage).join(''), ''],
    ['kustomize with a network', 'Uninstall: delete it', deletedStage('40-prow'), ''],
  ])('of %s, "%s", has the commands of who applies it', (platform, title, commands, undo) => {
    expect(chaptersOf(written(PLATFORMS[platform])).find((one) => one.title === title)).toMatchObject({ commands, undo });
  });

  test.each<[Platform, RegExp]>([
    ['Argo CD', /sh apply\.sh --prune --yes/], ['Flux', /sh apply\.sh --prune --yes/], ['Helm', /apply\.sh/], ['kustomize', /apply\.sh/],
    ['kustomize with a network', /apply\.sh/],
  ])('of %s applies nothing in another way', (platform, another) => expect(written(PLATFORMS[platform])).not.toMatch(another));
});

const STEPS = [
  'See what is there', 'Save it', 'Keep the Secrets', 'Stop what makes jobs', 'Wait for jobs that run', 'Remove the old Deployments, Services and rights',
  'Take over the CRD', 'Apply this Prow', 'See that no ProwJob is lost', 'Clean up', 'See to GitHub',
];

describe('ADOPTION.md', () => {
  const adoption = (adopts: AdoptedProw, props: Partial<ProwAppProps> = {}): string => written({ adopts, ...props }, 'ADOPTION.md');
  const commandsOf = (text: string, title: string): string | undefined => chaptersOf(text).find((one) => one.title === title)?.commands;

  test('is there only when a Prow is taken over', () => {
    const outdir = mkdtempSync(join(folder, 'dist-'));
    new ProwApp({ github, outdir }).synth();
    expect(readdirSync(outdir)).not.toContain('ADOPTION.md');
  });

  test.each<[string, AdoptedProw, readonly string[]]>([
    ['a tutorial in one namespace', AdoptedProw.tutorial(), STEPS],
    ['a tutorial whose jobs are where ours are', AdoptedProw.tutorial({ podNamespace: 'test-pods' }), STEPS.filter((one) => !one.startsWith('Wait'))],
    ['upstream\'s starter', AdoptedProw.starter(), STEPS.filter((one) => !one.startsWith('Wait'))],
    ['another namespace', AdoptedProw.tutorial({ namespace: 'default' }), [
      ...STEPS.slice(0, 7), 'Move the ProwJobs', ...STEPS.slice(7), 'Remove what is left in the old namespace']],
  ])('for %s has the steps that it needs, in their order', (_, adopts, titles) => {
    expect(chaptersOf(adoption(adopts)).map(({ title }) => title)).toEqual(titles);
  });

  test.each<[string, string, AdoptedProw, Partial<ProwAppProps>, string]>([
    ['a tutorial', 'Keep the Secrets', AdoptedProw.tutorial(), {}, 'sh secrets.sh\n'],
    ['a starter, whose keys are others', 'Keep the Secrets', AdoptedProw.starter(), {},
      'kubectl --namespace prow get secret github-token --output=go-template=\'{"apiVersion":"v1","kind":"Secret","metadata":{"name":"github-token","namespace":"prow"},'
      + '"data":{"app_id":"{{index .data "appid"}}","app_private_key":"{{index .data "cert"}}"}}\' | kubectl apply --server-side --force-conflicts --filename=-\n'],
    ['a bot of a tutorial', 'Keep the Secrets', AdoptedProw.tutorial(), PLATFORMS['a bot'], '"data":{"token":"{{index .data "oauth"}}"}}\''],
    ['a store of one\'s own', 'Keep the Secrets', AdoptedProw.tutorial(), { storage: ObjectStorage.s3({ bucket: 'logs', credentialsSecretName: 's3' }) },
      'sh secrets.sh --s3-access-key-file FILE --s3-secret-key-file FILE --s3-jobs-access-key-file FILE --s3-jobs-secret-key-file FILE\n'],
    ['a starter with MinIO', 'Clean up', AdoptedProw.starter(), {}, 'kubectl --namespace prow delete deployments.apps,services,persistentvolumeclaims minio --ignore-not-found\n'],
  ])('for %s: "%s"', (_, title, adopts, props, command) => expect(commandsOf(adoption(adopts, props), title)).toContain(command));

  test('leaves a MinIO alone in which logs are kept', () => {
    const storage = ObjectStorage.s3({ bucket: 'prow-logs', endpoint: 'http://minio.prow.svc:9000', forcePathStyle: true, credentialsSecretName: 's3-credentials' });
    expect(adoption(AdoptedProw.starter(), { storage })).not.toMatch(/MinIO|minio/);
  });
});

test.each<[string, () => unknown, readonly string[]]>([
  ['a namespace that is none', () => AdoptedProw.tutorial({ namespace: 'Prow' }), [
    'AdoptedProw.tutorial({ namespace }): "Prow" is not a DNS label; write "prow" (NameNotDnsLabel)']],
  ['a property that there is not', () => AdoptedProw.starter(loose({ jobsNamespace: 'x' })), [
    'AdoptedProw.starter(): "jobsNamespace" is not a property; did you mean "podNamespace"? (UnknownProp)']],
  ['something else', () => new ProwApp({ github, adopts: loose('prow') }), [
    'new ProwApp({ adopts }): "prow" is not made by AdoptedProw.tutorial() or starter(); write AdoptedProw.tutorial() or starter() (WrongType)']],
])('%s is refused', (_, call, texts) => expect(thrown(call)).toEqual(texts));

test.each<[string, Partial<ProwAppProps>, string]>([
  ...Object.entries(PLATFORMS).map(([name, props]): [string, Partial<ProwAppProps>, string] => [name, props, 'DAY-TWO.md']),
  ['a tutorial', { adopts: AdoptedProw.tutorial() }, 'ADOPTION.md'],
  ['another namespace', { adopts: AdoptedProw.starter({ namespace: 'default' }) }, 'ADOPTION.md'],
])('every command of %s is one for sh', (_, props, name) => {
  const commands = chaptersOf(written(props, name)).map((one) => `${one.commands}\n${one.undo}`).join('\n');
  expect(spawnSync('sh', ['-n'], { input: commands, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});
