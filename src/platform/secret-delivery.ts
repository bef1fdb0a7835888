import { Construct } from 'constructs';
import type { ExternalSecret } from '../../imports/external-secrets.io';
import { goDuration } from '../core/amounts';
import { customObject } from '../core/manifest';
import { dnsSubdomain } from '../core/names';
import { Finding, Where } from '../core/problem';
import { also, Fields, optional, readProps, required, Rule, ValuesOf } from '../core/props';
import { quote } from '../core/quote';
import { Requirement } from '../core/requirement';
import { text } from '../core/safe-text';
import { boolean, memberOf } from '../core/values';
import { ScriptObject, secretType } from './delivery/secrets-plan';
import { SEALED_SECRETS, SealedPlan, SealedSecretsOptions, sealedSecretsPlan, SOPS, SopsOptions, sopsPlan } from './sealed-secrets';

/** Where External Secrets finds a store. */
export enum SecretStoreKind {
  /** One for the whole cluster: `ClusterSecretStore`. */
  CLUSTER_SECRET_STORE = 'ClusterSecretStore',
  /** One in each of Prow's namespaces, of the same name: `SecretStore`. */
  SECRET_STORE = 'SecretStore',
}

/** What a store is run by, as far as it limits the names of entries. */
export enum SecretStoreProvider {
  /** HashiCorp Vault, or OpenBao: `prow/github-token/app_id`. */
  VAULT = 'vault',
  /** AWS Secrets Manager: `prow/github-token/app_id`. */
  AWS_SECRETS_MANAGER = 'SecretsManager',
  /** The Parameter Store of AWS Systems Manager, whose paths begin with a slash: `/prow/github-token/app_id`. */
  AWS_PARAMETER_STORE = 'ParameterStore',
  /** Google Cloud Secret Manager, which has no slashes and dots: `prow-github-token-app_id`. */
  GCP_SECRET_MANAGER = 'gcpsm',
  /** Azure Key Vault, which has letters, digits and hyphens alone: `prow-github-token-app-id`. */
  AZURE_KEY_VAULT = 'azurekv',
}

/** Options of `SecretDelivery.externalSecrets`. */
export interface ExternalSecretsOptions {
  /** Name of the store. `spec.secretStoreRef.name`. Errors: `NameNotDnsSubdomain`, `PropMissing`. */
  readonly storeName: string;

  /**
   * What the store is. `spec.secretStoreRef.kind`. Error: `NotAllowedValue`.
   * @default SecretStoreKind.CLUSTER_SECRET_STORE
   */
  readonly storeKind?: SecretStoreKind;

  /**
   * What runs the store, by whose rules the names of entries are made: what stands in no name there becomes a hyphen. `spec.data[].remoteRef.key`.
   * Errors: `NotAllowedValue`; `KeyUsedTwice` for two keys that would become one entry; `NameTooLong`.
   * @default - names are joined by slashes, as Vault, AWS Secrets Manager and most others take them
   */
  readonly provider?: SecretStoreProvider;

  /**
   * What stands before the names of entries: `prow` makes `prow/hmac-token/hmac` of the key `hmac` of the Secret `hmac-token`. Names joined by slashes,
   * with or without one before the first; or nothing: `''`. `spec.data[].remoteRef.key`. Error: `PatternMismatch`.
   * @default prow
   */
  readonly prefix?: string;

  /**
   * Whether a Secret is one entry of the store with a property for each of its keys, as in Vault: `prow/hmac-token` with the property `hmac`.
   * `spec.data[].remoteRef.property`.
   * @default false
   */
  readonly properties?: boolean;

  /**
   * How often the store is asked. `spec.refreshInterval`. Error: `DurationInvalid`.
   * @default 1h
   */
  readonly refreshInterval?: string;
}

const prefix: Rule<string> = also(text, (value) => (/^(\/?[\w.-]+(\/[\w.-]+)*)?$/.test(value) ? undefined : {
  what: `${quote(value)} is not written as names joined by slashes`, instead: 'write one like "prow"', code: 'PatternMismatch',
}));

const EXTERNAL = {
  storeName: required(dnsSubdomain),
  storeKind: optional(memberOf(SecretStoreKind), SecretStoreKind.CLUSTER_SECRET_STORE),
  provider: optional(memberOf(SecretStoreProvider)),
  prefix: optional(prefix, 'prow'),
  properties: optional(boolean, false),
  refreshInterval: optional(goDuration, '1h'),
} satisfies Fields<ExternalSecretsOptions>;

/** An entry of a store, and the key that it fills. */
export interface StoreEntry {
  readonly entry: string;
  readonly property?: string;
  readonly secrets: readonly string[];
}

/** What becomes of the Secrets that the script would make. */
export interface SecretDeliveryPlan {
  /** Makes what brings them; absent where the script does. */
  readonly external?: {
    readonly store: string;
    readonly requirement: Requirement;
    readonly place: (scope: Construct, objects: readonly ScriptObject[]) => void;
    readonly entries: (objects: readonly ScriptObject[]) => readonly StoreEntry[];
    /** What cannot be an entry of the store. */
    readonly findings: (objects: readonly ScriptObject[]) => readonly Finding[];
  };
  /** How the script seals them for Git; absent where it makes them in the cluster. */
  readonly sealed?: SealedPlan;
}

/** Who makes the Secrets of Prow. Values stand in no YAML, whoever does. */
export class SecretDelivery {
  /** `secrets.sh` does, once, from files and by chance. */
  static script(): SecretDelivery {
    return new SecretDelivery({});
  }

  /**
   * The External Secrets Operator does, from a store: an `ExternalSecret` is written for each Secret of Prow. `NEXT-STEPS.md` lists the entries that the
   * store must have. What the network needs, and ConfigMaps, are still made by `secrets.sh`. Errors: those of the options, all together.
   */
  static externalSecrets(options: ExternalSecretsOptions): SecretDelivery {
    const settings = readProps(Where.call('SecretDelivery.externalSecrets'), options, EXTERNAL);
    return new SecretDelivery({
      external: {
        store: `${settings.storeKind} ${settings.storeName}`,
        requirement: { name: 'external-secrets', crds: ['externalsecrets.external-secrets.io'], stage: 'prow' },
        place: (scope, objects) => secretsOf(objects).forEach((object) => placeOne(scope, object, settings)),
        entries: (objects) => entriesOf(secretsOf(objects), settings),
        findings: (objects) => entryFindings(secretsOf(objects), settings),
      },
    });
  }

  /**
   * `secrets.sh` makes them, sends each through `kubeseal`, and writes a SealedSecret into a file of its own, which is committed; the controller of Sealed
   * Secrets opens it in the cluster. A file that is there stays. What the network needs is still made in the cluster.
   * Errors: those of the options, all together.
   */
  static sealedSecrets(options: SealedSecretsOptions = {}): SecretDelivery {
    return new SecretDelivery({ sealed: sealedSecretsPlan(readProps(Where.call('SecretDelivery.sealedSecrets'), options, SEALED_SECRETS)) });
  }

  /**
   * `secrets.sh` makes them, sends each through `sops`, and writes it encrypted into a file of its own, which is committed; Flux decrypts it, or `sops` before
   * kubectl. A file that is there stays. What the network needs is still made in the cluster.
   * Errors: those of the options, all together.
   */
  static sops(options: SopsOptions = {}): SecretDelivery {
    return new SecretDelivery({
      sealed: sopsPlan(readProps(Where.call('SecretDelivery.sops'), options, SOPS, (said, p) => {
        if (said.age.length > 0 && said.config !== undefined) {
          p.problem('config', { what: 'is not read where age says who may decrypt', instead: 'leave one of them out', code: 'MutuallyExclusive' });
        }
        return said;
      })),
    });
  }

  private constructor(
    /** @internal */
    readonly _plan: SecretDeliveryPlan,
  ) {}
}

type Settings = ValuesOf<typeof EXTERNAL>;

/** What it brings: a ConfigMap is nothing that it makes. */
function secretsOf(objects: readonly ScriptObject[]): readonly ScriptObject[] {
  return objects.filter(({ kind }) => kind === 'secret');
}

function remoteRef(name: string, key: string, { prefix: before, properties, provider }: Settings): { readonly key: string; readonly property?: string } {
  const entry = entryName([...before === '' ? [] : [before], name, ...properties ? [] : [key]].join('/'), provider);
  return properties ? { key: entry, property: key } : { key: entry };
}

/**
 * A path as a store names its entries. Source: cloud.google.com/secret-manager/docs/creating-and-accessing-secrets, learn.microsoft.com/azure/key-vault
 * (about keys, secrets and certificates: object identifiers), AWS Systems Manager, `PutParameter` (`Name`).
 */
function entryName(path: string, provider: SecretStoreProvider | undefined): string {
  const relative = path.replace(/^\//, '');
  switch (provider) {
    case SecretStoreProvider.AWS_PARAMETER_STORE: return `/${relative}`;
    case SecretStoreProvider.GCP_SECRET_MANAGER: return relative.replace(/[^\w-]/g, '-');
    case SecretStoreProvider.AZURE_KEY_VAULT: return relative.replace(/[^A-Za-z0-9-]/g, '-');
    default: return path;
  }
}

const LONGEST: Readonly<Partial<Record<SecretStoreProvider, number>>> = { gcpsm: 255, azurekv: 127, SecretsManager: 512, ParameterStore: 1011 };

function entryFindings(objects: readonly ScriptObject[], settings: Settings): readonly Finding[] {
  const { provider } = settings;
  const filled = new Map<string, string>();
  const entries = objects.flatMap(({ name, data }) => data.map(({ key }) => ({ ...remoteRef(name, key, settings), fills: `${name}/${key}` })));
  const longest = Math.max(0, ...entries.map(({ key }) => key.length));
  const limit = provider === undefined ? Infinity : LONGEST[provider] ?? Infinity;
  return [
    ...longest <= limit ? [] : [{
      what: `the names of entries have up to ${longest} characters, and ${provider} takes ${limit}`, instead: 'shorten the prefix', code: 'NameTooLong',
    } as const],
    ...entries.flatMap(({ key, property = '', fills }): readonly Finding[] => {
      const id = `${key} ${property}`;
      const before = filled.get(id) ?? fills;
      filled.set(id, before);
      return before === fills ? [] : [{
        what: `the entry ${quote(key)} is to hold ${quote(before)} and ${quote(fills)}, whose names differ in characters that ${provider} does not have`,
        instead: 'rename one of them', code: 'KeyUsedTwice',
      }];
    }),
  ];
}

/** Source: external-secrets v1, ExternalSecret. */
function placeOne(scope: Construct, object: ScriptObject, settings: Settings): void {
  const { namespace, name, data } = object;
  const type = secretType(object);
  const { storeName, storeKind, refreshInterval } = settings;
  customObject<ExternalSecret>(scope, `${namespace}-${name}`, {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval,
      secretStoreRef: { kind: storeKind, name: storeName },
      // what is there stays when this object goes, so that no Secret of a Prow that runs is lost
      target: { name, creationPolicy: 'Orphan', ...type === undefined ? {} : { template: { type } } },
      data: data.map(({ key }) => ({ secretKey: key, remoteRef: remoteRef(name, key, settings) })),
    },
  });
}

/** Secrets of the same name in two namespaces are filled from the same entries. */
function entriesOf(objects: readonly ScriptObject[], settings: Settings): readonly StoreEntry[] {
  const entries = new Map<string, StoreEntry>();
  for (const { namespace, name, data } of objects) {
    for (const { key } of data) {
      const { key: entry, property } = remoteRef(name, key, settings);
      const id = `${entry} ${property}`;
      entries.set(id, { entry, property, secrets: [...entries.get(id)?.secrets ?? [], `${namespace}/${name}`] });
    }
  }
  return [...entries.values()];
}
