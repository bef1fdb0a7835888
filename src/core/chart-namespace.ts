import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { isPlainObject } from './props';

/** Properties with the namespace of the chart that a construct is in, where they name none and the chart has one. */
export function inChartNamespace<T extends object>(scope: IConstruct, props: T): T {
  const chart = scope.node.scopes.find((one): one is Chart => Chart.isChart(one) && one.namespace !== undefined);
  if (chart === undefined || !isPlainObject(props) || Object.getOwnPropertyDescriptor(props, 'namespace')?.value !== undefined) return props;
  return { ...props, namespace: chart.namespace };
}
