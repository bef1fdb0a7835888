import { dataKey, dnsLabel, secretName } from '../../core/names';
import { checked, Fields, Note, optional, Read, required, shape } from '../../core/props';
import { quote } from '../../core/quote';
import { SecretNeed } from '../../core/secret-need';
import { list } from '../../core/values';

/** A Secret of jobs, in their namespace, that `secrets.sh` makes from files. */
export interface JobSecret {
  /** Its name. Errors: `SecretNameInvalid`, `ElementTwice`. */
  readonly name: string;

  /**
   * Its keys, each from a file: `secrets.sh --NAME-KEY-file FILE`, in which signs other than letters, digits and `-` are `-`. Errors: `DataKeyInvalid`,
   * `EmptyList`, `ElementTwice` for an option that something else has too. With `.dockerconfigjson` alone it is of the type
   * `kubernetes.io/dockerconfigjson`, which kubelet wants of `imagePullSecrets`.
   */
  readonly keys: string[];

  /**
   * The clusters in which jobs may have it: `default`, which is Prow's own, and names of `buildClusters`, whose `copy-secrets.sh` copies it there. Errors:
   * `BuildClusterUnknown`, `EmptyList`.
   * @default - `default` alone
   */
  readonly clusters?: string[];
}

const jobSecret = shape({ name: required(secretName), keys: required(list(dataKey, 1)), clusters: optional(list(dnsLabel, 1), ['default']) } satisfies Fields<JobSecret>);

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

/** What `secrets.sh` makes of one, and the clusters whose jobs may have it. */
export interface JobSecretNeed extends SecretNeed {
  readonly clusters: readonly string[];
}

export function jobSecretNeeds(secrets: readonly Read<typeof jobSecret>[], namespace: string): readonly JobSecretNeed[] {
  return secrets.map(({ name, keys, clusters }) => ({
    namespace, name, clusters, keys: keys.map((key) => ({ key, option: optionOf(name, key), help: `${key} of the Secret ${name}, for jobs` })),
  }));
}
