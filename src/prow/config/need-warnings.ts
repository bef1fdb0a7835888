import { withoutNulls } from '../jobs/absent';
import { decorationsHere } from '../admission/named-in-jobs';
import { JobNeed, NeedKind, needsOf, needsOfDecoration } from '../jobs/job-needs';
import { runsHere } from '../jobs/placed-jobs';
import { placed } from '../jobs/presets';
import { ProwModel } from '../prow-model';
import { placedJobs } from './job-warnings';
import { Json } from './json';

/** Who else makes it. */
const MADE: Readonly<Partial<Record<NeedKind, (name: string) => string>>> = {
  Secret: (name) => ` \`jobSecrets: [{ name: ${JSON.stringify(name)}, keys: [ … ] }]\` lets \`secrets.sh\` make it.`,
  ServiceAccount: (name) => ` \`jobServiceAccounts: [{ name: ${JSON.stringify(name)} }]\` has it made.`,
};
/** How `existing` calls what there is of a kind. */
const SAID: Readonly<Record<NeedKind, string>> = {
  Secret: 'secrets', ConfigMap: 'configMaps', PersistentVolumeClaim: 'claims', RuntimeClass: 'classes', ServiceAccount: 'serviceAccounts',
};
/** As many names are told with their jobs. */
const SHOWN = 10;

/** Of each kind, what jobs and decorations name and nobody is known to make; `lacks` tells of a name in the namespace of jobs. */
export function needWarnings(model: ProwModel, lacks: (kind: NeedKind, namespace: string, name: string) => boolean): readonly string[] {
  const { jobsNamespace } = model;
  const over = withoutNulls(model.configOverrides) as Json;
  const presets = placed([...model.jobs.presets, ...(over.presets ?? [])]);
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(over, 'configOverrides')].filter(
    ({ job }) => runsHere(job, model) && model.checkconfig?.jobs.includes(job) !== true);
  const needs = [
    ...jobs.flatMap(({ job, place }) => needsOf(job, presets).map((need) => ({ ...need, place }))),
    ...decorationsHere(model).flatMap(({ config, place }) => needsOfDecoration(config).map((need) => ({ ...need, place }))),
  ];
  const users = usersOf(needs);
  const kinds = Object.keys(SAID) as NeedKind[];
  return kinds.flatMap((kind) => {
    const missing = (users.get(kind) ?? []).filter(({ name }) => lacks(kind, kind === 'RuntimeClass' ? '' : jobsNamespace, name));
    return missing.length === 0 ? [] : [sentence(kind, missing, jobsNamespace)];
  });
}

/** What somebody needs, and where that was said. */
export interface PlacedNeed extends JobNeed {
  readonly place: string;
}

/** A name, and all who need what is called so. */
export interface NeedUsers {
  readonly name: string;
  readonly places: readonly string[];
}

/** Needs by their kind, each name once, sorted. */
export function usersOf(needs: readonly PlacedNeed[]): ReadonlyMap<NeedKind, readonly NeedUsers[]> {
  const kinds = [...new Set(needs.map(({ kind }) => kind))];
  return new Map(kinds.map((kind) => {
    const those = needs.filter((need) => need.kind === kind);
    const names = [...new Set(those.map(({ name }) => name))].sort();
    return [kind, names.map((name) => ({ name, places: [...new Set(those.filter((need) => need.name === name).map(({ place }) => place))] }))];
  }));
}

/** Names with their users, as warnings tell them. */
export function toldUsers(missing: readonly NeedUsers[]): string {
  const told = missing.slice(0, SHOWN).map(({ name, places: [first, ...others] }) => `\`${name}\` (${first}${others.length === 0 ? '' : ` and ${others.length} more`})`);
  const rest = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more: ${missing.slice(SHOWN).map(({ name }) => `\`${name}\``).join(', ')}` : '';
  return `${told.join(', ')}${rest}`;
}

function sentence(kind: NeedKind, missing: readonly NeedUsers[], namespace: string): string {
  const [{ name }] = missing;
  if (kind === 'RuntimeClass') {
    const classes = missing.length === 1 ? 'a RuntimeClass that is' : `${missing.length} RuntimeClasses that are`;
    return `Jobs name ${classes} not known in the cluster, and their pods are refused without: ${toldUsers(missing)}. `
      + `Make what is missing, and say what there is with existing: { classes: { runtime: [${JSON.stringify(name)}] } }.`;
  }
  const noun = missing.length === 1 ? `a ${kind} that is` : `${missing.length} ${kind}s that are`;
  return `Jobs name ${noun} not known in the namespace \`${namespace}\`, and their pods do not start without: ${toldUsers(missing)}. `
    + `Make what is missing there, and say what there is with existing: { ${SAID[kind]}: [{ name: ${JSON.stringify(name)}, namespace: `
    + `${JSON.stringify(namespace)} }] }.${MADE[kind]?.(name) ?? ''}`;
}
