import { dataKey, secretName } from '../../core/names';
import { checked, Fields, Note, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { SecretNeed } from '../../core/secret-need';
import { list } from '../../core/values';

/** A Secret of jobs, in their namespace, that `secrets.sh` makes from files. */
export interface JobSecret {
  /** Its name. Errors: `SecretNameInvalid`, `ElementTwice`. */
  readonly name: string;

  /**
   * Its keys, each from a file: `secrets.sh --NAME-KEY-file FILE`, in which signs other than letters, digits and `-` are `-`. Errors: `DataKeyInvalid`,
   * `EmptyList`, `ElementTwice` for two keys with one such option.
   */
  readonly keys: string[];
}

const jobSecret = shape({ name: required(secretName), keys: required(list(dataKey, 1)) } satisfies Fields<JobSecret>);

/** Secrets of jobs, each once. */
export const jobSecrets = checked(list(jobSecret), (secrets: readonly Read<typeof jobSecret>[], note: Note) => {
  const [names, options] = [new Map<string, number>(), new Map<string, string>()];
  secrets.forEach(({ name, keys }, i) => {
    const first = names.get(name);
    if (first !== undefined) note.at(`[${i}].name`)({ what: `${quote(name)} is that of [${first}] already`, instead: 'join the keys of both', code: 'ElementTwice' });
    else {
      names.set(name, i);
      keys.forEach((key, j) => {
        const option = optionOf(name, key);
        const other = options.get(option);
        if (other !== undefined) {
          note.at(`[${i}].keys[${j}]`)({ what: `${quote(key)} has the option --${option}-file, as ${other} has`, instead: 'give one of them another name', code: 'ElementTwice' });
        }
        options.set(option, `${quote(key)} of ${quote(name)}`);
      });
    }
  });
});

function optionOf(name: string, key: string): string {
  return `${name}-${key}`.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** What `secrets.sh` makes of them. */
export function jobSecretNeeds(secrets: readonly Read<typeof jobSecret>[], namespace: string): readonly SecretNeed[] {
  return secrets.map(({ name, keys }) => ({
    namespace, name, keys: keys.map((key) => ({ key, option: optionOf(name, key), help: `${key} of the Secret ${name}, for jobs` })),
  }));
}
