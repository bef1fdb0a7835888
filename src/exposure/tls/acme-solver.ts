import type { ClusterIssuerSpecAcmeSolvers as Solver } from '../../../imports/cert-manager.io';
import { Plain } from '../../core/manifest';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, readValue, Rule, walk } from '../../core/props';
import { instanceOf, list, memberOf } from '../../core/values';
import { AcmeSolverSelector, SELECTOR, SelectableSolver, selectorKey, selectorOf } from './acme-solver-selector';
import { Dns01Provider } from './dns01-provider';
import { GATEWAY_SOLVER, Http01GatewaySolverOptions, Http01IngressSolverOptions, INGRESS_SOLVER, solverPod } from './http01-solver';
import { SecretReference } from './secret-reference';

/** Where the answer to a challenge is written. */
export enum Dns01CnameStrategy {
  /** Into the zone of the name, whatever `_acme-challenge` of it is. */
  NONE = 'None',
  /** Into the zone to which `_acme-challenge` of the name leads by CNAME. */
  FOLLOW = 'Follow',
}

/** Options of `AcmeSolver.dns01`. */
export interface Dns01SolverOptions extends AcmeSolverSelector {
  /**
   * Whether the answer goes into the zone to which `_acme-challenge` of the name leads by CNAME. `dns01.cnameStrategy`. Error: `NotAllowedValue`.
   * @default - Dns01CnameStrategy.NONE, by cert-manager
   */
  readonly cnameStrategy?: Dns01CnameStrategy;
}

/** How an ACME server is shown that names are ours. */
export interface AcmeSolverPlan extends SelectableSolver {
  /** `http01` or `dns01` of `spec.acme.solvers[]`. */
  readonly spec: object;
  readonly secrets: readonly SecretReference[];
}

const DNS01 = Where.call('AcmeSolver.dns01');

const DNS01_SOLVER = { ...SELECTOR, cnameStrategy: optional(memberOf(Dns01CnameStrategy)) } satisfies Fields<Dns01SolverOptions>;

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
    return new AcmeSolver(readProps(Where.call('AcmeSolver.http01Ingress'), options, INGRESS_SOLVER, (o) => {
      const { ingressClassName, ingressAnnotations: annotations } = o;
      const ingress = { ingressClassName, ingressTemplate: annotations && { metadata: { annotations } }, ...solverPod(o) };
      return { spec: { http01: { ingress } } satisfies Plain<Solver>, onPort80: true, selector: selectorOf(o), secrets: [] };
    }));
  }

  /**
   * By a page on port 80 of the name, to which an HTTPRoute of a Gateway leads; cert-manager must run with `enableGatewayAPI: true`. Wildcards
   * cannot be shown so. Errors: those of the options.
   */
  static http01Gateway(options: Http01GatewaySolverOptions): AcmeSolver {
    return new AcmeSolver(readProps(Where.call('AcmeSolver.http01Gateway'), options, GATEWAY_SOLVER, (o) => {
      const gatewayHTTPRoute = { parentRefs: o.parentRefs, labels: o.routeLabels, ...solverPod(o) };
      return { spec: { http01: { gatewayHTTPRoute } } satisfies Plain<Solver>, onPort80: true, selector: selectorOf(o), secrets: [] };
    }));
  }

  /**
   * By a TXT record in the DNS, which cert-manager makes with credentials for the zone. No port has to be open; wildcards and hosts that the
   * Internet does not reach can be shown so. Errors: `WrongType` for what is no provider, and those of the options.
   */
  static dns01(provider: Dns01Provider, options: Dns01SolverOptions = {}): AcmeSolver {
    const { spec, secrets } = readValue(DNS01, 'provider', provider, instanceOf(Dns01Provider, 'Dns01Provider.cloudflare()'))._plan;
    return new AcmeSolver(readProps(DNS01, options, DNS01_SOLVER, ({ cnameStrategy, ...o }) => (
      { spec: { dns01: { cnameStrategy, ...spec } } satisfies Plain<Solver>, onPort80: false, selector: selectorOf(o), secrets }
    )));
  }

  private constructor(
    /** @internal */
    readonly _plan: AcmeSolverPlan,
  ) {}
}

const solvers = list(instanceOf(AcmeSolver, 'AcmeSolver.dns01(Dns01Provider.cloudflare())'), 1);

/** Solvers of one issuer. Of two with the same selector, the second would never be asked. */
export const solverList: Rule<readonly AcmeSolverPlan[]> = (value, report) => {
  const plans = solvers(value, report).map(({ _plan }) => _plan);
  const keys = plans.map(({ selector }) => selectorKey(selector));
  walk(report, (note) => keys.forEach((key, i) => {
    const first = keys.indexOf(key);
    if (first === i) return;
    note.at(`[${i}]`)({
      what: plans[i].selector === undefined ? `has no selector, and neither has [${first}], so that it would never be asked` : `has the selector of [${first}], so that it would never be asked`,
      instead: 'give it dnsNames, dnsZones or matchLabels of its own, or remove it',
      code: 'SolverShadowed',
    });
  }));
  return plans;
};
