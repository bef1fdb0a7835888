import { Endpoint, endpointUrl } from '../../core/endpoint';
import { Finding } from '../../core/problem';
import { isPlainObject } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { amounts, COMPONENT_KINDS } from '../components/component-kinds';
import { ComponentSettings, componentSettings } from '../components/component-options';
import { PodSettings } from '../../core/pod-options';
import { GitHubAuthPlan } from '../github/github-plan';
import { ExternalPluginPlan, PluginProgram } from './external-plugin-plan';

/** A plugin beside hook with every default filled in. */
export interface ExternalPluginModel {
  readonly name: string;
  readonly events: readonly string[];
  readonly repositories: readonly string[];
  /** The URL that hook calls. */
  readonly endpoint: string;
  /** Absent where it runs elsewhere. */
  readonly placed?: PlacedPlugin;
}

/** One that runs here. */
export interface PlacedPlugin {
  readonly name: string;
  readonly service: Endpoint;
  readonly program: PluginProgram;
  readonly settings: ComponentSettings;
}

/** What plugins depend on. */
export interface PluginsPlace {
  readonly namespace: string;
  /** What Prow serves. */
  readonly served: readonly string[];
  readonly pods: PodSettings;
  readonly imageOf: (name: string) => string;
  /** The same image, from where all are pulled. */
  readonly pulled: (image: string) => string;
}

/** Each with its defaults, and with its Service where it runs here. */
export function resolvePlugins(plans: readonly ExternalPluginPlan[], place: PluginsPlace): readonly ExternalPluginModel[] {
  return plans.map(({ program, ...plan }) => {
    const { name } = plan;
    const repositories = plan.repositories ?? place.served;
    if (program === undefined) return { ...plan, repositories, endpoint: plan.endpoint as string };
    const service: Endpoint = { serviceName: name, namespace: place.namespace, port: 80 };
    const settings = componentSettings({ name, resources: amounts('50m', '128Mi', '1Gi') }, program.said, place.pods, place.imageOf);
    return {
      ...plan, repositories, endpoint: `${endpointUrl(service)}${program.path}`,
      placed: { name, service, program, settings: { ...settings, image: place.pulled(settings.image) } },
    };
  });
}

/** Those that run here. */
export function placedPlugins(plugins: readonly ExternalPluginModel[]): readonly PlacedPlugin[] {
  return plugins.flatMap(({ placed }) => placed ?? []);
}

/** By what some of them sign in at GitHub in place of Prow, with their place among all. */
export function pluginAuths(plugins: readonly ExternalPluginModel[]): readonly { readonly index: number; readonly auth: GitHubAuthPlan }[] {
  return plugins.flatMap(({ placed }, index) => (placed?.program.auth === undefined ? [] : [{ index, auth: placed.program.auth }]));
}

/**
 * `external_plugins` of `plugins.yaml`, by repository, each once: what is said twice is told where it is read.
 * Source: prow pkg/plugins/config.go, ExternalPlugin, at a61940897.
 */
export function pluginEntries(plugins: readonly ExternalPluginModel[]): Readonly<Record<string, readonly PluginEntry[]>> {
  const entries: Record<string, PluginEntry[]> = {};
  for (const { name, endpoint, events, repositories } of plugins) {
    const isCovered = (one: string): boolean => one.includes('/') && repositories.includes(one.split('/')[0]);
    for (const repository of new Set(repositories)) if (!isCovered(repository)) (entries[repository] ??= []).push({ name, endpoint, events });
  }
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface PluginEntry {
  readonly name: string;
  readonly endpoint: string;
  readonly events: readonly string[];
}

/** What is wrong with several of them, or with one beside what is there already; `path` is below `externalPlugins`. */
export function pluginFindings(
  plugins: readonly ExternalPluginModel[], served: readonly string[], names: readonly string[], written: unknown,
): readonly { readonly path: string; readonly finding: Finding }[] {
  const taken = [...Object.values(COMPONENT_KINDS).map(({ name }) => name as string), ...names];
  return plugins.flatMap(({ name, repositories, placed }, i) => {
    const found = (at: string, what: string, instead: string, code: Finding['code']) => ({ path: `[${i}]${at}`, finding: { what, instead, code } });
    const takenAway = repositories.filter((repository) => written === null || (isPlainObject(written) && written[repository] === null));
    const before = plugins.findIndex((other) => other.name === name);
    return [
      ...placed !== undefined && taken.includes(name) ? [found('.name', `${quote(name)} is the name of a part of Prow`, 'use another one', 'PluginTwice')] : [],
      ...before === i ? [] : [placed?.program.upstream === undefined
        ? found('.name', `${quote(name)} is the name of externalPlugins[${before}] too`, `${asOne(name)}, or give each a name of its own`, 'PluginTwice')
        : found('', `is ${name}, as externalPlugins[${before}] is`, asOne(name), 'PluginTwice')],
      ...repositories.flatMap((repository, j) => repositoryFindings(repository, repositories.slice(0, j), repositories, served)
        .map(({ what, instead, code }) => found(`.repositories[${j}]`, what, instead, code))),
      ...overriddenAt(name, written).map((key) => found('', `${quote(name)} is in pluginOverrides.external_plugins.${key} too`, 'leave it out there', 'PluginTwice')),
      ...takenAway.length === 0 ? [] : [found('',
        `${quote(name)} would get no events of ${takenAway.join(', ')}, because pluginOverrides.external_plugins takes them away`, 'leave the null out there',
        'MutuallyExclusive')],
    ];
  });
}

function asOne(name: string): string {
  return `write one ${name} with the repositories of both`;
}

function repositoryFindings(name: string, before: readonly string[], all: readonly string[], served: readonly string[]): readonly Finding[] {
  const org = name.split('/')[0];
  const meant = didYouMean(name, served);
  return [
    ...before.includes(name) ? [{ what: `${quote(name)} is given twice`, instead: 'remove one of them', code: 'PluginTwice' } as const] : [],
    ...name !== org && all.includes(org)
      ? [{ what: `${quote(name)} is of the organisation ${quote(org)}, which is there too`, instead: 'remove one of them', code: 'PluginTwice' } as const] : [],
    ...served.includes(name) || served.includes(org) ? [] : [{
      what: `${quote(name)} is none of the repositories ${served.join(', ')}`,
      instead: meant === undefined ? 'add it to them, or remove it here' : `did you mean ${quote(meant)}?`, code: 'RepositoryNotServed',
    } as const],
  ];
}

/** Repositories for which an override names the same plugin. */
function overriddenAt(name: string, written: unknown): readonly string[] {
  if (!isPlainObject(written)) return [];
  return Object.entries(written).filter(([, list]) => Array.isArray(list) && list.some((one: unknown) => isPlainObject(one) && one.name === name))
    .map(([key]) => key);
}
