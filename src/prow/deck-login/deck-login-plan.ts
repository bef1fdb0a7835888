import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';

/** Signing in at deck, with every default filled in. */
export interface DeckLoginPlan {
  readonly users: readonly string[];
  readonly orgs: readonly string[];
  readonly teams: readonly GitHubTeamSlug[];
  readonly scopes: readonly string[];
  readonly oauth: SecretKey;
  readonly cookie: SecretKey;
}

/** A team, in the words of Prow's configuration. */
export interface GitHubTeamSlug {
  readonly org: string;
  readonly slug: string;
}

/** One key of a Secret in Prow's namespace. */
export interface SecretKey {
  readonly secretName: string;
  readonly key: string;
}

/** Where GitHub sends people back to. Source: prow cmd/deck/main.go at a61940897. */
export function loginRedirectUrl(deckUrl: string): string {
  return `${deckUrl}/github-login/redirect`;
}

/**
 * What of deck's address does not fit. deck refuses every rerun and abort over plain HTTP as forged, whatever `--allow-insecure` says.
 *
 * Source: github.com/gorilla/csrf v1.7.3, csrf.go, as prow cmd/deck/main.go at a61940897 calls it.
 */
export function deckLoginFindings(deckUrl: string | undefined): readonly Finding[] {
  if (deckUrl === undefined) {
    return [{ what: 'GitHub must be told where to send people back to, and the address of deck is not known', instead: 'give the exposure a domain or a deckUrl', code: 'DeckUrlUnknown' }];
  }
  if (!deckUrl.startsWith('https://')) {
    return [{ what: `${quote(deckUrl)} is not https, and deck refuses every rerun and abort without it`, instead: 'use an exposure with TLS, or leave deckLogin out', code: 'DeckUrlNotHttps' }];
  }
  return [];
}
