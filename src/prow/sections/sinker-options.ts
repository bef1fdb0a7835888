import { goPeriod } from '../../core/amounts';
import { checked, Fields, Note, optional, shape, ValuesOf } from '../../core/props';
import { goSeconds } from '../../core/amounts';
import { quote } from '../../core/quote';
import { integer, list } from '../../core/values';
import { text } from '../../core/safe-text';
import { COMPONENT_FIELDS, ScalableComponentOptions } from '../components/component-options';

/** The pod of sinker, and when it deletes what: the section `sinker` of `config.yaml`. Durations are Go's (`DurationInvalid`). */
export interface SinkerOptions extends ScalableComponentOptions {
  /**
   * How often it looks: `resync_period`.
   * @default 1h
   */
  readonly resyncPeriod?: string;

  /**
   * How old a ProwJob becomes, which deck shows as long: `max_prowjob_age`.
   * @default 168h
   */
  readonly maxProwjobAge?: string;

  /**
   * How old a job's pod becomes, whether it runs or not: `max_pod_age`. Error: `MutuallyExclusive` where it is more than `maxProwjobAge`.
   * @default 24h
   */
  readonly maxPodAge?: string;

  /**
   * How long a pod is kept that has ended: `terminated_pod_ttl`. Error: `MutuallyExclusive` where it is more than `maxPodAge`.
   * @default - as `maxPodAge`
   */
  readonly terminatedPodTtl?: string;

  /**
   * Build clusters that it leaves alone, by their names: `exclude_clusters`. Errors: `BuildClusterUnknown`, `EmptyList`.
   * @default - none
   */
  readonly excludeClusters?: string[];
}

const TIMES = {
  resyncPeriod: optional(goPeriod),
  maxProwjobAge: optional(goPeriod),
  maxPodAge: optional(goPeriod),
  terminatedPodTtl: optional(goPeriod),
  excludeClusters: optional(list(text, 1)),
} satisfies Fields<Omit<SinkerOptions, keyof ScalableComponentOptions>>;

export const sinkerComponent = checked(
  shape({ ...COMPONENT_FIELDS, replicas: optional(integer(0, 100)), ...TIMES } satisfies Fields<SinkerOptions>), checkAges);

/** When it deletes what. */
export type SinkerSettings = ValuesOf<typeof TIMES>;

/** Without what was said of the pod. */
export function timesOf(said: SinkerSettings): SinkerSettings {
  return Object.fromEntries(Object.keys(TIMES).map((prop) => [prop, said[prop as keyof SinkerSettings]])) as unknown as SinkerSettings;
}

/** A pod whose ProwJob is gone is deleted as one of nobody. Source: prow cmd/sinker/main.go, clean, at a61940897. */
function checkAges({ maxPodAge, maxProwjobAge = '168h', terminatedPodTtl }: SinkerSettings, note: Note): void {
  const oldest = maxPodAge ?? '24h';
  if (terminatedPodTtl !== undefined && goSeconds(terminatedPodTtl) > goSeconds(oldest)) {
    note.at('terminatedPodTtl')({
      what: `${quote(terminatedPodTtl)} is more than maxPodAge, ${quote(oldest)}, by which a pod that has ended is deleted before`, instead: 'lower it, or raise maxPodAge',
      code: 'MutuallyExclusive',
    });
  }
  if (maxPodAge === undefined || goSeconds(maxPodAge) <= goSeconds(maxProwjobAge)) return;
  note.at('maxPodAge')({
    what: `${quote(maxPodAge)} is more than maxProwjobAge, ${quote(maxProwjobAge)}, and a pod goes with its ProwJob`, instead: 'lower it, or raise maxProwjobAge',
    code: 'MutuallyExclusive',
  });
}
