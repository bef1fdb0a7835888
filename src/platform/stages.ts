import { App, Chart } from 'cdk8s';

/** The stages of one order: a stage is a chart, a chart is a file, and files sort in the order of applying. */
export const STAGES = {
  crds: '00-crds',
  namespaces: '05-namespaces',
  network: '10-network',
  prow: '40-prow',
} as const;

/** Makes a stage's chart. A stage that holds nothing is not made, so that it writes no file. */
export function stageChart(app: App, stage: keyof typeof STAGES): Chart {
  return new Chart(app, STAGES[stage], { disableResourceNameHashes: true });
}
