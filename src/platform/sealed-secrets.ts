import { dnsLabel, dnsSubdomain } from '../core/names';
import { also, Fields, optional, Rule, ValuesOf } from '../core/props';
import { quote } from '../core/quote';
import { Requirement } from '../core/requirement';
import { text } from '../core/safe-text';
import { list, memberOf } from '../core/values';

/** Where a sealed Secret may be opened: `kubeseal --scope`. */
export enum SealedSecretsScope {
  /** Under its name, in its namespace. */
  STRICT = 'strict',
  /** Under any name, in its namespace. */
  NAMESPACE_WIDE = 'namespace-wide',
  /** Under any name, in any namespace. */
  CLUSTER_WIDE = 'cluster-wide',
}

/** Options of `SecretDelivery.sealedSecrets`. */
export interface SealedSecretsOptions {
  /**
   * The folder that sealed Secrets are written into, from the output folder, which itself is emptied by each synthesis. Error: `PatternMismatch`.
   * @default ../secrets
   */
  readonly folder?: string;

  /**
   * Name of the controller's Service. `kubeseal --controller-name`. Error: `NameNotDnsLabel`.
   * @default sealed-secrets-controller
   */
  readonly controllerName?: string;

  /**
   * Namespace of the controller. `kubeseal --controller-namespace`. Error: `NameNotDnsLabel`.
   * @default kube-system
   */
  readonly controllerNamespace?: string;

  /**
   * Where a sealed Secret may be opened. `kubeseal --scope`. Error: `NotAllowedValue`.
   * @default SealedSecretsScope.STRICT
   */
  readonly scope?: SealedSecretsScope;

  /**
   * File with the controller's certificate, from the output folder, as `kubeseal --fetch-cert` writes it. `kubeseal --cert`. Error: `PatternMismatch`.
   * @default - kubeseal asks the controller
   */
  readonly certificate?: string;
}

/** Options of `SecretDelivery.sops`. */
export interface SopsOptions {
  /**
   * The folder that encrypted Secrets are written into, from the output folder, which itself is emptied by each synthesis. Error: `PatternMismatch`.
   * @default ../secrets
   */
  readonly folder?: string;

  /**
   * Who may decrypt: public keys of age, `age1…`, or of SSH, `ssh-ed25519 …`. No file of rules is read then. `sops --age`. Error: `PatternMismatch`.
   * @default - `.sops.yaml` says it
   */
  readonly age?: string[];

  /**
   * File with rules, from the output folder, such as `../.sops.yaml`. With `age` it raises `MutuallyExclusive`. `sops --config`. Error: `PatternMismatch`.
   * @default - sops looks for `.sops.yaml` in `folder` and above it
   */
  readonly config?: string;

  /**
   * The Secret, in the namespace of Flux, that its private keys are in. `spec.decryption.secretRef.name`. Error: `NameNotDnsSubdomain`.
   * @default sops-age
   */
  readonly fluxSecretName?: string;
}

/** Above the output folder, and nowhere that a shell would read otherwise. */
const beside: Rule<string> = also(text, (value) => (/^(\.\.\/)+(?!\.{1,2}(\/|$))[\w.-]+(\/(?!\.{1,2}(\/|$))[\w.-]+)*$/.test(value) ? undefined : {
  what: `${quote(value)} is no path that leads out of the output folder, which each synthesis empties`, instead: 'write one like "../secrets"', code: 'PatternMismatch',
}));

/** Source: age v1.2.1, cmd/age/parse.go (`parseRecipient`). */
const recipient: Rule<string> = also(text, (value) => (/^age1[0-9a-z]{20,}$|^ssh-(ed25519|rsa) [A-Za-z0-9+/=]+$/.test(value) ? undefined : {
  what: `${quote(value)} is no public key of age`, instead: 'write what age-keygen shows as its public key, such as "age1…"', code: 'PatternMismatch',
}));

export const SEALED_SECRETS = {
  folder: optional(beside, '../secrets'),
  controllerName: optional(dnsLabel, 'sealed-secrets-controller'),
  controllerNamespace: optional(dnsLabel, 'kube-system'),
  scope: optional(memberOf(SealedSecretsScope), SealedSecretsScope.STRICT),
  certificate: optional(beside),
} satisfies Fields<SealedSecretsOptions>;

export const SOPS = {
  folder: optional(beside, '../secrets'), age: optional(list(recipient), []), config: optional(beside), fluxSecretName: optional(dnsSubdomain, 'sops-age'),
} satisfies Fields<SopsOptions>;

/** How `secrets.sh` seals what it makes, and how that gets into the cluster. */
export interface SealedPlan {
  /** Its name in sentences, and its program. */
  readonly by: string;
  readonly program: string;
  /** From the output folder. */
  readonly folder: string;
  /** The command that seals standard input; `$here` is the output folder, `$1` the file. */
  readonly command: string;
  /** What stands in a file that is sealed, as a pattern of grep. */
  readonly sealed: string;
  /** What has to be in the cluster. */
  readonly requirement?: Requirement;
  /** Commands that bring all files into the cluster, without anything that reads Git. */
  readonly applies: readonly string[];
  /** The Secret with the keys for what reads Git; absent where a controller of its own opens them. */
  readonly fluxSecretName?: string;
  /** What has to be kept. */
  readonly keep: string;
}

const CLUSTER = ['context', 'kubeconfig'].map((name) => ` $\{${name}:+"--${name}=$${name}"}`).join('');

/** Source: sealed-secrets v0.30.0, cmd/kubeseal/main.go. */
export function sealedSecretsPlan({ folder, controllerName, controllerNamespace, scope, certificate }: ValuesOf<typeof SEALED_SECRETS>): SealedPlan {
  return {
    by: 'Sealed Secrets', program: 'kubeseal', folder, sealed: '^kind: SealedSecret$',
    command: `kubeseal --format yaml --scope ${scope} --controller-name ${controllerName} --controller-namespace ${controllerNamespace}`
      + (certificate === undefined ? CLUSTER : ` --cert "$here/${certificate}"`),
    requirement: { name: 'sealed-secrets', crds: ['sealedsecrets.bitnami.com'], stage: 'prow' },
    applies: [`kubectl apply --filename=${folder}`],
    keep: `The key that opens them is a Secret of the controller in \`${controllerNamespace}\`: keep a copy of it, as its documentation says.`,
  };
}

/** Source: sops v3.9.4, cmd/sops/main.go and config/config.go: rules go by absolute paths, and by none of standard input. */
export function sopsPlan({ folder, age, config, fluxSecretName }: ValuesOf<typeof SOPS>): SealedPlan {
  const keys = age.length > 0 ? ` --config /dev/null --age '${age.join(',')}'` : config === undefined ? '' : ` --config "$here/${config}"`;
  return {
    by: 'SOPS', program: 'sops', folder, sealed: '^sops:$', fluxSecretName,
    command: `sops${keys} --encrypt --input-type yaml --output-type yaml --encrypted-regex '^(data|stringData)$' --filename-override "$1" /dev/stdin`,
    applies: [`for file in ${folder}/*.yaml; do if grep -q '^sops:$' "$file"; then sops --decrypt "$file"; else cat "$file"; fi | kubectl apply --server-side --filename=-; done`],
    keep: 'Whoever loses the private keys has lost them: keep them apart from the repository.',
  };
}
