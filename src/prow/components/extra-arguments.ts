import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { argumentFindings } from '../../schema/program-flags';
import { ProwModel } from '../prow-model';
import { furtherFindings } from './argument-rules';
import { isUpstreamProgram, placedPrograms } from '../programs/placed-programs';
import { Remedies } from './answered-flags';
import { COMPONENT_KINDS, ComponentName, programName, ProwProgram, UpstreamProgram } from './component-kinds';
import { ComponentSettings } from './component-options';
import { deckHarm, DeckSurroundings, privateDeckHarm, withoutRerun } from './deck-arguments';
import { TAKEN_OF_OTHERS, takenFlags } from './taken-flags';

/** Workers without which crier tells nobody anything; of the others nobody need have any. */
const WORKERS: Readonly<Record<string, string>> = {
  'github-workers': 'no result would reach GitHub, and tide would wait for ever',
  'blob-storage-workers': 'no result would stand beside the logs, and deck would show jobs as running for ever',
};

type Model = DeckSurroundings & Pick<ProwModel, 'buildClusters' | 'components' | 'externalPlugins' | 'programs' | 'slack' | 'storage'>;

type ArgumentPlace = `${ComponentName | UpstreamProgram | 'privateDeck'}.${string}` | `externalPlugins[${string}`;

/** What is wrong with the arguments that somebody added to components. */
export interface ExtraArgumentFindings {
  readonly problems: readonly { readonly prop: ArgumentPlace; readonly finding: Finding }[];
  /** Of components whose flags nobody knows for sure. */
  readonly warnings: readonly string[];
}

/** Reads them as the components do; `known` says of which component the table of flags is. */
export function extraArgumentFindings(prow: Model, known: (program: ProwProgram) => boolean): ExtraArgumentFindings {
  const found = subjects(prow).flatMap(({ component, at, settings: { extraArgs, env } }) => {
    const place = { program: programName(component), taken: takenHere(component, prow, at === 'privateDeck'), variables: env.map(({ name }) => name) };
    const harms = extraArgs.flatMap((argument, index) => {
      const finding = harm(component, argument, prow, at === 'privateDeck');
      return finding === undefined ? [] : [{ index, byTable: false, finding }];
    });
    const byTable = argumentFindings(extraArgs, place);
    const findings = [...byTable, ...harms, ...furtherFindings(component, extraArgs, byTable)];
    return findings.map((found) => ({ ...found, component, prop: `${at}.extraArgs[${found.index}]` as ArgumentPlace }));
  });
  const taken = otherPlugins(prow);
  const unsure = found.filter(({ byTable, component }) => byTable && !known(component));
  return {
    problems: [...found.filter((finding) => !unsure.includes(finding)), ...taken],
    warnings: unsure.map(({ prop, finding: { what, instead }, component }) => (
      `${prop}: ${what}, as far as is known: the flags of this image of ${programName(component)} are not; ${instead.replace(/\?$/, '')}.`
    )),
  };
}

interface Subject {
  readonly component: ProwProgram;
  /** The property that sets it. */
  readonly at: string;
  readonly settings: ComponentSettings;
}

/** Components, and plugins whose flags are known. */
function subjects({ components, externalPlugins, privateDeck, programs }: Model): readonly Subject[] {
  return [
    ...(Object.keys(COMPONENT_KINDS) as readonly ComponentName[]).map((component) => ({ component, at: component, settings: components[component] })),
    ...privateDeck === undefined ? [] : [{ component: 'deck' as const, at: 'privateDeck', settings: privateDeck.settings }],
    ...externalPlugins.flatMap(({ placed }, i) => (placed?.program.upstream === undefined ? []
      : [{ component: placed.program.upstream, at: `externalPlugins[${i}]`, settings: placed.settings }])),
    ...placedPrograms({ programs }).flatMap(({ at, running }) => (
      running === undefined || !isUpstreamProgram(at) ? [] : [{ component: at, at, settings: running }])),
  ];
}

/** Plugins of somebody else's, of whose flags only those are known that we set. */
function otherPlugins({ externalPlugins }: Model): ExtraArgumentFindings['problems'] {
  return externalPlugins.flatMap(({ placed }, i) => (placed === undefined || placed.program.upstream !== undefined || !placed.program.prowFlags ? []
    : placed.settings.extraArgs.flatMap((argument, index) => {
      const [, flag = ''] = /^--?([^-=][^=]*)/.exec(argument) ?? [];
      if (!Object.hasOwn(TAKEN_OF_OTHERS, flag)) return [];
      const what = `${quote(`--${flag}`)} of ${placed.name} is set by us, and a second one would overrule it or be ignored`;
      return [{ prop: `externalPlugins[${i}].extraArgs[${index}]` as const, finding: { what, instead: TAKEN_OF_OTHERS[flag], code: 'ArgumentTaken' as const } }];
    })));
}

/** Flags that are said by something else, with what says them. */
export function takenHere(component: ProwProgram, prow: Model, isPrivateDeck: boolean): Remedies {
  const taken = takenFlags(component, prow);
  return isPrivateDeck ? withoutRerun(taken) : taken;
}

/** What is wrong with an argument beside its form. */
export function harm(component: ProwProgram, argument: string, prow: Model, isPrivateDeck: boolean): Finding | undefined {
  if (component === 'deck') return isPrivateDeck ? privateDeckHarm(argument) : deckHarm(argument, prow);
  if (component !== 'crier') return undefined;
  const [, flag = ''] = /^--?([a-z-]+-workers)=[-+]?0+$/.exec(argument) ?? [];
  if (!Object.hasOwn(WORKERS, flag)) return undefined;
  return { what: `${quote(argument)} leaves crier without workers: ${WORKERS[flag]}`, instead: 'give at least 1', code: 'ArgumentHarmful' };
}
