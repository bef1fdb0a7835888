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

const KEYS = 's3-credentials';
const SECRETS = /only containers of Prow itself may have|may name the Secret s3-credentials alone/;
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

/** As GitHub sends it, but for the secret. */
const GUESSED = '--header content-type:application/json --header x-github-event:push --header x-github-delivery:1 --header x-hub-signature:sha1=00 --data {}';
const STORE = 'http://object-store.prow.svc:7070';

/** With the path of another job's log in the store. */
export function questions(log: string, prowJob: string): readonly Question[] {
  const own = 'https://kubernetes.default.svc/api/v1/namespaces';
  return [
    { attempt: 'the Secrets of its namespace, at the API server', heldBy: 'no token, no rights', curl: `${own}/test-pods/secrets`, answer: '403' },
    { attempt: 'those of Prow', heldBy: 'no token, no rights', curl: `${own}/prow/secrets`, answer: '403' },
    { attempt: 'pods of a node, at its kubelet', heldBy: 'no token', curl: `https://${addresses['node-1']}:10250/pods`, answer: '401' },
    { attempt: 'another job\'s log, to read', heldBy: 'accounts of the store', curl: `${STORE}/${log}`, answer: '403' },
    { attempt: 'another job\'s log, to write over', heldBy: 'accounts of the store', curl: `--request PUT --data forged ${STORE}/${log}`, answer: '403' },
    { attempt: 'what tide has merged', heldBy: 'accounts of the store', curl: `${STORE}/tide/tide-history.json`, answer: '403' },
    { attempt: 'an event, at hook inside', heldBy: 'the signature', curl: `${GUESSED} http://hook.prow.svc:8888/hook`, answer: '403' },
    { attempt: 'an event, at a port of a node', heldBy: 'the signature', curl: `${GUESSED} http://${addresses['node-2']}:30001/hook`, answer: '403' },
    { attempt: 'to run another job again, at deck inside', heldBy: 'deck, without a login', curl: `--request POST http://deck.prow.svc/rerun?prowjob=${prowJob}`, answer: '405' },
  ];
}

export const LOOKS_AROUND = 'looks-around';

/** The `.prow.yaml` of such a pull request. */
export function attackersJobs(asked: readonly Question[]): string {
  const script = asked.map(({ curl }) => `curl --silent --insecure --max-time 10 --output /dev/null --write-out '%{http_code}\\n' ${curl}`).join('; ');
  const job = (name: string, command: string, { pod, container }: Pick<Claim, 'pod' | 'container'> = {}) => (
    { name, always_run: true, decorate: true, spec: { containers: [{ image: JOB_IMAGE, command: ['sh', '-c', command], ...container }], ...pod } });
  return stringify({ presubmits: [job(LOOKS_AROUND, `${script}; true`), ...claims.map((claim) => job(claim.job, 'true', claim))] });
}
