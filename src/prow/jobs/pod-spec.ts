import { isPlainObject, Report, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { Job, JobKind } from './job';
import { checkContainer, checkSeveralContainers } from './pod-containers';
import { checkEnvironment } from './pod-environment';
import { entriesOf, entriesWithPresets, NumberedPreset } from './pod-entries';
import { checkMounts, checkVolumes } from './pod-volumes';

/** What decides about a pod besides itself. */
export interface PodSurroundings {
  readonly kind: JobKind;
  readonly decorated: boolean;
  readonly presets: readonly NumberedPreset[];
}

/** A pod as Prow accepts it; everything else about it is left to Kubernetes. Source: prow pkg/config/config.go, validatePodSpec, at a61940897. */
export function podSpec({ kind, decorated, presets }: PodSurroundings): Rule<Job> {
  return (value, report) => {
    if (!isPlainObject(value)) {
      report({ what: `${quote(value)} is not a pod's spec`, instead: 'write { containers: [ … ] }', code: 'WrongType' });
      return value as unknown as Job;
    }
    checkInitContainers(value, report);
    const containers = entriesOf(value, 'containers', report);
    if (value.containers === undefined || (Array.isArray(value.containers) && value.containers.length === 0)) {
      report.at('containers')({ what: 'is empty', instead: 'give at least 1', code: 'EmptyList' });
    }
    if (containers.length > 1) checkSeveralContainers(containers, decorated, report.at('containers'));
    const volumes = checkVolumes(entriesWithPresets(value, 'volumes', report, presets));
    for (const container of containers) {
      checkContainer(container, decorated);
      checkEnvironment(entriesWithPresets(container.value, 'env', container.report, presets), kind);
      checkMounts(entriesWithPresets(container.value, 'volumeMounts', container.report, presets), volumes);
    }
    return value;
  };
}

function checkInitContainers(spec: Job, report: Report): void {
  for (const container of entriesOf(spec, 'initContainers', report)) {
    if (container.value.restartPolicy !== 'Always') {
      container.report({ what: 'is an init container that ends, which Prow refuses', instead: 'do its work in the job\'s own container, or give it restartPolicy: "Always"', code: 'InitContainerRefused' });
    }
  }
}
