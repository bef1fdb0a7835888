/**
 * `hooks` of https://api.github.com/meta. Networks are added now and then.
 *
 * Source: copies of that answer in public repositories, which have these in common; the last that says its day is of this one.
 */
const HOOKS_DATE = '2026-03-12';
const HOOKS_IPV4 = ['192.30.252.0/22', '185.199.108.0/22', '140.82.112.0/20', '143.55.64.0/20'];
const HOOKS_IPV6 = ['2a0a:a440::/29', '2606:50c0::/32'];

/**
 * Networks from which GitHub.com sends webhooks, as this release of the library knows them; for `webhookSources` of exposures, beside networks of your
 * own: `[...GitHubHooks.networks(), '203.0.113.7/32']`. A server of one's own, and GitHub with data residency, send from elsewhere.
 */
export class GitHubHooks {
  /** All of them. */
  static networks(): string[] {
    return [...HOOKS_IPV4, ...HOOKS_IPV6];
  }

  /** Those of IPv4 alone, for load balancers of clouds that take no others. */
  static ipv4Networks(): string[] {
    return [...HOOKS_IPV4];
  }

  /** Those of IPv6 alone. */
  static ipv6Networks(): string[] {
    return [...HOOKS_IPV6];
  }

  /** The day, as `2026-03-12`, on which they were `hooks` of https://api.github.com/meta. */
  static asOf(): string {
    return HOOKS_DATE;
  }

  private constructor() {}
}

/** That GitHub's networks change; `prop` is who says them, in the words of a note. */
export function changingNetworks(what: string, networks: readonly string[] = []): string {
  const ours = isOfGitHub(networks) ? ` Those of GitHubHooks are of ${HOOKS_DATE}.` : '';
  return `Networks of GitHub change: compare ${what} with hooks of https://api.github.com/meta.${ours}`;
}

/** Whether somebody took the list that stands here. */
export function isOfGitHub(networks: readonly string[]): boolean {
  return HOOKS_IPV4.every((one) => networks.includes(one));
}

/** Whether nobody else is let in. */
export function isOfGitHubAlone(networks: readonly string[]): boolean {
  return networks.every((one) => HOOKS_IPV4.includes(one) || HOOKS_IPV6.includes(one));
}
