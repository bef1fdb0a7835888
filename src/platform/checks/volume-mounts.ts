import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { RenderedObject } from '../../writer/rendered-object';
import { each, elements, PodTemplate } from './pod-template';
import { ReferenceCheck } from './reference-check';
import { remedy } from './remedy';

/** Containers mount volumes that their pod has. */
export class VolumeMounts implements ReferenceCheck {
  readonly pods = true;
  private readonly found: Problem[] = [];

  see({ path, json }: RenderedObject, pod: PodTemplate | undefined): void {
    if (!pod) return;
    const claims = elements(json.spec?.volumeClaimTemplates).map((claim) => claim.metadata?.name);
    const volumes = [...elements(pod.spec.volumes).map((volume) => volume.name), ...claims].filter((name) => typeof name === 'string');
    for (const { container, at } of pod.containers) {
      for (const list of ['volumeMounts', 'volumeDevices']) {
        each(container[list], ({ name }, i) => {
          if (volumes.includes(name)) return;
          this.found.push(Where.construct(path).problem(`${at}.${list}[${i}].name`, {
            what: `the pod has no volume ${quote(name)}`,
            instead: remedy(String(name), volumes, 'add it to the pod'),
            code: 'VolumeMissing',
          }));
        });
      }
    }
  }

  problems(): Problem[] {
    return this.found;
  }
}
