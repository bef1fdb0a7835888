import { ScriptInput } from './secrets-script-inputs';

/** An object that `secrets.sh` makes when it is missing. */
export interface ScriptObject {
  readonly kind: 'secret' | 'configmap';
  readonly namespace: string;
  readonly name: string;
  /** Its keys, and the files in the script's working folder that they are filled from. */
  readonly data: readonly { readonly key: string; readonly file: string }[];
  /** What the user has to give for it. */
  readonly inputs: readonly ScriptInput[];
}
