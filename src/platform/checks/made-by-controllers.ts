import { RenderedObject } from '../../writer/rendered-object';
import { ANY_NAMESPACE } from './external-objects';
import { elements } from './pod-template';

/** A Secret or ConfigMap that a controller makes of an object. */
export interface MadeObject {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly namespace: string;
  readonly name: string;
  /** Left out when they are not known. */
  readonly keys?: readonly string[];
}

const NOTHING: readonly MadeObject[] = [];

/** What controllers that clusters often have make of an object: cert-manager and its trust-manager, External Secrets, Sealed Secrets. */
export function madeBy({ kind, group, name, namespace, json: { spec, metadata } }: RenderedObject): readonly MadeObject[] {
  switch (kind) {
    case 'Certificate': return group === 'cert-manager.io' ? secrets(namespace, [spec?.secretName]) : NOTHING;
    case 'Ingress': return secrets(namespace, issuedByAnnotation(metadata.annotations) ? elements(spec?.tls).map(({ secretName }) => secretName) : []);
    case 'Gateway': return secrets(namespace, issuedByAnnotation(metadata.annotations) ? elements(spec?.listeners).flatMap(certificates) : []);
    case 'ExternalSecret': return group === 'external-secrets.io' ? secrets(namespace, [spec?.target?.name ?? name]) : NOTHING;
    case 'SealedSecret': return group === 'bitnami.com' ? secrets(namespace, [name]) : NOTHING;
    case 'Bundle': return group !== 'trust.cert-manager.io' ? NOTHING : (['ConfigMap', 'Secret'] as const)
      .filter((target) => spec?.target?.[target === 'Secret' ? 'secret' : 'configMap'] !== undefined)
      .map((target) => ({ kind: target, namespace: ANY_NAMESPACE, name }));
    default: return NOTHING;
  }
}

function secrets(namespace: string, names: readonly unknown[]): readonly MadeObject[] {
  return names.flatMap((name) => (typeof name === 'string' ? [{ kind: 'Secret', namespace, name }] : []));
}

function certificates({ tls }: Readonly<Record<string, any>>): readonly unknown[] {
  return elements(tls?.certificateRefs).map(({ name }) => name as unknown);
}

/** By which cert-manager makes Certificates of an Ingress or a Gateway, and of which kind the issuer is. */
export const ISSUER_ANNOTATIONS = { 'cert-manager.io/cluster-issuer': 'ClusterIssuer', 'cert-manager.io/issuer': 'Issuer' } as const;

/** Whether cert-manager makes Certificates of it. */
export function issuedByAnnotation(annotations: unknown): boolean {
  return typeof annotations === 'object' && annotations !== null && Object.keys(ISSUER_ANNOTATIONS).some((key) => key in annotations);
}
