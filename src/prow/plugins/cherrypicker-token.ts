import { dataKey, secretName } from '../../core/names';
import { Fields, optional, shape } from '../../core/props';

/** The token of the user that cherrypicker is. It stays in a Secret; only its name and key are said here. */
export interface CherrypickerTokenOptions {
  /**
   * Name of the Secret in Prow's namespace, which cherrypicker mounts and nothing else; `secrets.sh` makes it from `--cherrypicker-token-file` when it is
   * missing. Errors: `KeyUsedTwice` for a Secret that something else reads, `SecretNameInvalid`.
   * @default cherrypicker-token
   */
  readonly secretName?: string;

  /**
   * Key of the token in that Secret. Error: `DataKeyInvalid`.
   * @default token
   */
  readonly tokenKey?: string;
}

export const cherrypickerToken = shape({
  secretName: optional(secretName, 'cherrypicker-token'), tokenKey: optional(dataKey, 'token'),
} satisfies Fields<CherrypickerTokenOptions>);
