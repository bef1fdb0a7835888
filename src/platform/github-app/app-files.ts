import scripts from '../delivery/scripts.json';
import { ProwModel } from '../../prow/prow-model';
import { OutputFile } from '../../writer/output-file';
import { ScriptInput } from '../delivery/secrets-inputs';
import { appManifest, cloneManifest, whoNeeds } from './app-manifest';

/** Where they lie, below the output: kubectl reads what stands in it, and enters no folder. */
export const APP_FOLDER = 'github-app';

/** Where the key of the App by which jobs clone is to lie, as long as nobody said. */
const DEFAULT_CLONE_SECRET = { secretName: 'github-clone-app', keyKey: 'app_private_key' };

/** What stands around the App of a Prow. */
export interface AppSurroundings {
  /** Whole address of hook; undefined where nobody said. */
  readonly hookUrl: string | undefined;
  /** All that `secrets.sh` asks for. */
  readonly inputs: readonly ScriptInput[];
  /** Where the Secret of the App comes from; absent where `secrets.sh` makes it. */
  readonly store?: string;
}

/**
 * What makes the GitHub App: `manifest`, as GitHub takes it, `create.mjs`, which carries it there and makes the Secrets, and `settings`, which that reads;
 * where repositories are not public, `clone-manifest` of the App by which jobs clone them, whether `cloneApp` names it yet or not.
 * None of them ends in `.json`, because GitOps takes that for objects. Nothing where Prow signs in by a token.
 */
export function appFiles(prow: ProwModel, { hookUrl, inputs, store }: AppSurroundings): readonly OutputFile[] {
  const { github: { host, apiUrl, auth: { secretName, keys }, cloneApp }, namespace, jobsNamespace, hmac } = prow;
  const keyOf = (content: string): string | undefined => keys.find((one) => one.content === content)?.key;
  const [idKey, keyKey] = [keyOf('app-id'), keyOf('app-private-key')];
  if (idKey === undefined || keyKey === undefined) return [];
  const others = otherInputs(inputs).map(({ option, help }) => ({ option: option.slice('--'.length), help }));
  const clones = cloneManifest(prow);
  const clone = clones && { namespace: jobsNamespace, ...DEFAULT_CLONE_SECRET, ...cloneApp && {
    appId: cloneApp.appId, secretName: cloneApp.secretName, keyKey: cloneApp.privateKeyKey,
  } };
  const settings = {
    web: `https://${host}`, api: apiUrl.replace(/\/$/, ''), namespace, app: { secretName, idKey, keyKey }, hmac, needs: whoNeeds(prow),
    ...others.length === 0 ? {} : { inputs: others }, ...store === undefined ? {} : { store }, ...clone && { clone },
  };
  const text = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { name: `${APP_FOLDER}/create.mjs`, content: `${scripts.createApp.join('\n')}\n` },
    { name: `${APP_FOLDER}/manifest`, content: text(appManifest(prow, hookUrl)) },
    ...clones === undefined ? [] : [{ name: `${APP_FOLDER}/clone-manifest`, content: text(clones) }],
    { name: `${APP_FOLDER}/settings`, content: text(settings) },
  ];
}

/** What `create.mjs` hands on to `secrets.sh` from its user; the rest it has from GitHub. */
export function otherInputs(inputs: readonly ScriptInput[]): readonly ScriptInput[] {
  return inputs.filter(({ option }) => option !== '--app-id' && option !== '--app-key');
}
