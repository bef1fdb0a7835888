import { Finding } from '../../core/problem';
import { isPlainObject } from '../../core/props';
import { quote } from '../../core/quote';
import { clusterOf } from '../clusters/known-clusters';
import { cloneDecorations } from '../config/decoration';
import { Job } from '../jobs/job';
import { ProwModel } from '../prow-model';
import { ClosedClone, closedClones, isOptionOfGit, leadsAway } from './clone-rules';
import { isFor } from './decorated-accounts';
import { decorationSecrets, elements, JobWithPresets, placedDecorations } from './named-in-jobs';

interface PlacedFinding {
  readonly prop: string;
  readonly finding: Finding;
}

/** What a decoration says, and where. */
interface Said {
  readonly config: Job;
  readonly place: string;
}

/** A repository that clonerefs is told of, and where. */
interface PlacedRef {
  readonly ref: Job;
  readonly place: string;
}

/** The API that clonerefs asks where nobody says one. Source: prow pkg/github/client.go, DefaultAPIEndpoint, at a61940897. */
const USUAL_API = 'https://api.github.com';

/** Jobs whose pods would clone by a Secret that is not for them, or take it where it must not go: the rules of cloning refuse those. */
export function cloneFindings(jobs: readonly JobWithPresets[], model: ProwModel): readonly PlacedFinding[] {
  const closed = closedClones(model);
  const { github: { apiUrl } } = model;
  if (closed.length === 0) return [];
  const laid = laidDecorations(model);
  return jobs.flatMap((job) => {
    const refs = clonedBy(job);
    const says = decorationsOf(job, laid, model);
    if (refs.length === 0 || !isPlainObject(job.job.spec) || says === undefined || lastOf(says, 'skip_cloning')?.config.skip_cloning === true) return [];
    return namedBy(says).flatMap(({ name, place }) => closed
      .filter(({ secret }) => secret.name === name && (secret.isForAllKinds || job.kind === 'presubmits'))
      .flatMap((one) => [
        ...whose(one, job, place), ...endpoints(one, says, apiUrl, job), ...refs.flatMap((ref) => [...addresses(one, ref), ...paths(one, ref)]),
      ]));
  });
}

/** Every decoration for more than one job, the one that wins last. */
function laidDecorations(model: ProwModel): readonly (Said & Parameters<typeof isFor>[0])[] {
  const ours = cloneDecorations(model).map(({ repo, config }) => ({ config, place: 'github', repository: String(repo), cluster: undefined }));
  return [...ours, ...placedDecorations(model)];
}

/** What is said of one job, its own word last; undefined where it is not decorated. */
function decorationsOf(
  { job, path, repository }: JobWithPresets, laid: ReturnType<typeof laidDecorations>, { configOverrides }: ProwModel,
): readonly Said[] | undefined {
  const { decorate = configOverrides.decorate_all_jobs !== false, decoration_config: own } = job;
  if (decorate === false) return undefined;
  return [...laid.filter((one) => isFor(one, repository, clusterOf(job))), ...isPlainObject(own) ? [{ config: own, place: `${path}.decoration_config` }] : []];
}

/** The last that says a field. Source: prow pkg/apis/prowjobs/v1/types.go, DecorationConfig.ApplyDefault, at a61940897. */
function lastOf(says: readonly Said[], field: string): Said | undefined {
  const isSaid = (value: unknown): boolean => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  return says.filter(({ config }) => isSaid(config[field])).pop();
}

/** Secrets that the pod mounts for clonerefs. */
function namedBy(says: readonly Said[]): readonly { readonly name: string; readonly place: string }[] {
  return ['ssh_key_secrets', 'oauth_token_secret', 'github_app_private_key_secret', 'cookiefile_secret'].flatMap((field) => {
    const said = lastOf(says, field);
    if (said === undefined) return [];
    const { keys, tokens, apps } = decorationSecrets({ [field]: said.config[field] });
    return [...keys, ...tokens, ...apps].map((name) => ({ name, place: said.place }));
  });
}

/** What is cloned, as far as it is known: Prow adds to the first of a presubmit or postsubmit what the event says. */
function clonedBy({ job, path, kind, repository = '' }: JobWithPresets): readonly PlacedRef[] {
  const [org, repo] = repository.split('/');
  const extra = elements(job.extra_refs).map((ref, i) => ({ ref, place: `${path}.extra_refs[${i}]` }));
  return kind === 'periodics' ? extra : [{ ref: { org, repo, path_alias: job.path_alias, clone_uri: job.clone_uri }, place: path }, ...extra];
}

function whose({ secret: { name, repositories } }: ClosedClone, { job, repository = '' }: JobWithPresets, prop: string): readonly PlacedFinding[] {
  const [org, repo] = repository.split('/');
  // a job of a whole organisation may run for one that it is for
  const isOne = repositories === undefined || repositories.some((one) => one === org || one === repository || (repo === undefined && one.startsWith(`${org}/`)));
  return isOne ? [] : [{
    prop, finding: {
      what: `${quote(name)} is for jobs of ${repositories.join(', ')}, and the policy of job pods refuses ${quote(job.name)} of ${quote(repository)} with it`,
      instead: 'leave it out, or say in trust of github that the repository is private', code: 'JobNotAdmitted',
    },
  }];
}

function endpoints({ secret: { name, isApp } }: ClosedClone, says: readonly Said[], apiUrl: string, { path }: JobWithPresets): readonly PlacedFinding[] {
  const said = lastOf(says, 'github_api_endpoints');
  const asked: unknown = said?.config.github_api_endpoints ?? [USUAL_API];
  return !isApp || JSON.stringify(asked) === JSON.stringify([apiUrl]) ? [] : [{
    prop: said?.place ?? `${path}.decoration_config`,
    finding: {
      what: `github_api_endpoints are ${JSON.stringify(asked)}, and what ${quote(name)} opens is sent to ${apiUrl} alone`, instead: `write ${quote(apiUrl)} alone`, code: 'JobNotAdmitted',
    },
  }];
}

function addresses({ secret: { name }, servers }: ClosedClone, { ref, place }: PlacedRef): readonly PlacedFinding[] {
  return ['repo_link', 'clone_uri'].flatMap((key): readonly PlacedFinding[] => {
    const uri: unknown = ref[key];
    return typeof uri !== 'string' || uri === '' || servers.some((server) => uri.startsWith(server)) ? [] : [{
      prop: `${place}.${key}`,
      finding: {
        what: `${quote(uri)} begins with none of ${servers.join(', ')}, and what ${quote(name)} opens is sent nowhere else`,
        instead: 'write such an address, or clone it by a job without that Secret', code: 'JobNotAdmitted',
      },
    }];
  });
}

function paths({ secret: { name } }: ClosedClone, { ref, place }: PlacedRef): readonly PlacedFinding[] {
  const all = [{ of: ref, at: place }, ...elements(ref.pulls).map((of, i) => ({ of, at: `${place}.pulls[${i}]` }))];
  return all.flatMap(({ of, at }) => Object.entries(of).flatMap(([key, value]): readonly PlacedFinding[] => {
    const [what, instead] = leadsAway(key, value) ? [`leads upwards, or into a folder of git's own, and a job with ${quote(name)} clones below its own folder`, 'write a path without ".." and ".git"']
      : isOptionOfGit(key, value) ? [`is an option for git, and a job with ${quote(name)} names branches and commits`, 'write the branch or the commit'] : [];
    return what === undefined || instead === undefined ? [] : [{ prop: `${at}.${key}`, finding: { what: `${quote(value)} ${what}`, instead, code: 'JobNotAdmitted' } }];
  }));
}
