import { ProwModel } from '../prow-model';
import { placedJobs } from './job-warnings';
import { Json } from './json';
import { notServed } from './served';

/** Repositories that sections with words of their own name, and that nobody serves. */
export function sectionKeyWarnings({ sections, jobs, plugins, github: { repositories } }: ProwModel): readonly string[] {
  const { decoration, plank, deckPages, githubReporter } = sections;
  // periodics are of the first repository that they clone
  const cloned = placedJobs(jobs, 'jobs').flatMap(({ job }) => (job.extra_refs ?? []).slice(0, 1).map(({ org, repo }: Json) => `${org}/${repo}`) as readonly string[]);
  const unserved = (names: readonly (string | undefined)[], place: string, known: readonly string[] = repositories): readonly string[] => (
    notServed(names.filter((name): name is string => name !== undefined && name !== '*'), known, () => place));
  return [
    ...decoration.flatMap(({ repository }, i) => unserved([repository], `decoration[${i}].repository`, [...repositories, ...cloned])),
    ...unserved(Object.keys(plank.reportTemplates ?? {}), 'plank.reportTemplates'),
    ...(deckPages.defaultRerunAuthConfigs ?? []).flatMap(({ repository }, i) => unserved([repository], `deck.defaultRerunAuthConfigs[${i}].repository`, [...repositories, ...cloned])),
    ...unserved(Object.keys(deckPages.spyglass?.gcsBrowserPrefixes ?? {}), 'deck.spyglass.gcsBrowserPrefixes', [...repositories, ...cloned]),
    ...unserved(githubReporter?.noCommentRepos ?? [], 'githubReporter.noCommentRepos'),
    ...unserved(githubReporter?.summaryCommentRepos ?? [], 'githubReporter.summaryCommentRepos'),
    ...unserved(plugins.owners?.skipCollaborators ?? [], 'plugins.owners.skipCollaborators'),
    ...unserved(plugins.owners?.mdYamlRepos ?? [], 'plugins.owners.mdYamlRepos'),
    ...unserved(Object.keys(plugins.override?.allowedGithubTeams ?? {}), 'plugins.override.allowedGithubTeams'),
    ...unserved(Object.keys(plugins.branchCleaner?.preservedBranches ?? {}), 'plugins.branchCleaner.preservedBranches'),
    ...unserved(Object.keys(plugins.label?.restrictedLabels ?? {}), 'plugins.label.restrictedLabels'),
  ];
}
