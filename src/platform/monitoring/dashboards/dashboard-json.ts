import { Dashboard, Panel } from './dashboard';

/** Grafana's page has this many columns. */
const COLUMNS = 24;
/** Grafana writes what was chosen on the page in its place. */
const SOURCE = { type: 'prometheus', uid: '$datasource' };

/** A dashboard as Grafana reads it. Source: grafana v11, its JSON model; schemaVersion 39. */
export function dashboardJson({ name, title, says, rows }: Dashboard, namespace: string): string {
  const panels: object[] = [];
  let y = 0;
  for (const row of rows) {
    panels.push({ type: 'row', id: panels.length + 1, title: row.title, collapsed: false, gridPos: { x: 0, y, w: COLUMNS, h: 1 }, panels: [] });
    y += 1;
    let x = 0;
    let lowest = 0;
    for (const panel of row.panels) {
      const [w, h] = panel.level ? [4, 4] : [8, 8];
      if (x + w > COLUMNS) [x, y, lowest] = [0, y + lowest, 0];
      panels.push({ ...drawn(panel), id: panels.length + 1, gridPos: { x, y, w, h } });
      x += w;
      lowest = Math.max(lowest, h);
    }
    y += lowest;
  }
  return `${JSON.stringify({
    uid: uidOf(namespace, name), title: `${title} (${namespace})`, description: says, tags: ['prow'], schemaVersion: 39, version: 1, editable: true,
    graphTooltip: 1, refresh: '1m', time: { from: 'now-24h', to: 'now' }, timezone: 'browser',
    templating: { list: [{ name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus', refresh: 1 }] },
    panels,
  }, null, 1)}\n`;
}

/** One that no other Prow's dashboard has; Grafana takes 40 characters. */
function uidOf(namespace: string, name: string): string {
  const uid = `prow-${name}-${namespace}`;
  if (uid.length <= 40) return uid;
  // FNV-1a, which needs nothing but numbers: two long names that begin alike stay two
  const sum = [...uid].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  return `${uid.slice(0, 31)}-${sum.toString(16).padStart(8, '0')}`;
}

function drawn({ title, says, unit, queries, level }: Panel): object {
  const targets = queries.map(({ expr, legend }, i) => ({
    refId: String.fromCharCode(65 + i), datasource: SOURCE, expr, legendFormat: legend, ...level ? { instant: true } : {},
  }));
  const common = { title, description: says, datasource: SOURCE, targets };
  if (!level) {
    return {
      type: 'timeseries', ...common, fieldConfig: { defaults: { unit, min: 0, custom: { fillOpacity: 10, showPoints: 'never' } }, overrides: [] },
      options: { legend: { displayMode: 'table', placement: 'bottom', calcs: ['lastNotNull', 'max'] }, tooltip: { mode: 'multi', sort: 'desc' } },
    };
  }
  const [low, high] = level.goodIs === 'above' ? ['red', 'green'] : ['green', 'red'];
  const thresholds = { mode: 'absolute', steps: [{ color: low, value: null }, { color: high, value: level.good }] };
  return {
    type: 'stat', ...common, fieldConfig: { defaults: { unit, color: { mode: 'thresholds' }, thresholds }, overrides: [] },
    options: { colorMode: 'background', graphMode: 'none', reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } },
  };
}
