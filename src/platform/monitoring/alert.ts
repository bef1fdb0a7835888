/** A rule of Prometheus. */
export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: 'critical' | 'warning'; readonly component?: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

/** Rules that belong together, and are looked at together. */
export interface AlertGroup {
  readonly name: string;
  readonly rules: readonly Alert[];
}
