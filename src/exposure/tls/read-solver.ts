import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../../core/names';
import { hostName, port } from '../../core/net';
import { Rule } from '../../core/props';
import { oldShape, passes, PropsReader } from '../../core/props-reader';
import { quote } from '../../core/quote';
import { list, oneOf, record } from '../../core/values';
import { containerResources, toleration } from '../../core/workload-options';
import { AcmeGatewayParentRef, AcmeSolverSelector, Http01SolverOptions } from './acme-solver-options';
import { SolverSelector } from './acme-solver-plan';

/** A name of the DNS, or all names one level below it. */
const nameOrWildcard: Rule<string> = (value, report) => {
  hostName(typeof value === 'string' ? value.replace(/^\*\./, '') : value, report);
  return value as string;
};

const podLabel: Rule<string> = (value, report) => {
  if (passes(qualifiedName, value, report) && value.startsWith('acme.cert-manager.io/')) {
    report({ what: `${quote(value)} is cert-manager's own, which finds the pod by it`, instead: 'use another label', code: 'LabelTaken' });
  }
  return value as string;
};

/** The names of `spec.acme.solvers[].selector`; nothing where there are none. */
export function readSelector<P extends AcmeSolverSelector>(p: PropsReader<P>): SolverSelector | undefined {
  const selector = {
    dnsNames: p.optional('dnsNames', list(nameOrWildcard, 1)),
    dnsZones: p.optional('dnsZones', list(hostName, 1)),
    matchLabels: p.optional('matchLabels', record(labelValue, qualifiedName)),
  };
  return Object.values(selector).some((part) => part !== undefined) ? selector : undefined;
}

/** What solvers of http01 have in common, in the words of the CRD. */
export function readSolverPod<P extends Http01SolverOptions>(p: PropsReader<P>): object {
  const labels = p.optional('podLabels', record(labelValue, podLabel));
  const spec = {
    nodeSelector: p.optional('nodeSelector', record(labelValue, qualifiedName)),
    tolerations: p.optional('tolerations', list(toleration, 1)),
    resources: p.optional('resources', containerResources),
  };
  const hasSpec = Object.values(spec).some((part) => part !== undefined);
  return {
    serviceType: p.optional('serviceType', oneOf('ClusterIP', 'NodePort')),
    podTemplate: labels === undefined && !hasSpec ? undefined : { metadata: labels && { labels }, spec: hasSpec ? spec : undefined },
  };
}

/** cert-manager's webhook wants the kind beside the name. Source: v1.21.1, internal/apis/certmanager/validation/issuer.go. */
export const gatewayParentRef: Rule<object> = oldShape<AcmeGatewayParentRef, object>((p) => parentRef({
  name: p.required('name', dnsSubdomain),
  namespace: p.optional('namespace', dnsLabel),
  sectionName: p.optional('sectionName', dnsSubdomain),
  port: p.optional('port', port),
}));

/** A Gateway as the CRD names it. */
export function parentRef(gateway: AcmeGatewayParentRef): object {
  return { group: 'gateway.networking.k8s.io', kind: 'Gateway', ...gateway };
}
