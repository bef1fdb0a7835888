import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { SecretReaders } from './secret-readers';
import { cookieKeys, FILES, randomFiles, ScriptObject } from './secrets-plan';

/** What `secrets.sh --rotate` can make anew: the lines of its function, none where somebody else makes those Secrets. */
export interface Rotations {
  readonly hmac: readonly string[];
  readonly store: readonly string[];
  readonly cookie: readonly string[];
}

/** `made` are the objects that the script makes, `storeValues` its lines that make the values of a store of ours. */
export function rotations(
  prow: ProwModel, needs: readonly SecretNeed[], made: readonly ScriptObject[], readers: SecretReaders | undefined, storeValues: readonly string[],
): Rotations {
  const { namespace, hmac } = prow;
  const find = (ns: string, name: string | undefined): readonly ScriptObject[] => made.filter((one) => one.kind === 'secret' && one.namespace === ns && one.name === name);
  return {
    hmac: find(namespace, hmac.secretName).length === 0 ? [] : [`${namespace} ${hmac.secretName} ${hmac.key}`],
    store: storeLines(prow, find, readers, storeValues),
    cookie: cookieLines(prow, needs, find, readers),
  };
}

type Find = (namespace: string, name: string | undefined) => readonly ScriptObject[];

function storeLines(prow: ProwModel, find: Find, readers: SecretReaders | undefined, values: readonly string[]): readonly string[] {
  const { namespace, jobsNamespace, storage: { s3, credentials } } = prow;
  if (s3?.own === undefined || !credentials) return [];
  const { root, accounts } = s3.own;
  const owners = Object.entries(credentials.secretNames).flatMap(([user, name]) => find(user === 'jobs' ? jobsNamespace : namespace, name));
  const objects = [...find(namespace, accounts.secretName), ...find(namespace, root.secretName), ...owners];
  // some of them only: a store brings the others
  if (objects.length < 2 + Object.keys(credentials.secretNames).length) return [];
  return [...objects.map(changeable), ...values, ...objects.flatMap(({ namespace: ns, name, data }) => data.map(({ key, file }) => `put ${ns} ${name} ${key} ${file}`)),
    ...restarts(namespace, objects, readers)];
}

function cookieLines(prow: ProwModel, needs: readonly SecretNeed[], find: Find, readers: SecretReaders | undefined): readonly string[] {
  const { namespace, deckLogin } = prow;
  const deck = deckLogin === undefined ? [] : find(namespace, deckLogin.cookie.secretName)
    .map((object) => ({ object, key: deckLogin.cookie.key, file: FILES.cookie, value: `random_base64 32 ${FILES.cookie}` }));
  const files = randomFiles(prow, needs);
  const others = cookieKeys(prow, needs).flatMap(({ namespace: ns, name, key }) => find(ns, name).map((object) => {
    const { file = '' } = object.data.find((one) => one.key === key) ?? {};
    return { object, key, file, value: `random ${files.find((one) => one.file === file)?.bytes} ${file}` };
  }));
  const all = [...deck, ...others];
  return all.length === 0 ? [] : [
    ...all.map(({ object }) => changeable(object)), ...all.map(({ value }) => value),
    ...all.map(({ object, key, file }) => `put ${object.namespace} ${object.name} ${key} ${file}`), ...restarts(namespace, all.map(({ object }) => object), readers),
  ];
}

function changeable({ namespace, name }: ScriptObject): string {
  return `changeable ${namespace} ${name}`;
}

/** The store is first where it is among them. */
function restarts(namespace: string, objects: readonly ScriptObject[], readers: SecretReaders | undefined): readonly string[] {
  const found = objects.flatMap((object) => readers?.of(object) ?? []).filter((one) => one.kind === 'deployment' && one.namespace === namespace);
  const names = [...new Set(found.map(({ name }) => name))];
  return names.length === 0 ? [] : [`restart ${namespace} ${names.join(' ')}`];
}
