import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { ConfigurationError, Finding, Where } from '../core/problem';
import { quote } from '../core/quote';
import { dependencyOrder, spreadDependencies } from './dependency-order';
import { stableName } from './stable-name';

/** The ending that cdk8s gives to files by default. */
const EXTENSION = '.k8s.yaml';

/** So that a loop without an end stops with an error before the memory does. */
const MOST_OBJECTS = 100_000;

/** A chart as a file: its name, and the objects in the order in which they stand in it. */
export interface ChartFile {
  readonly name: string;
  readonly objects: readonly ApiObject[];
}

/** Divides an app into files as `App.synth()` does by default. */
export function layOut(app: App): ChartFile[] {
  if (app.outputFileExtension !== EXTENSION || app.yamlOutputType !== YamlOutputType.FILE_PER_CHART) {
    refuse(Where.call('new App'), {
      what: `the output is ${YamlOutputType[app.yamlOutputType]} with the ending ${quote(app.outputFileExtension)}`,
      instead: `leave out yamlOutputType and outputFileExtension, only FILE_PER_CHART with ${quote(EXTENSION)} keeps every object and its order`,
      code: 'OutputTypeUnsupported',
    });
  }
  const excess = app.node.findAll().filter(ApiObject.isApiObject).at(MOST_OBJECTS);
  if (excess) refuse(Where.construct(excess.node.path), { what: `is one object more than the ${MOST_OBJECTS} of one app`, instead: 'make several apps', code: 'TooManyObjects' });
  const numbered = spreadDependencies(app);
  return dependencyOrder(app).filter(Chart.isChart).map((chart, i) => ({
    name: `${numbered ? `${String(i).padStart(4, '0')}-` : ''}${stableName(chart)}${EXTENSION}`,
    objects: dependencyOrder(chart).filter(ApiObject.isApiObject).filter((object) => object.chart === chart),
  }));
}

function refuse(where: Where, finding: Finding): never {
  throw new ConfigurationError([where.problem('', finding)]);
}
