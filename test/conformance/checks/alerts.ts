import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { prowDashboards } from '../../../src/platform/monitoring/dashboards/prow-dashboards';
import { prowAlerts, type WatchedProw } from '../../../src/platform/monitoring/prow-alerts';
import type { Check } from '../check';
import { ALERT_CASES, type AlertCase } from '../monitoring/alert-cases';

const WATCHED: WatchedProw = {
  namespace: 'prow', job: 'prow/prow', storeClaim: 'object-store', hasCertificates: true, caches: [{ name: 'go-modules', namespace: 'prow-caches' }],
  probed: [
    { component: 'hook', url: 'https://prow.acme.dev/hook', module: 'prow_hook' }, { component: 'deck', url: 'https://prow.acme.dev', module: 'http_2xx' },
  ],
};
const AT = '420m';

/** Prometheus's own tool reads the alerts, and computes them from series. */
export const alertChecks: readonly Check[] = [
  {
    name: 'alerts: promtool takes them, and each fires when it should and not otherwise', needs: [],
    run: async (context) => {
      const folder = context.newFolder('alerts');
      const groups = prowAlerts(WATCHED);
      const names = new Set(groups.flatMap(({ rules }) => rules.map(({ alert }) => alert)));
      assert.deepEqual([...new Set(ALERT_CASES.map(({ alert }) => alert))].sort(), [...names].sort());
      writeFileSync(join(folder, 'rules.yaml'), stringify({ groups }));
      promtool(folder, 'check', 'rules', 'rules.yaml');
      writeFileSync(join(folder, 'tests.yaml'), stringify(testsOf(ALERT_CASES)));
      promtool(folder, 'test', 'rules', 'tests.yaml');
      // a test that cannot fail would show nothing: the other way round each of them does
      writeFileSync(join(folder, 'swapped.yaml'), stringify(testsOf(ALERT_CASES.map((one) => ({ ...one, fires: one.calm, calm: one.fires })))));
      assert.throws(() => promtool(folder, 'test', 'rules', 'swapped.yaml'), (error: Error) => {
        assert.equal(error.message.match(/expr: "count\(ALERTS/g)?.length, 2 * ALERT_CASES.length);
        return true;
      });
      return `${names.size} alerts, ${2 * ALERT_CASES.length} courses of seven hours`;
    },
  },
  {
    name: 'alerts: promtool reads every expression of the dashboards', needs: [],
    run: async (context) => {
      const folder = context.newFolder('dashboards');
      const panels = prowDashboards(WATCHED).flatMap(({ rows }) => rows).flatMap((row) => row.panels);
      const exprs = panels.flatMap(({ queries }) => queries.map(({ expr }) => expr));
      const rules = exprs.map((expr, i) => ({ record: `panel:${i}`, expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('$__range', '24h') }));
      const file = (name: string, of: readonly object[]) => writeFileSync(join(folder, name), stringify({ groups: [{ name: 'dashboards', rules: of }] }));
      file('rules.yaml', rules);
      promtool(folder, 'check', 'rules', 'rules.yaml');
      file('broken.yaml', [{ record: 'panel:0', expr: `${rules[0].expr})` }]);
      assert.throws(() => promtool(folder, 'check', 'rules', 'broken.yaml'), /could not parse expression/);
      return `${exprs.length} expressions`;
    },
  },
];

function testsOf(cases: readonly AlertCase[]): object {
  return {
    rule_files: ['rules.yaml'],
    evaluation_interval: '5m',
    tests: cases.flatMap(({ alert, fires, calm }) => [{ series: fires, count: 1 }, { series: calm, count: 0 }].map(({ series, count }) => ({
      interval: '1m',
      name: `${alert} ${count === 1 ? 'fires' : 'is calm'}`,
      input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
      promql_expr_test: [{
        expr: `count(ALERTS{alertname="${alert}",alertstate="firing"})`, eval_time: AT, exp_samples: count === 0 ? [] : [{ labels: '{}', value: count }],
      }],
    }))),
  };
}

function promtool(folder: string, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
}
