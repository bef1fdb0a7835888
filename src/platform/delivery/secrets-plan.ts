import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { SecretKeyNeed, SecretNeed } from '../../core/secret-need';
import { CA_KEY } from '../../prow/github/github-plan';
import { pluginAuths } from '../../prow/plugins/resolve-plugins';
import { ProwModel } from '../../prow/prow-model';
import { areShared, credentialSecrets } from '../../prow/storage/storage-credentials';
import { StorageUser, STORAGE_USERS } from '../../prow/storage/storage-users';
import { SecretFormat } from './secret-formats';
import { formatOf, githubInput, INPUTS, ScriptInput, usageOf } from './secrets-inputs';

/** An object that `secrets.sh` makes when it is missing. */
export interface ScriptObject {
  readonly kind: 'secret' | 'configmap';
  readonly namespace: string;
  readonly name: string;
  readonly data: readonly ScriptKey[];
  /** What the user has to give for it. */
  readonly inputs: readonly ScriptInput[];
}

/** A key of it. */
export interface ScriptKey {
  readonly key: string;
  /** The file in the script's working folder that it is filled from; keys of one purpose have one file. */
  readonly file: string;
  readonly format: SecretFormat;
  /** What it is made from; empty where chance alone is. */
  readonly from: readonly ScriptInput[];
}

/** Of the Secrets that are known by their type: kubelet takes credentials for images from no other. Undefined for the usual one. */
export function secretType({ kind, data }: Pick<ScriptObject, 'kind' | 'data'>): string | undefined {
  return kind === 'secret' && data.length === 1 && data[0].key === '.dockerconfigjson' ? 'kubernetes.io/dockerconfigjson' : undefined;
}

/** Files in the script's working folder that it makes; what the user gives is copied under the names of the inputs. */
export const FILES = {
  hmac: 'hmac', s3Json: 's3-credentials.json', rootAccessKey: 'root-access-key', rootSecretKey: 'root-secret-key', accounts: 'users.json',
  oauth: 'deck-oauth.json', cookie: 'deck-cookie',
} as const;

/** Everything that this Prow, and what stands around it, reads and no YAML holds; without what is `brought` by somebody else. */
export function scriptObjects(prow: ProwModel, needs: readonly SecretNeed[] = [], brought: readonly ScriptObject[] = []): readonly ScriptObject[] {
  const { namespace, github: { auth } } = prow;
  return merged([
    { kind: 'secret', namespace, name: prow.hmac.secretName, data: [byChance(prow.hmac.key, FILES.hmac, 'hmac')], inputs: [] },
    {
      kind: 'secret', namespace, name: auth.secretName,
      data: auth.keys.map((key) => given(key.key, githubInput(key))), inputs: auth.keys.map(githubInput),
    },
    ...pluginObjects(prow),
    ...storageObjects(prow),
    ...cloneObjects(prow),
    ...caObjects(prow),
    ...loginObjects(prow),
    ...placed(prow, needs).map(needObject),
  ]).filter((one) => !brought.some((other) => one.kind === other.kind && one.namespace === other.namespace && one.name === other.name));
}

function pluginObjects({ namespace, externalPlugins }: ProwModel): ScriptObject[] {
  const input = INPUTS.cherrypickerToken;
  return pluginAuths(externalPlugins).map(({ auth: { secretName: name, keys } }) => (
    { kind: 'secret', namespace, name, data: keys.map(({ key }) => given(key, input)), inputs: [input] }));
}

function byChance(key: string, file: string, format: SecretFormat): ScriptKey {
  return { key, file, format, from: [] };
}

function given(key: string, input: ScriptInput): ScriptKey {
  return { key, file: input.copy, format: formatOf(input), from: [input] };
}

function storageObjects({ namespace, jobsNamespace, storage: { credentials, s3 } }: ProwModel): ScriptObject[] {
  if (!credentials) return [];
  const secret = (ns: string, name: string, data: ScriptObject['data'], inputs: ScriptObject['inputs'] = []): ScriptObject => (
    { kind: 'secret', namespace: ns, name, data, inputs });
  if (s3?.own) {
    const { root, accounts } = s3.own;
    return [
      secret(namespace, root.secretName, [byChance(root.accessKey, FILES.rootAccessKey, 'word'), byChance(root.secretKey, FILES.rootSecretKey, 'word')]),
      secret(namespace, accounts.secretName, [byChance(accounts.key, FILES.accounts, 'accounts')]),
      ...STORAGE_USERS.map((user) => (
        secret(user === 'jobs' ? jobsNamespace : namespace, credentials.secretNames[user], [byChance(credentials.key, accountFile(user), 's3')]))),
    ];
  }
  const { key } = credentials;
  return credentialSecrets(credentials, { namespace, jobsNamespace }).map(({ namespace: ns, name }) => {
    const ofJobs = ns === jobsNamespace && !areShared(credentials);
    if (!s3) {
      const input = ofJobs ? INPUTS.gcsJobsKey : INPUTS.gcsKey;
      return secret(ns, name, [given(key, input)], [input]);
    }
    const inputs = ofJobs ? [INPUTS.s3JobsAccessKey, INPUTS.s3JobsSecretKey] : [INPUTS.s3AccessKey, INPUTS.s3SecretKey];
    return secret(ns, name, [{ key, file: ofJobs ? accountFile('jobs') : FILES.s3Json, format: 's3', from: inputs }], inputs);
  });
}

/** What the script fills an account's Secret from. */
export function accountFile(user: StorageUser): string {
  return `s3-credentials.${user}.json`;
}

function caObjects({ namespace, jobsNamespace, github }: ProwModel): ScriptObject[] {
  const name = github.caConfigMapName;
  if (name === undefined) return [];
  return [namespace, jobsNamespace].map((ns) => ({ kind: 'configmap', namespace: ns, name, data: [given(CA_KEY, INPUTS.ca)], inputs: [INPUTS.ca] }));
}

function cloneObjects({ jobsNamespace, github: { cloneApp } }: ProwModel): ScriptObject[] {
  if (cloneApp === undefined) return [];
  const input = INPUTS.cloneAppKey;
  return [{ kind: 'secret', namespace: jobsNamespace, name: cloneApp.secretName, data: [given(cloneApp.privateKeyKey, input)], inputs: [input] }];
}

function loginObjects({ namespace, deckLogin }: ProwModel): readonly ScriptObject[] {
  if (deckLogin === undefined) return [];
  const { oauth, cookie } = deckLogin;
  const inputs = [INPUTS.deckClientId, INPUTS.deckClientSecret];
  return [
    { kind: 'secret', namespace, name: oauth.secretName, data: [{ key: oauth.key, file: FILES.oauth, format: 'oauth', from: inputs }], inputs },
    { kind: 'secret', namespace, name: cookie.secretName, data: [byChance(cookie.key, FILES.cookie, 'cookie')], inputs: [] },
  ];
}

/** A need, and the namespace that it is in. */
interface PlacedNeed extends SecretNeed {
  readonly namespace: string;
}

function placed({ namespace }: ProwModel, needs: readonly SecretNeed[]): readonly PlacedNeed[] {
  return needs.map((need) => ({ ...need, namespace: need.namespace ?? namespace }));
}

function needObject(need: PlacedNeed): ScriptObject {
  return {
    kind: 'secret',
    namespace: need.namespace,
    name: need.name,
    data: need.keys.map((key) => ({
      key: key.key, file: fileOf(need, key), format: key.cookie === true ? 'aes_key' : 'value', from: key.option === undefined ? [] : [inputOf(key, key.option)],
    })),
    inputs: need.keys.flatMap((key) => (key.option === undefined ? [] : [inputOf(key, key.option)])),
  };
}

function fileOf({ namespace, name }: PlacedNeed, { key, option }: SecretKeyNeed): string {
  return option === undefined ? `random.${namespace}.${name}.${key}` : copyOf(option);
}

/** Apart from the copies of what Prow's own options give. */
function copyOf(option: string): string {
  return `given.${option}`;
}

function inputOf({ help, writtenBy }: SecretKeyNeed, option: string): ScriptInput {
  return { option: `--${option}-file`, placeholder: 'FILE', help, writtenBy, copy: copyOf(option), take: 'take_value' };
}

/** Objects of the same name are one object: nothing keeps a user from putting all keys into one Secret. */
function merged(objects: readonly ScriptObject[]): readonly ScriptObject[] {
  const byName = new Map<string, ScriptObject>();
  for (const object of objects) {
    const name = `${object.kind}/${object.namespace}/${object.name}`;
    const before = byName.get(name);
    byName.set(name, before === undefined ? object : together(before, object));
  }
  return [...byName.values()];
}

/** One key holds one thing: kubectl refuses to make a Secret in which two files have the same key. */
export function secretFindings(prow: ProwModel, needs: readonly SecretNeed[]): readonly Finding[] {
  return scriptObjects(prow, needs).flatMap(({ kind, namespace, name, data }) => (
    data.filter(({ key }, i) => data.findIndex((one) => one.key === key) < i).map(({ key }) => ({
      what: `the ${kind === 'secret' ? 'Secret' : 'ConfigMap'} ${quote(name)} of namespace ${quote(namespace)} is to hold two things under the key `
        + `${quote(key)}`,
      instead: 'give each a key of its own, or a name of its own',
      code: 'KeyUsedTwice',
    }))
  ));
}

/** Secrets of a login of its own that are those of something else too: what opens the one would open the other, and what is there already is kept as it is. */
export function sharedFindings(prow: ProwModel, own: readonly SecretNeed[], others: readonly SecretNeed[]): readonly Finding[] {
  const there = scriptObjects(prow, others).filter(({ kind, namespace }) => kind === 'secret' && namespace === prow.namespace);
  return own.flatMap(({ name }) => there.filter((one) => one.name === name).map(({ data }) => ({
    what: `the Secret ${quote(name)} of secretName holds ${data.map(({ key }) => key).join(', ')} for something else`, instead: 'give it a Secret of its own, or leave it out',
    code: 'PrivateDeckNotApart',
  })));
}

function together(one: ScriptObject, other: ScriptObject): ScriptObject {
  return {
    ...one,
    data: once([...one.data, ...other.data], ({ key, file }) => `${key}=${file}`),
    inputs: once([...one.inputs, ...other.inputs], ({ option }) => option),
  };
}

function once<T>(values: readonly T[], identity: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [identity(value), value])).values()];
}

/** Keys of the cookies of who signs in, other than those of deck itself. */
export function cookieKeys(
  prow: ProwModel, needs: readonly SecretNeed[],
): readonly { readonly namespace: string; readonly name: string; readonly key: string }[] {
  return placed(prow, needs).flatMap(({ namespace, name, keys }) => keys.flatMap(({ key, cookie }) => (cookie === true ? [{ namespace, name, key }] : [])));
}

/** The files that hold chance for what others than Prow need, and how many bytes of it. */
export function randomFiles(
  prow: ProwModel, needs: readonly SecretNeed[], brought: readonly ScriptObject[] = [],
): readonly { readonly bytes: number; readonly file: string }[] {
  const made = placed(prow, needs).filter(({ namespace, name }) => !brought.some((one) => one.namespace === namespace && one.name === name));
  return made.flatMap((need) => need.keys.flatMap((key) => (
    key.randomBytes === undefined ? [] : [{ bytes: key.randomBytes, file: fileOf(need, key) }]
  )));
}

/** Every namespace in which the script makes something, each once. */
export function scriptNamespaces(prow: ProwModel, needs: readonly SecretNeed[]): readonly string[] {
  return [...new Set([prow.namespace, prow.jobsNamespace, ...placed(prow, needs).map(({ namespace }) => namespace)])];
}

/** Everything that the user has to give, each once: one option may fill several Secrets. */
export function scriptInputs(prow: ProwModel, needs: readonly SecretNeed[] = [], brought: readonly ScriptObject[] = []): readonly ScriptInput[] {
  return once(scriptObjects(prow, needs, brought).flatMap((object) => object.inputs), ({ option }) => option);
}

/** How a user calls the script for this Prow. */
export function secretsCommand(prow: ProwModel, needs: readonly SecretNeed[] = [], brought: readonly ScriptObject[] = []): string {
  return ['sh secrets.sh', ...scriptInputs(prow, needs, brought).map(usageOf)].join(' ');
}
