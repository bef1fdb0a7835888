import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConfigurationError, Where } from '../core/problem';

/**
 * Turns dependencies between constructs into dependencies between charts and between objects, as `App.synth()` does; but once, not once
 * per chart. Returns true when a chart depends on another one, which makes cdk8s number the files.
 */
export function spreadDependencies(app: App): boolean {
  const all = app.node.findAll();
  let numbered = false;
  for (const chart of all.filter(Chart.isChart)) {
    for (const nested of chart.node.children.filter(Chart.isChart)) {
      chart.node.addDependency(nested);
      numbered = true;
    }
  }
  for (const [source, target] of dependencies(all)) {
    const [from, to] = [chartOf(source), chartOf(target)];
    if (from !== to) {
      from.node.addDependency(to);
      numbered = true;
    }
  }
  for (const [source, target] of dependencies(all)) {
    const targets = objectsOf(target);
    for (const object of objectsOf(source)) object.node.addDependency(...targets.filter((other) => other !== object));
  }
  return numbered;
}

/** All constructs of a scope, what others depend on first, otherwise in the order of the tree. */
export function dependencyOrder(scope: IConstruct): IConstruct[] {
  const all = scope.node.findAll();
  const edges = dependencies(all);
  if (edges.length === 0) return all;
  const inScope = new Set(all);
  const wanted = new Set(edges.map(([, target]) => target));
  const sorted = new Set<IConstruct>();
  const open: IConstruct[] = [];
  const visit = (construct: IConstruct): void => {
    if (sorted.has(construct)) return;
    if (open.includes(construct)) refuseCycle([...open.slice(open.indexOf(construct)), construct]);
    open.push(construct);
    construct.node.dependencies.filter((target) => inScope.has(target)).forEach(visit);
    open.pop();
    sorted.add(construct);
  };
  all.filter((construct) => !wanted.has(construct)).forEach(visit);
  // what is in a cycle is wanted by somebody, so none of it was visited yet
  all.forEach(visit);
  return [...sorted];
}

function dependencies(constructs: readonly IConstruct[]): (readonly [IConstruct, IConstruct])[] {
  return constructs.flatMap((source) => source.node.dependencies.map((target) => [source, target] as const));
}

function objectsOf(construct: IConstruct): ApiObject[] {
  const chart = Chart.of(construct);
  return construct.node.findAll().filter(ApiObject.isApiObject).filter((object) => object.chart === chart);
}

function chartOf(construct: IConstruct): Chart {
  const chart = construct.node.scopes.reverse().find(Chart.isChart);
  if (chart) return chart;
  throw new ConfigurationError([Where.construct(construct.node.path).problem('', {
    what: 'has a dependency, but stands in no chart',
    instead: 'put it into a chart, or remove the dependency',
    code: 'DependencyOutsideChart',
  })]);
}

function refuseCycle(cycle: readonly IConstruct[]): never {
  throw new ConfigurationError([Where.construct(cycle[0].node.path).problem('', {
    what: `depends on itself: ${cycle.map((construct) => construct.node.path).join(' => ')}`,
    instead: 'remove one of these dependencies',
    code: 'DependencyCycle',
  })]);
}
