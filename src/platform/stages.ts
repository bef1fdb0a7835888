import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { StageName } from '../core/stage';

/** The stages of one order: a stage is a chart, a chart is a file, and files sort in the order of applying. */
export const STAGES = {
  crds: '00-crds',
  namespaces: '05-namespaces',
  network: '10-network',
  networkConfig: '15-network-config',
  ingress: '20-ingress',
  issuer: '30-issuer',
  prow: '40-prow',
} as const satisfies Readonly<Record<StageName, string>>;

/** Makes a stage's chart. A stage that holds nothing is not made, so that it writes no file. */
export function stageChart(app: App, stage: StageName): Chart {
  return new Chart(app, STAGES[stage], { disableResourceNameHashes: true });
}

/** Fills a stage's chart, and takes it away again where nothing came into it. */
export function fillStage(app: App, stage: StageName, fill: (chart: Construct) => void = () => undefined): void {
  const chart = stageChart(app, stage);
  fill(chart);
  if (chart.node.children.length === 0) app.node.tryRemoveChild(chart.node.id);
}
