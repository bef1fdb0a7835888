import { accepts } from '../../core/props';
import { cidr } from '../../core/net';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { ALLOWING, READERS, SHUTTING } from './annotation-table';
import { Annotations, IngressControllerPlan } from './ingress-controller-plan';

/** What an annotation keeps from hook, whoever reads it; undefined where it does no harm. */
export function shutOut(key: string, text: string): Finding | undefined {
  const shutting = SHUTTING.find(({ names, harmless }) => names.test(key) && !harmless.test(text.trim()));
  return shutting && { what: `${quote(text)} ${shutting.effect}`, instead: shutting.instead, code: 'AnnotationShutsOut' };
}

/** What of a user's annotations does not fit the controller that reads the Ingress; each at the path of its annotation. */
export function misplaced(annotations: Annotations, controller: IngressControllerPlan, encrypted: boolean): readonly Finding[] {
  return Object.entries(annotations).flatMap(([key, text]) => {
    const reader = Object.hasOwn(READERS, prefixOf(key)) ? READERS[prefixOf(key)] : undefined;
    if (reader !== undefined && controller.readsItsOwn && reader.name !== controller.name) return [elsewhere(key, reader, controller)];
    return encrypted ? withoutTls(key, text, controller) : [];
  });
}

function prefixOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf('/')));
}

function elsewhere(key: string, { name, factory }: (typeof READERS)[string], controller: IngressControllerPlan): Finding {
  return {
    what: `${quote(key)} is read by ${name}, and ${controller.name} serves the Ingress`,
    instead: `leave it out, or say controller: IngressController.${factory === undefined ? 'other(…)' : `${factory}()`}`,
    code: 'AnnotationWithoutEffect',
  };
}

/** With a certificate, the controller answers at the entry points that the annotation names, and the one of port 80 has no TLS. */
function withoutTls(key: string, text: string, { entryPoints }: IngressControllerPlan): readonly Finding[] {
  if (entryPoints?.annotation !== key || text.split(',').some((point) => point.trim() !== entryPoints.http)) return [];
  const what = `${quote(key)} is ${quote(text)}, the entry point of port 80, and tls makes the Ingress one for https: nobody would answer webhooks`;
  return [{ what, instead: 'leave it out, or name the entry point of https, like "websecure"', code: 'AnnotationShutsOut' }];
}

/** Networks that annotations let in, with the annotation that says so; undefined where none does. */
export function allowedByAnnotation(annotations: Annotations): { readonly prop: string; readonly networks: readonly string[] } | undefined {
  const [key, text] = Object.entries(annotations).find(([name]) => ALLOWING.test(name)) ?? [];
  const networks = text?.split(/[\s,]+/).map((one) => (/[/:]/.test(one) || one === '' ? one : `${one}/32`)).filter((one) => accepts(cidr, one)) ?? [];
  return networks.length === 0 ? undefined : { prop: `annotations[${quote(key)}]`, networks };
}
