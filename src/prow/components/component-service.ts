import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { componentLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { dnsLabel, labelValue, qualifiedName, serviceLabel } from '../../core/names';
import { Where } from '../../core/problem';
import { readOldProps } from '../../core/props-reader';
import { multilineText } from '../../core/safe-text';
import { ServiceExposure } from '../../core/service-exposure';
import { instanceOf, record } from '../../core/values';

/** What can be set of the Service of hook and of deck. */
export interface ComponentServiceProps {
  /**
   * Namespace of the Service. Error: `NameNotDnsLabel`.
   * @default prow
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

/** Makes the one Service of a component. */
export function componentService(scope: Construct, component: string, servicePort: ServicePort, props: ComponentServiceProps): ApiObject {
  return readOldProps<ComponentServiceProps, ApiObject>(Where.construct(scope.node.path), props, (p) => serviceObject(scope, component, servicePort, {
    namespace: p.optional('namespace', dnsLabel, 'prow'),
    name: p.optional('serviceName', serviceLabel, component),
    exposure: p.optional('exposure', instanceOf(ServiceExposure, 'ServiceExposure.nodePort(30001)'), ServiceExposure.clusterIp()),
    selector: p.optional('selector', record(labelValue, qualifiedName), { app: component }),
    annotations: p.optional('annotations', record(multilineText, qualifiedName)),
  }));
}

interface ServiceModel {
  readonly namespace: string;
  readonly name: string;
  readonly exposure: ServiceExposure;
  readonly selector: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

function serviceObject(scope: Construct, component: string, servicePort: ServicePort, model: ServiceModel): ApiObject {
  const { name, namespace, annotations, selector } = model;
  const { type, nodePort, externalTrafficPolicy, loadBalancerClass, loadBalancerSourceRanges, allocateLoadBalancerNodePorts, ...plan } = model.exposure._plan;
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
