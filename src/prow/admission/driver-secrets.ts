import { isPlainObject } from '../../core/props';
import { elements, JobWithPresets, NamedInJob } from './named-in-jobs';

/** Where volumes name the Secret by which what mounts them signs in. Source: k8s.io/api core/v1 v0.37.1, VolumeSource. */
const SIGN_IN = [
  'azureFile.secretName', 'cephfs.secretRef.name', 'csi.nodePublishSecretRef.name', 'flexVolume.secretRef.name', 'iscsi.secretRef.name', 'rbd.secretRef.name',
  'scaleIO.secretRef.name', 'storageos.secretRef.name',
];

/** Secrets that no container of a job reads, and that open what is mounted into it: of the job, and of its presets. */
export function driverSecretsOf({ job: { spec }, path, presets }: JobWithPresets): readonly NamedInJob[] {
  const lists = [{ list: spec?.volumes, at: `${path}.spec` }, ...presets.map(({ preset, place }) => ({ list: preset.volumes, at: place }))];
  return lists.flatMap(({ list, at }) => elements(list).flatMap((volume, i) => SIGN_IN.flatMap((field) => {
    const name = field.split('.').reduce<unknown>((value, key) => (isPlainObject(value) ? (value as Readonly<Record<string, unknown>>)[key] : undefined), volume);
    return typeof name === 'string' && name !== '' ? [{ name, path: `${at}.volumes[${i}].${field}` }] : [];
  })));
}
