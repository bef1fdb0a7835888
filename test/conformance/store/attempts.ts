import type { RunningStore, Sender } from './running-store';
import { signerOf } from './running-store';
import { signedForm, type StoreAnswer, type StoreRequest } from './signed-request';

/** Something that somebody tries, and whether the store lets them. */
export interface Attempt {
  readonly who: Sender;
  readonly does: string;
  readonly isAllowed: boolean;
  /** With the folder of a build of its own, which has a log, a start and an end already. */
  readonly request: (build: Build) => StoreRequest | Promise<StoreRequest>;
}

export interface Build {
  readonly store: RunningStore;
  /** `logs/unit/12`, and its number. */
  readonly folder: string;
  readonly number: number;
}

const LOGS = '/prow-logs';
const put = (path: string, more: Partial<StoreRequest> = {}): StoreRequest => ({ method: 'PUT', path, body: 'new', ...more });
const get = (path: string, query = {}): StoreRequest => ({ method: 'GET', path, query });
const below = (name: string, make: (path: string) => StoreRequest) => ({ folder }: Build) => make(`${LOGS}/${folder}/${name}`);
const RETENTION = { 'x-amz-object-lock-mode': 'GOVERNANCE', 'x-amz-object-lock-retain-until-date': '2100-01-01T00:00:00Z' };
const BYPASS = { 'x-amz-bypass-governance-retention': 'true' };
const POLICY = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::prow-logs', 'arn:aws:s3:::prow-logs/*'] }] });

async function lastPart({ store }: Build, path: string, who: Sender): Promise<StoreRequest> {
  const uploadId = await begunUpload(store, path, who);
  const { headers } = await store.send(put(path, { query: { partNumber: '1', uploadId } }), who);
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${headers.etag}</ETag></Part></CompleteMultipartUpload>`;
  return { method: 'POST', path, query: { uploadId }, body };
}

async function begunUpload(store: RunningStore, path: string, who: Sender): Promise<string> {
  const { body } = await store.send({ method: 'POST', path, query: { uploads: '' } }, who);
  return /<UploadId>(.*)<\/UploadId>/.exec(body)?.[1] ?? 'none';
}

/** Makes what the attempts are about. */
export async function newBuild(store: RunningStore, number: number): Promise<Build> {
  const folder = `logs/unit/${number}`;
  const writes: readonly (readonly [Sender, string])[] = [
    ['crier', `${LOGS}/${folder}/started.json`], ['jobs', `${LOGS}/${folder}/build-log.txt`], ['crier', `${LOGS}/${folder}/finished.json`],
    ['jobs', `${LOGS}/logs/unit/latest-build.txt`], ['jobs', `${LOGS}/pr-logs/directory/unit/${number}.txt`],
    ['tide', '/tide/tide-history.json'], ['status-reconciler', '/status-reconciler/status-reconciler-status'],
  ];
  for (const [who, path] of writes) await store.send({ method: 'PUT', path, body: 'old' }, who);
  return { store, folder, number };
}

export function wasAllowed({ status }: StoreAnswer): boolean {
  return status < 300;
}

const allowed = (who: Sender, does: string, request: Attempt['request']): Attempt => ({ who, does, isAllowed: true, request });
const refused = (who: Sender, does: string, request: Attempt['request']): Attempt => ({ who, does, isAllowed: false, request });

function keeper(who: Sender, bucket: string, object: string): readonly Attempt[] {
  const path = `/${bucket}/${object}`;
  return [
    allowed(who, 'writes its state over the one before', () => put(path)),
    allowed(who, 'writes its state in parts', (build) => lastPart(build, path, who)),
    allowed(who, 'gives an upload in parts up', async ({ store }) => (
      { method: 'DELETE', path, query: { uploadId: await begunUpload(store, path, who) } })),
    allowed(who, 'reads its state', () => get(path)),
    allowed(who, 'lists its bucket', () => get(`/${bucket}`)),
    refused(who, 'deletes its state', () => ({ method: 'DELETE', path })),
    refused(who, 'reads a log', below('build-log.txt', get)),
    refused(who, 'lists the logs', () => get(LOGS)),
    refused(who, 'writes a log', below('other.txt', put)),
  ];
}

export const attempts: readonly Attempt[] = [
  allowed('jobs', 'puts a new object', below('artifacts/junit.xml', put)),
  allowed('jobs', 'puts a new object in parts', (build) => lastPart(build, `${LOGS}/${build.folder}/artifacts/big.bin`, 'jobs')),
  allowed('jobs', 'gives an upload in parts up', async ({ store, folder }) => {
    const path = `${LOGS}/${folder}/artifacts/given-up.bin`;
    return { method: 'DELETE', path, query: { uploadId: await begunUpload(store, path, 'jobs') } };
  }),
  allowed('jobs', 'writes over the started.json of crier', below('started.json', put)),
  allowed('jobs', 'writes over latest-build.txt', () => put(`${LOGS}/logs/unit/latest-build.txt`)),
  allowed('jobs', 'writes the link to a build again', ({ number }) => put(`${LOGS}/pr-logs/directory/unit/${number}.txt`)),
  refused('jobs', 'writes over a log', below('build-log.txt', put)),
  refused('jobs', 'writes over a log in parts', (build) => lastPart(build, `${LOGS}/${build.folder}/build-log.txt`, 'jobs')),
  refused('jobs', 'writes over a log by a form', ({ folder }) => signedForm('prow-logs', `${folder}/build-log.txt`, 'new', signerOf('jobs')!)),
  refused('jobs', 'writes over a log by a copy', ({ folder }) => put(`${LOGS}/${folder}/build-log.txt`, {
    body: '', headers: { 'x-amz-copy-source': `prow-logs/${folder}/started.json` },
  })),
  refused('jobs', 'writes over a log with the header that asks for it', below('build-log.txt', (path) => put(path, { headers: BYPASS }))),
  refused('jobs', 'writes over a finished.json', below('finished.json', put)),
  refused('jobs', 'puts a folder in the place of a log', below('build-log.txt/', (path) => put(path, { body: '' }))),
  refused('jobs', 'copies a log to where it could be read', ({ folder }) => put(`${LOGS}/${folder}/copy.txt`, {
    body: '', headers: { 'x-amz-copy-source': `prow-logs/${folder}/build-log.txt` },
  })),
  refused('jobs', 'reads a log', below('build-log.txt', get)),
  refused('jobs', 'asks whether there is a log', below('build-log.txt', (path) => ({ method: 'HEAD', path }))),
  refused('jobs', 'lists the logs', () => get(LOGS, { 'list-type': '2' })),
  refused('jobs', 'lists the uploads in parts', () => get(LOGS, { uploads: '' })),
  refused('jobs', 'lists the versions', () => get(LOGS, { versions: '' })),
  refused('jobs', 'deletes a log', below('build-log.txt', (path) => ({ method: 'DELETE', path }))),
  refused('jobs', 'deletes a log with the header that asks for it', below('build-log.txt', (path) => ({ method: 'DELETE', path, headers: BYPASS }))),
  refused('jobs', 'deletes what it may write over, with the header', below('started.json', (path) => ({ method: 'DELETE', path, headers: BYPASS }))),
  refused('jobs', 'keeps an object from being written again', below('kept.txt', (path) => put(path, { headers: RETENTION }))),
  refused('jobs', 'gives a log another time', below('build-log.txt', (path) => put(path, {
    query: { retention: '' }, body: '<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2100-01-01T00:00:00Z</RetainUntilDate></Retention>',
  }))),
  refused('jobs', 'gives a log a tag', below('build-log.txt', (path) => put(path, {
    query: { tagging: '' }, body: '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
  }))),
  refused('jobs', 'reads the policy', () => get(LOGS, { policy: '' })),
  refused('jobs', 'writes another policy', () => put(LOGS, { query: { policy: '' }, body: POLICY })),
  refused('jobs', 'deletes the policy', () => ({ method: 'DELETE', path: LOGS, query: { policy: '' } })),
  refused('jobs', 'puts an object in the place of the policy', () => put(`${LOGS}/meta/policy`)),
  refused('jobs', 'takes the lock away', () => put(LOGS, {
    query: { 'object-lock': '' }, body: '<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>',
  })),
  refused('jobs', 'opens the bucket to everybody', () => put(LOGS, { query: { acl: '' }, headers: { 'x-amz-acl': 'public-read-write' }, body: '' })),
  refused('jobs', 'deletes the bucket', () => ({ method: 'DELETE', path: LOGS })),
  refused('jobs', 'makes a bucket', () => put('/mine', { body: '' })),
  refused('jobs', 'lists the accounts', () => ({ method: 'PATCH', path: '/list-users' })),
  refused('jobs', "reads tide's history", () => get('/tide/tide-history.json')),
  refused('jobs', "writes over tide's history", () => put('/tide/tide-history.json')),
  refused('jobs', "writes into tide's bucket by a way around", () => put(`${LOGS}/../tide/tide-history.json`)),
  refused('jobs', "writes over status-reconciler's state", () => put('/status-reconciler/status-reconciler-status')),

  ...['started.json', 'finished.json', 'prowjob.json', 'podinfo.json'].flatMap((name) => [
    allowed('crier', `writes ${name}`, below(name, put)), allowed('crier', `writes ${name} once more`, below(name, put)),
  ]),
  allowed('crier', 'writes podinfo.json in parts', (build) => lastPart(build, `${LOGS}/${build.folder}/podinfo.json`, 'crier')),
  allowed('crier', 'gives an upload in parts up', async ({ store, folder }) => {
    const path = `${LOGS}/${folder}/podinfo.json`;
    return { method: 'DELETE', path, query: { uploadId: await begunUpload(store, path, 'crier') } };
  }),
  allowed('crier', 'reads what a job wrote', below('build-log.txt', get)),
  allowed('crier', 'lists the logs', () => get(LOGS)),
  refused('crier', 'writes over a log', below('build-log.txt', put)),
  refused('crier', 'puts an object that is not its own', below('other.txt', put)),
  refused('crier', 'deletes a log', below('build-log.txt', (path) => ({ method: 'DELETE', path }))),
  refused('crier', "reads tide's history", () => get('/tide/tide-history.json')),

  allowed('deck', 'reads a log', below('build-log.txt', get)),
  allowed('deck', 'lists the logs', () => get(LOGS)),
  refused('deck', 'puts an object', below('other.txt', put)),
  refused('deck', 'writes over a log', below('build-log.txt', put)),
  refused('deck', 'deletes a log', below('build-log.txt', (path) => ({ method: 'DELETE', path }))),
  refused('deck', "reads tide's history", () => get('/tide/tide-history.json')),

  ...keeper('tide', 'tide', 'tide-history.json'),
  refused('tide', "writes over status-reconciler's state", () => put('/status-reconciler/status-reconciler-status')),
  ...keeper('status-reconciler', 'status-reconciler', 'status-reconciler-status'),
  refused('status-reconciler', "writes over tide's history", () => put('/tide/tide-history.json')),

  ...(['nobody', 'a stranger', 'a guesser'] as const).flatMap((who) => [
    refused(who, 'reads a log', below('build-log.txt', get)),
    refused(who, 'lists the logs', () => get(LOGS)),
    refused(who, 'puts an object', below('other.txt', put)),
  ]),
  refused('root', 'writes over a log', below('build-log.txt', put)),
];
