import type { k8s } from 'cdk8s-plus-28';
import { HardenedContainer } from '../../core/hardened-workload';
import { Plain } from '../../core/manifest';
import { BUCKETS } from './object-store';

/**
 * Takes old objects away, four times a day: `DATA DAYS BUCKET`. versitygw has no lifecycle rules, and reads an object's file whenever
 * somebody asks for it. What it knows of an object lies in a folder `meta` of its own; that of the bucket, with who may do what, is no
 * object's and stays. Folders go when they have been empty for a while, so that none goes under an upload.
 * Source: versitygw s3api/router.go and backend/meta/sidecar.go at v1.8.0.
 */
export const TAKE_OLD_AWAY = `trap 'exit 0' TERM
while :; do
  if cd "$0/buckets/$2"; then
    find . -type f -mtime "+$(($1 - 1))" -exec sh -c 'for key; do rm -f "$key"; rm -rf "$0/\${key#./}/meta"; done' "$0/metadata/$2" {} +
    find . -mindepth 1 -depth -type d -mtime "+$(($1 - 1))" -exec rmdir {} + 2>/dev/null
  fi
  if cd "$0/metadata/$2"; then find . -mindepth 1 -depth -type d -mtime +0 -exec rmdir {} + 2>/dev/null; fi
  sleep 21600 & wait $!
done
`;

/** Beside the store in its pod, because a volume of one node is for the pods of that node alone. Starts before it and ends after it, as sidecars do. */
export function retentionContainer(
  image: string, days: number, data: string, volumeMounts: Plain<k8s.VolumeMount>[],
): HardenedContainer & { readonly name: string } {
  return {
    name: 'retention', image, restartPolicy: 'Always', command: ['sh', '-c', TAKE_OLD_AWAY, data], args: [String(days), BUCKETS.logs],
    resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } } as Plain<k8s.ResourceRequirements>, volumeMounts,
  };
}
