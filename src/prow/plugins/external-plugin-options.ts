import { goPeriod } from '../../core/amounts';
import { dnsSubdomain, image, repository, serviceLabel } from '../../core/names';
import { httpUrl } from '../../core/net';
import { Finding } from '../../core/problem';
import { also, Fields, optional, required, Rule, shape } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { boolean, integer, list } from '../../core/values';
import { COMPONENT_FIELDS, ComponentOptions } from '../components/component-options';
import { githubEvent } from '../config/github-events';
import { cherrypickerToken, CherrypickerTokenOptions } from './cherrypicker-token';
import { accountName } from './plugin-account';

/** For which repositories hook hands events on. */
export interface PluginRepositories {
  /**
   * Repositories or organisations, each one that Prow serves or of one: keys of `external_plugins` in `plugins.yaml`.
   * Errors: `EmptyList`, `PluginTwice`, `RepositoryInvalid`, `RepositoryNotServed`.
   * @default - all that Prow serves
   */
  readonly repositories?: string[];
}

/** What can be set of every plugin that runs beside hook. It runs once. */
export interface ExternalPluginOptions extends ComponentOptions, PluginRepositories {}

/** Options of `ExternalPlugin.needsRebase`. */
export interface NeedsRebaseOptions extends ExternalPluginOptions {
  /**
   * How often all open pull requests are asked for, because a merge elsewhere makes conflicts without an event; a Go duration. `--update-period`.
   * Error: `DurationInvalid`.
   * @default 24h
   */
  readonly updatePeriod?: string;

  /**
   * For how many seconds a comment does not have the same pull request asked for again. `--cache-valid-time`.
   * @default 0
   */
  readonly cacheValidSeconds?: number;
}

/** Options of `ExternalPlugin.cherrypicker`. */
export interface CherrypickerOptions extends ExternalPluginOptions {
  /**
   * A user of its own, by a personal access token: cherrypicker's `--github-token-path`, in place of what Prow signs in with. Its forks are that user's,
   * and its pull requests and comments too. Where Prow is a GitHub App it needs one.
   * @default - cherrypicker signs in as Prow does
   */
  readonly githubToken?: CherrypickerTokenOptions;

  /**
   * Whether anybody may have a merged change picked, not the organisation's members alone. `--allow-all`.
   * @default false
   */
  readonly allowAll?: boolean;

  /**
   * Whether a change that does not fit opens an issue for who asked. `--create-issue-on-conflict`.
   * @default false
   */
  readonly createIssueOnConflict?: boolean;

  /**
   * What a label begins with that names a branch to pick to: `cherrypick/release-1.2`. `--label-prefix`.
   * @default cherrypick/
   */
  readonly labelPrefix?: string;

  /**
   * Labels of the pull requests that it opens. `--labels`, each.
   * @default - none
   */
  readonly labels?: string[];

  /**
   * Whether its pull requests are assigned to who asked. `--use-prow-assignments`.
   * @default true
   */
  readonly assigns?: boolean;
}

/** Options of `ExternalPlugin.refresh`. */
export interface RefreshOptions extends ExternalPluginOptions {}

/** One rule of a plugin's Role. */
export interface PluginRight {
  /**
   * Group of the resources, without a version: `prow.k8s.io`. Error: `NameNotDnsSubdomain`.
   * @default - Kubernetes' own, as pods and ConfigMaps have it
   */
  readonly apiGroup?: string;
  /** Resources in the plural, as their addresses have them: `configmaps`, `pods/log`. No `*`. Errors: `EmptyList`, `NotAllowedValue`. */
  readonly resources: string[];
  /** What it may do: `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`. Errors: `EmptyList`, `NotAllowedValue`. */
  readonly verbs: string[];
  /**
   * Names of the objects. Not with `create`, which Kubernetes asks before there is a name (`PropWithoutEffect`).
   * @default - all of that resource
   */
  readonly names?: string[];
}

/** Options of `ExternalPlugin.of`, which has no image but the one that `image` says (`PropMissing`). */
export interface OtherPluginOptions extends ExternalPluginOptions {
  /**
   * Name of the plugin in `plugins.yaml`, of its Deployment, Service, ServiceAccount and of the label `app`. No component's (`PluginTwice`), and
   * not `default` (`NotAllowedValue`). Error: `ServiceNameInvalid`.
   */
  readonly name: string;

  /** Events of GitHub that hook hands on, `external_plugins[].events`; the App of `github-app/` gets them too. Errors: `EmptyList`, `NotAllowedValue`. */
  readonly events: string[];

  /**
   * Port at which it listens; its Service has port 80.
   * @default 8888
   */
  readonly port?: number;

  /**
   * Path of events at that port; hook asks for its help at `<path>/help`. Errors: `PathNotAbsolute`.
   * @default /
   */
  readonly path?: string;

  /**
   * Whether it is written with Prow's packages, and reads `--dry-run`, `--hmac-secret-file` and `--github-…` as Prow's own plugins do; `extraArgs` must not say
   * them again (`ArgumentTaken`). Without, it gets none of these flags: the token of webhooks is the file `/etc/webhook/<hmacSecretKey>`, and with `github` the
   * credentials are below `/etc/github`.
   * @default true
   */
  readonly prowFlags?: boolean;

  /**
   * Whether it acts at GitHub: it gets Prow's credentials there, and policies let it to ghproxy and GitHub.
   * @default true
   */
  readonly github?: boolean;

  /**
   * Whether it reads `config.yaml` and job config: `--config-path`, `--job-config-path`.
   * @default false
   */
  readonly config?: boolean;

  /**
   * Whether it reads `plugins.yaml`: `--plugin-config`.
   * @default false
   */
  readonly plugins?: boolean;

  /**
   * Whether it clones: scratch space of 10 GiB at `/var/tmp`, where Prow's git client puts its clones.
   * @default false
   */
  readonly clones?: boolean;

  /**
   * What its ServiceAccount may do in Prow's namespace: a Role. A plugin without any gets no token, and policies keep the API server from it.
   * @default - nothing
   */
  readonly rights?: PluginRight[];
}

/** Options of `ExternalPlugin.elsewhere`. */
export interface PluginElsewhereOptions extends PluginRepositories {
  /** Name of the plugin in `plugins.yaml`. Error: `ServiceNameInvalid`. */
  readonly name: string;
  /** Where it listens: `https://plugins.acme.dev/cla`, `http://cla.tools.svc`. Errors: `UrlInvalid`, `UrlWithoutScheme`. */
  readonly endpoint: string;
  /** Events of GitHub that hook hands on. Errors: `EmptyList`, `NotAllowedValue`. */
  readonly events: string[];
}

const REPOSITORIES = { repositories: optional(list(repository, 1)) } satisfies Fields<PluginRepositories>;
const EXTERNAL = { ...COMPONENT_FIELDS, ...REPOSITORIES } satisfies Fields<ExternalPluginOptions>;

export const NEEDS_REBASE = {
  ...EXTERNAL, updatePeriod: optional(goPeriod, '24h'), cacheValidSeconds: optional(integer(0, 86400), 0),
} satisfies Fields<NeedsRebaseOptions>;

/** What begins with nothing is every label. */
const labelled = also(text, (value) => (value === ''
  ? { what: 'is empty, and would stand for every label', instead: 'write what labels begin with, or leave it out', code: 'NotAllowedValue' } : undefined));

export const CHERRYPICKER = {
  ...EXTERNAL, githubToken: optional(cherrypickerToken), allowAll: optional(boolean, false), createIssueOnConflict: optional(boolean, false),
  labelPrefix: optional(labelled), labels: optional(list(labelled), []), assigns: optional(boolean, true),
} satisfies Fields<CherrypickerOptions>;

export const REFRESH = EXTERNAL satisfies Fields<RefreshOptions>;

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

const word = also(text, (value) => (value.includes('*')
  ? { what: `${quote(value)} is more than anybody needs`, instead: 'name what it does', code: 'NotAllowedValue' } : undefined));
const resource = also(word, (value) => {
  if (/^[a-z][a-z0-9-]*(\/[a-z]+)?$/.test(value)) return undefined;
  const offer = value.toLowerCase();
  return {
    what: `${quote(value)} is no resource`, instead: /^[a-z][a-z0-9-]*$/.test(offer) ? `write ${quote(offer.replace(/([^s])$/, '$1s'))}` : 'write one like "configmaps"',
    code: 'NotAllowedValue',
  };
});
const verb = also(word, (value) => {
  if (VERBS.includes(value)) return undefined;
  const meant = didYouMean(value, VERBS);
  return { what: `${quote(value)} is nothing that Kubernetes does`, instead: meant === undefined ? `write one of ${VERBS.join(', ')}` : `did you mean ${quote(meant)}?`, code: 'NotAllowedValue' };
});
const apiGroup: Rule<string> = (value, report) => (value === '' ? '' : dnsSubdomain(value, report));
const named = also(shape({
  apiGroup: optional(apiGroup, ''), resources: required(list(resource, 1)), verbs: required(list(verb, 1)), names: optional(list(text, 1)),
} satisfies Fields<PluginRight>), ({ verbs, names }) => (names !== undefined && verbs.includes('create')
  ? { what: 'limits create to names, and Kubernetes asks for it before there is one', instead: 'write a right of its own for create, without names', code: 'PropWithoutEffect' }
  : undefined));
const right = also(named, ({ apiGroup: group, resources }) => (group === '' ? resources.map(notOfCore).find((one) => one !== undefined) : undefined));

/** Resources of the group without a name. Source: Kubernetes 1.37, staging/src/k8s.io/api/core/v1. */
const CORE = [
  'bindings', 'configmaps', 'endpoints', 'events', 'limitranges', 'namespaces', 'nodes', 'persistentvolumeclaims', 'persistentvolumes', 'pods', 'podtemplates',
  'replicationcontrollers', 'resourcequotas', 'secrets', 'serviceaccounts', 'services',
];

/** RBAC takes any word, and lets nobody do anything with one that nothing has. */
function notOfCore(name: string): Finding | undefined {
  const [base, ...sub] = name.split('/');
  if (CORE.includes(base)) return undefined;
  const plural = CORE.find((one) => one === `${base}s`);
  return {
    what: `has ${quote(name)}, which is no resource of Kubernetes' own group`,
    instead: plural === undefined ? 'say its apiGroup, like "prow.k8s.io" for "prowjobs"' : `write ${quote([plural, ...sub].join('/'))}`, code: 'NotAllowedValue',
  };
}

const ENTRY = { name: required(serviceLabel), events: required(list(githubEvent, 1)) };

const path = also(text, (value) => (/^\/[\w./-]*$/.test(value)
  ? undefined : { what: `${quote(value)} is not a path`, instead: 'write one like "/events"', code: 'PathNotAbsolute' }));

export const OTHER = {
  ...EXTERNAL, ...ENTRY, name: required(accountName), image: required(image), port: optional(integer(1, 65535), 8888), path: optional(path, '/'),
  prowFlags: optional(boolean, true), github: optional(boolean, true), config: optional(boolean, false), plugins: optional(boolean, false),
  clones: optional(boolean, false), rights: optional(list(right), []),
} satisfies Fields<OtherPluginOptions>;

export const ELSEWHERE = { ...REPOSITORIES, ...ENTRY, endpoint: required(httpUrl) } satisfies Fields<PluginElsewhereOptions>;
