import { App, Chart } from 'cdk8s';

/** What stands in a chart that something was put into, as its YAML has it. */
export function objectsIn(fill: (chart: Chart) => unknown, id = 'c'): any[] {
  const chart = new Chart(new App({ outdir: 'unused' }), id, { disableResourceNameHashes: true });
  fill(chart);
  return chart.toJson();
}
