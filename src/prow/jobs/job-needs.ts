import { isPlainObject } from '../../core/props';
import { elements, secretsOfDecoration } from '../admission/named-in-jobs';
import { Job, PlacedPreset, Preset } from './job';
import { presetsOf } from './presets';

/** What a pod of a job does not start without. */
export type NeedKind = 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim' | 'RuntimeClass' | 'ServiceAccount';

export interface JobNeed {
  readonly kind: NeedKind;
  readonly name: string;
}

/**
 * All that a job names in its pod, its decoration, and the presets that it has. What is optional is left out, and so are pull secrets, without
 * which the kubelet tries too.
 */
export function needsOf(job: Job, presets: readonly PlacedPreset[]): readonly JobNeed[] {
  const spec: Job = isPlainObject(job.spec) ? job.spec : {};
  const own = presetsOf(job, presets).map(({ preset }) => preset);
  return [
    ...podNeeds(spec), ...own.flatMap((preset: Preset) => podNeeds({ volumes: preset.volumes, containers: [{ env: preset.env }] })),
    ...decorationNeeds(job.decoration_config),
  ].flatMap(present);
}

/** What pods of all jobs need that a decoration is for. */
export function needsOfDecoration(decoration: Job): readonly JobNeed[] {
  return decorationNeeds(decoration).flatMap(present);
}

function present([kind, name]: Named): readonly JobNeed[] {
  return typeof name === 'string' && name !== '' ? [{ kind, name }] : [];
}

type Named = readonly [NeedKind, unknown];

function podNeeds(spec: Job): readonly Named[] {
  const containers = [...elements(spec.containers), ...elements(spec.initContainers)];
  return [
    ['ServiceAccount', spec.serviceAccountName], ['RuntimeClass', spec.runtimeClassName],
    ...elements(spec.volumes).flatMap(volumeNeeds),
    ...containers.flatMap(({ env }) => elements(env)).flatMap(({ valueFrom }) => [
      required('Secret', valueFrom?.secretKeyRef, 'name'), required('ConfigMap', valueFrom?.configMapKeyRef, 'name'),
    ]),
    ...containers.flatMap(({ envFrom }) => elements(envFrom)).flatMap(({ secretRef, configMapRef }) => [
      required('Secret', secretRef, 'name'), required('ConfigMap', configMapRef, 'name'),
    ]),
  ];
}

function volumeNeeds({ secret, configMap, persistentVolumeClaim, projected }: Job): readonly Named[] {
  return [
    required('Secret', secret, 'secretName'), required('ConfigMap', configMap, 'name'), required('PersistentVolumeClaim', persistentVolumeClaim, 'claimName'),
    ...elements(projected?.sources).flatMap((source) => [required('Secret', source.secret, 'name'), required('ConfigMap', source.configMap, 'name')]),
  ];
}

function decorationNeeds(decoration: unknown): readonly Named[] {
  const secrets = secretsOfDecoration(decoration).map((name): Named => ['Secret', name]);
  return isPlainObject(decoration) ? [...secrets, ['ServiceAccount', decoration.default_service_account_name]] : secrets;
}

function required(kind: NeedKind, reference: unknown, field: string): Named {
  return [kind, isPlainObject(reference) && reference.optional !== true ? reference[field] : undefined];
}
