import { isRandom, isSignIn } from './made-by-chance';

/** A secret that is known by its form, wherever it stands. */
interface SecretPattern {
  /** What it is, as an error says it. */
  readonly name: string;
  /** Without numbered groups, because all of them are tried at once. */
  readonly pattern: RegExp;
  /** Whether what was found is one, where its form alone does not tell. */
  readonly is?: (found: string) => boolean;
}

/** `-----BEGIN … PRIVATE KEY` in base64, whatever kind of key is named; a file begins with it. */
const PRIVATE_KEYS_IN_BASE64 = [
  'QUklWQVRFIEtF', 'SU0EgUFJJVkFURS', 'FQyBQUklWQVRF', 'EU0EgUFJJVkFURS', 'PUEVOU1NIIFBSSVZBVEUg', 'FTkNSWVBURUQgUFJJVkFURS', 'QR1AgUFJJVkFURS',
];

/** `{"auths"` in base64, indented by nothing, a tab, two or four blanks. */
const SIGN_INS_IN_BASE64 = ['eyJhdXRocyI6', 'ewoJImF1dGhzI', 'ewogICJhdXRocyI6', 'ewogICAgImF1dGhzI'];

const lastWord = (text: string): string => text.slice(text.search(/\S+$/));
const isRandomWord = (found: string): boolean => isRandom(lastWord(found));

/** Forms of tokens and keys as those who give them out document them. What is public, like a certificate or a digest, has none of them. */
const SECRET_PATTERNS: readonly SecretPattern[] = [
  { name: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY|\bAGE-SECRET-KEY-1[0-9A-Z]{20}/ },
  { name: 'a private key in base64', pattern: new RegExp(`LS0tLS1CRUdJTiB(?:${PRIVATE_KEYS_IN_BASE64.join('|')})`) },
  { name: 'a token of GitHub', pattern: /\b(?:gh[opsur]_[A-Za-z0-9]{16}|github_pat_[A-Za-z0-9_]{20})/ },
  { name: 'a token of GitLab', pattern: /\bgl(?:pat|dt|rt|rtr|cbt|ptt|agent|soat|imt|ft|ffct|oas|wt)-[\w-]{20}|\bGR1348941[\w-]{20}/ },
  { name: 'a token of Slack', pattern: /\bx(?:ox[a-z]|app|wfp)-[A-Za-z0-9-]{10}|\bxoxe\.xox[bp]-[A-Za-z0-9-]{10}/ },
  { name: 'a webhook of Slack', pattern: /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/\w[\w/-]{15}/ },
  { name: 'a webhook of Discord', pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{40}/ },
  { name: 'a token of Telegram', pattern: /(?<![\w-])(?:bot)?\d{8,10}:AA[\w-]{33}(?![\w-])/ },
  { name: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { name: 'a key of Google', pattern: /\b(?:AIza[\w-]{35}|GOCSPX-[\w-]{20}|ya29\.[\w-]{20})|(?<![\w/])1\/\/0[\w-]{40}/ },
  { name: 'a key of Azure', pattern: /\b(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40}|[?&]sig=[A-Za-z0-9%]{40,}(?:%3[Dd]|=)|\b\w[\w~.]{2}\dQ~[\w~.-]{31}/ },
  { name: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: 'a token of PyPI', pattern: /\bpypi-AgE[\w-]{20}/ },
  { name: 'a token of RubyGems', pattern: /\brubygems_[a-f0-9]{32}/ },
  { name: 'a token of Docker Hub', pattern: /\bdckr_[op]at_[\w-]{20}/ },
  { name: 'a key of Anthropic', pattern: /\bsk-ant-[\w-]{20}/ },
  { name: 'a key of OpenAI', pattern: /\bsk-(?:(?:proj|svcacct|admin|None)-[\w-]{20}|[A-Za-z0-9]{20}T3BlbkFJ|[A-Za-z0-9]{48}\b)/ },
  { name: 'a token of Hugging Face', pattern: /\bhf_[A-Za-z0-9]{30}/ },
  { name: 'a key of SendGrid', pattern: /\bSG\.[\w-]{16,32}\.[\w-]{32}/ },
  { name: 'a key of Stripe', pattern: /\b(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16}|whsec_[A-Za-z0-9+/]{24})/ },
  { name: 'a token of Terraform', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40}/ },
  { name: 'a token of Vault', pattern: /\bhv[bsr]\.[\w-]{24}/ },
  { name: 'a token of DigitalOcean', pattern: /\bdo[por]_v1_[a-f0-9]{40}/ },
  { name: 'a key of Tailscale', pattern: /\btskey-[a-z]+-\w{8}/ },
  { name: 'a token of Grafana', pattern: /\bgl(?:sa_[A-Za-z0-9]{32}_|c_eyJ)/ },
  { name: 'a token of Databricks', pattern: /\bdapi[a-f0-9]{32}\b/ },
  { name: 'a token of Sentry', pattern: /\bsntry(?:u_[a-f0-9]{40}|s_eyJ)/ },
  { name: 'a token of SonarQube', pattern: /\bsq[aup]_[a-f0-9]{40}\b/ },
  { name: 'a token of Pulumi', pattern: /\bpul-[a-f0-9]{40}\b/ },
  { name: 'a token of Atlassian', pattern: /\bAT(?:ATT3|CTT3|BB)[\w=-]{20}/ },
  { name: 'a JSON web token', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16}/ },
  { name: 'a bearer token', pattern: /\b[Bb](?:earer|EARER)[ \t]+[\w.~+/=-]{20,}/, is: isRandomWord },
  { name: 'a token in a header', pattern: /\b(?:[Aa]uthorization|AUTHORIZATION)["']?\s*:\s*["']?(?:[Tt]oken[ \t]+)?[\w.~+/=-]{20,}/, is: isRandomWord },
  { name: 'a password in a header', pattern: /\b[Bb]asic[ \t]+[A-Za-z0-9+/]{4,}={0,2}/, is: (found) => isSignIn(lastWord(found)) },
  { name: 'the key of a kubeconfig', pattern: /\bclient-key-data["']?\s*:\s*["']?[A-Za-z0-9+/]{40}/ },
  {
    name: 'a sign-in to a registry',
    pattern: new RegExp(`"auths"\\s*:\\s*\\{\\s*"[^"]*"\\s*:\\s*\\{[^{}]*"(?:auth|password)"\\s*:\\s*"[^"]|\\b(?:${SIGN_INS_IN_BASE64.join('|')})`),
  },
  {
    name: 'a sign-in to a registry', pattern: /["']?\b_?auth["']?\s*[:=]\s*["']?[A-Za-z0-9+/]{4,}={0,2}/,
    is: (found) => isSignIn(found.replace(/^.*[:=]\s*["']?(?=[A-Za-z0-9])/, '')),
  },
  // a job may well sign in to a database beside it by the name of the user
  { name: 'a password in a URL', pattern: /[a-z]:\/\/(?<user>[^/?#\s:@"'$<{]*):(?!\k<user>@)[^/?#\s:@"'$<{%*][^/?#\s@"'$<{]*@(?!localhost\b|127\.)/ },
];

/** Most texts hold none of them, which is seen in one go. */
const ANY = new RegExp(SECRET_PATTERNS.map(({ pattern }) => pattern.source).join('|'));
const ALL = SECRET_PATTERNS.map(({ name, pattern, is }) => ({ name, pattern: new RegExp(pattern, 'g'), is }));

/** What somebody writes who means that a secret belongs there. */
const STANDS_FOR_ONE = /([xX*._])\1{5}/;

/** What a text holds that is known by its form: `a token of GitHub`. */
export function knownSecret(text: string): string | undefined {
  if (!ANY.test(text)) return undefined;
  const isOne = (found: string, is: SecretPattern['is']): boolean => !STANDS_FOR_ONE.test(found) && is?.(found) !== false;
  return ALL.find(({ pattern, is }) => [...text.matchAll(pattern)].some(([found]) => isOne(found, is)))?.name;
}

const SECRET_NAME = '(?:pass(?:word|wd|phrase)|token|(?:client|cookie|hmac|webhook|shared|app|jwt|session|signing|encryption|consumer)[-_]?secret'
  + '|(?:api|secret|private|access|account|signing|encryption|session)[-_]?key)';

/** Names whose values are secret, at their end: `adminPassword`, `SLACK_TOKEN`. */
export const SECRET_NAMED = new RegExp(`(?:${SECRET_NAME}s?|[-_]pat|credentials?|authorization)$`, 'i');

/**
 * The same as a name and a value of any form, which only who shows a text has to mind: `--password=x`, `DB_PASSWORD=x`, but no path to a file, and
 * nothing that stands for a value.
 */
export const SECRET_SAID = new RegExp(`${SECRET_NAME}["']?[=:] ?["']?(?=[^\\s=:/$<{%*"'])`, 'i');

/** The same as a name and a value that are written in one text; the second group is the value. */
export const SECRET_ASSIGNED = new RegExp(`(${SECRET_NAME})["']?\\s*[:=]\\s*["']?([\\w+/=.~-]{20,})`, 'gi');

/** A name whose value may be a user and a password in base64, as files of registries have it. */
export const SIGN_IN_NAMED = /^_?auth$/i;

/** A flag of a program whose value is secret whatever it looks like, alone or with its value. */
export const SECRET_FLAG = new RegExp('^--?(?:[a-z0-9-]+-)?(?:pass(?:word|wd|phrase)|(?:client|cookie|hmac)-secret|(?:api|secret-access|secret)-key'
  + '|(?:access|auth|bearer|github|gitlab|slack|oauth|api|bot|refresh|tunnel)-token)(?:=([^]*))?$|^--?token(?:=([^]*))?$');
