import { CERT_MANAGER } from './cert-manager-like';
import { GARDENER } from './gardener-like';
import { ISTIO } from './istio-like';
import { KUBERNETES } from './kubernetes-like';
import { KUBEVIRT } from './kubevirt-like';
import { METAL3 } from './metal3-like';
import { NEPHIO } from './nephio-like';
import { OSS } from './oss-like';
import type { Shape } from './shape';
import { TI } from './ti-like';

/** One of each kind of deployment that is public. */
export const SHAPES: readonly Shape[] = [METAL3, NEPHIO, GARDENER, CERT_MANAGER, OSS, ISTIO, KUBEVIRT, TI, KUBERNETES];
