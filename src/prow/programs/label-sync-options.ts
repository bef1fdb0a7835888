import { also, Fields, optional, Props, Read, shape } from '../../core/props';
import { Finding } from '../../core/problem';
import { repository } from '../../core/names';
import { didYouMean, quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, instanceOf, list } from '../../core/values';
import { GITHUB, Remedies } from '../components/answered-flags';
import { RepositoryLabels } from './repository-labels';
import { checkScheduledArguments, scheduledFields, ScheduledProgramOptions } from './scheduled-program-options';

/**
 * What can be set of label_sync, which gives repositories the labels that they are to have, by the clock. Labels that it does not know it leaves alone;
 * those that it knows it gives the colour and the text that are said here.
 */
export interface LabelSyncOptions extends ScheduledProgramOptions {
  /**
   * Labels beside those of the plugins: `RepositoryLabels.of({ … })`, or the text of a file. One of the same name as a plugin's takes its place.
   * @default - those of the plugins alone
   */
  readonly labels?: RepositoryLabels;

  /**
   * Whether each repository gets the labels of the plugins that run for it: `lgtm`, `approved`, `do-not-merge/hold`, `size/S` and so on, of plugins beside
   * hook such as `needs-rebase` too, and those by which tide merges in another way.
   * @default true
   */
  readonly pluginLabels?: boolean;

  /**
   * Single repositories to look at: `--only`. Beside `orgs` or `skip` it raises `MutuallyExclusive`. Errors: `EmptyList`, `RepositoryInvalid`,
   * `RepositoryNotServed`.
   * @default - those of `github`, where all of them are single ones
   */
  readonly only?: string[];

  /**
   * Organisations all of whose repositories are looked at, or `user:NAME` for a person's: `--orgs`. Archived ones are left out. Errors: `EmptyList`,
   * `RepositoryNotServed`.
   * @default - those of `github`, where all of them are organisations; where there are both, one of `only` and `orgs` has to be said (`PropMissing`)
   */
  readonly orgs?: string[];

  /**
   * Repositories of `orgs` that are left alone: `--skip`. Errors: `RepositoryInvalid`, `RepositoryNotServed`.
   * @default - none
   */
  readonly skip?: string[];

  /**
   * Whether it changes GitHub: `--confirm`. Otherwise its log alone says what it would change.
   * @default true
   */
  readonly confirm?: boolean;
}

/** What its image, and its table of flags, call it. */
export const LABEL_SYNC_PROGRAM = 'label_sync';

/** Of its objects and the label `app`. */
export const LABEL_SYNC = 'label-sync';

/**
 * Newest tag that the project itself ran on the day it was chosen.
 * Source: test-infra config/jobs/kubernetes/sig-k8s-infra/trusted/sig-testing-label-sync.yaml, 2026-08-22.
 */
export const LABEL_SYNC_IMAGE = 'gcr.io/k8s-staging-test-infra/label_sync:v20260729-f66136c16c';

const OLD = 'leave it out: it is a flag of once, which does not go together with those that we set';

const TAKEN: Remedies = {
  ...GITHUB, 'confirm': 'say it with confirm', 'config': 'say it with labels', 'only': 'say it with only', 'orgs': 'say it with orgs', 'skip': 'say it with skip',
  'action': 'leave it out: it only makes documents', 'token': OLD, 'endpoint': OLD, 'graphql-endpoint': OLD, 'tokens': OLD, 'token-burst': OLD,
};

const single = also(repository, (value) => (value.includes('/') ? undefined
  : { what: `${quote(value)} is an organisation`, instead: 'write "org/repo", or name it in orgs', code: 'RepositoryInvalid' }));

const account = also(text, (value) => (/^(user:)?[A-Za-z0-9][A-Za-z0-9-]*$/.test(value) ? undefined
  : { what: `${quote(value)} is not an organisation`, instead: 'write its name, or "user:NAME"', code: 'RepositoryInvalid' }));

export const labelSyncOptions = shape({
  ...scheduledFields('17 * * * *'),
  labels: optional(instanceOf(RepositoryLabels, 'RepositoryLabels.of({ … })')),
  pluginLabels: optional(boolean, true),
  only: optional(list(single, 1)),
  orgs: optional(list(account, 1)),
  skip: optional(list(single), []),
  confirm: optional(boolean, true),
} satisfies Fields<LabelSyncOptions>, (said, p) => {
  checkScheduledArguments(said, LABEL_SYNC_PROGRAM, TAKEN, p);
  checkReach(said, p);
  return said;
});

/** What was said of it. */
export type SaidOfLabelSync = Read<typeof labelSyncOptions>;

function checkReach({ only, orgs, skip, labels, pluginLabels }: Pick<SaidOfLabelSync, 'labels' | 'only' | 'orgs' | 'pluginLabels' | 'skip'>, p: Props<'labels' | 'only'>): void {
  const beside = [...orgs === undefined ? [] : ['orgs'], ...skip.length === 0 ? [] : ['skip']];
  if (only !== undefined && beside.length > 0) {
    p.problem('only', { what: `is given, and so is ${beside.join(' and ')}: label_sync takes one of them`, instead: 'keep one of them', code: 'MutuallyExclusive' });
  }
  if (labels === undefined && !pluginLabels) {
    p.problem('labels', { what: 'is missing, and pluginLabels is false, so that there is no label', instead: 'give one of them', code: 'PropMissing' });
  }
}

/** Which repositories it looks at, as its flags. */
export interface LabelSyncReach {
  readonly only: readonly string[];
  readonly orgs: readonly string[];
}

/** Those that were said, or what Prow serves, which label_sync takes only where all of it is of one sort. */
export function labelSyncReach(
  { only, orgs, skip }: SaidOfLabelSync, served: readonly string[], found: (path: string, finding: Finding) => void,
): LabelSyncReach {
  const owners = [...new Set(served.map((name) => name.split('/')[0]))];
  const isServed = (name: string): boolean => served.includes(name) || served.includes(name.split('/')[0]);
  const check = (prop: string, names: readonly string[], known: readonly string[], is: (name: string) => boolean): void => names.forEach((name, i) => {
    if (is(name)) return;
    const meant = didYouMean(name, known);
    found(`${prop}[${i}]`, {
      what: `${quote(name)} is none of what github serves: ${served.join(', ')}`,
      instead: meant === undefined ? 'add it there, or remove it here' : `did you mean ${quote(meant)}?`, code: 'RepositoryNotServed',
    });
  });
  check('only', only ?? [], served, isServed);
  check('orgs', orgs ?? [], owners, (name) => owners.includes(name.replace(/^user:/, '')));
  const all: LabelSyncReach = only !== undefined ? { only, orgs: [] } : orgs !== undefined ? { only: [], orgs } : {
    only: served.filter((name) => name.includes('/')), orgs: served.filter((name) => !name.includes('/')),
  };
  if (all.only.length > 0 && all.orgs.length > 0) {
    found('', {
      what: 'says neither only nor orgs, and github serves organisations and single repositories, of which label_sync takes one sort',
      instead: 'give one of them', code: 'PropMissing',
    });
  }
  const looked = all.orgs.map((name) => name.replace(/^user:/, ''));
  check('skip', skip, served, (name) => looked.includes(name.split('/')[0]));
  return all;
}
