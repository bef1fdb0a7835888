import { PodOptions, PodSettings, POD_FIELDS } from '../../src/core/pod-options';
import { Where } from '../../src/core/problem';
import { readProps } from '../../src/core/props';
import { Exposure } from '../../src/exposure/exposure';
import { ExposurePlan } from '../../src/exposure/exposure-plan';

/** What is said of all pods. */
export function allPods(options: PodOptions = {}): PodSettings {
  return readProps(Where.call('pods'), options, POD_FIELDS);
}

/** An exposure for one Prow, whose deck has no pages that are closed unless they are named. */
export function planOf(exposure: Exposure, namespace = 'prow', closedPages: readonly string[] = []): ExposurePlan {
  return exposure._resolve({ namespace, pods: allPods(), closedPages });
}
