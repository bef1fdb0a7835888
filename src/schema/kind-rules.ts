import { Note } from '../core/props';
import { FieldFinding, Fields } from './object-rule';
import { ciliumPolicy } from './kinds/cilium-policy';
import { application, helmRelease, helmRepository } from './kinds/delivery';
import { addressPool } from './kinds/address-pool';
import { mutatingPolicy, validatingPolicy, webhooks } from './kinds/admission';
import { prowJob } from './kinds/prow-job';
import { ingressRoute, ingressRouteTcp } from './kinds/traefik-route';
import { Type } from './receiver';

/** What the reader of a kind finds in an object whose fields are right, each for itself, in clusters from a minor of Kubernetes 1 on. */
export type KindRule = (object: Fields, minor: number) => readonly FieldFinding[];

/** By group and kind; a rule is loaded when the first object of its kind is read. */
const RULES: Readonly<Record<string, () => KindRule>> = {
  'admissionregistration.k8s.io/MutatingAdmissionPolicy': () => mutatingPolicy,
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': () => webhooks,
  'admissionregistration.k8s.io/ValidatingAdmissionPolicy': () => validatingPolicy,
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': () => webhooks,
  'argoproj.io/Application': () => application,
  'cilium.io/CiliumClusterwideNetworkPolicy': () => ciliumPolicy,
  'cilium.io/CiliumNetworkPolicy': () => ciliumPolicy,
  'helm.toolkit.fluxcd.io/HelmRelease': () => helmRelease,
  'metallb.io/IPAddressPool': () => addressPool,
  'prow.k8s.io/ProwJob': () => prowJob,
  'source.toolkit.fluxcd.io/HelmRepository': () => helmRepository,
  'traefik.io/IngressRoute': () => ingressRoute,
  'traefik.io/IngressRouteTCP': () => ingressRouteTcp,
};

/** A type, and what is asked beyond it of this kind; the type itself where nothing is. */
export function withKindRule(type: Type | undefined, group: string, kind: string, minor: number): Type | undefined {
  const name = `${group}/${kind}`;
  // a version that no table has may mean something else
  const isKnown = Object.hasOwn(RULES, name) && (type !== undefined || group === 'prow.k8s.io');
  return isKnown ? new Ruled(type, RULES[name](), minor) : type;
}

class Ruled implements Type {
  constructor(private readonly type: Type | undefined, private readonly rule: KindRule, private readonly minor: number) {}

  fine(value: unknown): boolean {
    return this.isTyped(value) && this.rule(value as Fields, this.minor).length === 0;
  }

  find(value: unknown, note: Note): void {
    if (!this.isTyped(value)) return this.type?.find(value, note);
    for (const { at, finding } of this.rule(value as Fields, this.minor)) note.at(at)(finding);
  }

  private isTyped(value: unknown): boolean {
    return this.type === undefined || this.type.fine(value);
  }
}
