import { Construct } from 'constructs';
import type { VerticalPodAutoscaler } from '../../../imports/autoscaling.k8s.io';
import { metadataOf } from '../../core/hardened-workload';
import { customObject, nativeObject } from '../../core/manifest';
import { HorizontalScaling, VerticalScaling, VerticalScalingMode } from './scaling-options';

/** A Deployment that is scaled. */
interface Scaled {
  readonly name: string;
  readonly namespace: string;
}

const deploymentOf = ({ name }: Scaled) => ({ apiVersion: 'apps/v1', kind: 'Deployment', name });

/** Changes how many pods there are. Source: kubernetes autoscaling/v2. */
export function placeHorizontalScaling(scope: Construct, scaled: Scaled, { minReplicas, maxReplicas, cpuUtilization }: HorizontalScaling): void {
  nativeObject(scope, 'HorizontalPodAutoscaler', 'autoscaling/v2/HorizontalPodAutoscaler', {
    metadata: metadataOf(scaled),
    spec: {
      scaleTargetRef: deploymentOf(scaled), minReplicas, maxReplicas,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuUtilization } } }],
    },
  });
}

/** Changes what each of them asks for. Source: kubernetes/autoscaler, vertical-pod-autoscaler, autoscaling.k8s.io/v1. */
export function placeVerticalScaling(scope: Construct, scaled: Scaled, { mode, minAllowed, maxAllowed }: VerticalScaling, runsOnce: boolean): void {
  const evicts = mode === VerticalScalingMode.RECREATE || mode === VerticalScalingMode.IN_PLACE_OR_RECREATE;
  customObject<VerticalPodAutoscaler>(scope, 'VerticalPodAutoscaler', {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: metadataOf(scaled),
    spec: {
      targetRef: deploymentOf(scaled),
      // without it one that runs alone is never made anew, and nobody says so
      updatePolicy: { updateMode: mode, ...evicts && runsOnce ? { minReplicas: 1 } : {} },
      resourcePolicy: {
        containerPolicies: [{
          containerName: scaled.name, ...minAllowed === undefined ? {} : { minAllowed }, ...maxAllowed === undefined ? {} : { maxAllowed },
        }],
      },
    },
  });
}
