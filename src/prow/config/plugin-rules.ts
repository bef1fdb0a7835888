import { Note } from '../../core/props';
import { quote } from '../../core/quote';
import { goMatches } from '../../schema/go-regexp';
import { Json } from './json';

const SIZES = ['s', 'm', 'l', 'xl', 'xxl'] as const;
/** The loader compares before it fills in the defaults. */
const LEFT_OUT: Json = { s: 0, m: 0, l: 0, xl: 0, xxl: 0 };

/** What Prow's loader refuses of a `plugins.yaml` that it can decode. Source: prow pkg/plugins/config.go, Validate, at a61940897. */
export function checkPluginSettings(pluginsYaml: Json, note: Note, entryOf: (repository: string) => Note): void {
  const { size = {}, plugins = {}, external_plugins: external = {} }: Json = pluginsYaml;
  checkSizes({ ...LEFT_OUT, ...size }, note.at('size'));
  for (const section of ['approve', 'welcome', 'invalid_commit_msg']) checkRepositories(pluginsYaml[section] ?? [], note.at(section));
  (pluginsYaml.require_matching_label ?? []).forEach((one: Json, i: number) => {
    checkMatching('missing_label', one ?? {}, note.at(`require_matching_label[${i}]`));
  });
  checkReviewers(plugins, entryOf);
  checkExternal(external, note.at('external_plugins'));
  checkLabels(pluginsYaml.label ?? {}, note.at('label'));
  checkProjects(pluginsYaml.project_manager?.orgsRepos ?? {}, note.at('project_manager.orgsRepos'));
}

/** From small to large. */
export function checkSizes(size: Json, note: Note): void {
  SIZES.forEach((name, i) => {
    const smaller = SIZES[i - 1];
    if (i > 0 && size[smaller] > size[name]) {
      note.at(name)({
        what: `${size[name]} is less than ${smaller}, which is ${size[smaller]}`, instead: 'write all five, from small to large',
        code: 'NumberOutOfRange',
      });
    }
  });
}

/** Of entries by repository. */
export function checkRepositories(entries: readonly Json[], note: Note): void {
  const seen = new Map<string, number>();
  entries.forEach((entry, i) => {
    for (const name of (entry?.repos ?? []) as readonly string[]) {
      const first = seen.get(name);
      if (first !== undefined) {
        note.at(`[${i}].repos`)({
          what: `${quote(name)} is in [${first}] already`, instead: 'remove one of them', code: 'ElementTwice',
        });
      } else seen.set(name, i);
    }
  });
}

/** Of `RequireMatchingLabelOptions`. */
export function checkMatchingLabel(said: Json, note: Note): void {
  checkMatching('missingLabel', said, note);
}

function checkMatching(missing: string, { repo = '', regexp, [missing]: label, prs, issues, branch }: Json, note: Note): void {
  if (repo.includes('/')) note.at('repo')({ what: `${quote(repo)} has a slash`, instead: 'write the organisation into org', code: 'RepositoryInvalid' });
  if (prs !== true && issues !== true) note({ what: 'is for neither prs nor issues', instead: 'write prs: true, issues: true, or both', code: 'PropMissing' });
  if (prs !== true && branch) note.at('branch')({ what: 'is given without prs: true', instead: 'remove it', code: 'PropWithoutEffect' });
  if (regexp === '') note.at('regexp')({ what: 'is empty', instead: 'give it a value', code: 'PropMissing' });
  else if (goMatches(String(regexp), String(label)) === true) {
    note.at(missing)({ what: `${quote(label)} matches the regexp ${quote(regexp)}`, instead: 'use another label', code: 'MutuallyExclusive' });
  }
}

/** Source: prow pkg/plugins/config.go, validateMutuallyExclusivePlugins, at a61940897. */
function checkReviewers(plugins: Json, entryOf: (repository: string) => Note): void {
  for (const [name, entry] of Object.entries<Json>(plugins)) {
    const [org, repo] = name.split('/');
    const inherited = repo === undefined || plugins[org]?.excluded_repos?.includes(repo) ? [] : plugins[org]?.plugins ?? [];
    const all = [...(entry?.plugins ?? []), ...inherited];
    if (all.includes('blunderbuss') && all.includes('rifle')) {
      entryOf(name).at(name)({ what: 'has both blunderbuss and rifle', instead: 'keep one of them', code: 'MutuallyExclusive' });
    }
  }
}

function checkExternal(external: Json, note: Note): void {
  for (const [name, list] of Object.entries<readonly Json[]>(external)) {
    const [org, repo] = name.split('/');
    const inherited = repo === undefined ? [] : (external[org] ?? []) as readonly Json[];
    const names = (list ?? []).map((plugin) => plugin?.name);
    const again = names.find((plugin, i) => names.indexOf(plugin) < i);
    if (again !== undefined) {
      note.at(name)({ what: `${quote(again)} is there twice, and would get each event twice`, instead: 'remove one of them', code: 'PluginTwice' });
    }
    const twice = (list ?? []).find((plugin) => inherited.some((other) => other.name === plugin.name));
    if (twice !== undefined) {
      note.at(name)({
        what: `${quote(twice.name)} is there for the organisation too`,
        instead: 'remove it here, or name the repositories in place of the organisation', code: 'PluginTwice',
      });
    }
  }
}

/** Source: prow cmd/checkconfig/main.go, verifyLabelPlugin, at a61940897. */
function checkLabels({ additional_labels: additional = [], restricted_labels: restricted = {} }: Json, note: Note): void {
  for (const [place, labels] of Object.entries<readonly Json[]>(restricted)) {
    (labels ?? []).forEach(({ label }, i) => {
      if (additional.includes(label)) {
        note.at(`restricted_labels.${place}[${i}].label`)({
          what: `${quote(label)} is in additional_labels too, for everybody`, instead: 'remove it there', code: 'MutuallyExclusive',
        });
      }
    });
  }
}

/** Source: prow pkg/plugins/config.go, validateProjectManager, at a61940897. */
function checkProjects(places: Json, note: Note): void {
  for (const [place, managed] of Object.entries<Json>(places)) {
    const projects: Json = managed?.projects ?? {};
    if (Object.keys(projects).length === 0) note.at(place)({ what: 'has no projects', instead: 'name one, or remove it', code: 'PropMissing' });
    for (const [name, project] of Object.entries<Json>(projects)) {
      const at = note.at(`${place}.projects.${name}`);
      const columns: readonly Json[] = project?.columns ?? [];
      if (columns.length === 0) at({ what: 'has no columns', instead: 'name one, or remove it', code: 'PropMissing' });
      const sets = columns.map(({ labels = [] }) => JSON.stringify([...new Set(labels as string[])].sort()));
      columns.forEach(({ id, name: column }, i) => {
        if (id === undefined && !column) at.at(`columns[${i}]`)({ what: 'has neither name nor id', instead: 'give one of them', code: 'PropMissing' });
        if (sets.indexOf(sets[i]) < i) at.at(`columns[${i}].labels`)({ what: 'are those of another column', instead: 'write others', code: 'ElementTwice' });
      });
    }
  }
}
