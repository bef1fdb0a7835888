const UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** A Go duration as a number of seconds; what is none is neither shorter nor longer than anything. */
export function seconds(duration: string): number {
  const parts = [...duration.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)];
  return parts.map(([part]) => part).join('') === duration ? parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit], 0) : NaN;
}
