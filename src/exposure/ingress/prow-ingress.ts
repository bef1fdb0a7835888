import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Endpoint } from '../../core/endpoint';
import { dnsLabel, serviceLabel } from '../../core/names';
import { port } from '../../core/net';
import { Where } from '../../core/problem';
import { Rule } from '../../core/props';
import { oldShape, PropsReader, readOldProps } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { InsideEndpoints } from '../exposure-plan';
import { checkAnnotations, checkTls, readFront, tlsFront } from './ingress-front';
import { ingressLayout } from './ingress-layout';
import { IngressModel } from './ingress-model';
import { ingressObject } from './ingress-object';
import { ProwIngressProps } from './prow-ingress-props';

/**
 * The Ingress `prow-ingress`, and nothing else: `/hook` of one host, exactly, leads to hook, and all of another host, or the rest of the same
 * one, to deck. No path is ever rewritten: hook answers 200 to whatever does not come to `/hook` and throws it away, while GitHub shows a green
 * tick.
 *
 * What a controller does by other objects, such as Traefik's redirection, needs `Exposure.ingress`; so does one host for both with Traefik
 * (`PathShadowed`). With Traefik and a certificate, nothing answers on port 80. An issuer that `tls` makes is not part of it.
 * Errors: those of the properties, all together.
 *
 * Source: prow cmd/hook/main.go at a61940897.
 */
export class ProwIngress extends Construct {
  /** The Ingress. */
  readonly ingress: ApiObject;

  constructor(scope: Construct, id: string, props: ProwIngressProps) {
    super(scope, id);
    const { model, inside } = readOldProps<ProwIngressProps, ReadIngress>(Where.construct(this.node.path), props, readIngress);
    this.ingress = ingressObject(this, model, inside);
  }
}

interface ReadIngress {
  readonly model: IngressModel;
  readonly inside: InsideEndpoints;
}

function readIngress(p: PropsReader<ProwIngressProps>): ReadIngress {
  const namespace = p.optional('namespace', dnsLabel, 'prow');
  const inside = {
    namespace,
    hook: p.optional('hook', endpointIn(namespace), { serviceName: 'hook', namespace, port: 8888 }),
    deck: p.optional('deck', endpointIn(namespace), { serviceName: 'deck', namespace, port: 80 }),
  };
  const front = readFront(p);
  const tls = front.tls._resolve(tlsFront(front, true));
  checkTls(p, tls);
  checkAnnotations(p, front, ingressLayout({ ...front, annotations: {} }, tls, ONE_OBJECT, namespace));
  const [model, ...others] = ingressLayout(front, tls, ONE_OBJECT, namespace);
  if (others.length > 0) {
    p.problem('deckHost', {
      what: `${front.controller.name} would send ${quote(`${front.hosts.deck}/hook`)} to deck, because it prefers the rule with more letters`,
      instead: 'give hook and deck a host each, or use Exposure.ingress(), which makes two Ingresses',
      code: 'PathShadowed',
    });
  }
  return { inside, model };
}

/** Port 80 goes to https by the annotations of the one Ingress, or not at all. */
const ONE_OBJECT = { redirect: true, http: false };

/** A Service that an Ingress can lead to: one beside it. */
function endpointIn(namespace: string): Rule<Endpoint> {
  const endpoint = oldShape<Endpoint, Endpoint>((p) => ({
    serviceName: p.required('serviceName', serviceLabel),
    namespace: p.required('namespace', dnsLabel),
    port: p.required('port', port),
  }));
  return (value, report) => {
    const read = endpoint(value, report);
    if (typeof read?.namespace === 'string' && read.namespace !== namespace) {
      report.at('namespace')({ what: `${quote(read.namespace)} is not the namespace of the Ingress`, instead: `write ${quote(namespace)}, and make a Service there`, code: 'BackendElsewhere' });
    }
    return read;
  };
}
