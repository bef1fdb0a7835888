import { quote } from '../../core/quote';
import { amount, empty, FieldFinding, Fields, is, missing, needless, ObjectRule, refuse } from '../object-rule';

/** What is mounted, and what is behind it. Source: pkg/apis/core/validation/validation.go and pkg/apis/storage/validation, at v1.37.1. */
const mount: ObjectRule = ({ subPath, subPathExpr, recursiveReadOnly, readOnly, mountPropagation }) => {
  if (!empty(subPath) && !empty(subPathExpr)) return needless('subPathExpr', 'beside subPath');
  if (empty(recursiveReadOnly) || recursiveReadOnly === 'Disabled') return undefined;
  if (readOnly !== true) return needless('recursiveReadOnly', 'without readOnly');
  return empty(mountPropagation) || mountPropagation === 'None' ? undefined : needless('recursiveReadOnly', `beside mountPropagation ${mountPropagation}`);
};

const mounts: ObjectRule = ({ volumeMounts, volumeDevices, securityContext }) => {
  if (empty(volumeMounts)) return undefined;
  for (let i = 0; i < volumeMounts.length; i++) {
    const { name, mountPath, mountPropagation } = volumeMounts[i];
    if (mountPropagation === 'Bidirectional' && securityContext?.privileged !== true) {
      return needless(`volumeMounts[${i}].mountPropagation`, 'without securityContext.privileged');
    }
    if (empty(volumeDevices)) continue;
    for (const device of volumeDevices) {
      if (device.name === name) return refuse(`volumeMounts[${i}].name`, `${quote(name)} is a device of the container`, 'leave one of them out', 'VolumeTaken');
      if (device.devicePath === mountPath) {
        return refuse(`volumeMounts[${i}].mountPath`, `${quote(mountPath)} is the path of a device`, 'pick another one', 'VolumeTaken');
      }
    }
  }
  return undefined;
};

/** Only claims are devices. */
const devices: ObjectRule = ({ containers, initContainers, volumes }) => {
  return empty(volumes) ? undefined : devicesOf('containers', containers, volumes) ?? devicesOf('initContainers', initContainers ?? [], volumes);
};

function devicesOf(list: string, containers: readonly Fields[], volumes: readonly Fields[]): FieldFinding | undefined {
  for (let i = 0; i < containers.length; i++) {
    const { volumeDevices } = containers[i];
    if (empty(volumeDevices)) continue;
    for (let j = 0; j < volumeDevices.length; j++) {
      for (const { name, persistentVolumeClaim, ephemeral } of volumes) {
        if (name !== volumeDevices[j].name || is(persistentVolumeClaim) || is(ephemeral)) continue;
        return refuse(`${list}[${i}].volumeDevices[${j}].name`, `${quote(name)} is no claim`, 'mount it with volumeMounts', 'NotAllowedValue');
      }
    }
  }
  return undefined;
}

/** Two files of one volume have two paths. */
const projected: ObjectRule = ({ sources }) => {
  const taken = new Set<string>();
  for (let i = 0; i < (sources?.length ?? 0); i++) {
    for (const kind of ['secret', 'configMap', 'downwardAPI']) {
      const items: readonly Fields[] = sources[i]?.[kind]?.items ?? [];
      for (let j = 0; j < items.length; j++) {
        const { path } = items[j];
        if (taken.has(path)) {
          return refuse(`sources[${i}].${kind}.items[${j}].path`, `${quote(path)} is the path of another file`, 'pick another one', 'FileNameTaken');
        }
        taken.add(path);
      }
    }
  }
  return undefined;
};

function alone(accessModes: readonly string[]): FieldFinding | undefined {
  return accessModes.includes('ReadWriteOncePod') && accessModes.some((mode) => mode !== 'ReadWriteOncePod')
    ? needless('accessModes', 'with ReadWriteOncePod and another mode') : undefined;
}

const claim: ObjectRule = ({ accessModes, resources, dataSource, dataSourceRef }) => {
  const { storage } = resources.requests;
  if (amount(storage) === 0) return refuse('resources.requests.storage', `${quote(storage)} is nothing`, 'give more than zero', 'QuantityInvalid');
  const others = is(dataSource) && is(dataSourceRef)
    && ['apiGroup', 'kind', 'name', 'namespace'].some((field) => (dataSource[field] ?? '') !== (dataSourceRef[field] ?? ''));
  return others ? refuse('dataSourceRef', 'is another source than dataSource', 'leave dataSource out', 'MutuallyExclusive') : alone(accessModes);
};

const disk: ObjectRule = ({ accessModes, capacity, local, nodeAffinity, hostPath, persistentVolumeReclaimPolicy }) => {
  const other = Object.keys(capacity).find((name) => name !== 'storage');
  if (other !== undefined) return needless(`capacity.${other}`, 'beside storage');
  if (amount(capacity.storage) === 0) return refuse('capacity.storage', `${quote(capacity.storage)} is nothing`, 'give more than zero', 'QuantityInvalid');
  if (is(local) && empty(nodeAffinity)) return missing('nodeAffinity', 'which local needs');
  if (persistentVolumeReclaimPolicy === 'Recycle' && /^\/+\.?\/*$/.test(hostPath?.path ?? '')) {
    return refuse('persistentVolumeReclaimPolicy', 'is Recycle for "/" of a node', 'write "Retain"', 'NotAllowedValue');
  }
  return alone(accessModes);
};

const storageClass: ObjectRule = ({ parameters, allowedTopologies }) => {
  if (is(parameters) && Object.hasOwn(parameters, '')) return refuse('parameters', 'has a name that is empty', 'name it', 'PropMissing');
  if (empty(allowedTopologies) || allowedTopologies.length < 2) return undefined;
  const texts: readonly string[] = allowedTopologies.map((term: unknown) => JSON.stringify(term));
  const i = texts.findIndex((text, at) => texts.indexOf(text) < at);
  return i === -1 ? undefined : refuse(`allowedTopologies[${i}]`, `is the same as [${texts.indexOf(texts[i])}]`, 'remove one of them', 'ElementTwice');
};

export const VOLUME_RULES: Readonly<Record<string, ObjectRule>> = { mount, mounts, devices, projected, claim, disk, storageClass };
