/** A secret that is known by its form, wherever it stands. */
export interface SecretPattern {
  /** What it is, as an error says it. */
  readonly name: string;
  readonly pattern: RegExp;
}

/** `-----BEGIN … PRIVATE KEY` in base64, whatever kind of key is named; a file begins with it. */
const PRIVATE_KEYS_IN_BASE64 = [
  'QUklWQVRFIEtF', 'SU0EgUFJJVkFURS', 'FQyBQUklWQVRF', 'EU0EgUFJJVkFURS', 'PUEVOU1NIIFBSSVZBVEUg', 'FTkNSWVBURUQgUFJJVkFURS', 'QR1AgUFJJVkFURS',
];

/** Forms of tokens and keys as those who give them out document them. What is public, like a certificate or a digest, has none of them. */
export const SECRET_PATTERNS: readonly SecretPattern[] = [
  { name: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY/ },
  { name: 'a private key in base64', pattern: new RegExp(`LS0tLS1CRUdJTiB(?:${PRIVATE_KEYS_IN_BASE64.join('|')})`) },
  { name: 'a token of GitHub', pattern: /\b(?:gh[opsur]_[A-Za-z0-9]{16}|github_pat_[A-Za-z0-9_]{20})/ },
  { name: 'a token of GitLab', pattern: /\bgl(?:pat|dt|rt|cbt|ptt|agent)-[\w-]{20}/ },
  { name: 'a token of Slack', pattern: /\bx(?:ox[abeoprs]|app)-[A-Za-z0-9-]{10}/ },
  { name: 'a webhook of Slack', pattern: /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/\w[\w/-]{15}/ },
  { name: 'an access key of AWS', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { name: 'a key of Google', pattern: /\b(?:AIza[\w-]{35}|GOCSPX-[\w-]{20})/ },
  { name: 'a JSON web token', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16}/ },
  { name: 'the key of a kubeconfig', pattern: /\bclient-key-data["']?\s*:\s*["']?[A-Za-z0-9+/]{40}/ },
  { name: 'a sign-in to a registry', pattern: /"auths"\s*:\s*\{\s*"[^"]*"\s*:\s*\{[^{}]*"(?:auth|password)"\s*:\s*"[^"]|\beyJhdXRocyI6/ },
  // a job may well sign in to a database beside it by the name of the user
  { name: 'a password in a URL', pattern: /[a-z]:\/\/([^/?#\s:@"'$<{]+):(?!\1@)[^/?#\s:@"'$<{%*][^/?#\s@"'$<{]*@(?!localhost\b|127\.)/ },
];

const SECRET_NAME = '(?:pass(?:word|wd|phrase)|token|(?:client|cookie|hmac|webhook|shared|app)[-_]?secret|(?:api|secret|private|access)[-_]?key)';

/** Names whose values are secret, at their end: `adminPassword`, `SLACK_TOKEN`. */
export const SECRET_NAMED = new RegExp(`${SECRET_NAME}s?$`, 'i');

/** The same as a name and a value that are written in one text; the second group is the value. */
export const SECRET_ASSIGNED = new RegExp(`(${SECRET_NAME})["']?\\s*[:=]\\s*["']?([\\w+/=.~-]{20,})`, 'gi');

/** A flag of a program whose value is secret whatever it looks like, alone or with its value. */
export const SECRET_FLAG = new RegExp('^--?(?:[a-z0-9-]+-)?(?:pass(?:word|wd|phrase)|(?:client|cookie|hmac)-secret|(?:api|secret-access|secret)-key'
  + '|(?:access|auth|bearer|github|gitlab|slack|oauth|api|bot|refresh|tunnel)-token)(?:=([^]*))?$|^--?token(?:=([^]*))?$');
