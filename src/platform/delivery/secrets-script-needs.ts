import { SecretKeyNeed, SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { ScriptInput } from './secrets-script-inputs';
import { ScriptObject } from './secrets-script-object';

/** A need, and the namespace that it is in. */
interface PlacedNeed extends SecretNeed {
  readonly namespace: string;
}

function placed({ namespace }: ProwModel, needs: readonly SecretNeed[]): readonly PlacedNeed[] {
  return needs.map((need) => ({ ...need, namespace: need.namespace ?? namespace }));
}

/** The Secrets that others than Prow need. */
export function needObjects(prow: ProwModel, needs: readonly SecretNeed[]): readonly ScriptObject[] {
  return placed(prow, needs).map((need) => ({
    kind: 'secret',
    namespace: need.namespace,
    name: need.name,
    data: need.keys.map((key) => ({ key: key.key, file: fileOf(need, key) })),
    inputs: need.keys.flatMap((key) => (key.option === undefined ? [] : [inputOf(key, key.option)])),
  }));
}

/** Makes the files that hold chance. */
export function needValues(prow: ProwModel, needs: readonly SecretNeed[]): string {
  return placed(prow, needs)
    .flatMap((need) => need.keys.flatMap((key) => (key.randomBytes === undefined ? [] : [`  random ${key.randomBytes} ${fileOf(need, key)}\n`])))
    .join('');
}

/** Every namespace in which the script makes something, each once. */
export function scriptNamespaces(prow: ProwModel, needs: readonly SecretNeed[]): readonly string[] {
  return [...new Set([prow.namespace, prow.jobsNamespace, ...placed(prow, needs).map(({ namespace }) => namespace)])];
}

function fileOf({ namespace, name }: PlacedNeed, { key, option }: SecretKeyNeed): string {
  return option === undefined ? `random.${namespace}.${name}.${key}` : copyOf(option);
}

/** Apart from the copies of what Prow's own options give. */
function copyOf(option: string): string {
  return `given.${option}`;
}

function inputOf({ help }: SecretKeyNeed, option: string): ScriptInput {
  return { option: `--${option}-file`, placeholder: 'FILE', help, copy: copyOf(option), take: 'take_value' };
}
