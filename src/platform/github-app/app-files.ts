import scripts from '../delivery/scripts.json';
import { ProwModel } from '../../prow/prow-model';
import { OutputFile } from '../../writer/output-file';
import { appManifest } from './app-manifest';

/** Where they lie, below the output: kubectl reads what stands in it, and enters no folder. */
export const APP_FOLDER = 'github-app';

/**
 * What makes the GitHub App: `manifest`, as GitHub takes it, `create.mjs`, which carries it there and makes the Secrets, and `settings`, which that reads.
 * None of them ends in `.json`, because GitOps takes that for objects. Nothing where Prow signs in by a token.
 */
export function appFiles(prow: ProwModel, hookUrl: string | undefined): readonly OutputFile[] {
  const { github: { host, apiUrl, auth: { secretName, keys } }, namespace, hmac } = prow;
  const keyOf = (content: string): string | undefined => keys.find((one) => one.content === content)?.key;
  const [idKey, keyKey] = [keyOf('app-id'), keyOf('app-private-key')];
  if (idKey === undefined || keyKey === undefined) return [];
  const settings = { web: `https://${host}`, api: apiUrl.replace(/\/$/, ''), namespace, app: { secretName, idKey, keyKey }, hmac };
  const text = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    { name: `${APP_FOLDER}/create.mjs`, content: `${scripts.createApp.join('\n')}\n` },
    { name: `${APP_FOLDER}/manifest`, content: text(appManifest(prow, hookUrl)) },
    { name: `${APP_FOLDER}/settings`, content: text(settings) },
  ];
}
