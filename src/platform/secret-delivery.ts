import { Construct } from 'constructs';
import type { ExternalSecret } from '../../imports/external-secrets.io';
import { goDuration } from '../core/amounts';
import { customObject } from '../core/manifest';
import { dnsSubdomain } from '../core/names';
import { Where } from '../core/problem';
import { also, Fields, optional, readProps, required, Rule, ValuesOf } from '../core/props';
import { quote } from '../core/quote';
import { Requirement } from '../core/requirement';
import { text } from '../core/safe-text';
import { boolean, memberOf } from '../core/values';
import { ScriptObject } from './delivery/secrets-plan';

/** Where External Secrets finds a store. */
export enum SecretStoreKind {
  /** One for the whole cluster: `ClusterSecretStore`. */
  CLUSTER_SECRET_STORE = 'ClusterSecretStore',
  /** One in each of Prow's namespaces, of the same name: `SecretStore`. */
  SECRET_STORE = 'SecretStore',
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
   * What stands before the names of entries: `prow` makes `prow/hmac-token/hmac` of the key `hmac` of the Secret `hmac-token`. Names joined by slashes.
   * `spec.data[].remoteRef.key`. Error: `PatternMismatch`.
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

const prefix: Rule<string> = also(text, (value) => (/^[\w.-]+(\/[\w.-]+)*$/.test(value) ? undefined : {
  what: `${quote(value)} is not written as names joined by slashes`, instead: 'write one like "prow"', code: 'PatternMismatch',
}));

const EXTERNAL = {
  storeName: required(dnsSubdomain),
  storeKind: optional(memberOf(SecretStoreKind), SecretStoreKind.CLUSTER_SECRET_STORE),
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
  };
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
      },
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

function remoteRef(name: string, key: string, { prefix: before, properties }: Settings): { readonly key: string; readonly property?: string } {
  return properties ? { key: `${before}/${name}`, property: key } : { key: `${before}/${name}/${key}` };
}

/** Source: external-secrets v1, ExternalSecret. */
function placeOne(scope: Construct, { namespace, name, data }: ScriptObject, settings: Settings): void {
  const { storeName, storeKind, refreshInterval } = settings;
  customObject<ExternalSecret>(scope, `${namespace}-${name}`, {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace },
    spec: {
      refreshInterval,
      secretStoreRef: { kind: storeKind, name: storeName },
      // what is there stays when this object goes, so that no Secret of a Prow that runs is lost
      target: { name, creationPolicy: 'Orphan' },
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
