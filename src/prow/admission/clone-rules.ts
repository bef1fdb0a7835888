import { ProwModel } from '../prow-model';
import { AdmissionRule, cel } from './admission-rule';
import { CloneSecret, cloneSecrets } from './clone-secrets';

/** Where clonerefs reads what it does, as JSON. Source: prow pkg/clonerefs/options.go at a61940897. */
const OPTIONS = 'CLONEREFS_OPTIONS';

/** Text of that JSON up to a `..` in what becomes a path, and up to what git would take for an option. Quotes inside of texts are escaped. */
const PATH_UPWARDS = String.raw`"(org|repo|repo_link|path_alias|clone_uri)":"([^"\\]|\\.)*[.][.]`;
const OPTION_OF_GIT = '"(base_ref|base_sha|ref|sha)":"-';

/**
 * What clones is for jobs of the repositories that it is said of. A job may say its decoration and its `extra_refs` itself, and labels of a repository too,
 * so that what clonerefs is told is looked at: Prow writes the repository of the pull request first. Source: prow pkg/pod-utils/decorate/podspec.go,
 * CloneRefs, and pkg/pod-utils/clone/clone.go at a61940897.
 */
export function cloneRules(model: ProwModel): readonly AdmissionRule[] {
  return cloneSecrets(model).flatMap((secret) => rulesOf(secret, model));
}

function rulesOf({ name, repositories, isSent, isApp, isForAllKinds }: CloneSecret, { github: { host, apiUrl } }: ProwModel): readonly AdmissionRule[] {
  const isMounted = 'has(c.volumeMounts) && c.volumeMounts.exists(m, variables.volumes.exists(v, v.name == m.name && has(v.secret) && has(v.secret.secretName) && '
    + `v.secret.secretName == ${cel(name)}))`;
  const ofOptions = (asked: string): string => `${isForAllKinds ? '' : 'variables.trusted || '}variables.containers.all(c, !(${isMounted}) || (`
    + `has(c.env) && c.env.exists(e, e.name == "${OPTIONS}") && c.env.all(e, e.name != "${OPTIONS}" || (has(e.value) && ${asked}))))`;
  const first = repositories?.map((one) => one.split('/')).map(([org, repo]) => `"refs":[{"org":"${org}","repo":"${repo === undefined ? '' : `${repo}",`}`);
  const whose = isForAllKinds ? 'jobs' : 'presubmits';
  return [
    ...first === undefined ? [] : [{
      expression: ofOptions(first.length === 0 ? 'false' : `${cel(first)}.exists(r, e.value.contains(r))`),
      message: `${name} is for ${first.length === 0 ? 'postsubmits and periodics' : `${whose} of ${repositories?.join(', ')}`}`,
    }],
    ...isSent ? [{
      expression: ofOptions([
        ...isApp ? [`e.value.contains(${cel(`"github_api_endpoints":${JSON.stringify([apiUrl])}`)})`] : [],
        ...['repo_link', 'clone_uri'].map((key) => isAt(key, host)),
      ].join(' && ')),
      message: `what ${name} opens is sent to ${host} alone`,
    }] : [],
    {
      expression: ofOptions(`!e.value.matches(${cel(PATH_UPWARDS)}) && !e.value.matches(${cel(OPTION_OF_GIT)})`),
      message: `a job with ${name} clones below its own folder, and names branches and commits`,
    },
  ];
}

/** Each of these addresses is of the host: as many as there are begin in one of its ways. */
function isAt(key: string, host: string): string {
  const counted = (start: string): string => `e.value.split(${cel(start)}).size()`;
  const ways = [`https://${host}/`, `git@${host}:`, `ssh://git@${host}/`];
  return `${counted(`"${key}":"`)} + ${ways.length - 1} == ${ways.map((way) => counted(`"${key}":"${way}`)).join(' + ')}`;
}
