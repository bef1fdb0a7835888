/** How Grafana writes numbers. */
export type Unit = 'short' | 'percentunit' | 's' | 'bytes' | 'decgbytes' | 'reqps' | 'cps' | 'dateTimeFromNow';

/** One line, or one number. */
export interface Query {
  readonly expr: string;
  /** In Grafana's words: `{{state}}`. */
  readonly legend: string;
}

/** A picture of numbers. */
export interface Panel {
  readonly title: string;
  /** What a reader should know who sees it for the first time. */
  readonly says: string;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** A number in a box, green on one side of `good` and red on the other; a course over time where it is absent. */
  readonly level?: { readonly good: number; readonly goodIs: 'above' | 'below' };
}

/** Panels that belong together. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** A page of Grafana. */
export interface Dashboard {
  /** Of its object and its file, behind `prow-`. */
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly rows: readonly Row[];
}

/** A course over time. */
export function course(title: string, unit: Unit, says: string, queries: Readonly<Record<string, string>>): Panel {
  return { title, unit, says, queries: Object.entries(queries).map(([legend, expr]) => ({ legend, expr })) };
}

/** A number that is good above a bound, or below it. */
export function level(title: string, unit: Unit, says: string, expr: string, goodIs: 'above' | 'below', good: number): Panel {
  return { title, unit, says, queries: [{ legend: title, expr }], level: { good, goodIs } };
}

/** Between two readings, whose distance Grafana knows. */
export const RATE = '[$__rate_interval]';
/** Over all of the time that is looked at. */
export const RANGE = '[$__range]';

/** The part of some in all: 1 where nothing happened, because then nothing went wrong. */
export function goodPart(bad: string, all: string): string {
  return `(1 - (sum(increase(${bad}${RANGE})) or vector(0)) / (sum(increase(${all}${RANGE})) > 0)) or vector(1)`;
}

/** The time in which a part of all was done, by something. */
export function quantile(part: number, bucket: string, by?: string): string {
  return `histogram_quantile(${part}, sum by (${by === undefined ? 'le' : `le, ${by}`}) (rate(${bucket}${RATE})))`;
}
