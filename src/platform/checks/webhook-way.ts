import { isPrivateNetwork, urlHostName } from '../../core/net';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { isOwnMachine, secluded } from '../../core/reach';
import { isOfGitHubAlone } from '../../exposure/github-hooks';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { GitHubPlan } from '../../prow/github/github-plan';

/** The path at which hook takes webhooks, unless its flags say another one. Source: prow cmd/hook/main.go at a61940897. */
const HOOK_PATH = '/hook';

/** The way in that needs no public address. */
const RELAY = 'bring them by `exposure: Exposure.tunnel(Tunnel.relay())`, with a channel of https://smee.io/new or of a gosmee server of yours';

/** What is wrong with the way of webhooks from this GitHub to hook; `hookArgs` are its further flags. */
export function webhookWayFindings(exposure: ExposurePlan, gitHub: GitHubPlan, hookArgs: readonly string[]): readonly Finding[] {
  const { hookUrl, toldToGitHub } = exposure;
  return [
    ...(hookUrl === undefined ? [] : pathFindings(hookUrl, hookArgs)),
    ...(toldToGitHub ? unreachable(exposure, gitHub).map(({ host, kind }) => notPublic(host, kind, gitHub)) : []),
    ...sourceFindings(exposure, gitHub),
  ];
}

/** What somebody has to see to; webhooks may come by ways that are not said here. */
export function webhookWayNotes(exposure: ExposurePlan, gitHub: GitHubPlan): readonly string[] {
  return insideOfEntry(exposure, gitHub);
}

/** Why no webhook arrives, unless something that is not said here brings it. */
export function webhookWayWarnings(exposure: ExposurePlan, gitHub: GitHubPlan): readonly string[] {
  return [...unreachable(exposure, gitHub).map(detour), ...secludedPool(exposure, gitHub), ...foreignSources(exposure, gitHub)];
}

function insideOfEntry({ hookUrl, entryAddresses = [] }: ExposurePlan, { hosted }: GitHubPlan): readonly string[] {
  const host = hookUrl && urlHostName(hookUrl);
  const inside = entryAddresses.filter((address) => secluded(address) !== undefined);
  if (!hosted || host === undefined || secluded(host) !== undefined || inside.length === 0) return [];
  return [`${host} is public, and ${inside.join(' and ')} is not: something with the public address must forward what comes for ${host} there.`];
}

interface Unreachable {
  readonly host: string;
  readonly kind: 'address' | 'name';
}

/** A server of one's own may be anywhere, but no other machine is reached by the names of the own one. */
function unreachable({ hookUrl }: ExposurePlan, { hosted }: GitHubPlan): readonly Unreachable[] {
  if (hookUrl === undefined) return [];
  const host = urlHostName(hookUrl);
  const kind = secluded(host);
  return kind === undefined || !(hosted || isOwnMachine(host)) ? [] : [{ host, kind }];
}

function detour({ host, kind }: Unreachable): string {
  return `GitHub cannot reach ${host}, because it is not a public ${kind}, and no job starts without its webhooks: ${RELAY}, `
    + `or forward a port of a public address to it${kind === 'address' ? ', and say that address' : ''}.`;
}

function notPublic(host: string, kind: 'address' | 'name', { host: gitHub }: GitHubPlan): Finding {
  return {
    what: `webhooks are to go to ${quote(host)}, and ${gitHub} cannot reach it, because it is not a public ${kind}`,
    instead: 'give hookUrl as GitHub is told it, or leave it out',
    code: 'WebhookUrlNotPublic',
  };
}

/** hook answers 200 to whatever comes to another path, and throws it away. */
function pathFindings(hookUrl: string, hookArgs: readonly string[]): readonly Finding[] {
  const flag = hookArgs.map((argument) => /^--?webhook-path=(.*)$/.exec(argument)?.[1]).filter((path) => path !== undefined).at(-1);
  const path = flag ?? HOOK_PATH;
  if (new URL(hookUrl).pathname.endsWith(path)) return [];
  return [{
    what: `webhooks are to go to ${quote(hookUrl)}, which does not end in ${quote(path)}, `
      + `the path that hook takes them at${flag === undefined ? '' : ' by --webhook-path'}`,
    instead: flag === undefined ? `write ${quote(withPath(hookUrl))}` : 'leave that flag out of hook.extraArgs',
    code: 'WebhookPathInvalid',
  }];
}

function withPath(hookUrl: string): string {
  const { origin, pathname } = new URL(hookUrl);
  return `${origin}${/^\/web-?hooks?\/?$/.test(pathname) ? '' : pathname.replace(/\/+$/, '')}${/\/hook\/+$/.test(pathname) ? '' : HOOK_PATH}`;
}

/** Where hook itself is secluded, something inside brings webhooks, and comes from inside. */
function sourceFindings({ webhookSources, hookUrl }: ExposurePlan, { hosted, host }: GitHubPlan): readonly Finding[] {
  if (webhookSources === undefined || !hosted || hookUrl === undefined || secluded(urlHostName(hookUrl)) !== undefined) return [];
  const { prop, networks } = webhookSources;
  if (!networks.every(isPrivateNetwork)) return [];
  return [{
    what: `${prop} lets in ${networks.map(quote).join(', ')} alone, and ${host} calls from public addresses`,
    instead: 'add hooks of https://api.github.com/meta, or leave it out',
    code: 'WebhookSourcesPrivate',
  }];
}

/** Servers of one's own, and those with data residency, have other addresses than GitHub.com. */
function foreignSources({ webhookSources }: ExposurePlan, { enterprise, host }: GitHubPlan): readonly string[] {
  if (webhookSources === undefined || !enterprise || !isOfGitHubAlone(webhookSources.networks)) return [];
  return [`\`${webhookSources.prop}\` lets in networks of github.com alone, and webhooks come from ${host}: add the addresses that it calls from.`];
}

/** A load balancer whose address nobody has said gets one of the pool. */
function secludedPool({ hook, hookUrl, addresses }: ExposurePlan, { hosted, host }: GitHubPlan): readonly string[] {
  const balanced = hosted && hookUrl === undefined && hook._plan.type === 'LoadBalancer';
  if (!balanced || addresses.length === 0 || !addresses.every(({ range }) => secluded(range.split(/[-/]/)[0]) !== undefined)) return [];
  return [
    `${host} cannot reach hook at any address of ${[...new Set(addresses.map(({ from }) => from))].join(' or ')}, because they are not public: `
      + `${RELAY}, or forward a port of a public address to it, and say that by hookHost.`,
  ];
}

/** What is wrong with the networks in which GitHub is said to answer. */
export function gitHubNetworkFindings(gitHubCidrs: readonly string[] = [], { hosted, host }: GitHubPlan): readonly Finding[] {
  if (!hosted || gitHubCidrs.length === 0 || !gitHubCidrs.every(isPrivateNetwork)) return [];
  const what = `${gitHubCidrs.map(quote).join(', ')} alone are private, and ${host} answers at public addresses`;
  return [{ what, instead: 'give its networks, or leave it out', code: 'GitHubCidrsPrivate' }];
}
