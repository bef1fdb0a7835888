import { ScriptInput } from '../delivery/secrets-inputs';
import { scriptObjects } from '../delivery/secrets-plan';
import { BESIDE } from '../runbook/day-two-facts';
import { Side } from './side';

/** Files that `secrets.sh` asks for because of what the platform of before did not have, or what makes room. */
export function newInputs(from: Side, to: Side, removed: readonly { readonly namespace: string; readonly name: string }[] = []): readonly ScriptInput[] {
  const known = scriptObjects(from.settings.prow, from.settings.secrets)
    .filter((one) => !removed.some(({ namespace, name }) => one.namespace === namespace && one.name === name));
  const inputs = scriptObjects(to.settings.prow, to.settings.secrets)
    .filter(({ kind, namespace, name }) => !known.some((one) => one.kind === kind && one.namespace === namespace && one.name === name))
    .flatMap((one) => one.inputs);
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
