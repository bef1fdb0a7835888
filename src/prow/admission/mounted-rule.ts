import { cel } from './admission-rule';

/** That what Prow tells each container which has a Secret as a volume, by one variable, is as asked: of `e`, an entry of its environment. */
export function ofMounted(secret: string, variable: string, asked: string): string {
  const isMounted = 'has(c.volumeMounts) && c.volumeMounts.exists(m, variables.volumes.exists(v, v.name == m.name && has(v.secret) && has(v.secret.secretName) && '
    + `v.secret.secretName == ${cel(secret)}))`;
  return `variables.containers.all(c, !(${isMounted}) || (`
    + `has(c.env) && c.env.exists(e, e.name == "${variable}") && c.env.all(e, e.name != "${variable}" || (has(e.value) && ${asked}))))`;
}

/** What JSON of a repository begins with that is of one of these, behind some text: an organisation is for all of its own. */
export function ofRepositories(behind: string, repositories: readonly string[]): string {
  const starts = repositories.map((one) => one.split('/')).map(([org, repo]) => `${behind}{"org":"${org}","repo":"${repo === undefined ? '' : `${repo}",`}`);
  return starts.length === 0 ? 'false' : `${cel(starts)}.exists(r, e.value.contains(r))`;
}
