import { ProwModel } from '../prow-model';
import { AdmissionRule, cel } from './admission-rule';

/** Where clonerefs reads what it does, as JSON. Source: prow pkg/clonerefs/options.go at a61940897. */
const OPTIONS = 'CLONEREFS_OPTIONS';

/** Text of that JSON up to a `..` in what becomes a path, and up to what git would take for an option. Quotes inside of texts are escaped. */
const PATH_UPWARDS = String.raw`"(org|repo|repo_link|path_alias|clone_uri)":"([^"\\]|\\.)*[.][.]`;
const OPTION_OF_GIT = '"(base_ref|base_sha|ref|sha)":"-';

/**
 * The key of the App that clones is for clonerefs alone, and for jobs of the repositories that it is said of. A job may say its decoration and its
 * `extra_refs` itself, and labels of a repository too, so that what clonerefs is told is looked at: Prow writes the repository of the pull
 * request first. Source: prow pkg/pod-utils/decorate/podspec.go, CloneRefs, and pkg/pod-utils/clone/clone.go at a61940897.
 */
export function cloneRules({ github: { cloneApp, host, apiUrl } }: ProwModel): readonly AdmissionRule[] {
  if (cloneApp === undefined) return [];
  const { secretName, repositories } = cloneApp;
  const first = repositories.map((name) => name.split('/')).map(([org, repo]) => `"refs":[{"org":"${org}","repo":"${repo === undefined ? '' : `${repo}",`}`);
  const isMounted = 'has(c.volumeMounts) && c.volumeMounts.exists(m, variables.volumes.exists(v, v.name == m.name && has(v.secret) && has(v.secret.secretName) && '
    + `v.secret.secretName == ${cel(secretName)}))`;
  const ofMounting = (asked: string): string => `variables.containers.all(c, !(${isMounted}) || (${asked}))`;
  const ofOptions = (asked: string): string => ofMounting(`has(c.env) && c.env.exists(e, e.name == "${OPTIONS}") && `
    + `c.env.all(e, e.name != "${OPTIONS}" || (has(e.value) && ${asked}))`);
  const elsewhere = (key: string): string => `e.value.split(${cel(`"${key}":"`)}).size() == e.value.split(${cel(`"${key}":"https://${host}/`)}).size()`;
  return [
    {
      expression: ofMounting('c.name == "clonerefs"'),
      message: `only the container clonerefs may have ${secretName}`,
    },
    {
      expression: ofOptions(`${cel(first)}.exists(r, e.value.contains(r))`),
      message: `${secretName} is for jobs of ${repositories.join(', ')}`,
    },
    {
      expression: ofOptions(`e.value.contains(${cel(`"github_api_endpoints":${JSON.stringify([apiUrl])}`)}) && ${['repo_link', 'clone_uri'].map(elsewhere).join(' && ')}`),
      message: `what ${secretName} opens is sent to ${host} alone`,
    },
    {
      expression: ofOptions(`!e.value.matches(${cel(PATH_UPWARDS)}) && !e.value.matches(${cel(OPTION_OF_GIT)})`),
      message: `a job with ${secretName} clones below its own folder, and names branches and commits`,
    },
  ];
}
