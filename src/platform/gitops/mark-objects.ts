import { ApiObject, App, Chart } from 'cdk8s';
import { ConfigurationError } from '../../core/problem';
import { dependencyOrder, spreadDependencies } from '../../writer/dependency-order';
import { STAGES } from '../stages';
import { GitOpsPlan, stays } from './git-ops-plan';

/** Gives objects the annotations that the tool reads; what an object says itself stays. `ofNetwork` are paths of what its network was given. */
export function markObjects(app: App, { annotations }: GitOpsPlan, ofNetwork: ReadonlySet<string>): void {
  for (const [chart, wave] of waves(app)) {
    for (const object of chart.node.findAll().filter(ApiObject.isApiObject).filter((one) => one.chart === chart)) {
      const isNetwork = chart.node.id === STAGES.network || ofNetwork.has(object.node.path);
      const { annotations: own = {} } = object.metadata.toJson() as { readonly annotations?: object };
      for (const [name, value] of Object.entries(annotations({ wave, stays: isNetwork || stays(object) }))) {
        if (!Object.hasOwn(own, name)) object.metadata.addAnnotation(name, value);
      }
    }
  }
}

/** The charts in the order of applying, each with the number of its name, or one above that of the chart before where it has no larger one. */
function waves(app: App): ReadonlyMap<Chart, number> {
  let last = -1;
  return new Map(charts(app).map((chart) => {
    const number = Number(/^\d{1,4}(?=-)/.exec(chart.node.id)?.[0] ?? -1);
    last = number > last ? number : last + 1;
    return [chart, last];
  }));
}

function charts(app: App): readonly Chart[] {
  try {
    const numbered = spreadDependencies(app);
    const ordered = dependencyOrder(app).filter(Chart.isChart);
    return numbered ? ordered : ordered.sort((a, b) => (a.node.id < b.node.id ? -1 : 1));
  } catch (error) {
    // charts that wait for each other are refused when they are rendered
    if (error instanceof ConfigurationError) return [];
    throw error;
  }
}
