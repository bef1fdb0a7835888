import { createHmac } from 'node:crypto';
import { stringify } from 'yaml';
import { JOB_IMAGE } from '../images/catalogue';
import { addresses } from '../machines/network';

/** What a stranger's job asks for, which no pod of a stranger may have. */
export interface Claim {
  readonly job: string;
  readonly attempt: string;
  readonly heldBy: string;
  /** What its ProwJob says then. */
  readonly says: RegExp;
  readonly pod?: object;
  readonly container?: object;
}

/** What a stranger's job asks others for over the network, and the answer. */
export interface Question {
  readonly attempt: string;
  readonly heldBy: string;
  readonly curl: string;
  readonly answer: string;
}

/** The answer to each of them where nothing holds it. */
export const UNHELD = '200';

const KEYS = 's3-credentials';
const SECRETS = /only initupload and sidecar of Prow itself may have|may name the Secret s3-credentials alone/;
const POD_SECURITY = /violates PodSecurity "baseline/;

/** One that somebody has made beside Prow, in the jobs' namespace. */
export const MIGHTY_ACCOUNT = 'lab-mighty';

export const claims: readonly Claim[] = [
  {
    job: 'mounts-keys', attempt: 'the keys of the log store, as a volume', heldBy: 'the rules of Secrets', says: SECRETS,
    pod: { volumes: [{ name: 'loot', secret: { secretName: KEYS } }] }, container: { volumeMounts: [{ name: 'loot', mountPath: '/loot' }] },
  },
  {
    job: 'has-keys-in-environment', attempt: 'the same, in the environment', heldBy: 'the rules of Secrets', says: SECRETS,
    container: { envFrom: [{ secretRef: { name: KEYS } }] },
  },
  {
    job: 'mounts-any-secret', attempt: 'another Secret of the namespace', heldBy: 'the rules of Secrets', says: SECRETS,
    pod: { volumes: [{ name: 'loot', secret: { secretName: 'lab-loot', optional: true } }] }, container: { volumeMounts: [{ name: 'loot', mountPath: '/loot' }] },
  },
  {
    job: 'is-another-account', attempt: 'another ServiceAccount', heldBy: 'the rule of ServiceAccounts', says: /the ServiceAccount of .* is/,
    pod: { serviceAccountName: MIGHTY_ACCOUNT },
  },
  {
    job: 'is-critical', attempt: 'the priority of the system', heldBy: 'the rule of priorities', says: /no class of the system/,
    pod: { priorityClassName: 'system-node-critical' },
  },
  {
    job: 'tolerates-all', attempt: 'to tolerate every taint', heldBy: 'the rule of taints', says: /may tolerate/,
    pod: { tolerations: [{ operator: 'Exists' }] },
  },
  { job: 'names-a-node', attempt: 'a node by its name', heldBy: 'the rule of nodes', says: /name no node/, pod: { nodeName: 'node-1' } },
  {
    job: 'mounts-the-node', attempt: 'the files of a node', heldBy: 'Pod Security', says: POD_SECURITY,
    pod: { volumes: [{ name: 'loot', hostPath: { path: '/etc' } }] }, container: { volumeMounts: [{ name: 'loot', mountPath: '/loot' }] },
  },
  { job: 'is-on-the-node', attempt: 'the network of a node', heldBy: 'Pod Security', says: POD_SECURITY, pod: { hostNetwork: true } },
  { job: 'is-privileged', attempt: 'to be privileged', heldBy: 'Pod Security', says: POD_SECURITY, container: { securityContext: { privileged: true } } },
];

const STORE = 'http://object-store.prow.svc:7070';
const BODY = '{}';

/** As GitHub sends it, with a signature of whoever has, or guesses, the secret. */
function event(secret: string): string {
  const signature = createHmac('sha1', secret).update(BODY).digest('hex');
  const headers = ['content-type:application/json', 'x-github-event:push', 'x-github-delivery:1', `x-hub-signature:sha1=${signature}`];
  return `${headers.map((header) => `--header ${header}`).join(' ')} --data ${BODY}`;
}

/** With the path of another job's log in the store, and the secret of webhooks, where the stranger knows it. */
export function questions(log: string, prowJob: string, secret = 'guessed'): readonly Question[] {
  const own = 'https://kubernetes.default.svc/api/v1/namespaces';
  const signed = event(secret);
  const rows: readonly (readonly [attempt: string, heldBy: string, curl: string, answer: string])[] = [
    ['the Secrets of its namespace, at the API server', 'no token, no rights', `${own}/test-pods/secrets`, '403'],
    ['those of Prow', 'no token, no rights', `${own}/prow/secrets`, '403'],
    ['pods of a node, at its kubelet', 'no token', `https://${addresses['node-1']}:10250/pods`, '401'],
    ['another job\'s log, to read', 'accounts of the store', `${STORE}/${log}`, '403'],
    ['another job\'s log, to write over', 'accounts of the store', `--request PUT --data forged ${STORE}/${log}`, '403'],
    ['what tide has merged', 'accounts of the store', `${STORE}/tide?list-type=2`, '403'],
    ['an event, at hook inside', 'the signature', `${signed} http://hook.prow.svc:8888/hook`, '403'],
    ['an event, at a port of a node', 'the signature', `${signed} http://${addresses['node-2']}:30001/hook`, '403'],
    ['to run another job again, at deck inside', 'deck, without a login', `--request POST http://deck.prow.svc/rerun?prowjob=${prowJob}`, '405'],
  ];
  return rows.map(([attempt, heldBy, curl, answer]) => ({ attempt, heldBy, curl, answer }));
}

export const LOOKS_AROUND = 'looks-around';

export const FILLS_THE_DISK = 'fills-the-disk';
export const DEPLOYS = 'deploys';

/** More than a container may write by the limits of the scenario, and time to be found out. */
const FILL = 'dd if=/dev/zero of=/tmp/loot bs=1M count=400 && sleep 90';

/** One that only a cluster runs where Secrets of deployments are. */
export const trustedJobs = stringify({ presubmits: [
  { name: DEPLOYS, always_run: true, cluster: 'trusted', spec: { containers: [{ image: JOB_IMAGE, command: ['true'] }] } },
] });

/** The `.prow.yaml` of such a pull request. */
export function attackersJobs(asked: readonly Question[]): string {
  const script = asked.map(({ curl }) => `curl --silent --insecure --max-time 10 --retry 3 --retry-all-errors --output /dev/null --write-out '%{http_code}\\n' ${curl}`).join('; ');
  const job = (name: string, command: string, { pod, container }: Pick<Claim, 'pod' | 'container'> = {}) => (
    { name, always_run: true, decorate: true, spec: { containers: [{ image: JOB_IMAGE, command: ['sh', '-c', command], ...container }], ...pod } });
  const fills = { ...job(FILLS_THE_DISK, FILL), error_on_eviction: true };
  return stringify({ presubmits: [job(LOOKS_AROUND, `${script}; true`), fills, ...claims.map((claim) => job(claim.job, 'true', claim))] });
}
