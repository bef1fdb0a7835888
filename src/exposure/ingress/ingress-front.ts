import { dnsSubdomain } from '../../core/names';
import { PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { instanceOf } from '../../core/values';
import { Tls } from '../tls/tls';
import { TlsFront, TlsPlan } from '../tls-plan';
import { IngressController } from './ingress-controller';
import { IngressControllerPlan } from './ingress-controller-plan';
import { IngressFrontOptions } from './ingress-front-options';
import { hostName } from '../../core/net';
import { distinct, Hosts, settleHosts } from '../hosts';
import { IngressModel } from './ingress-model';
import { userAnnotations } from './user-annotations';

/** What is said of the Ingress in front of hook and deck, with all defaults. */
export interface IngressFront {
  readonly hosts: Hosts;
  readonly controller: IngressControllerPlan;
  readonly ingressClassName: string;
  readonly tls: Tls;
  readonly annotations: Readonly<Record<string, string>>;
}

export function readFront<P extends IngressFrontOptions>(p: PropsReader<P>): IngressFront {
  const given = p.optional('controller', instanceOf(IngressController, 'IngressController.traefik()'));
  const className = p.optional('ingressClassName', dnsSubdomain);
  const controller = (given ?? IngressController._ofClass(className ?? 'nginx'))._plan;
  const named = { domain: p.optional('domain', hostName), hookHost: p.optional('hookHost', hostName), deckHost: p.optional('deckHost', hostName) };
  return {
    hosts: p.dirty ? named as never : settleHosts(named, p as never),
    controller,
    ingressClassName: className ?? controller?.ingressClassName,
    tls: p.optional('tls', instanceOf(Tls, 'Tls.secret("prow-tls")'), Tls.none()),
    annotations: p.optional('annotations', userAnnotations, {}),
  };
}

/** What an issuer has to know of the Ingress. */
export function tlsFront({ hosts, ingressClassName }: IngressFront, http: boolean): TlsFront {
  return { hosts: distinct(hosts), http01: http ? { ingressClassName } : undefined };
}

/** Reports what does not fit the certificate. */
export function checkTls<P extends IngressFrontOptions>(p: PropsReader<P>, tls: TlsPlan): void {
  for (const finding of tls.findings) p.problem('tls', finding);
}

/** Reports annotations that are set already; `ours` are those of each Ingress without any of the user's. */
export function checkAnnotations<P extends IngressFrontOptions>(p: PropsReader<P>, front: IngressFront, ours: readonly IngressModel[]): void {
  for (const [key, value] of Object.entries(front.annotations)) {
    const taken = ours.find(({ annotations }) => Object.hasOwn(annotations, key) && annotations[key] !== value);
    if (taken === undefined) continue;
    p.problem('annotations', {
      what: `${quote(key)} is ${quote(value)} here, and ${quote(taken.annotations[key])} in Ingress ${taken.name} by what else was said`,
      instead: 'leave it out, or change the object itself by addJsonPatch',
      code: 'AnnotationTaken',
    });
  }
}
