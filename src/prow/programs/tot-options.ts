import { Endpoint } from '../../core/endpoint';
import { dnsSubdomain } from '../../core/names';
import { Fields, optional, shape } from '../../core/props';
import { ComponentOptions, ComponentSettings, COMPONENT_FIELDS } from '../components/component-options';

/** What can be set of tot, which numbers the runs of each job: 1, 2, 3. It must run once: it counts in a file of its own. */
export interface TotOptions extends ComponentOptions {
  /**
   * StorageClass of the claim `tot` that keeps the numbers.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;
}

/** Of its objects and the label `app`. */
export const TOT = 'tot';

export const totOptions = shape({ ...COMPONENT_FIELDS, storageClassName: optional(dnsSubdomain) } satisfies Fields<TotOptions>);

/** tot's pod, its claim and its Service. */
export interface TotSettings extends ComponentSettings {
  readonly storageClassName: string | undefined;
  readonly endpoint: Endpoint;
}
