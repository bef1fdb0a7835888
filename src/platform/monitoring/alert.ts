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

/** What people are told, and when. */
interface Told {
  readonly critical?: boolean;
  readonly component?: string;
  readonly lasts: string;
  readonly summary: string;
  readonly then: string;
}

export function alert(name: string, expr: string, { critical = false, component, lasts, summary, then }: Told): Alert {
  return {
    alert: name,
    expr,
    for: lasts,
    labels: { severity: critical ? 'critical' : 'warning', ...component === undefined ? {} : { component } },
    annotations: { summary, description: then },
  };
}
