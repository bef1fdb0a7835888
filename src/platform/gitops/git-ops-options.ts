import { goDuration } from '../../core/amounts';
import { dnsLabel, dnsSubdomain, secretName } from '../../core/names';
import { httpUrl } from '../../core/net';
import { also, Fields, optional, required, Rule, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { text } from '../../core/safe-text';

/** Where the output is in Git. */
export interface GitOpsOptions {
  /**
   * The repository that the output is committed to, as `https://…` or `ssh://…`, for Argo CD also as `git@…`, without a user's password or
   * token: credentials are in a Secret that the tool is told of by itself. Errors: `PropMissing`, `UrlInvalid`, `UrlWithCredentials`, `UrlWithoutScheme`.
   */
  readonly url: string;

  /**
   * The branch that is read. Error: `PatternMismatch`.
   * @default main
   */
  readonly branch?: string;

  /**
   * The output folder, from the root of the repository. Error: `PatternMismatch`.
   * @default dist
   */
  readonly path?: string;

  /**
   * A folder of the same repository with what other projects publish, as `sh apply.sh --download FOLDER` puts it there; it is applied first. Where
   * there are no `upstreamManifests`, it raises `PropWithoutEffect`. Error: `PatternMismatch`.
   * @default - what other projects publish is installed in another way, which is said as a warning where there is any
   */
  readonly upstreamPath?: string;
}

/** Options of `GitOps.argoCd`. */
export interface ArgoCdOptions extends GitOpsOptions {
  /**
   * Namespace of Argo CD, which reads Applications there. `metadata.namespace`. Errors: `NameNotDnsLabel`, `MutuallyExclusive`.
   * @default argocd
   */
  readonly namespace?: string;

  /**
   * The project that the Applications belong to. `spec.project`. Error: `NameNotDnsSubdomain`.
   * @default default
   */
  readonly project?: string;
}

/** Options of `GitOps.flux`. */
export interface FluxOptions extends GitOpsOptions {
  /**
   * Namespace of Flux's own objects. `metadata.namespace`. Errors: `NameNotDnsLabel`, `MutuallyExclusive`.
   * @default flux-system
   */
  readonly namespace?: string;

  /**
   * How often Flux looks at Git, and compares. `spec.interval` of its objects. Error: `DurationInvalid`.
   * @default 10m
   */
  readonly interval?: string;

  /**
   * A Secret beside Flux's objects with what it signs in to the repository by. `spec.secretRef.name` of the GitRepository. Error: `SecretNameInvalid`.
   * @default - the repository is read by anybody
   */
  readonly secretName?: string;
}

/** Options of `GitOps.helm`. */
export interface HelmOptions {
  /**
   * The folder of the chart, from where the app runs, which is made where it is not there. It cannot be the output folder, nor below it, nor above it:
   * `ChartInOutput`. Where it has files of somebody else's that would be replaced, or the output of an app, it raises `OutputTaken`. Error: `PropMissing`.
   * @default - the output folder's path with -chart behind it: `dist-chart` beside `dist`
   */
  readonly folder?: string;

  /**
   * Its name. `name` in `Chart.yaml`. Error: `NameNotDnsLabel`.
   * @default prow
   */
  readonly name?: string;

  /**
   * Its version, as semver has it: a new one for each change that is published. `version` in `Chart.yaml`. Error: `PatternMismatch`.
   * @default 0.1.0
   */
  readonly version?: string;
}

/** Source: git's `check-ref-format` (`git help check-ref-format`), for one level of names and slashes. */
const BRANCH = /^(?!\/|-|.*(?:\/\/|\.\.|@\{|\/\.|\.lock(?:\/|$)))(?!.*[/.]$)[^\x00-\x20\x7f~^:?*[\\]+$/;

const branch: Rule<string> = also(text, (value) => (BRANCH.test(value) && !value.startsWith('.') && !value.startsWith('refs/') ? undefined : {
  what: `${quote(value)} is not the name of a branch`, instead: 'write one like "main"', code: 'PatternMismatch',
}));

/** Below the root of a repository, written in one way only. */
const repositoryPath: Rule<string> = also(text, (value) => {
  if (value === '.' || /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.@+-]+(?:\/[\w.@+-]+)*$/.test(value)) return undefined;
  const plain = value.replace(/^(\.?\/)+|\/+$/g, '');
  const offer = plain !== value && /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.@+-]+(?:\/[\w.@+-]+)*$/.test(plain) ? plain : 'clusters/prod/dist';
  return { what: `${quote(value)} is not a folder from the root of a repository`, instead: `write ${quote(offer)}`, code: 'PatternMismatch' };
});

const SCP = /^([\w.-]+)@([\w.-]+):(?!\/\/)(.+)$/;

/** What both tools read: a user is a part of SSH's addresses, a password of none. */
const repositoryUrl: Rule<string> = (value, report) => {
  const given = text(value, report);
  const [, user, host, path] = SCP.exec(given) ?? [];
  if (host !== undefined) {
    return report({ what: `${quote(given)} has no scheme`, instead: `write ${quote(`ssh://${user}@${host}/${path}`)}`, code: 'UrlWithoutScheme' });
  }
  if (!given.startsWith('ssh://')) return httpUrl(given, report);
  if (/^ssh:\/\/[^/]*:[^/]*@/.test(given)) return report({ what: 'the URL contains a password', instead: 'keep credentials in a Secret', code: 'UrlWithCredentials' });
  if (/^ssh:\/\/([\w.-]+@)?[\w.-]+(:\d+)?\/[\w.~/+-]+$/.test(given)) return given;
  return report({ what: `${quote(given)} is not a URL`, instead: 'write one like "ssh://git@github.com/acme/prow.git"', code: 'UrlInvalid' });
};

/** Argo CD takes an address of SSH as `git clone` does, too. Source: argo-cd v3.6.1, util/git/git.go (`sshURLRegex`). */
const argoCdUrl: Rule<string> = (value, report) => (typeof value === 'string' && SCP.test(value) ? text(value, report) : repositoryUrl(value, report));

const COMMON = {
  url: required(repositoryUrl), branch: optional(branch, 'main'), path: optional(repositoryPath, 'dist'), upstreamPath: optional(repositoryPath),
} satisfies Fields<GitOpsOptions>;

export const ARGO_CD = {
  ...COMMON, url: required(argoCdUrl), namespace: optional(dnsLabel, 'argocd'), project: optional(dnsSubdomain, 'default'),
} satisfies Fields<ArgoCdOptions>;

export const FLUX = {
  ...COMMON, namespace: optional(dnsLabel, 'flux-system'), interval: optional(goDuration, '10m'), secretName: optional(secretName),
} satisfies Fields<FluxOptions>;

/** Source: semver.org, the suggested regular expression. */
const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-zA-Z-][\w-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][\w-]*))*)?(\+[\da-zA-Z-]+(\.[\da-zA-Z-]+)*)?$/;

const chartVersion: Rule<string> = also(text, (value) => (SEMVER.test(value) ? undefined : {
  what: `${quote(value)} is not a version of semver`, instead: 'write one like "0.1.0"', code: 'PatternMismatch',
}));

/** Nothing would be the folder that the app runs in. */
const chartFolder: Rule<string> = also(text, (value) => (value === '' ? { what: 'is empty', instead: 'name a folder like "charts/prow", or leave it out', code: 'PropMissing' } : undefined));

export const HELM = { folder: optional(chartFolder), name: optional(dnsLabel, 'prow'), version: optional(chartVersion, '0.1.0') } satisfies Fields<HelmOptions>;

export type HelmSettings = ValuesOf<typeof HELM>;
export type ArgoCdSettings = ValuesOf<typeof ARGO_CD>;
export type FluxSettings = ValuesOf<typeof FLUX>;
