import { absolutePath, dnsLabel } from '../../core/names';
import { quote } from '../../core/quote';
import { PodEntry } from './pod-entries';

/** What decoration adds to a pod. Source: prow pkg/pod-utils/decorate/podspec.go, VolumeMounts and its neighbours, at a61940897. */
const PROW_VOLUMES = ['logs', 'code', 'tools', 'gcs-credentials', 's3-credentials'];
const PROW_MOUNTS = ['logs', 'code', 'tools'];
const PROW_PATHS = ['/logs', '/home/prow/go', '/tools'];

/** Volumes have names of their own, which are returned. */
export function checkVolumes(volumes: readonly PodEntry[]): readonly string[] {
  const names = new Set<string>();
  for (const { value: { name }, note, origin } of volumes) {
    if (PROW_VOLUMES.includes(name)) {note({ what: `${quote(name)}${origin} is the name of a volume that `
      + 'Prow adds', instead: 'use another one', code: 'VolumeTaken' });}
    else if (names.has(name)) note({ what: `${quote(name)}${origin} is given twice`, instead: 'use another name', code: 'VolumeTaken' });
    else if (origin === '') note.read(dnsLabel, name);
    names.add(name);
  }
  return [...names];
}

/** Mounts are of volumes that exist, and not where Prow mounts its own. */
export function checkMounts(mounts: readonly PodEntry[], volumes: readonly string[], moreVolumes: boolean): void {
  const names = new Set<unknown>();
  const places = new Map<unknown, unknown>();
  for (const { value: { name, mountPath }, note, origin } of mounts) {
    const path = typeof mountPath === 'string' ? mountPath.replace(/\/+$/, '') : mountPath;
    if (PROW_MOUNTS.includes(name)) note({ what: `${quote(name)}${origin} is mounted by Prow`, instead: 'remove it', code: 'VolumeTaken' });
    else if (PROW_PATHS.includes(path)) note({ what: `${quote(mountPath)}${origin} is where Prow mounts its own`, instead: 'use another path', code: 'VolumeTaken' });
    else if (![...volumes, ...PROW_VOLUMES].includes(name)) {
      if (!moreVolumes) note({ what: `${quote(name)}${origin} is not a volume of the pod`, instead: 'add it to spec.volumes', code: 'VolumeUndeclared' });
    } else if (origin !== '' && names.has(name)) {
      note({
        what: `${quote(name)}${origin} is mounted by the container already`, instead: 'remove the mount, or the label of the preset',
        code: 'VolumeTaken',
      });
    } else if (origin !== '' && places.has(mountPath)) {
      note({
        what: `${quote(mountPath)}${origin} is where the container mounts ${quote(places.get(mountPath))} already`,
        instead: 'use another path, or remove the label of the preset', code: 'VolumeTaken',
      });
    } else if (origin === '') note.read(absolutePath, mountPath);
    names.add(name);
    places.set(mountPath, name);
  }
}

/** Prow adds no toleration that is there already. Source: prow pkg/config/jobs.go, mergePreset, at a61940897. */
export function checkTolerations(tolerations: readonly PodEntry[]): void {
  const said = new Set<string>();
  for (const { value, note, origin } of tolerations) {
    const key = JSON.stringify(Object.entries(value).filter(([, field]) => field !== null && field !== '').sort());
    if (origin !== '' && said.has(key)) {
      note({
        what: `${quote(value)}${origin} is there already, and Prow does not load such a job`,
        instead: 'remove one of them, or the label of the preset', code: 'ElementTwice',
      });
    }
    said.add(key);
  }
}
