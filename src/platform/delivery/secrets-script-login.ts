import { DeckLoginPlan, loginRedirectUrl } from '../../prow/deck-login/deck-login-plan';
import { ProwModel } from '../../prow/prow-model';
import { JSON_TEXT } from './secrets-script-functions';
import { DECK_CLIENT_ID, DECK_CLIENT_SECRET } from './secrets-script-inputs';
import { ScriptObject } from './secrets-script-object';
import { shellWord } from './script';

/** Files in the script's working folder. */
const FILES = { oauth: 'deck-oauth.json', cookie: 'deck-cookie' } as const;

const RANDOM_BASE64 = `
# random_base64 BYTES FILE: as many from the system's generator, in base64, which POSIX has no program for
random_base64() {
  od -An -v -tu1 -N"$1" /dev/urandom | awk '
    { for (i = 1; i <= NF; i++) byte[n++] = $i }
    END {
      digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
      for (i = 0; i < n; i += 3) {
        bits = byte[i] * 65536 + byte[i + 1] * 256 + byte[i + 2]
        j = i
        for (unit = 262144; unit >= 1; unit /= 64) printf "%s", (j++ > n ? "=" : substr(digits, int(bits / unit) % 64 + 1, 1))
      }
    }' >"$work/$2"
  [ "$(($(wc -c <"$work/$2")))" -ge "$(($1 * 4 / 3))" ] || fail 'cannot read /dev/urandom'
}
`;

/** The shell functions that signing in at deck needs, less those that the storage brings already. */
export function loginFunctions({ deckLogin, storage: { s3 } }: ProwModel): string {
  if (deckLogin === undefined) return '';
  return s3 ? RANDOM_BASE64 : JSON_TEXT + RANDOM_BASE64;
}

/** The Secrets that signing in at deck needs. */
export function loginObjects({ namespace, deckLogin }: ProwModel): readonly ScriptObject[] {
  if (deckLogin === undefined) return [];
  const { oauth, cookie } = deckLogin;
  return [
    { kind: 'secret', namespace, name: oauth.secretName, data: [{ key: oauth.key, file: FILES.oauth }], inputs: [DECK_CLIENT_ID, DECK_CLIENT_SECRET] },
    { kind: 'secret', namespace, name: cookie.secretName, data: [{ key: cookie.key, file: FILES.cookie }], inputs: [] },
  ];
}

/** Makes the files that they are filled from. Source of the names: prow pkg/githuboauth/githuboauth.go at a61940897. */
export function loginValues({ namespace, deckUrl, deckLogin }: ProwModel): string {
  if (deckLogin === undefined || deckUrl === undefined) return '';
  return `
  random_base64 32 ${FILES.cookie}
  if is_missing secret ${namespace} ${deckLogin.oauth.secretName}; then
    {
      printf '%s' '{"client_id":"'
      json_text ${DECK_CLIENT_ID.copy}
      printf '%s' '","client_secret":"'
      json_text ${DECK_CLIENT_SECRET.copy}
      printf '%s\\n' ${shellWord(`",${loginFacts(deckUrl, deckLogin)}}`)}
    } >"$work/${FILES.oauth}"
  fi
`;
}

function loginFacts(deckUrl: string, { scopes }: DeckLoginPlan): string {
  return JSON.stringify({ redirect_url: loginRedirectUrl(deckUrl), scopes }).slice(1, -1);
}

/** What a user has to do at GitHub before people can sign in. */
export function loginText({ deckUrl, deckLogin, github: { host } }: ProwModel): readonly string[] {
  if (deckLogin === undefined || deckUrl === undefined) return [];
  return [
    `For people to sign in at deck, make an OAuth App (not a GitHub App) at <https://${host}/settings/applications/new>, or in the developer settings of the organisation, `
    + `with the callback URL \`${loginRedirectUrl(deckUrl)}\`. Put its client ID into one file and a client secret of it into another.`,
  ];
}
