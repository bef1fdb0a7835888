/** What a program says of itself at `/metrics`: labels of each series, by the name of its metric, and its kind. */
export interface Exposition {
  readonly kinds: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Reads Prometheus's text format, as far as names, kinds and labels go. */
export function exposition(text: string): Exposition {
  const kinds = new Map<string, string>();
  const labels = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const type = /^# TYPE (\S+) (\S+)$/.exec(line);
    if (type) kinds.set(type[1], type[2]);
    const series = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? /.exec(line);
    if (!series || line.startsWith('#')) continue;
    const name = metricOf(series[1], kinds);
    const all = labels.get(name) ?? new Set<string>();
    for (const [, label] of (series[2] ?? '').matchAll(/([a-zA-Z_]\w*)="(?:[^"\\]|\\.)*"/g)) if (label !== 'le') all.add(label);
    labels.set(name, all);
  }
  return { kinds, labels };
}

function metricOf(series: string, kinds: ReadonlyMap<string, string>): string {
  const histogram = series.replace(/_(bucket|count|sum)$/, '');
  return kinds.get(histogram) === 'histogram' ? histogram : series;
}

/** A metric as Go code makes it. */
export interface Registered {
  readonly kind: string;
  readonly labels: readonly string[];
}

/** What a source makes by `prometheus.NewGaugeVec` and its like, with literal names and labels. */
export function registered(source: string): ReadonlyMap<string, Registered> {
  const made = /prometheus\.New(Gauge|Counter|Histogram)(?:Vec)?\(\s*prometheus\.\w+Opts\{\s*Name:\s*(?:prefix ?\+ ?)?"([^"]+)"[\s\S]*?\n\s*\}(?:,\s*(?:\[\]string\{([\s\S]*?)\}|(\w+)))?,?\s*\)/g;
  return new Map([...source.matchAll(made)].map(([, kind, name, list, variable]) => {
    const said = list ?? (variable === undefined ? '' : new RegExp(`${variable}\\s*=\\s*\\[\\]string\\{([\\s\\S]*?)\\}`).exec(source)?.[1] ?? '');
    return [name, { kind: kind.toLowerCase(), labels: [...said.matchAll(/"([^"]+)"/g)].map(([, label]) => label) }];
  }));
}
