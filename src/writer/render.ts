import { ApiObject, App } from 'cdk8s';
import { ConfigurationError, Problem } from '../core/problem';
import { DuplicateGate } from './duplicate-gate';
import { ChartFile, layOut } from './layout';
import { checkLostKeys } from './lost-key';
import { ManifestYaml } from './manifest-yaml';
import { MetadataGate } from './metadata-gate';
import { objectReport } from './object-report';
import { encode, EncodedFile } from './output-file';
import { jsonOf } from './plain-json';
import { attempt, renderObject } from './render-object';
import { RenderedObject } from './rendered-object';
import { SchemaGate } from './schema-gate';
import { checkSecret } from './secret-gate';
import { checkSize } from './size-gate';
import { checkText } from './text-gate';

/**
 * Renders an app to the files that `App.synth()` writes in a clean environment, byte by byte, in memory.
 *
 * Objects are shown to `see` one by one and not kept: of a large app only the text stays. What is wrong with them is added to `problems`;
 * `unread` is told of those that an API server would not take as they are.
 * `App.synth()` resolves the whole app again for every chart; here it is resolved once, so that the time grows with the objects only.
 */
export function render(app: App, problems: Problem[], see: (object: RenderedObject) => void, unread: (path: string) => void = () => undefined): EncodedFile[] {
  const metadata = new MetadataGate();
  const duplicates = new DuplicateGate();
  const manifestYaml = new ManifestYaml();

  let current: ApiObject | undefined;
  // asked for where something is wrong only, because cdk8s makes it anew each time
  const report = objectReport(problems, () => current?.node.path ?? '');

  const json = jsonOf(app, (props) => checkLostKeys(props, report));
  const schema = new SchemaGate(json);

  const renderOne = (source: ApiObject): string => {
    current = source;
    const object = renderObject(source, json, report);
    const manifest = object && attempt(report, () => manifestYaml.of(object.json));
    if (!object || !manifest) {
      unread(source.node.path);
      return '';
    }
    if (!schema.check(object, source, report)) unread(object.path);
    checkText(object, manifest, report);
    metadata.check(object, report);
    duplicates.check(object, report);
    checkSecret(object, report);
    checkSize(object, manifest, report);
    see(object);
    return manifest.text;
  };

  return chartFiles(app, problems).map(({ name, objects }) => encode({ name, content: objects.map(renderOne).join('---\n') }));
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
