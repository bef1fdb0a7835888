import { ApiObject, App } from 'cdk8s';
import { minorOf } from '../core/kubernetes-version';
import { ConfigurationError, Problem } from '../core/problem';
import { ChartFile, layOut } from './layout';
import { checkLostKeys } from './lost-key';
import { ManifestYaml } from './manifest-yaml';
import { ObjectGates } from './object-gates';
import { encode, EncodedFile } from './output-file';
import { jsonOf } from './plain-json';
import { attempt, renderObject } from './render-object';
import { RenderedObject } from './rendered-object';

/**
 * Renders an app to the files that `App.synth()` writes in a clean environment, byte by byte, in memory.
 *
 * Objects are shown to `see` one by one, with the name of their file, and not kept: of a large app only the text stays. What is wrong with them
 * is added to `problems`; `unread` is told of those that an API server would not take as they are.
 * `App.synth()` resolves the whole app again for every chart; here it is resolved once, so that the time grows with the objects only.
 */
export function render(
  app: App, problems: Problem[], see: (object: RenderedObject, file: string) => void, unread: (path: string) => void = () => undefined,
): EncodedFile[] {
  let source: ApiObject | undefined;
  let file = '';
  const json = jsonOf(app, (props) => checkLostKeys(props, gates.report));
  const gates = new ObjectGates(problems, (object) => see(object, file), unread, () => minorOf(source), { jsonOf: json, source: () => source });
  const manifestYaml = new ManifestYaml();

  const renderOne = (one: ApiObject): string => {
    source = one;
    // asked for where something is wrong only, because cdk8s makes it anew each time
    const report = gates.reportAt(() => one.node.path);
    const object = renderObject(one, json, report);
    const manifest = object && attempt(report, () => manifestYaml.of(object.json), { given: () => object.json });
    if (!object || !manifest) {
      unread(one.node.path);
      return '';
    }
    gates.check(object, manifest);
    return manifest.text;
  };

  return chartFiles(app, problems).map(({ name, objects }) => {
    file = name;
    return encode({ name, content: objects.map(renderOne).join('---\n') });
  });
}

function chartFiles(app: App, problems: Problem[]): ChartFile[] {
  try {
    return layOut(app);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    problems.push(...error.problems);
    return [];
  }
}
