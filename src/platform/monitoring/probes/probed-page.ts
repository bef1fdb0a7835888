/** A page that is asked from outside whether it answers. */
export interface ProbedPage {
  /** Which component should answer. */
  readonly component: 'hook' | 'deck';
  readonly url: string;
  /** Of the prober's configuration: what it asks, and which answer is good. */
  readonly module: string;
}

/** What Prometheus calls what it hears of both. */
export function probeJob(namespace: string): string {
  return `${namespace}/prow-probe`;
}
