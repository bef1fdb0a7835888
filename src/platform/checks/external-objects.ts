/** Stands for every namespace. */
export const ANY_NAMESPACE = '*';

/** An object that exists without being emitted. */
export interface ExternalObject {
  /** `ANY_NAMESPACE` where it is in all of them. */
  readonly namespace: string;
  readonly name: string;
}

/** A Secret or ConfigMap that exists without being emitted. */
export interface ExternalData extends ExternalObject {
  /** Its keys; left out when they are not known, and any key will do. */
  readonly keys?: readonly string[];
  /** What makes it in the place of a user: `secrets.sh`. */
  readonly writer?: string;
}

/** An issuer of cert-manager that exists without being emitted. */
export interface ExternalIssuer extends ExternalObject {
  readonly kind: 'ClusterIssuer' | 'Issuer';
}

/** A workload that exists without being emitted. */
export interface ExternalWorkload extends ExternalObject {
  readonly kind: string;
  /** Labels of its pods; left out when they are not known, and any selector may mean them. */
  readonly podLabels?: Readonly<Record<string, string>>;
}

/** Classes that exist without being emitted; of a sort that is left out nothing is known. */
export interface ExternalClasses {
  readonly ingress?: readonly string[];
  readonly gateway?: readonly string[];
  readonly storage?: readonly string[];
  readonly priority?: readonly string[];
  readonly runtime?: readonly string[];
}

/**
 * Everything that an app refers to and does not emit. A reference to something that is neither emitted nor listed here is wrong, unless there
 * may be others.
 */
export interface ExternalObjects {
  readonly claims?: readonly ExternalObject[];
  readonly classes?: ExternalClasses;
  readonly clusterRoles?: readonly string[];
  readonly configMaps?: readonly ExternalData[];
  /** Left out when nothing is known of them. */
  readonly gateways?: readonly ExternalObject[];
  readonly issuers?: readonly ExternalIssuer[];
  readonly namespaces?: readonly string[];
  readonly secrets?: readonly ExternalData[];
  readonly serviceAccounts?: readonly ExternalObject[];
  readonly services?: readonly ExternalObject[];
  readonly workloads?: readonly ExternalWorkload[];
  /** What is not listed: absent where that is left out; anything, as somebody said; or unsaid, which is told once. */
  readonly others?: 'absent' | 'anything' | 'unsaid';
}

/** Where objects go that name no namespace. */
const DEFAULT_NAMESPACE = 'default';

/** Whether an object is in a namespace, as far as somebody said. */
export function isIn({ namespace }: ExternalObject, wanted: string): boolean {
  return namespace === ANY_NAMESPACE || namespace === (wanted || DEFAULT_NAMESPACE);
}

/** What several say together; of what is not listed, what the first one says. */
export function together(first: ExternalObjects, ...more: readonly ExternalObjects[]): ExternalObjects {
  const all = [first, ...more];
  const lists = <T>(list: (one: ExternalObjects) => readonly T[] | undefined): readonly T[] => all.flatMap((one) => list(one) ?? []);
  return {
    claims: lists((one) => one.claims),
    classes: first.classes,
    clusterRoles: lists((one) => one.clusterRoles),
    configMaps: lists((one) => one.configMaps),
    gateways: first.gateways,
    issuers: lists((one) => one.issuers),
    namespaces: lists((one) => one.namespaces),
    secrets: lists((one) => one.secrets),
    serviceAccounts: lists((one) => one.serviceAccounts),
    services: lists((one) => one.services),
    workloads: lists((one) => one.workloads),
    others: first.others,
  };
}
