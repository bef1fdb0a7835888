/** What a key of a Secret has to hold, each checked by a function `is_…` of `secrets.sh`, and how that is said. */
export const FORMATS = {
  hmac: 'one line; or a list of several as hook reads it',
  number: 'digits alone',
  private_key: 'private key in PEM form, not encrypted',
  word: 'one word',
  s3: 'JSON with region, endpoint, access_key and secret_key',
  accounts: 'JSON with the accounts of the store',
  google_key: 'JSON key of a service account',
  certificates: 'certificates in PEM form',
  oauth: 'JSON with client_id, client_secret, redirect_url and scopes',
  cookie: '32 bytes in base64',
  aes_key: '16, 24 or 32 bytes, as they are or in base64',
  value: 'any text',
} as const;

export type SecretFormat = keyof typeof FORMATS;

/** Functions that several formats need. */
export const FORMAT_HELPERS = { found_text: ['s3', 'oauth'], base64_bytes: ['aes_key'] } as const satisfies Readonly<Record<string, readonly SecretFormat[]>>;
