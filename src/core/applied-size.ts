/** Of all annotations of an object together. Source: Kubernetes' apimachinery, pkg/api/validation/objectmeta.go, TotalAnnotationSizeLimitB. */
export const LARGEST_ANNOTATIONS = 262_144;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** What Go writes as an escape of six bytes where JavaScript writes the character. */
const ESCAPED_BY_GO = /[<>&]/g;

interface Applied {
  readonly metadata?: { readonly namespace?: unknown; readonly annotations?: Readonly<Record<string, unknown>> };
}

/**
 * Bytes of an object's annotations once `kubectl apply` has put a copy of the object among them, as it does unless it is told `--server-side`.
 * Source: kubectl pkg/util/apply.go, GetModifiedConfiguration.
 */
export function appliedAnnotationBytes(object: Applied): number {
  const { namespace, annotations = {} } = object.metadata ?? {};
  // kubectl adds an empty map, the namespace of the kubeconfig, and a line feed
  const added = '"annotations":{},'.length + (namespace === undefined ? '"namespace":"default",'.length : 0) + 1;
  const own = Object.entries(annotations).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)), 0);
  return LAST_APPLIED.length + goJsonBytes(object) + added + own;
}

/** Bytes of data as Go writes it as JSON. */
export function goJsonBytes(value: unknown): number {
  const json = JSON.stringify(value);
  return Buffer.byteLength(json) + 5 * (json.match(ESCAPED_BY_GO)?.length ?? 0);
}
