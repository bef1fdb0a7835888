import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { STORAGE_USERS } from '../../prow/storage/storage-users';
import { shellWord } from './script';
import { SealedObjects, SecretFacts } from './secrets-list';
import { ScriptObject, secretsCommand } from './secrets-plan';
import { rotations } from './secrets-rotation';

/** The file of an object, in the folder of what is sealed. */
export function sealedFile({ namespace, name }: Pick<ScriptObject, 'namespace' | 'name'>): string {
  return `${namespace}.${name}.yaml`;
}

/** What the script seals by. */
export function sealerLines({ program, folder, command, sealed }: SealedObjects): readonly string[] {
  return [
    'here=$(cd "$(dirname "$0")" && pwd)', `folder=$here/${folder}`, `shown=${shellWord(folder)}`, `sealer=${program}`, `seal_sign=${shellWord(sealed)}`,
    `sealing() { ${command}; }`,
  ];
}

/** Keys of a store are in several Secrets: all of them are made, or none. */
export function together({ namespace, jobsNamespace, storage: { s3, credentials } }: ProwModel, values: readonly string[]): readonly string[] {
  if (s3?.own === undefined || !credentials) return values;
  const names = [s3.own.accounts.secretName, s3.own.root.secretName].map((name) => `${namespace}.${name}`);
  const owners = STORAGE_USERS.map((user) => `${user === 'jobs' ? jobsNamespace : namespace}.${credentials.secretNames[user]}`);
  return [`if together ${[...new Set([...names, ...owners])].join(' ')}; then`, ...values.map((line) => `  ${line}`), 'fi'];
}

export function unsealedNamespaces(objects: readonly ScriptObject[]): readonly string[] {
  return [...new Set(objects.map(({ namespace }) => namespace))];
}

/** Why nothing that is sealed is rotated here, and what to do. */
export function sealedRotations(prow: ProwModel, needs: readonly SecretNeed[], { sealed, readers }: SecretFacts): readonly string[] {
  if (sealed === undefined) return [];
  const all = rotations(prow, needs, sealed.objects, readers, []);
  const file = (line: string): string => line.split(' ').slice(-2).join('.').concat('.yaml');
  const files = {
    hmac: all.hmac.map((words) => words.split(' ').slice(0, 2).join('.').concat('.yaml')),
    store: all.store.filter((line) => line.startsWith('changeable ')).map(file), cookie: all.cookie.filter((line) => line.startsWith('changeable ')).map(file),
  };
  return [
    ...Object.entries(files).filter(([, names]) => names.length > 0).map(([what, names]) => (
      `  rotate.${what}) wrong ${shellWord(`--rotate: what is sealed cannot be changed here; delete ${names.join(', ')} in ${sealed.folder}, `
        + 'and run this without --rotate, which seals new values')} ;;`)),
    `  forget.hmac) wrong ${shellWord('--forget: there is no second secret of webhooks, because --rotate makes none where Secrets are sealed')} ;;`,
  ];
}

/** The commands that make the files and bring them into the cluster. */
export function sealedCommands(prow: ProwModel, needs: readonly SecretNeed[], { applies }: SealedObjects): readonly string[] {
  return [secretsCommand(prow, needs), ...applies];
}
