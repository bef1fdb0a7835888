import { ScriptInput } from '../delivery/secrets-inputs';
import { ScriptObject, scriptObjects } from '../delivery/secrets-plan';
import { BESIDE } from '../runbook/day-two-facts';
import { Side } from './side';

/** What `secrets.sh` makes that the platform of before did not have, or that makes room. */
export function newSecrets(from: Side, to: Side, removed: readonly { readonly namespace: string; readonly name: string }[] = []): readonly ScriptObject[] {
  const known = scriptObjects(from.settings.prow, from.settings.secrets)
    .filter((one) => !removed.some(({ namespace, name }) => one.namespace === namespace && one.name === name));
  return scriptObjects(to.settings.prow, to.settings.secrets)
    .filter(({ kind, namespace, name }) => !known.some((one) => one.kind === kind && one.namespace === namespace && one.name === name));
}

/** Files that it asks for because of them. */
export function newInputs(...sides: Parameters<typeof newSecrets>): readonly ScriptInput[] {
  const inputs = newSecrets(...sides).flatMap((one) => one.inputs);
  return [...new Map(inputs.map((input) => [input.option, input])).values()];
}

/** `secrets.sh` with them; they lie beside the folder of the output, which cdk8s empties. */
export function scriptCommand(inputs: readonly ScriptInput[]): string {
  const word = (input: ScriptInput): string => (input.placeholder === 'FILE' ? fileOf(input) : `"$(cat ${fileOf(input)})"`);
  return ['sh secrets.sh', ...inputs.map((input) => `${input.option} ${word(input)}`)].join(' ');
}

/** What has to be there before; empty where nothing has. */
export function filesSentence(inputs: readonly ScriptInput[]): string {
  return inputs.length === 0 ? '' : ` Put beside this folder: ${inputs.map((input) => `\`${fileOf(input)}\`, the ${input.help}`).join('; ')}.`;
}

function fileOf({ copy }: ScriptInput): string {
  return `${BESIDE}/${copy}`;
}
