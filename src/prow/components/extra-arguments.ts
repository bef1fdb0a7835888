import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { argumentFindings } from '../../schema/program-flags';
import { ProwModel } from '../prow-model';
import { togetherFindings, valueFinding } from './argument-rules';
import { ComponentName, COMPONENT_KINDS, ofEachComponent } from './component-kinds';
import { takenFlags } from './taken-flags';

/** Workers without which crier tells nobody anything; of the others nobody need have any. */
const WORKERS: Readonly<Record<string, string>> = {
  'github-workers': 'no result would reach GitHub, and tide would wait for ever',
  'blob-storage-workers': 'no result would stand beside the logs, and deck would show jobs as running for ever',
};

type Model = Pick<ProwModel, 'components' | 'deckLogin' | 'storage'>;

/** What is wrong with the arguments that somebody added to components. */
export interface ExtraArgumentFindings {
  readonly problems: readonly { readonly prop: `${ComponentName}.${string}`; readonly finding: Finding }[];
  /** Of components whose flags nobody knows for sure. */
  readonly warnings: readonly string[];
}

/** Reads them as the components do; `known` says of which component the table of flags is. */
export function extraArgumentFindings(prow: Model, known: (component: ComponentName) => boolean): ExtraArgumentFindings {
  const found = Object.values(ofEachComponent((_kind, component) => {
    const { extraArgs, env } = prow.components[component];
    const place = { program: COMPONENT_KINDS[component].name, taken: takenFlags(component, prow), variables: env.map(({ name }) => name) };
    const harms = extraArgs.flatMap((argument, index) => {
      const finding = harm(component, argument);
      return finding === undefined ? [] : [{ index, byTable: false, finding }];
    });
    const byTable = argumentFindings(extraArgs, place);
    const values = extraArgs.flatMap((argument, index) => {
      const finding = byTable.some((found) => found.index === index) ? undefined : valueFinding(component, argument);
      return finding === undefined ? [] : [{ index, byTable: true, finding }];
    });
    const together = byTable.length > 0 ? [] : togetherFindings(component, extraArgs).map((found) => ({ ...found, byTable: true }));
    const findings = [...byTable, ...harms, ...values, ...together];
    return findings.map((found) => ({ ...found, component, prop: `${component}.extraArgs[${found.index}]` as const }));
  })).flat();
  const unsure = found.filter(({ byTable, component }) => byTable && !known(component));
  return {
    problems: found.filter((finding) => !unsure.includes(finding)),
    warnings: unsure.map(({ prop, finding: { what, instead }, component }) => (
      `${prop}: ${what}, as far as is known: the flags of this image of ${COMPONENT_KINDS[component].name} are not; ${instead.replace(/\?$/, '')}.`
    )),
  };
}

/** What is wrong with an argument beside its form. */
export function harm(component: ComponentName, argument: string): Finding | undefined {
  if (component !== 'crier') return undefined;
  const [, flag = ''] = /^--?([a-z-]+-workers)=[-+]?0+$/.exec(argument) ?? [];
  if (!Object.hasOwn(WORKERS, flag)) return undefined;
  return { what: `${quote(argument)} leaves crier without workers: ${WORKERS[flag]}`, instead: 'give at least 1', code: 'ArgumentHarmful' };
}
