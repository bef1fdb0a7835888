import type { k8s } from 'cdk8s-plus-28';
import { Plain } from '../../core/manifest';

/** Ports that each component opens unless told otherwise. Source: prow pkg/flagutil/instrumentation.go at a61940897. */
export const HEALTH = { name: 'health', containerPort: 8081 } as const;
export const METRICS = { name: 'metrics', containerPort: 9090 } as const;
export const PPROF = { name: 'pprof', containerPort: 6060 } as const;

/** hook, tide and ghproxy. */
export const HTTP = { name: 'http', containerPort: 8888 } as const;
/** deck, where it is fixed in the source. */
export const DECK_HTTP = { name: 'http', containerPort: 8080 } as const;

export interface Probes {
  readonly livenessProbe: Plain<k8s.Probe>;
  readonly readinessProbe?: Plain<k8s.Probe>;
}

/** hook, deck, prow-controller-manager and ghproxy tell their health. */
export const healthProbes: Probes = {
  livenessProbe: httpProbe('/healthz', HEALTH.name),
  readinessProbe: httpProbe('/healthz/ready', HEALTH.name),
};

/** crier, sinker and horologium serve no health, but their metrics as long as they live. */
export const metricsProbes: Probes = {
  livenessProbe: httpProbe('/metrics', METRICS.name),
  readinessProbe: httpProbe('/metrics', METRICS.name),
};

/** tide answers on its own port only after the first sync, and its Service should wait for that. */
export const tideProbes: Probes = {
  livenessProbe: httpProbe('/metrics', METRICS.name),
  readinessProbe: httpProbe('/', HTTP.name),
};

/** status-reconciler opens nothing but pprof. */
export const pprofProbes: Probes = { livenessProbe: { tcpSocket: { port: PPROF.name }, periodSeconds: 10, failureThreshold: 6 } };

function httpProbe(path: string, port: string) {
  return { httpGet: { path, port }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 };
}
