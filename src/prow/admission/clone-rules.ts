import { ProwModel } from '../prow-model';
import { AdmissionRule, cel } from './admission-rule';
import { CloneSecret, cloneSecrets } from './clone-secrets';
import { ofMounted, ofRepositories } from './mounted-rule';
import { elements, jobsHere } from './named-in-jobs';

/** Where clonerefs reads what it does, as JSON. Source: prow pkg/clonerefs/options.go at a61940897. */
const OPTIONS = 'CLONEREFS_OPTIONS';

/** Text of that JSON up to a `..`, or a folder `.git`, in what becomes a path, and up to what git would take for an option. Quotes in texts are escaped. */
const PATH_UPWARDS = String.raw`"(org|repo|repo_link|path_alias|clone_uri)":"([^"\\]|\\.)*[.][.]`;
const FOLDER_OF_GIT = String.raw`"(org|repo|repo_link|path_alias)":"(([^"\\]|\\.)*/)?[.][gG][iI][tT][/"]`;
const OPTION_OF_GIT = '"(base_ref|base_sha|ref|sha)":"-';

/**
 * What clones is for jobs of the repositories that it is said of. A job may say its decoration and its `extra_refs` itself, and labels of a repository too,
 * so that what clonerefs is told is looked at: Prow writes the repository of the pull request first. Source: prow pkg/pod-utils/decorate/podspec.go,
 * CloneRefs, and pkg/pod-utils/clone/clone.go at a61940897.
 */
export function cloneRules(model: ProwModel): readonly AdmissionRule[] {
  return closedClones(model).flatMap((one) => rulesOf(one, model));
}

/** A Secret that clones, and that presubmits may not read. */
export interface ClosedClone {
  readonly secret: CloneSecret;
  /** What addresses begin with to which what it opens may be sent. */
  readonly servers: readonly string[];
}

export function closedClones(model: ProwModel): readonly ClosedClone[] {
  const { github: { host }, jobsAdmission: { presubmitSecrets } } = model;
  const others = jobsHere(model).flatMap(({ job }) => [job, ...elements(job.extra_refs)]).flatMap(({ clone_uri: uri }) => SERVER.exec(String(uri))?.[0] ?? []);
  const ofHost = [`https://${host}/`, `git@${host}:`, `ssh://git@${host}/`];
  // what presubmits may read anyway is theirs to send
  return cloneSecrets(model).filter(({ name }) => presubmitSecrets.every((one) => one.name !== name))
    .map((secret) => ({ secret, servers: secret.isApp ? ofHost : [...new Set([...ofHost, ...others])].sort() }));
}

/** What an address of a repository begins with, up to the end of its server. */
const SERVER = /^((https?|ssh):\/\/[^/]+\/|[\w.-]+@[^:/]+:)/;

/** What clones may be named as what is sent, whatever a decoration says that it is: the address is looked at of each. */
function rulesOf(
  { secret: { name, repositories, isApp, isForAllKinds }, servers }: ClosedClone, { github: { host, apiUrl } }: ProwModel,
): readonly AdmissionRule[] {
  const ofOptions = (asked: string): string => `${isForAllKinds ? '' : 'variables.trusted || '}${ofMounted(name, OPTIONS, asked)}`;
  const whose = isForAllKinds ? 'jobs' : 'presubmits';
  return [
    ...repositories === undefined ? [] : [{
      expression: ofOptions(ofRepositories('"refs":[', repositories)),
      message: `${name} is for ${repositories.length === 0 ? 'postsubmits and periodics' : `${whose} of ${repositories.join(', ')}`}`,
    }],
    {
      expression: ofOptions([
        ...isApp ? [`e.value.contains(${cel(`"github_api_endpoints":${JSON.stringify([apiUrl])}`)})`] : [],
        ...['repo_link', 'clone_uri'].map((key) => isAt(key, servers)),
      ].join(' && ')),
      message: `what ${name} opens is sent to ${servers.length === 3 ? `${host} alone` : `${host}, and where jobs in code clone from, alone`}`,
    },
    {
      expression: ofOptions([PATH_UPWARDS, FOLDER_OF_GIT, OPTION_OF_GIT].map((text) => `!e.value.matches(${cel(text)})`).join(' && ')),
      message: `a job with ${name} clones below its own folder, and names branches and commits`,
    },
  ];
}

/** Whether such a field of a repository is refused for where it leads. */
export function leadsAway(key: string, value: unknown): boolean {
  return [PATH_UPWARDS, FOLDER_OF_GIT].some((text) => fits(text, key, value));
}

/** Whether git would take such a field of a repository for an option. */
export function isOptionOfGit(key: string, value: unknown): boolean {
  return fits(OPTION_OF_GIT, key, value);
}

function fits(text: string, key: string, value: unknown): boolean {
  return typeof value === 'string' && new RegExp(text).test(`${JSON.stringify(key)}:${JSON.stringify(value)}`);
}

/** Each of these addresses is of one of the servers: as many as there are begin with one. */
function isAt(key: string, servers: readonly string[]): string {
  const counted = (start: string): string => `e.value.split(${cel(start)}).size()`;
  return `${counted(`"${key}":"`)} + ${servers.length - 1} == ${servers.map((server) => counted(`"${key}":"${server}`)).join(' + ')}`;
}
