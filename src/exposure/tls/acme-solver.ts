import { dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { Where } from '../../core/problem';
import { readValue } from '../../core/props';
import { readOldProps } from '../../core/props-reader';
import { text } from '../../core/safe-text';
import { instanceOf, list, oneOf, record } from '../../core/values';
import { Dns01SolverOptions, Http01GatewaySolverOptions, Http01IngressSolverOptions } from './acme-solver-options';
import { AcmeSolverPlan } from './acme-solver-plan';
import { Dns01Provider } from './dns01-provider';
import { gatewayParentRef, readSelector, readSolverPod } from './read-solver';

const DNS01 = Where.call('AcmeSolver.dns01');

/**
 * How an ACME server is shown that a name is yours: one entry of `spec.acme.solvers` of an issuer.
 *
 * Source: cert-manager v1.21.1, pkg/apis/acme/v1/types_issuer.go.
 */
export class AcmeSolver {
  /**
   * By a page on port 80 of the name, to which an Ingress of the given class leads. Wildcards cannot be shown so. Errors: those of the options.
   */
  static http01Ingress(options: Http01IngressSolverOptions): AcmeSolver {
    return new AcmeSolver(readOldProps<Http01IngressSolverOptions, AcmeSolverPlan>(Where.call('AcmeSolver.http01Ingress'), options, (p) => {
      const ingressClassName = p.required('ingressClassName', dnsSubdomain);
      const annotations = p.optional('ingressAnnotations', record(text, qualifiedName));
      return {
        spec: { http01: { ingress: { ingressClassName, ingressTemplate: annotations && { metadata: { annotations } }, ...readSolverPod(p) } } },
        onPort80: true,
        selector: readSelector(p),
        secrets: [],
      };
    }));
  }

  /**
   * By a page on port 80 of the name, to which an HTTPRoute of a Gateway leads; cert-manager must run with `enableGatewayAPI: true`. Wildcards
   * cannot be shown so. Errors: those of the options.
   */
  static http01Gateway(options: Http01GatewaySolverOptions): AcmeSolver {
    return new AcmeSolver(readOldProps<Http01GatewaySolverOptions, AcmeSolverPlan>(Where.call('AcmeSolver.http01Gateway'), options, (p) => ({
      spec: {
        http01: {
          gatewayHTTPRoute: {
            parentRefs: p.required('parentRefs', list(gatewayParentRef, 1)),
            labels: p.optional('routeLabels', record(labelValue, qualifiedName)),
            ...readSolverPod(p),
          },
        },
      },
      onPort80: true,
      selector: readSelector(p),
      secrets: [],
    })));
  }

  /**
   * By a TXT record in the DNS, which cert-manager makes with credentials for the zone. No port has to be open; wildcards and hosts that the
   * Internet does not reach can be shown so. Errors: `WrongType` for what is no provider, and those of the options.
   */
  static dns01(provider: Dns01Provider, options: Dns01SolverOptions = {}): AcmeSolver {
    const { spec, secrets } = readValue(DNS01, 'provider', provider, instanceOf(Dns01Provider, 'Dns01Provider.cloudflare()'))._plan;
    return new AcmeSolver(readOldProps<Dns01SolverOptions, AcmeSolverPlan>(DNS01, options, (p) => ({
      spec: { dns01: { cnameStrategy: p.optional('cnameStrategy', oneOf('None', 'Follow')), ...spec } },
      onPort80: false,
      selector: readSelector(p),
      secrets,
    })));
  }

  private constructor(
    /** @internal */
    readonly _plan: AcmeSolverPlan,
  ) {}
}
