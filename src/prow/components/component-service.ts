import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { inChartNamespace } from '../../core/chart-namespace';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { dnsLabel, labelValue, qualifiedName, serviceLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, ValuesOf } from '../../core/props';
import { multilineText } from '../../core/safe-text';
import { ServiceExposure } from '../../core/service-exposure';
import { instanceOf, record } from '../../core/values';

/** What can be set of the Service of hook and of deck. */
export interface ComponentServiceProps {
  /**
   * Namespace of the Service. Error: `NameNotDnsLabel`.
   * @default - the namespace of the chart; `prow` where it has none
   */
  readonly namespace?: string;

  /**
   * Name of the Service. Error: `ServiceNameInvalid`.
   * @default - the component's name, as upstream has it
   */
  readonly serviceName?: string;

  /**
   * How the Service is reached from outside the cluster.
   * @default ServiceExposure.clusterIp()
   */
  readonly exposure?: ServiceExposure;

  /**
   * Labels of the pods that the Service sends traffic to.
   * @default - `app: <component>`, as upstream has it
   */
  readonly selector?: { [label: string]: string };

  /**
   * Annotations of the Service.
   * @default - none
   */
  readonly annotations?: { [annotation: string]: string };
}

/** The one port of a component's Service, unless an exposure says another. */
export interface ServicePort {
  readonly port: number;
  readonly targetPort: number;
}

const FIELDS = {
  namespace: optional(dnsLabel, 'prow'),
  serviceName: optional(serviceLabel),
  exposure: optional(instanceOf(ServiceExposure, 'ServiceExposure.nodePort(30001)'), ServiceExposure.clusterIp()),
  selector: optional(record(labelValue, qualifiedName)),
  annotations: optional(record(multilineText, qualifiedName)),
} satisfies Fields<ComponentServiceProps>;

/** Makes the one Service of a component from its properties. */
export function componentService(scope: Construct, component: string, servicePort: ServicePort, props: ComponentServiceProps): ApiObject {
  return serviceObject(scope, component, servicePort, readProps(Where.construct(scope.node.path), inChartNamespace(scope, props), FIELDS));
}

/** The same from what was read. */
export function serviceObject(scope: Construct, component: string, servicePort: ServicePort, said: Partial<ValuesOf<typeof FIELDS>>): ApiObject {
  const { namespace, serviceName: name = component, annotations, selector = { app: component }, exposure = ServiceExposure.clusterIp() } = said;
  const { type, nodePort, externalTrafficPolicy, loadBalancerClass, loadBalancerSourceRanges, allocateLoadBalancerNodePorts, ...plan } = exposure._plan;
  return nativeObject(scope, 'Resource', 'v1/Service', {
    metadata: {
      name,
      namespace,
      labels: { ...componentLabels(component), ...plan.labels },
      annotations: plan.annotations === undefined ? annotations : { ...plan.annotations, ...annotations },
    },
    spec: {
      type,
      externalTrafficPolicy,
      loadBalancerClass,
      loadBalancerSourceRanges,
      allocateLoadBalancerNodePorts,
      selector,
      ports: [{ name: 'http', ...servicePort, port: plan.port ?? servicePort.port, protocol: 'TCP', nodePort }],
    },
  });
}
