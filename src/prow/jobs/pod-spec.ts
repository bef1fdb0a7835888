import { isPlainObject, Note, Rule, walk } from '../../core/props';
import { quote } from '../../core/quote';
import { kubernetesType } from '../../schema/native-kinds';
import { readAs } from '../../schema/reader';
import { decodesAs } from '../schema/decoding';
import { Job, JobKind, PlacedPreset } from './job';
import { checkContainer, checkSeveralContainers } from './pod-containers';
import { checkEnvironment } from './pod-environment';
import { entriesOf, entriesWithPresets } from './pod-entries';
import { checkMounts, checkTolerations, checkVolumes } from './pod-volumes';

/** What decides about a pod besides itself. */
export interface PodSurroundings {
  readonly kind: JobKind;
  readonly decorated: boolean;
  readonly presets: readonly PlacedPreset[];
  /** True where a volume that nobody declares may be one of a preset that is not known yet. */
  readonly morePresets: boolean;
}

/** A pod as Prow decodes and accepts it, for one field that Go cannot read keeps all of Prow from starting; and as Kubernetes takes it. */
export function podSpec(surroundings: PodSurroundings): Rule<Job> {
  return (value, report) => {
    if (!isPlainObject(value)) return report({ what: `${quote(value)} is not a pod's spec`, instead: 'write { containers: [ … ] }', code: 'WrongType' });
    walk(report, (note) => {
      if (decodesAs('PodSpec', value, note)) checkPod(value, note, surroundings);
    });
    walk(report, (note) => readAs(kubernetesType('PodSpec'), asMade(value), note));
    return value;
  };
}

/** The pod as Prow hands it to Kubernetes. Source: prow pkg/pod-utils/decorate/podspec.go, ProwJobToPod, at a61940897. */
function asMade(spec: Job): Job {
  return { ...spec, restartPolicy: 'Never', containers: spec.containers.map((container: Job) => ({ ...container, name: container.name || 'test' })) };
}

/** What Prow's loader refuses of a pod that it can decode. Source: prow pkg/config/config.go, validatePodSpec, at a61940897. */
export function checkPod(spec: Job, note: Note, { kind, decorated, presets, morePresets }: PodSurroundings): void {
  checkInitContainers(spec, note);
  checkAccount(spec, note);
  const containers = entriesOf(spec, 'containers', note);
  if (spec.containers === undefined || (Array.isArray(spec.containers) && spec.containers.length === 0)) {
    note.at('containers')({ what: 'is empty', instead: 'give at least 1', code: 'EmptyList' });
  }
  if (containers.length > 1) checkSeveralContainers(containers, decorated, note.at('containers'));
  checkTolerations(entriesWithPresets(spec, 'tolerations', note, presets));
  const volumes = checkVolumes(entriesWithPresets(spec, 'volumes', note, presets));
  for (const container of containers) {
    checkContainer(container, decorated);
    checkEnvironment(entriesWithPresets(container.value, 'env', container.note, presets), kind);
    checkMounts(entriesWithPresets(container.value, 'volumeMounts', container.note, presets), volumes, morePresets);
  }
}

function checkInitContainers(spec: Job, note: Note): void {
  for (const container of entriesOf(spec, 'initContainers', note)) {
    if (container.value.restartPolicy !== 'Always') {
      container.note({ what: 'is an init container that ends, which Prow refuses', instead: 'do its work in the job\'s own container, or give it restartPolicy: "Always"', code: 'InitContainerRefused' });
    }
  }
}

/** Kubernetes takes the old word where the new one is away; decoration has written the new one by then, and nobody else looks at the old one. */
function checkAccount({ serviceAccount: old, serviceAccountName: name }: Job, note: Note): void {
  if (!old || old === name) return;
  note.at('serviceAccount')({
    what: `${quote(old)} is said by an old word, which Prow does not read`,
    instead: name ? `remove it: serviceAccountName says ${quote(name)}` : `write serviceAccountName: ${quote(old)}`, code: 'PropWithoutEffect',
  });
}
