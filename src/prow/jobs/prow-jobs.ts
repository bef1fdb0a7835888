import { Where } from '../../core/problem';
import { accepts, Fields, isPlainObject, readProps, readValue, Refusals, Rule, walk } from '../../core/props';
import { quote } from '../../core/quote';
import { text as safeText } from '../../core/safe-text';
import { instanceOf, list, record } from '../../core/values';
import { TypedJobs, untyped, whereTyped } from '../typed-jobs/typed-jobs';
import { withoutNulls } from './absent';
import { JobDefaults, jobDefaults, withDefaults } from './job-defaults';
import { Preset } from './job';
import { jobFields } from './job-fields';
import { joinedJobs } from './joined-jobs';
import { JobsPlan } from './jobs-plan';
import { jobsOfTexts } from './jobs-text';
import { placed, presetList } from './presets';

// of many lines, which are read for their own characters later
const wholeText: Rule<string> = (value, report) => (typeof value === 'string' ? value
  : report({ what: `${quote(value)} is not a text`, instead: 'give what the file holds', code: 'WrongType' }));

/** What is wrong with the defaults is told alone, and not that jobs lack them. */
const jobDefaultsUnread = { image: 'unread', resources: undefined, timeout: undefined };

/** Options of `ProwJobs.of`: the four keys of Prow's job config, and what its jobs have in common. */
export interface ProwJobsOptions {
  /**
   * Jobs that run on pull requests, by repository: `{ 'org/repo': [{ name: 'unit', always_run: true, spec: { … } }] }`.
   * @default - none
   */
  readonly presubmits?: { [repository: string]: { [key: string]: any }[] };

  /**
   * Jobs that run after a push, by repository.
   * @default - none
   */
  readonly postsubmits?: { [repository: string]: { [key: string]: any }[] };

  /**
   * Jobs that run by the clock: `cron` (in UTC), `interval` or `minimum_interval`.
   * @default - none
   */
  readonly periodics?: { [key: string]: any }[];

  /**
   * Environment, volumes and tolerations for all jobs that have the same labels; without labels, for all jobs.
   * @default - none
   */
  readonly presets?: { [key: string]: any }[];

  /**
   * What these jobs have that say nothing else; no key of Prow's.
   * @default - nothing
   */
  readonly defaults?: JobDefaults;
}

/**
 * Jobs from code, in the words of Prow's own job config. They end up in the ConfigMap `job-config-from-code`, beside the jobs that live in
 * repositories; where they are too many for one, as `kubectl apply` keeps a copy of each object in an annotation of at most 256 KiB, also in
 * `job-config-from-code-2` and so on, which all components mount. A single job of that size is refused (`ConfigMapTooLarge`).
 *
 * One job that Prow cannot decode or refuses keeps all of Prow from starting. So each is read here as Prow at a61940897 reads it, to the last
 * field of its pod, its decoration, reporter and rerun configuration and of each preset: what Prow's loader refuses is an error, and so is a field
 * that it does not know, which it would drop without a word. What Go accepts is accepted: null is absent, a number may be a quantity, and in
 * presets a number or a boolean may stand for a text. Of names that are longer than a label, of days that no year has, of clusters that nobody
 * configured and of labels of presets that nobody wrote the app warns. Jobs are decorated unless they say `decorate: false`.
 *
 * Files of jobs are read by `ProwJobs.fromYaml` and `ProwJobs.fromYamlFiles`; `ProwJobs.typed` has a typed word for each field. `ProwJobs.joined` puts
 * several together.
 * Source: prow pkg/config/jobs.go and config.go at a61940897.
 */
export class ProwJobs {
  /**
   * Checks the jobs and takes a copy of them.
   *
   * Errors, all of them together: `ClaimMissing`, `CommandMissing`, `ContainerNameTaken`, `CronInvalid`, `DurationInvalid`, `ElementTwice`,
   * `EnvironmentNameTaken`, `FileNameTaken`, `ImageInvalid`, `InitContainerRefused`, `JobContextTaken`, `JobLabelReserved`, `JobNameInvalid`,
   * `JobNameTaken`, `JobNotDecorated`, `MutuallyExclusive`, `NotAllowedValue`, `NotExactlyOne`, `NotInteger`, `NumberOutOfRange`, `PortTaken`,
   * `PresetLabelTaken`, `PropMissing`, `PropWithoutEffect`, `QuantityInvalid`, `RefTwice`, `RegexpInvalid`, `RepositoryInvalid`,
   * `RequestAboveLimit`, `RerunCommandMismatch`, `TemplateInvalid`, `UnknownProp`, `VolumeTaken`, `VolumeUndeclared` and those of plain data
   * (`NullValue`, `ReservedKey`, `ValueUnreadable`, `WrongType`, …).
   */
  static of(options: ProwJobsOptions): ProwJobs {
    const where = Where.call('ProwJobs.of');
    return readValue(where, '', options, () => ProwJobs.withDefaults(where, isPlainObject(options) ? withoutNulls(options) : options));
  }

  /**
   * The same from typed jobs: `Presubmit`, `Postsubmit` and `Periodic` have every field of Prow's jobs by its word in one piece, `always_run` as
   * `alwaysRun`, with its default. Errors: those of `ProwJobs.of`, which name the place and the properties as they are written here.
   */
  static typed(jobs: TypedJobs): ProwJobs {
    const where = whereTyped('ProwJobs.typed');
    const refusals = new Refusals();
    const said = readValue(where, '', jobs, () => (isPlainObject(jobs) ? withoutNulls(jobs) as unknown : jobs));
    let inProwsWords: unknown;
    refusals.of(() => readValue(where, '', said, (_, report) => walk(report, (note) => { inProwsWords = untyped(said, note); })));
    const read = refusals.of(() => ProwJobs.withDefaults(where, inProwsWords));
    refusals.end();
    return read!;
  }

  /**
   * The same from the text of a file, as Prow's loader reads it: YAML 1.1 with anchors and merge keys. Errors begin with the line and the column:
   * `[ci/jobs.yaml:12:7] periodics[0].cron: …`. Besides those of `ProwJobs.of`: `YamlInvalid`, also for a key that stands there twice and for a
   * second document, which Prow would drop without a word.
   *
   * `ProwJobs.fromYaml(readFileSync('ci/jobs.yaml', 'utf8'), 'ci/jobs.yaml')`, with `readFileSync` of `node:fs`.
   * @param text - what the file holds
   * @param fileName - how errors call it; `jobs.yaml` by default
   */
  static fromYaml(text: string, fileName?: string): ProwJobs {
    const where = Where.call('ProwJobs.fromYaml');
    const named = fileName === undefined ? 'jobs.yaml' : readValue(where, 'fileName', fileName, safeText);
    return ProwJobs.ofTexts([[named, readValue(where, 'text', text, wholeText)]]);
  }

  /**
   * The same from several files, by the names that errors call them; their lists are joined in this order, and no job may stand in two of them.
   * @param texts - what the files hold: `{ 'ci/unit.yaml': '…', 'ci/nightly.yaml': '…' }`
   */
  static fromYamlFiles(texts: { [fileName: string]: string }): ProwJobs {
    return ProwJobs.ofTexts(Object.entries(readValue(Where.call('ProwJobs.fromYamlFiles'), '', texts, record(wholeText, safeText))));
  }

  /**
   * Jobs of several sources in one: typed ones, plain ones, and those of files, in this order.
   *
   * `ProwJobs.joined(ProwJobs.typed({ … }), ProwJobs.fromYaml(readFileSync('ci/jobs.yaml', 'utf8'), 'ci/jobs.yaml'))`. Presets of one are laid over jobs of
   * all; `defaults` are those of their own source. Errors, which name both places: `JobContextTaken`, `JobNameTaken`, `PresetLabelTaken`.
   * @param sources - what the other factories made
   */
  static joined(...sources: ProwJobs[]): ProwJobs {
    const call = Where.call('ProwJobs.joined');
    const read = readValue(call, 'sources', sources, list(instanceOf(ProwJobs, 'ProwJobs.of({ … })')));
    const { jobs, where } = joinedJobs(call, read.map(({ _plan, where: own }) => ({ jobs: _plan, where: own })));
    return new ProwJobs(jobs, where);
  }

  /**
   * No jobs at all; without a look at the rules of jobs, which are many.
   * @internal
   */
  static _none(): ProwJobs {
    return new ProwJobs({ presubmits: {}, postsubmits: {}, periodics: [], presets: [] }, Where.call('ProwJobs.of'));
  }

  private static ofTexts(files: readonly (readonly [fileName: string, text: string])[]): ProwJobs {
    const { jobs, where } = jobsOfTexts(files);
    return ProwJobs.read(where, jobs);
  }

  private static withDefaults(where: Where, said: unknown): ProwJobs {
    if (!isPlainObject(said) || !Object.hasOwn(said, 'defaults')) return ProwJobs.read(where, said as ProwJobsOptions);
    const { defaults, ...jobs } = said;
    const refusals = new Refusals();
    const all = refusals.of(() => readValue(where, 'defaults', defaults, jobDefaults));
    const read = refusals.of(() => ProwJobs.read(where, withDefaults(jobs, all ?? jobDefaultsUnread) as ProwJobsOptions));
    refusals.end();
    return read!;
  }

  private static read(where: Where, said: ProwJobsOptions): ProwJobs {
    // jobs are checked with what presets bring, where these are right
    const presets: readonly Preset[] = accepts(presetList('loose'), said?.presets) ? said.presets : [];
    const fields = jobFields(placed(presets), 'loose', true) satisfies Fields<Omit<ProwJobsOptions, 'defaults'>>;
    return new ProwJobs(readProps(where, said, fields), where);
  }

  /** @internal */
  readonly _plan: JobsPlan;

  private constructor(
    jobs: JobsPlan,
    /** How errors call the places of these jobs. */
    private readonly where: Where,
  ) {
    // a copy, so that nothing unchecked comes in later
    this._plan = JSON.parse(JSON.stringify(jobs)) as JobsPlan;
  }
}
