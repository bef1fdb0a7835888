import { dnsLabel, dnsSubdomain } from '../../core/names';
import { oldShape } from '../../core/props-reader';
import { boolean } from '../../core/values';

/** A Gateway that exists, and its listeners. */
export interface GatewayParentRef {
  /** Name of the Gateway. `spec.parentRefs[].name` of the routes. Error: `NameNotDnsSubdomain`. */
  readonly name: string;

  /**
   * Namespace of the Gateway; its listeners must let in routes of Prow's. `spec.parentRefs[].namespace`. Error: `NameNotDnsLabel`.
   * @default - Prow's own
   */
  readonly namespace?: string;

  /**
   * The listener that hook and deck are attached to. `spec.parentRefs[].sectionName`. Error: `NameNotDnsSubdomain`.
   * @default - all listeners whose hostname fits; where one of them is for http, webhooks may come unencrypted
   */
  readonly sectionName?: string;

  /**
   * The listener of port 80, to which redirections and challenges of ACME by http01 are attached. Error: `NameNotDnsSubdomain`.
   * @default - there is none: nobody is redirected, and http01 has no way
   */
  readonly httpSectionName?: string;

  /**
   * Whether callers of hook and deck use https. It decides about the URLs, and whether port 80 is redirected.
   * @default true
   */
  readonly https?: boolean;
}

/** The same, with all defaults. */
export interface ParentRef {
  readonly name: string;
  readonly namespace?: string;
  readonly sectionName?: string;
  readonly httpSectionName?: string;
  readonly https: boolean;
}

export const parentRef = oldShape<GatewayParentRef, ParentRef>((p) => ({
  name: p.required('name', dnsSubdomain),
  namespace: p.optional('namespace', dnsLabel),
  sectionName: p.optional('sectionName', dnsSubdomain),
  httpSectionName: p.optional('httpSectionName', dnsSubdomain),
  https: p.optional('https', boolean, true),
}));
