import { Where } from '../../core/problem';
import { gitHubOrg } from '../../core/github-names';
import { repository } from '../../core/names';
import { also, checked, Fields, optional, Read, readValue, required, Rule, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText, text } from '../../core/safe-text';
import { boolean, list, memberOf, record } from '../../core/values';
import { withoutNulls } from '../jobs/absent';
import { yamlFile } from '../jobs/yaml-file';

/** What a label is for, in label_sync's words. It is only told to people who read the file. */
export enum LabelTarget {
  /** Pull requests. */
  PULL_REQUESTS = 'prs',
  /** Issues. */
  ISSUES = 'issues',
  /** Both. */
  BOTH = 'both',
}

/** A name that a label had once. */
export interface FormerLabel {
  /** That name; a label which still has it is renamed, or its issues get the new one where both are there. */
  readonly name: string;
  /**
   * The moment after which the old label is deleted instead: `2027-01-31T00:00:00Z`. Error: `PatternMismatch`.
   * @default - it is renamed
   */
  readonly deleteAfter?: string;
}

/** A label that repositories are to have: an entry of `labels` in `labels.yaml`. */
export interface RepositoryLabel {
  /** Its name, at most 50 characters. GitHub takes letters of another case for the same (`LabelTwice`). Error: `PatternMismatch`. */
  readonly name: string;
  /** Its colour, six hexadecimal digits without `#`: `0e8a16`. It is written in small letters. Error: `PatternMismatch`. */
  readonly color: string;
  /**
   * What it says beside its name, at most 100 bytes. Error: `PatternMismatch`.
   * @default - nothing, and GitHub's text is emptied
   */
  readonly description?: string;
  /**
   * What it is for.
   * @default LabelTarget.BOTH
   */
  readonly target?: LabelTarget;
  /**
   * Who puts it on, in words: `anyone`, `approvers`.
   * @default - nobody is named
   */
  readonly addedBy?: string;
  /**
   * Names that it had once.
   * @default - none
   */
  readonly previously?: FormerLabel[];
  /**
   * The moment after which the label is deleted everywhere, and taken off whatever has it: `2027-01-31T00:00:00Z`. Error: `PatternMismatch`.
   * @default - it stays
   */
  readonly deleteAfter?: string;
}

/** Options of `RepositoryLabels.of`. */
export interface RepositoryLabelsOptions {
  /**
   * Labels of all repositories: `default` in `labels.yaml`.
   * @default - none
   */
  readonly everywhere?: RepositoryLabel[];
  /**
   * Labels of all repositories of an organisation, by its name: `orgs`.
   * @default - none
   */
  readonly orgs?: { [org: string]: RepositoryLabel[] };
  /**
   * Labels of single repositories, by `org/repo`: `repos`.
   * @default - none
   */
  readonly repos?: { [repository: string]: RepositoryLabel[] };
}

const NAME_REMEDY = 'write at most 50 characters, none of them a blank at an end';
const labelName = also(text, (value) => (value.trim() === value && value !== '' && value.length <= 50
  ? undefined : { what: `${quote(value)} is no name that GitHub takes for a label`, instead: NAME_REMEDY, code: 'PatternMismatch' }));
/** label_sync compares letter by letter, and would change a colour in capitals again and again where GitHub tells it in others. */
const color: Rule<string> = (value, report) => {
  if (typeof value === 'number') return report({ what: `is read as the number ${value}`, instead: 'put the colour in quotes, such as "0e8a16"', code: 'WrongType' });
  const said = text(value, report);
  if (/^[\da-f]{6}$/i.test(said)) return said.toLowerCase();
  const meant = /^#?(?:([\da-f]{6})(?:[\da-f]{2})?|([\da-f])([\da-f])([\da-f]))$/i.exec(said.trim());
  const [, whole, ...short] = meant ?? [];
  const written = meant === null ? 'write six hexadecimal digits without "#", such as "0e8a16"'
    : `write ${quote((whole ?? short.map((digit) => digit + digit).join('')).toLowerCase())}`;
  return report({ what: `${quote(said)} is not a colour that GitHub takes`, instead: written, code: 'PatternMismatch' });
};
const description = also(text, (value) => (Buffer.byteLength(value) <= 100 ? undefined
  : { what: `has ${Buffer.byteLength(value)} bytes, and GitHub takes 100`, instead: 'shorten it', code: 'PatternMismatch' }));
const moment = also(text, (value) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && !Number.isNaN(Date.parse(value)) ? undefined
  : { what: `${quote(value)} is not a moment`, instead: 'write one like "2027-01-31T00:00:00Z"', code: 'PatternMismatch' }));

const former = shape({ name: required(labelName), deleteAfter: optional(moment) } satisfies Fields<FormerLabel>);
const label = shape({
  name: required(labelName), color: required(color), description: optional(description, ''), target: optional(memberOf(LabelTarget), LabelTarget.BOTH),
  addedBy: optional(text), previously: optional(list(former), []), deleteAfter: optional(moment),
} satisfies Fields<RepositoryLabel>);

/** A label with every default filled in. */
export type LabelSettings = Read<typeof label>;

/** The labels of each scope: `''` for all repositories, an organisation, or `org/repo`. */
export type ScopedLabels = ReadonlyMap<string, readonly LabelSettings[]>;

const oneRepository = also(repository, (value) => (value.includes('/') ? undefined
  : { what: `${quote(value)} is an organisation`, instead: 'write "org/repo", or give its labels to orgs', code: 'RepositoryInvalid' }));

const FIELDS = {
  everywhere: optional(list(label), []), orgs: optional(record(list(label), gitHubOrg), {}), repos: optional(record(list(label), oneRepository), {}),
} satisfies Fields<RepositoryLabelsOptions>;

type SetOfLabels = Read<ReturnType<typeof setOf>>;

function setOf() {
  return checked(shape(FIELDS), ({ everywhere, orgs, repos }, note) => {
    const seen = new Map<string, string>();
    const look = (scope: string, labels: readonly LabelSettings[], above: readonly string[]): void => labels.forEach(({ name, previously }, i) => {
      for (const [at, one] of [['', name], ...previously.map((old, j) => [`.previously[${j}]`, old.name])]) {
        const place = `${scope}[${i}]${at}.name`;
        const before = [...above, scope].map((where) => seen.get(`${where} ${one.toLowerCase()}`)).find((found) => found !== undefined);
        if (before !== undefined) {
          note.at(place)({ what: `${quote(one)} is the name of ${before} too`, instead: 'keep one of them', code: 'LabelTwice' });
        }
        seen.set(`${scope} ${one.toLowerCase()}`, `${scope}[${i}]${at}`);
      }
    });
    look('everywhere', everywhere, []);
    for (const [org, labels] of Object.entries(orgs)) look(`orgs.${org}`, labels, ['everywhere']);
    for (const [name, labels] of Object.entries(repos)) look(`repos.${name}`, labels, ['everywhere', `orgs.${name.split('/')[0]}`]);
  });
}

/** As the file has them, of which some words are only for its readers. */
const inFileFormer = shape({
  name: required(labelName), color: optional(color), description: optional(text), target: optional(text), prowPlugin: optional(text),
  isExternalPlugin: optional(boolean), addedBy: optional(text), previously: optional(list((value) => value), []), deleteAfter: optional(moment),
});

/** Nested names of once are names of once of the same label. Source: test-infra label_sync/main.go, classifyLabels. */
const formers: Rule<readonly Read<typeof former>[]> = (value, report) => list(inFileFormer)(value, report)
  .flatMap(({ name, deleteAfter, previously }, i) => [{ name, deleteAfter }, ...formers(previously, report.at(`[${i}].previously`))]);

const inFileLabel = shape({
  name: required(labelName), color: required(color), description: optional(description, ''), target: optional(memberOf(LabelTarget), LabelTarget.BOTH),
  prowPlugin: optional(text), isExternalPlugin: optional(boolean), addedBy: optional(text), previously: optional(formers, []), deleteAfter: optional(moment),
}, ({ prowPlugin: _, isExternalPlugin: __, ...said }): LabelSettings => said);
const section = shape({ labels: optional(list(inFileLabel), []) }, ({ labels }) => labels);
const wholeFile = shape({
  default: optional(section, []), orgs: optional(record(section, gitHubOrg), {}), repos: optional(record(section, oneRepository), {}),
});

/** Labels that repositories are to have, for label_sync. */
export class RepositoryLabels {
  /** Labels from code. Errors: `LabelTwice`, `PatternMismatch`, `RepositoryInvalid`, all together. */
  static of(options: RepositoryLabelsOptions): RepositoryLabels {
    return new RepositoryLabels(readValue(Where.call('RepositoryLabels.of'), '', options, setOf()));
  }

  /**
   * The same from the text of a `labels.yaml`, as Kubernetes and others have one. What stands there of `prowPlugin` and `isExternalPlugin` is for readers
   * of that file and left out. Errors begin with the line and the column; besides those of `RepositoryLabels.of`: `YamlInvalid`, `UnknownProp`.
   * @param labels - what the file holds
   * @param fileName - how errors call it; `labels.yaml` by default
   */
  static fromYaml(labels: string, fileName?: string): RepositoryLabels {
    const where = Where.call('RepositoryLabels.fromYaml');
    const named = fileName === undefined ? 'labels.yaml' : readValue(where, 'fileName', fileName, text);
    const file = yamlFile(named, readValue(where, 'labels', labels, multilineText));
    const { default: everywhere, ...rest } = readValue(file.where, '', withoutNulls(file.value), wholeFile);
    return new RepositoryLabels(readValue(file.where, '', { everywhere, ...rest }, setOf()));
  }

  /** @internal */
  readonly _scopes: ScopedLabels;

  private constructor({ everywhere, orgs, repos }: SetOfLabels) {
    this._scopes = new Map([['', everywhere], ...Object.entries(orgs), ...Object.entries(repos)]);
  }
}
