import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';

/**
 * Keeps a pod serving until every node has stopped sending it connections; GitHub does not repeat a delivery that was refused.
 * Kubernetes sleeps by itself, no program of the image is needed: on by default since Kubernetes 1.30, and newer than the L1's types.
 */
export const lifecycle = { preStop: { sleep: { seconds: 5 } } } as Plain<k8s.Lifecycle>;
